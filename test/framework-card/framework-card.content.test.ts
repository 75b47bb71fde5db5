/** The author's content as content systems leave it. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/framework-card/define.js';
import type { FrameworkCardElement } from '../../src/framework-card/framework-card.element.js';
import { takeConsole } from '../helpers/console-guard.js';
import { shownText } from '../helpers/dom.js';

/** Titles, years and addresses of the bundled document. */
const BUNDLED = /Strategic Framework|2021|ecpat\.org/;

async function show(markup: string, language = 'fr'): Promise<FrameworkCardElement> {
  const container = await fixture<HTMLElement>(html`<div lang=${language}></div>`);
  container.append(document.createRange().createContextualFragment(markup));
  // A `div` is upgraded one task later.
  while (!container.querySelector(':scope ecpat-framework-card:defined')) await new Promise(requestAnimationFrame);
  const card = container.querySelector<FrameworkCardElement>('ecpat-framework-card')!;
  await card.updateComplete;
  return card;
}

/** Visible links as `part href`, in order. */
const linksOf = (card: Element) =>
  [...card.shadowRoot!.querySelectorAll('a')].map((link) =>
    `${link.part.value} ${link.getAttribute('href')!.replace(location.origin, '')}`.trim(),
  );

const div = (content: string) => `<div data-ecpat="framework-card">${content}</div>`;
const tag = (content: string) => `<ecpat-framework-card>${content}</ecpat-framework-card>`;

interface Case {
  when: string;
  markup: string;
  /** Language of the page; French by default. */
  page?: string;
  /** The text that visitors see, in order. */
  text: string;
  links: string[];
  /** Parts of the one warning; none for silence. */
  says?: string[];
}

