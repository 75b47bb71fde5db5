import { expect } from '@open-wc/testing';
import {
  canonicalTag,
  documentOf,
  hasEnded,
  formatBytes,
  ownName,
  splitByLanguage,
  titleIn,
} from '../../src/framework-card/framework-card.model.js';
import { fileOf } from '../../src/framework-card/links.model.js';

/** `Intl` puts a different no-break space between number and unit for each language. */
const spaces = (text: string) => text.replace(/\s/g, ' ');
const file = (lang: string) => ({ lang, url: `https://example.org/${lang}.pdf` });

describe('framework-card: a link as a file', () => {
  const facts = {
    url: new URL('https://example.org/a'),
    address: '/a',
    text: 'Français',
    textLang: 'fr',
    hreflang: 'FR',
    lang: '',
    type: 'application/pdf',
    bytes: '2400000',
    pages: '32',
    kind: '',
    download: undefined,
  };
  const guesses: string[] = [];
  const read = (changes: Partial<typeof facts>) =>
    fileOf({ ...facts, ...changes }, (text, meaning) => guesses.push(`${text} = ${meaning}`));
  beforeEach(() => guesses.splice(0));

  it('[card-links] has language, format, size and pages', () => {
    expect(read({})).to.deep.equal({
      url: facts.url.href,
      lang: 'fr',
      format: 'pdf',
      bytes: 2_400_000,
      pages: 32,
    });
    expect(guesses).to.deep.equal([]);
  });

  it('[card-size] has only the facts that the link states', () => {
    expect(read({ hreflang: 'en', text: 'English', type: '', bytes: '', pages: '' })).to.deep.equal({
      url: facts.url.href,
      lang: 'en',
    });
  });

  for (const invalid of ['', '-1', '0', '1.5', '2 MB', 'NaN', '1e9', '٣', '9'.repeat(400)]) {
    it(`has no size for data-bytes="${invalid}"`, () => {
      expect(read({ bytes: invalid, pages: invalid })).not.to.have.any.keys('bytes', 'pages');
    });
  }

  for (const [type, path, expected] of [
    ['', '/a.pdf', 'pdf'],
    ['', '/a.PDF', 'pdf'],
    ['', '/a.htm', 'html'],
    ['', '/a.docx', 'docx'],
    ['', '/report', undefined],
    ['PDF', '/a', 'pdf'],
    ['application/epub+zip', '/a', 'epub'],
    ['text/html', '/a.pdf', 'html'],
  ] as const) {
    it(`[card-unmarked] is ${expected ?? 'of no format'} when type="${type}" and the file is ${path}`, () => {
      expect(read({ type, url: new URL(path, facts.url) }).format).to.equal(expected);
    });
  }

  it('[card-unmarked] prefers marks to texts, and texts to the file’s name', () => {
    const bare = { url: new URL('https://example.org/a-ru.pdf'), hreflang: '', text: 'Report' };
    expect(read({ ...bare, lang: 'es', text: 'French' }).lang).to.equal('es');
    expect(read({ ...bare, text: 'Report (French)' }).lang).to.equal('fr');
    expect(read(bare).lang).to.equal('ru');
    expect(read({ ...bare, url: facts.url }).lang).to.be.undefined;
    expect(guesses.at(-1)).to.equal('Report = a file in an unknown language');
  });

  it('keeps the author’s text when it says more than the language', () => {
    expect(read({ text: 'Rapport annuel' })).to.include({ text: 'Rapport annuel', textLang: 'fr' });
    expect(read({ text: 'Français (PDF, 2,4 Mo)' })).to.include({ text: 'Français (PDF, 2,4 Mo)' });
  });

  it('[author-content] has a text and no address when the address is unsafe', () => {
    expect(read({ url: undefined, address: 'http://example.org/a.pdf' })).to.deep.include({ lang: 'fr' });
    expect(read({ url: undefined, address: 'http://example.org/a.pdf' })).not.to.have.any.keys('url');
    expect(guesses[0]).to.include('http://example.org/a.pdf is no safe https address');
  });

  it('does not accept an invalid language', () => {
    expect(canonicalTag('not a tag')).to.be.undefined;
    expect(canonicalTag(null)).to.be.undefined;
    for (const invalid of ['', 'x-foo', 'i-klingon', 'und', '-', 'unsinn']) {
      expect(canonicalTag(invalid), invalid).to.be.undefined;
      expect(read({ hreflang: invalid, text: '?' }).lang, invalid).to.be.undefined;
    }
    expect(ownName(canonicalTag('de-u-co-phonebk')!)).to.equal('Deutsch');
    expect(canonicalTag('pt-br')).to.equal('pt-BR');
  });
});

