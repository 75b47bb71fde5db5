import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { useFakeTimers } from 'sinon';
import { DEFAULT_FRAMEWORK } from '../../src/data/frameworks.js';
import type { FrameworkCardElement } from '../../src/framework-card/framework-card.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { words } from '../helpers/dom.js';
import { json } from '../helpers/faulty-addresses.js';
import { translate } from '../helpers/translator.js';
import { describeContract } from '../suites/contract.js';
import { describeSource } from '../suites/source.js';

describeContract('framework-card', {
  loadClass: async () => (await import('../../src/framework-card/framework-card.element.js')).FrameworkCardElement,
  loadDefinition: () => import('../../src/framework-card/define.js'),
  markup: (content) => html`<ecpat-framework-card>${content}</ecpat-framework-card>`,
});

describeSource('framework-card', {
  tagName: 'ecpat-framework-card',
  list: 'frameworks',
  // The card shows the first document when the default one is missing.
  record: (id, name) => ({
    id,
    title: { en: name },
    languages: ['en'],
    landingPage: 'https://example.org/',
    files: [],
  }),
  links: (landingPage) => ({ landingPage, files: [{ lang: 'en', url: 'https://example.org/a.pdf' }] }),
});

const show = (markup: TemplateResult) => fixture<FrameworkCardElement>(markup);
const part = (card: Element, name: string) => [...card.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];

const LINKS = html`
  <ul>
    <li><a href="https://example.org/es.pdf" hreflang="es" type="application/pdf">Español</a></li>
    <li>
      <a href="https://example.org/en.pdf" hreflang="en" type="application/pdf" data-bytes="2400000" data-pages="32"
        >English</a
      >
    </li>
    <li><a href="https://example.org/about">About</a></li>
  </ul>
`;