const CASES: Case[] = [
  {
    when: 'WordPress strips hreflang, type and slot from an author’s div',
    markup: div(
      '<h2>Notre rapport</h2><ul><li><a href="/r-fr.pdf" data-bytes="2400000">Français</a></li><li><a href="/r-en.pdf">English</a></li></ul>',
    ),
    text: 'Notre rapport Lire en français PDF · 2,4 Mo Autres langues English PDF',
    links: ['link /r-fr.pdf', 'language /r-en.pdf'],
    says: ['"Notre rapport" is the heading', '"Français" is a file in fr'],
  },
  {
    when: 'WordPress keeps data-slot, data-hreflang and data-type',
    markup: div(
      '<h2 data-slot="heading">Notre rapport</h2><p data-slot="note">Merci.</p><a href="/a" data-hreflang="fr" data-type="application/pdf">ici</a>',
    ),
    text: 'Notre rapport ici PDF Merci.',
    links: ['link /a'],
  },
  {
    when: 'hreflang is the locale of a content system',
    markup: tag(
      '<h2 slot="heading">Our report</h2><a href="/r-fr.pdf" hreflang="fr_FR" type="application/pdf">Français</a> <a href="/r-pt.pdf" hreflang="pt_BR" type="application/pdf">Português</a>',
    ),
    text: 'Our report Lire en français PDF Autres langues Português (Brasil) PDF',
    links: ['link /r-fr.pdf', 'language /r-pt.pdf'],
    says: ['because hreflang="fr_FR" is no tag such as fr'],
  },
  {
    when: 'an editor has typed curly quotes',
    markup: tag(
      '<h2 slot=”heading”>Our report</h2><a href="/r-fr.pdf" hreflang=“fr” type=“application/pdf”>Français</a>',
    ),
    text: 'Our report Lire en français PDF',
    links: ['link /r-fr.pdf'],
    says: ['slot', 'heading'],
  },
  {
    when: 'one link has no hreflang and another is http',
    page: 'en',
    markup: tag(
      '<h2 slot="heading">Our report</h2><a href="/a.pdf">English (PDF)</a> <a href="http://files.example.org/b.pdf" hreflang="fr">Français (PDF)</a>',
    ),
    text: 'Our report Read in English PDF Other languages Français PDF',
    links: ['link /a.pdf'],
    says: ['"English (PDF)" is a file in en', 'http://files.example.org/b.pdf is no safe https address'],
  },
  {
    when: 'the links name no language',
    page: 'en',
    markup: tag(
      '<p><a href="/2024.pdf">Annual report 2024</a></p><p><a href="/2025.pdf">Annual report 2025 (PDF, 2.4 MB)</a></p>',
    ),
    text: 'Annual report 2024 PDF Annual report 2025 (PDF, 2.4 MB)',
    links: ['link /2024.pdf', 'link /2025.pdf'],
    says: ['"Annual report 2024" is a file in an unknown language'],
  },
  {
    when: 'the only link leads to a page',
    page: 'en',
    markup: tag('<p><a href="https://example.org/strategy">Our strategy until 2030</a></p>'),
    text: 'Our strategy until 2030',
    links: ['link https://example.org/strategy'],
    says: ['"Our strategy until 2030" is a file in an unknown language'],
  },
  {
    when: 'there is text and no link',
    page: 'en',
    markup: tag('<p>Our report comes <strong>soon</strong>.</p> It is worth the wait.'),
    text: 'Our report comes soon. It is worth the wait.',
    links: [],
    says: ['"Our report comes soon." is a note'],
  },
  {
    when: 'the language is on the list item',
    markup: tag(
      '<ul><li lang="fr"><a href="/1.pdf">Télécharger</a></li><li lang="es"><a href="/2.pdf">Descargar</a></li></ul>',
    ),
    text: 'Lire en français PDF Autres langues Español PDF',
    links: ['link /1.pdf', 'language /2.pdf'],
  },
  {
    when: 'the language is in another cell of a table',
    markup: tag(
      '<table><tr><td>Anglais</td><td><a href="/1.pdf">PDF</a></td></tr><tr><td>Français</td><td><a href="/2.pdf">PDF</a></td></tr></table>',
    ),
    text: 'Lire en français PDF Autres langues English PDF',
    links: ['link /2.pdf', 'language /1.pdf'],
    says: ['"Anglais PDF" is a file in en'],
  },
  {
    when: 'the language is the term of a list',
    markup: tag(
      '<dl><dt>Français</dt><dd><a href="/1.pdf">PDF</a></dd><dt>English</dt><dd><a href="/2.pdf">PDF</a></dd></dl>',
    ),
    text: 'Lire en français PDF Autres langues English PDF',
    links: ['link /1.pdf', 'language /2.pdf'],
    says: ['"Français PDF" is a file in fr'],
  },
  {
    when: 'the size follows the link in brackets',
    markup: tag(
      '<ul><li><a href="/r-fr.pdf">Français</a> (PDF, 2,4 Mo)</li><li><a href="/r-en.pdf">English</a> (PDF, 1,9 Mo)</li></ul>',
    ),
    text: 'Français (PDF, 2,4 Mo) Autres langues English (PDF, 1,9 Mo)',
    links: ['link /r-fr.pdf', 'language /r-en.pdf'],
    says: ['a file in fr'],
  },
  {
    when: 'a page builder links a picture and a text to the same file',
    page: 'en',
    markup: tag(
      '<figure><a href="/r-en.pdf"><img alt="Cover" src="/stories/documents/cover.svg"></a></figure><p><a href="/r-en.pdf">English</a></p>',
    ),
    text: 'Read in English PDF',
    links: ['link /r-en.pdf'],
    says: ['"Cover" is the cover'],
  },
  {
    when: 'a link has only a picture',
    page: 'en',
    markup: tag(
      '<h2 slot="heading">Report</h2><a href="/r.pdf"><img alt="French" src="/stories/documents/cover.svg"></a>',
    ),
    text: 'Report Not available in English. Other languages Français PDF',
    links: ['language /r.pdf'],
    says: ['"French" is a file in fr'],
  },
  {
    when: 'Google Docs wraps everything in spans',
    markup: div(
      '<b id="docs-internal-guid-1" style="font-weight:normal"><h2 dir="ltr"><span style="color:red">Notre rapport</span></h2><p dir="ltr"><a href="/r-fr.pdf" style="text-decoration:none"><span>Français</span></a></p><p><span>Avec une préface.</span></p></b>',
    ),
    text: 'Notre rapport Lire en français PDF Avec une préface.',
    links: ['link /r-fr.pdf'],
    says: ['"Notre rapport" is the heading', '"Avec une préface." is a note'],
  },
  {
    when: 'an editor wraps everything in divs and adds empty paragraphs',
    page: 'en',
    markup: div(
      '<p></p><div class="wp-block-group"><div class="inner"><h3>Our report</h3><p>&nbsp;</p><p><a href="/a-en.pdf">English</a> | <a href="/a-es.pdf">Español</a><br></p></div></div><p></p>',
    ),
    text: 'Our report Read in English PDF Other languages Español PDF',
    links: ['link /a-en.pdf', 'language /a-es.pdf'],
    says: ['"Our report" is the heading'],
  },
  {
    when: 'links are part of a sentence',
    page: 'en',
    markup: tag(
      '<p>Read it in <a href="/a-en.pdf">English</a> or <a href="/a-es.pdf">Spanish</a>. Ask <a href="mailto:a@example.org">us</a>.</p>',
    ),
    text: 'Read in English PDF Other languages Español PDF Read it in English or Spanish. Ask us.',
    links: ['link /a-en.pdf', 'language /a-es.pdf', '/a-en.pdf', '/a-es.pdf', 'mailto:a@example.org'],
    says: ['is a note'],
  },
  {
    when: 'links are headings and there are several',
    page: 'en',
    markup: tag(
      '<h3><a href="/2024.pdf">Report 2024</a></h3><p>By us.</p><h3><a href="/2025.pdf">Report 2025</a></h3>',
    ),
    text: 'Report 2024 PDF Report 2025 PDF By us.',
    links: ['link /2024.pdf', 'link /2025.pdf'],
    says: ['"By us." is a note'],
  },
  {
    when: 'addresses lead nowhere or are scripts',
    page: 'en',
    markup: tag(
      '<h2 slot="heading">Report</h2><a href="#">Soon</a><a href="javascript:alert(1)">Script</a><a href="">Empty</a><a name="x"></a><a href="data:text/html,x">Data</a>',
    ),
    text: 'Report Soon Script Empty Data',
    links: [],
    says: ['"Soon" is no link'],
  },
  {
    when: 'a script or style is among the content',
    page: 'en',
    markup: tag(
      '<style>p { color: red }</style><script type="text/plain">no words</script><template><p>no</p></template><noscript>no</noscript>',
    ),
    text: 'ECPAT International Strategic Framework 2021–2025 · This period has ended Published in these languages English Français Español Русский Get it at ecpat.org',
    links: ['link https://ecpat.org/about-us/'],
  },
];

