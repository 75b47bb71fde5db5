import { expect } from '@open-wc/testing';
import {
  canonicalTag,
  documentOf,
  fileOf,
  formatBytes,
  ownName,
  splitByLanguage,
  titleIn,
} from '../../src/framework-card/framework-card.model.js';

/** `Intl` puts a different no-break space between number and unit for each language. */
const spaces = (text: string) => text.replace(/\s/g, ' ');
const file = (lang: string) => ({ lang, url: `https://example.org/${lang}.pdf` });

describe('framework-card: a link as a file', () => {
  const facts = {
    url: 'https://example.org/a.pdf',
    lang: 'FR',
    type: 'application/pdf',
    bytes: '2400000',
    pages: '32',
    kind: null,
    download: null,
  };

  it('[card-links] has language, format, size and pages', () => {
    expect(fileOf(facts)).to.deep.equal({
      url: facts.url,
      lang: 'fr',
      format: 'pdf',
      bytes: 2_400_000,
      pages: 32,
    });
  });

  it('[card-size] has only the facts that the link states', () => {
    const bare = { url: facts.url, lang: 'en', type: null, bytes: null, pages: null, kind: null, download: null };
    expect(fileOf(bare)).to.deep.equal({ url: facts.url, lang: 'en' });
  });

  for (const invalid of ['', '-1', '0', '1.5', '2 MB', 'NaN', '1e9', '٣', '9'.repeat(400)]) {
    it(`has no size for data-bytes="${invalid}"`, () => {
      expect(fileOf({ ...facts, bytes: invalid, pages: invalid })).not.to.have.any.keys('bytes', 'pages');
    });
  }

  it('does not accept an invalid language', () => {
    expect(canonicalTag('not a tag')).to.be.undefined;
    expect(canonicalTag(null)).to.be.undefined;
    for (const invalid of ['', 'x-foo', 'i-klingon', 'und', '-']) {
      expect(canonicalTag(invalid), invalid).to.be.undefined;
      expect(fileOf({ ...facts, lang: invalid }), invalid).to.be.undefined;
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

  it('[card-languages] puts the page’s language first, regions included, and keeps the order', () => {
    const files = ['es', 'fr-CA', 'en', 'fr'].map(file);
    const [own, others] = splitByLanguage(files, 'fr');
    expect(own.map(({ lang }) => lang)).to.deep.equal(['fr-CA', 'fr']);
    expect(others.map(({ lang }) => lang)).to.deep.equal(['es', 'en']);
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