describe('framework-card: a src list without documents', () => {
  it('is replaced by links that the author adds later', async () => {
    const card = await show(html`<ecpat-framework-card src=${json({ frameworks: [] })}></ecpat-framework-card>`);
    while (part(card, 'base').length > 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    const heading = document.createElement('h3');
    heading.slot = 'heading';
    heading.textContent = 'A guide';
    const link = document.createElement('a');
    Object.assign(link, { href: 'https://example.org/en.pdf', hreflang: 'en', textContent: 'English' });
    card.append(heading, link);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await card.updateComplete;
    expect(part(card, 'link').map((own) => own.getAttribute('href'))).to.deep.equal([link.href]);
  });
});

describe('framework-card: the bundled framework', () => {
  it('[card-document] [card-no-file] shows its years and languages, and links to the landing page instead of a file', async () => {
    const card = await show(html`<ecpat-framework-card lang="en"></ecpat-framework-card>`);
    expect(words(card.shadowRoot!.querySelector('h2')!)).to.equal('ECPAT International Strategic Framework');
    expect(words(part(card, 'meta')[0]!)).to.match(/^2021–2025/);
    const items = [...card.shadowRoot!.querySelectorAll('li')];
    expect(items.map(words)).to.deep.equal(['English', 'Français', 'Español', 'Русский']);
    expect(items.map((item) => item.lang)).to.deep.equal(['en', 'fr', 'es', 'ru']);
    const links = [...card.shadowRoot!.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(['https://ecpat.org/about-us/']);
  });

  for (const [language, ended, place] of [
    ['en', 'This period has ended', 'Get it at ecpat.org'],
    ['fr', 'Cette période est terminée', 'Disponible sur ecpat.org'],
    ['es', 'Este período ha terminado', 'Disponible en ecpat.org'],
    ['ru', 'Этот период закончился', 'Документ на сайте ecpat.org'],
  ] as const) {
    it(`[card-ended] says from the first day after its last year that its period has ended (${language})`, async () => {
      const clock = useFakeTimers({ now: new Date(2025, 11, 31, 23, 59, 59), toFake: ['Date'] });
      try {
        const card = await show(html`<ecpat-framework-card lang=${language}></ecpat-framework-card>`);
        const period = () => words(part(card, 'meta')[0]!);
        const link = () => part(card, 'link').map((one) => [words(one), one.getAttribute('href')]);
        expect(period()).to.equal('2021–2025');
        clock.setSystemTime(new Date(2026, 0, 1));
        card.requestUpdate();
        await card.updateComplete;
        expect(period()).to.equal(`2021–2025 · ${ended}`);
        expect(link(), 'the document is still offered').to.deep.equal([[place, 'https://ecpat.org/about-us/']]);
        expect(card.shadowRoot!.querySelectorAll('li')).to.have.length(4);
      } finally {
        clock.restore();
      }
    });
  }

  it('[card-ended] says so of the author’s files for it too, and nothing of a document without a period', async () => {
    const file = html`<a href="https://example.org/en.pdf" hreflang="en">English</a>`;
    const named = await show(
      html`<ecpat-framework-card lang="en" document-id=${DEFAULT_FRAMEWORK}>${file}</ecpat-framework-card>`,
    );
    expect(words(part(named, 'meta')[0]!)).to.equal('2021–2025 · This period has ended');
    expect(part(named, 'link').map(words)).to.include('About this document: ecpat.org');
    const own = await show(html`<ecpat-framework-card lang="en">${file}</ecpat-framework-card>`);
    expect(words(part(own, 'base')[0]!)).not.to.include('period');
  });

  it('shows its years in order on a right-to-left page', async () => {
    const card = await show(html`<div dir="rtl"><ecpat-framework-card lang="en"></ecpat-framework-card></div>`);
    const text = document.createTreeWalker(part(card.firstElementChild!, 'meta')[0]!, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const placeOf = (year: string) => {
      const node = text.currentNode as Text;
      range.setStart(node, node.data.indexOf(year));
      range.setEnd(node, node.data.indexOf(year) + 4);
      return range.getBoundingClientRect().left;
    };
    while (text.nextNode() && !text.currentNode.textContent!.includes('2021'));
    expect(placeOf('2021')).to.be.below(placeOf('2025'));
  });

  it('has lang="en" on its English title in a French card', async () => {
    const card = await show(html`<ecpat-framework-card lang="fr"></ecpat-framework-card>`);
    expect(card.shadowRoot!.querySelector('h2')!.lang).to.equal('en');
  });

  it('[card-document] replaces an unknown document-id, with one warning', async () => {
    const card = await show(html`<ecpat-framework-card document-id="other"></ecpat-framework-card>`);
    expect(part(card, 'heading')).to.have.length(1);
    expect(takeConsole()[0]).to.match(/^warn: \[ecpat-framework-card\] document-id="other" is not in the data/);
  });
});

describe('framework-card: links in the tag', () => {
  // The link without a mark.
  const takeGuess = () => takeConsole().filter((line) => !line.includes('"About" is a file in an unknown language'));
  afterEach(() => expect(takeGuess()).to.deep.equal([]));

  it('[card-links] [card-languages] are the files, the page’s language first, with title, type, size and pages in the link name', async () => {
    const card = await show(
      html`<ecpat-framework-card lang="en" document-id=${DEFAULT_FRAMEWORK}>${LINKS}</ecpat-framework-card>`,
    );
    const [own, about, landing] = part(card, 'link');
    expect(words(about!)).to.equal('ECPAT International Strategic Framework: About');
    expect(own!.getAttribute('href')).to.equal('https://example.org/en.pdf');
    expect(words(own!)).to.equal(
      'ECPAT International Strategic Framework, PDF, 2.4 megabytes, 32 pages: Read in English',
    );
    expect(words(landing!)).to.include('ecpat.org');
    const [other, ...more] = part(card, 'language');
    expect(more).to.be.empty;
    expect(other!.getAttribute('hreflang')).to.equal('es');
    expect(words(other!)).to.equal('ECPAT International Strategic Framework, PDF: Español');
    expect(other!.querySelector('[lang="es"]')!.textContent).to.equal('Español');
  });

  it('[card-languages] [card-missing] are reordered when the page’s language changes, with a note when that language is missing for certain', async () => {
    const card = await show(html`<ecpat-framework-card lang="es">${LINKS}</ecpat-framework-card>`);
    expect(part(card, 'link')[0]!.getAttribute('href')).to.equal('https://example.org/es.pdf');
    card.lang = 'ru';
    await Promise.resolve();
    await card.updateComplete;
    expect(part(card, 'language')).to.have.length(2);
    expect(words(card.shadowRoot!.querySelector('section')!)).not.to.include('Нет на русском языке.');
    card.querySelector('[href$="about"]')!.remove();
    await Promise.resolve();
    await card.updateComplete;
    expect(words(card.shadowRoot!.querySelector('section')!)).to.include('Нет на русском языке.');
  });

  it('[card-slots] with the author’s heading replace the bundled document', async () => {
    const card = await show(html`
      <ecpat-framework-card lang="en">
        <h3 slot="heading">Annual report</h3>
        ${LINKS}
      </ecpat-framework-card>
    `);
    expect(words(part(card, 'link')[0]!)).to.match(/^Annual report, PDF/);
    expect(card.shadowRoot!.textContent).not.to.include('2021');
  });

  it('[card-order] replace the files of the document in src', async () => {
    const report = { id: 'report', title: { en: 'Report' }, languages: ['en'], landingPage: null };
    const files = [{ lang: 'en', url: 'https://example.org/src.pdf' }];
    const src = json({ schemaVersion: 1, frameworks: [{ ...report, files }] });
    const card = await show(html`<ecpat-framework-card lang="en" src=${src}>${LINKS}</ecpat-framework-card>`);
    while (words(card.shadowRoot!.querySelector('h2')!) !== 'Report') await new Promise(requestAnimationFrame);
    const shown = [...card.shadowRoot!.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    const [en, es, about] = ['en.pdf', 'es.pdf', 'about'].map((path) => `https://example.org/${path}`);
    expect(shown).to.deep.equal([en, about, es]);
  });

  it('are shown when they are added later', async () => {
    const card = await show(html`<ecpat-framework-card lang="en"></ecpat-framework-card>`);
    card.innerHTML = '<a href="https://example.org/new.pdf" hreflang="en">English</a>';
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await card.updateComplete;
    expect(part(card, 'link')[0]!.getAttribute('href')).to.equal('https://example.org/new.pdf');
  });

  it('are updated when a framework changes or removes them in place', async () => {
    const card = await show(html`<ecpat-framework-card lang="en">${LINKS}</ecpat-framework-card>`);
    const [first] = card.querySelectorAll('li');
    card.querySelector<HTMLAnchorElement>('[hreflang="en"]')!.href = 'https://example.org/newer.pdf';
    first!.remove();
    await Promise.resolve();
    await card.updateComplete;
    expect(part(card, 'link')[0]!.getAttribute('href')).to.equal('https://example.org/newer.pdf');
    expect(part(card, 'language')).to.be.empty;
  });

  it('are found when the card is itself slot content of another element', async () => {
    const outer = await fixture(html`
      <div>
        <div slot="aside"><ecpat-framework-card lang="en" slot="x">${LINKS}</ecpat-framework-card></div>
      </div>
    `);
    const card = outer.querySelector('ecpat-framework-card')!;
    await card.updateComplete;
    expect(part(card, 'link')[0]!.getAttribute('href')).to.equal('https://example.org/en.pdf');
  });

  it('[card-unmarked] are shown under their own text, with a warning, when their language is invalid', async () => {
    const card = await show(html`
      <ecpat-framework-card lang="en">
        <a href="https://example.org/a.pdf" hreflang="junk!">Some report</a>
        <a href="https://example.org/b.pdf" hreflang="de-u-co-phonebk">Deutsch</a>
      </ecpat-framework-card>
    `);
    expect([...card.shadowRoot!.querySelectorAll('a')].map((link) => `${link.hreflang} ${words(link)}`)).to.deep.equal([
      ' PDF: Some report',
      'de PDF: Deutsch',
    ]);
    expect(takeConsole()[0]).to.include('because hreflang="junk!" is no tag such as fr');
  });

  it('[author-content] are text when their address is a script', async () => {
    const card = await show(html`
      <ecpat-framework-card lang="en"><a href="javascript:alert(1)" hreflang="en">English</a></ecpat-framework-card>
    `);
    expect(card.shadowRoot!.querySelector('a')).to.be.null;
    expect(words(part(card, 'base')[0]!)).to.include('Read in English');
    expect(takeConsole()[0]).to.include('javascript:alert(1) is no safe https address');
  });
});

describe('framework-card: a src document', () => {
  const framework = {
    id: 'report',
    title: { en: 'Report', fr: 'Rapport' },
    languages: ['en', 'fr'],
    files: [
      { lang: 'fr', url: 'https://example.org/fr.html', format: 'html', kind: 'easy-read' },
      { lang: 'en', url: 'https://example.org/en.pdf', format: 'pdf', bytes: 2_400_000, pages: 1 },
    ],
  };

  it('[src-replaces] [card-order] replaces the bundled document', async () => {
    const src = json({ schemaVersion: 1, asOf: '2026-11-23', frameworks: [framework] });
    const card = await show(html`<ecpat-framework-card lang="fr" src=${src}></ecpat-framework-card>`);
    while (words(card.shadowRoot!.querySelector('h2')!) !== 'Rapport') await new Promise(requestAnimationFrame);
    expect(words(part(card, 'link')[0]!)).to.equal(
      'Rapport, Facile à lire et à comprendre (FALC), Page web: Lire en français',
    );
    expect(words(part(card, 'language')[0]!)).to.match(/^Rapport, PDF, 2,4 mégaoctets, 1 page: English$/);
  });

  it('[card-document] accepts a URL object, and does not warn about document-id while it loads', async () => {
    const card = document.createElement('ecpat-framework-card');
    card.documentId = 'report';
    const src = json({ schemaVersion: 1, asOf: '2026-11-23', frameworks: [framework] });
    card.src = new URL(src, location.href) as unknown as string;
    document.body.append(card);
    await card.updateComplete;
    while (words(card.shadowRoot!.querySelector('h2')!) !== 'Report') await new Promise(requestAnimationFrame);
    expect(takeConsole()).to.deep.equal([]);
    card.remove();
  });

  it('[src-fails] keeps the bundled document when it fails, with a warning and an event', async () => {
    const card = document.createElement('ecpat-framework-card');
    const failed = new Promise<CustomEvent>((resolve) => card.addEventListener('ecpat-error', resolve));
    card.src = '/faulty/status/500';
    document.body.append(card);
    expect((await failed).detail).to.deep.equal({ code: 'rejected', source: '/faulty/status/500' });
    expect(part(card, 'heading')).to.have.length(1);
    expect(takeConsole()).to.have.length(1);
    card.remove();
  });
});

describe('framework-card: a cover', () => {
  const cover = (place: string, query = '') => ({
    id: 'report',
    title: { en: 'Report' },
    languages: ['en'],
    landingPage: 'https://example.org/',
    files: [],
    cover: `${place}/faulty/status/404${query}`,
  });
  const shown = async (framework: object, attributes = {}) => {
    const card = await show(html`<ecpat-framework-card></ecpat-framework-card>`);
    Object.assign(card, { src: json({ schemaVersion: 1, frameworks: [framework] }), ...attributes });
    while (words(card.shadowRoot!.querySelector('h2')!) !== 'Report') await new Promise(requestAnimationFrame);
    return card;
  };
  const picture = (card: Element) => card.shadowRoot!.querySelector('img');
  const isPlaceShown = (card: Element) => part(card, 'cover').some((place) => place.getClientRects().length > 0);

  it('[card-cover] from the origin of the data is decorative, not focusable and lazy', async () => {
    const card = await shown(cover(location.origin));
    const { alt, loading, referrerPolicy, tabIndex } = picture(card)!;
    expect([alt, loading, referrerPolicy, tabIndex]).to.deep.equal(['', 'lazy', 'no-referrer', -1]);
    expect(picture(card)!.closest('a')).to.be.null;
  });

  it('leaves no gap when it is missing', async () => {
    const card = await shown(cover(location.origin, '?gone'));
    while (picture(card)) await new Promise(requestAnimationFrame);
    expect(isPlaceShown(card)).to.be.false;
  });

  it('[card-cover] from another origin is not loaded', async () => {
    const card = await shown(cover('https://elsewhere.example'));
    expect(picture(card)).to.be.null;
    expect(isPlaceShown(card)).to.be.false;
  });

  it('[card-cover] is not shown when no-cover is set', async () => {
    const card = await shown(cover(location.origin), { noCover: true });
    expect(picture(card)).to.be.null;
    const own = await show(html`<ecpat-framework-card no-cover><img slot="cover" alt="" /></ecpat-framework-card>`);
    expect(own.querySelector('img')!.getClientRects()).to.have.length(0);
  });

  it('is not loaded when the visitor saves data', async () => {
    // Only Chromium has `navigator.connection`; an own property overrides it.
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
    try {
      expect(picture(await shown(cover(location.origin)))).to.be.null;
    } finally {
      delete (navigator as Navigator & { connection?: unknown }).connection;
    }
  });

  it('[card-slots] in the slot replaces that of the data, even when it is added later', async () => {
    const card = await shown(cover(location.origin));
    const own = document.createElement('img');
    own.slot = 'cover';
    own.alt = '';
    card.append(own);
    while (picture(card)) await new Promise(requestAnimationFrame);
    expect(isPlaceShown(card)).to.be.true;
  });
});

describe('framework-card: a page whose translator changes texts', () => {
  for (const way of ['replaces', 'wraps'] as const) {
    it(`[translators] shows the texts of the present document and language when a translator ${way} each text`, async () => {
      const card = await show(html`<ecpat-framework-card>${LINKS}</ecpat-framework-card>`);
      const stop = translate(card.shadowRoot!, way);
      try {
        const link = card.querySelector('a[hreflang="en"]')!;
        link.setAttribute('data-pages', '7');
        link.setAttribute('data-bytes', '900000');
        await Promise.resolve();
        await card.updateComplete;
        expect(words(card.shadowRoot!.querySelector('.ecpat-file'))).to.match(
          /7 pages: Read in English PDF · 900 kB · 7 pages$/,
        );
        card.lang = 'ru';
        await Promise.resolve();
        await card.updateComplete;
        const shown = words(card.shadowRoot!.querySelector('section')!);
        expect(shown).to.include('PDF, 900 килобайт, 7 страниц: English');
        expect(shown).not.to.match(/Read in|Other languages/);
      } finally {
        stop();
      }
    });
  }
});

describe('framework-card: slots', () => {
  it('[card-slots] shows the author’s note below everything', async () => {
    const card = await show(html`
      <ecpat-framework-card lang="en"
        >${LINKS}
        <p slot="note">Ask us</p></ecpat-framework-card
      >
    `);
    const note = card.querySelector('[slot="note"]')!.getBoundingClientRect();
    expect(note.height).to.be.greaterThan(0);
    for (const link of card.shadowRoot!.querySelectorAll('a'))
      expect(link.getBoundingClientRect().bottom).to.be.at.most(note.top);
  });
});

describe('framework-card: a link with download', () => {
  it('keeps its download attribute on the same origin only', async () => {
    const card = await show(html`
      <ecpat-framework-card lang="en">
        <a href="/en.pdf" hreflang="en" download="Framework.pdf">English</a>
        <a href="/fr.pdf" hreflang="fr" download>Français</a>
        <a href="https://example.org/es.pdf" hreflang="es" download>Español</a>
        <a href="/ru.pdf" hreflang="ru">Русский</a>
      </ecpat-framework-card>
    `);
    const downloads = ['en', 'fr', 'es', 'ru'].map((language) =>
      card.shadowRoot!.querySelector(`a[hreflang="${language}"]`)!.getAttribute('download'),
    );
    expect(downloads).to.deep.equal(['Framework.pdf', '', null, null]);
  });
});