describe('framework-card: content as content systems leave it', () => {
  for (const { when, markup, page, text, links, says } of CASES) {
    it(`[author-content] [card-unmarked] shows all of it and nothing bundled in its place when ${when}`, async () => {
      const card = await show(markup, page);
      expect(shownText(card)).to.equal(text);
      expect(linksOf(card)).to.deep.equal(links);
      if (links[0] !== 'link https://ecpat.org/about-us/') expect(shownText(card)).not.to.match(BUNDLED);
      const warnings = takeConsole();
      expect(warnings).to.have.length(says ? 1 : 0);
      for (const part of says ?? []) expect(warnings[0]).to.include(part);
    });
  }

  it('[author-content] keeps the bundled document when document-id names it', async () => {
    const card = await show(
      '<ecpat-framework-card document-id="ecpat-strategic-framework-2021-2025"><p><a href="https://ecpat.org/about-us/">Framework</a></p><p>In four languages</p></ecpat-framework-card>',
    );
    expect(linksOf(card)).to.deep.equal(['link https://ecpat.org/about-us/']);
    expect(shownText(card)).to.match(/^ECPAT International Strategic Framework 2021–2025 /);
  });

  it('[author-content] shows content that arrives late, and the bundled document again when it leaves', async () => {
    const card = await show('<ecpat-framework-card></ecpat-framework-card>');
    card.innerHTML = '<h3>Un guide</h3><p><a href="/guide-fr.pdf">Français</a></p>';
    await new Promise((resolve) => setTimeout(resolve));
    await card.updateComplete;
    expect(shownText(card)).to.equal('Un guide Lire en français PDF');
    card.innerHTML = '';
    await new Promise((resolve) => setTimeout(resolve));
    await card.updateComplete;
    expect(shownText(card)).to.match(/Strategic Framework/);
    takeConsole();
  });

  it('follows changes of copied content, and keeps the same node while nothing changes', async () => {
    const card = await show(
      '<ecpat-framework-card><div><p data-slot="note">One <a href="/x">link</a></p></div></ecpat-framework-card>',
    );
    const note = () => card.shadowRoot!.querySelector('.ecpat-text > div:last-of-type > p')!;
    const first = note();
    card.requestUpdate();
    await card.updateComplete;
    expect(note()).to.equal(first);
    card.querySelector('p')!.firstChild!.textContent = 'Two ';
    await new Promise((resolve) => setTimeout(resolve));
    await card.updateComplete;
    expect(note().textContent).to.equal('Two link');
  });

  it('keeps a copied picture, which tells nobody the page, while only something beside it changes', async () => {
    const card = await show(
      '<ecpat-framework-card><div><p data-slot="note">One</p><p><a href="/r.pdf"><img loading="lazy" crossorigin="" width="20" height="20" src="/stories/documents/cover.svg" alt="Our cover" class="a"></a></p></div></ecpat-framework-card>',
    );
    const picture = () => card.shadowRoot!.querySelector('img')!;
    const first = picture();
    expect([first.referrerPolicy, first.loading, first.crossOrigin, first.getAttribute('width')]).to.deep.equal([
      'no-referrer',
      'lazy',
      'anonymous',
      '20',
    ]);
    const made = document.createElement.bind(document);
    let pictures = 0;
    document.createElement = ((name: string) => {
      if (name === 'img') pictures++;
      return made(name);
    }) as typeof document.createElement;
    try {
      card.querySelector('p')!.textContent = 'Two';
      await new Promise((resolve) => setTimeout(resolve));
      await card.updateComplete;
    } finally {
      document.createElement = made;
    }
    expect(shownText(card)).to.include('Two');
    expect(picture()).to.equal(first);
    expect(pictures, 'each would be loaded').to.equal(0);
    takeConsole();
  });

  it('keeps a copy that a page translator has rewritten', async () => {
    const card = await show('<ecpat-framework-card><div><p data-slot="note">One</p></div></ecpat-framework-card>');
    const note = () => card.shadowRoot!.querySelector('.ecpat-text > div:last-of-type > p')!;
    note().innerHTML = '<font>Eins</font>';
    card.requestUpdate();
    await card.updateComplete;
    expect(note().textContent).to.equal('Eins');
  });

  it('gives copied links their names, and leaves out one without any', async () => {
    const card = await show(
      '<ecpat-framework-card><div><p data-slot="note">Us: <a href="https://example.org/f" aria-label="Facebook" target="_blank" hreflang="en"><svg></svg></a><a href="https://example.org/t" title="News"><i></i></a><a href="https://example.org/n"><svg></svg></a></p></div></ecpat-framework-card>',
    );
    const links = [...card.shadowRoot!.querySelectorAll('.ecpat-text > div:last-of-type a')] as HTMLAnchorElement[];
    expect(links.map((link) => [link.ariaLabel ?? link.title, link.text, link.target, link.hreflang])).to.deep.equal([
      ['Facebook', 'Facebook', '_blank', 'en'],
      ['News', 'News', '', ''],
    ]);
  });

  it('updates for no attribute that it does not read, and warns once although a text keeps changing', async () => {
    const card = await show(tag('<p>It is <span>10:00</span>.</p>'));
    const clock = card.querySelector('span')!;
    let updates = 0;
    card.addController({ hostUpdated: () => updates++ });
    clock.setAttribute('data-tick', '1');
    clock.setAttribute('aria-busy', 'true');
    await new Promise((resolve) => setTimeout(resolve));
    await card.updateComplete;
    expect(updates).to.equal(0);
    clock.textContent = '10:01';
    await new Promise((resolve) => setTimeout(resolve));
    await card.updateComplete;
    expect(shownText(card)).to.include('It is 10:01.');
    expect(takeConsole()).to.have.length(1);
  });

  it('shows no copy of hidden content', async () => {
    const card = await show(
      '<ecpat-framework-card><div><p data-slot="note" hidden>Later</p></div></ecpat-framework-card>',
    );
    expect(shownText(card)).not.to.include('Later');
  });

  it('copies no scripts, events, styles, ids or unsafe links', async () => {
    const card = await show(
      '<ecpat-framework-card><div><p data-slot="note" id="a" class="b" style="color: red" onclick="alert(1)">x<a href="javascript:alert(1)">y</a><script type="text/plain">z</script><style>*{}</style></p></div></ecpat-framework-card>',
    );
    const note = card.shadowRoot!.querySelector('.ecpat-text > div:last-of-type > p')!;
    expect(note.getAttributeNames()).to.deep.equal(['lang']);
    expect(note.innerHTML.replace(/<!--.*?-->/g, '')).to.equal('x<a>y</a>');
  });
});