describe('framework-card: a framework from the data', () => {
  it('lists the languages without a file, and writes a single year once', () => {
    const framework = {
      id: 'a',
      title: { en: 'Title', fr: null },
      period: { from: 2021, to: 2025 },
      languages: ['en', 'fr'],
      files: [file('fr')],
    };
    expect(documentOf(framework)).to.deep.include({ years: '2021–2025', otherLanguages: ['en'] });
    expect(documentOf({ ...framework, period: { from: 2021, to: 2021 } }).years).to.equal('2021');
  });

  it('[card-ended] ends a period with its last year, by the clock of the visitor', () => {
    const framework = { id: 'a', title: { en: 'Title' }, languages: [], files: [] };
    const ends = (period: { from: number; to: number } | null, now: Date) =>
      hasEnded(documentOf({ ...framework, period }), now);
    const years = { from: 2021, to: 2025 };
    expect(ends(years, new Date(2020, 5))).to.be.false;
    expect(ends(years, new Date(2025, 11, 31, 23, 59))).to.be.false;
    expect(ends(years, new Date(2026, 0, 1))).to.be.true;
    expect(ends(null, new Date(2026, 0, 1))).to.be.false;
  });

  it('[card-languages] puts the page’s language first, regions included, and keeps the order', () => {
    const files = ['es', 'fr-CA', 'en', 'fr'].map(file);
    const [own, others] = splitByLanguage(files, 'fr');
    expect(own.map(({ lang }) => lang)).to.deep.equal(['fr-CA', 'fr']);
    expect(others.map(({ lang }) => lang)).to.deep.equal(['es', 'en']);
  });

  it('[card-unmarked] puts files of unknown language into a list of their own', () => {
    const unknown = { url: 'https://example.org/a.pdf' };
    expect(splitByLanguage([file('en'), unknown, file('fr')], 'fr')).to.deep.equal([
      [file('fr')],
      [file('en')],
      [unknown],
    ]);
  });

  it('keeps its files when the author links to a page, and links to its own page once', () => {
    const framework = {
      id: 'a',
      title: {},
      languages: ['en'],
      landingPage: 'https://example.org/',
      files: [file('en')],
    };
    const pages = ['https://example.org/', 'https://example.org/en.pdf', 'https://example.org/more'].map((url) => ({
      url,
    }));
    expect(documentOf(framework, pages).files).to.deep.equal([file('en'), { url: 'https://example.org/more' }]);
    expect(documentOf(framework, [file('fr')]).files).to.deep.equal([file('fr')]);
  });

  it('matches a language in capital letters', () => {
    const [own] = splitByLanguage([{ lang: 'FR', url: 'https://docs.example/fr.html' }], 'fr');
    expect(own).to.have.length(1);
  });

  it('sorts the files of each language by ease of reading, and keeps the order of the languages', () => {
    const kinds = [
      { lang: 'fr', url: 'a', format: 'pdf' },
      { lang: 'es', url: 'b', format: 'pdf' },
      { lang: 'fr', url: 'c', format: 'pdf', kind: 'easy-read' },
      { lang: 'en', url: 'd', format: 'html' },
      { lang: 'fr', url: 'e', format: 'html' },
      { lang: 'es', url: 'f', format: 'html' },
      { lang: 'fr', url: 'g', format: 'docx' },
    ];
    const [own, others] = splitByLanguage(kinds, 'fr');
    expect(own.map(({ url }) => url).join('')).to.equal('ecag');
    expect(others.map(({ url }) => url).join('')).to.equal('fbd');
  });

  it('has a title in the page’s language, or in English, or in any other, with its language', () => {
    expect(titleIn({ en: 'Framework', fr: 'Cadre' }, 'fr')).to.deep.equal({ text: 'Cadre', lang: 'fr' });
    expect(titleIn({ en: 'Framework', fr: null }, 'fr')).to.deep.equal({ text: 'Framework', lang: 'en' });
    expect(titleIn({ es: 'Marco' }, 'fr')).to.deep.equal({ text: 'Marco', lang: 'es' });
    expect(titleIn({}, 'fr')).to.be.undefined;
  });
});

describe('framework-card: formatted texts', () => {
  it('name each language in that language', () => {
    expect(['en', 'fr', 'es', 'ru', 'ar'].map(ownName)).to.deep.equal([
      'English',
      'Français',
      'Español',
      'Русский',
      'العربية',
    ]);
  });

  for (const [bytes, language, expected] of [
    [2_400_000, 'en', '2.4 MB'],
    [2_400_000, 'fr', '2,4 Mo'],
    [2_449_999, 'ru', '2,4 МБ'],
    [153_000_000, 'fr', '153 Mo'],
    [999_999, 'en', '1,000 kB'],
    [1, 'en', '1 kB'],
  ] as const) {
    it(`[intl] write ${bytes} bytes as ${expected} in ${language}`, () => {
      expect(spaces(formatBytes(bytes, language))).to.equal(expected);
    });
  }

  it('spell out the unit for screen readers', () => {
    expect(spaces(formatBytes(2_400_000, 'en', 'long'))).to.equal('2.4 megabytes');
    expect(spaces(formatBytes(2_400_000, 'ru', 'long'))).to.equal('2,4 мегабайта');
  });
});
