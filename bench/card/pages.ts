/** Pages of the framework card's benchmark: one document in four languages, shown with several libraries. */
import { pack, readOurs, readPackage, script, style } from '../packages.js';
import type { Served } from '../serve.js';
import { inline, loadModule, loadStyle, RESERVED_HEIGHTS, site } from '../site.js';
import { filesIn, FRAMEWORK, TEXTS } from './framework.js';

/** The built file with the card alone, and the one with all elements. */
const ALONE = '/framework-card.js';
const BUNDLE = '/ecpat-widgets.js';

const SHOELACE_THEME = '/shoelace/themes/light.css';
const WEB_AWESOME_THEME = '/webawesome/themes/default.css';

/** Files that the pages load, by path. */
export const files: ReadonlyMap<string, Served> = new Map<string, Served>([
  [ALONE, await readOurs(ALONE)],
  [BUNDLE, await readOurs(BUNDLE)],
  ['/react.js', script(await pack('card/react.jsx'))],
  ['/shoelace.js', script(await pack('card/shoelace.js'))],
  [SHOELACE_THEME, style(await readPackage('@shoelace-style/shoelace/cdn/themes/light.css'))],
  ['/webawesome.js', script(await pack('card/webawesome.js'))],
  [WEB_AWESOME_THEME, style(await pack('node_modules/@awesome.me/webawesome/dist/styles/themes/default.css'))],
  ['/material.js', script(await pack('card/material.js'))],
]);

/** Id of the page's button that changes its language; every card follows. */
export const LANGUAGE_BUTTON = 'page-language';
/** The button, which comes before the card, and its script, which comes after it. */
export const CHANGE_LANGUAGE: [button: string, ownScript: string] = [
  `<button type="button" id="${LANGUAGE_BUTTON}">Français</button>`,
  inline(`document.querySelector('#${LANGUAGE_BUTTON}').onclick = () => (document.documentElement.lang = 'fr');`),
];

export const CARD_STYLE = `
.card { box-sizing: border-box; max-inline-size: 40em; font: medium/1.5 system-ui, sans-serif }
article.card { padding: 16px; border: 1px solid #c5d0d9; border-radius: 10px }
.card h2 { margin: 0; font-size: 1.25em }
.card p { margin: 4px 0 }
.card ul { margin: 4px 0 16px }
.card .quiet { font-size: 0.875em; color: #4b5b69 }
a.read, a.about { display: inline-flex; align-items: center; min-block-size: 44px; box-sizing: border-box;
  padding: 0 16px; font-weight: 650; color: inherit; text-decoration: none; border: 1px solid; border-radius: 8px }
a.read { color: #fff; background: #0b5a83 }`;

const { own, others } = filesIn('en');
const texts = TEXTS.en;

/** Markup of each library for the card, a link that looks like a button, and a list of links. */
interface Pieces {
  /** Opening and closing tag of the whole card. */
  card: [start: string, end: string];
  link: (kind: 'read' | 'about', href: string, text: string) => string;
  list?: (entries: { lang: string; name: string; url: string }[]) => string;
}

const linkList: NonNullable<Pieces['list']> = (entries) => {
  const rows = entries.map(
    ({ lang, name, url }) =>
      `<li><a class="other" href="${url}" lang="${lang}" aria-label="${FRAMEWORK.title}: ${name}"><span class="name">${name}</span></a> <span class="quiet">${FRAMEWORK.facts}</span></li>`,
  );
  return `<ul>${rows.join('')}</ul>`;
};

const cardOf = ({ card: [start, end], link, list = linkList }: Pieces) => `${start}
<h2 lang="en">${FRAMEWORK.title}</h2>
<p class="quiet">${FRAMEWORK.years}</p>
${link('read', own!.url, texts.read)}
<p class="quiet">${FRAMEWORK.facts}</p>
<p class="others quiet">${texts.others}</p>
${list(others)}
${link('about', FRAMEWORK.landingPage, texts.about)}
${end}`;

/** The card of plain HTML. */
export const PLAIN_CARD = cardOf({
  card: ['<article class="card">', '</article>'],
  link: (kind, href, text) => `<a class="${kind}" href="${href}">${text}</a>`,
});

/** The card made with Shoelace's elements. */
export const SHOELACE_CARD = cardOf({
  card: ['<sl-card class="card">', '</sl-card>'],
  link: (kind, href, text) =>
    `<sl-button class="${kind}" ${kind === 'read' ? 'variant="primary"' : ''} href="${href}">${text}</sl-button>`,
});

const webAwesomeCard = cardOf({
  card: ['<wa-card class="card">', '</wa-card>'],
  link: (kind, href, text) =>
    `<wa-button class="${kind}" ${kind === 'read' ? 'variant="brand"' : ''} href="${href}">${text}</wa-button>`,
});

const materialCard = cardOf({
  card: ['<md-outlined-card class="card" style="padding: 16px">', '</md-outlined-card>'],
  link: (kind, href, text) => {
    const name = kind === 'read' ? 'md-filled-button' : 'md-outlined-button';
    return `<${name} class="${kind}" href="${href}">${text}</${name}>`;
  },
  list: (entries) => {
    const rows = entries.map(
      ({ lang, name, url }) =>
        `<md-list-item class="other" type="link" href="${url}" lang="${lang}" aria-label="${FRAMEWORK.title}: ${name}"><span class="name" slot="headline">${name}</span><span slot="supporting-text">${FRAMEWORK.facts}</span></md-list-item>`,
    );
    return `<md-list>${rows.join('')}</md-list>`;
  },
});

/** Our card. Its documents are plain links, which are its fallback, too; the page reserves the height that they need. */
export function ownCard(): string {
  const links = FRAMEWORK.files.map(
    ({ lang, name, url }) =>
      `<a href="${url}" hreflang="${lang}" type="application/pdf" data-bytes="2400000" data-pages="32">${name}</a>`,
  );
  return `<ecpat-framework-card style="min-block-size: 18.2em">${links.join(' ')}</ecpat-framework-card>`;
}

/** A page with a card. */
const cardPage = (head: string, card: string) => site(head, CHANGE_LANGUAGE.join(`\n${card}\n`));

/** A page with the element. */
const elementPage = (path: string) =>
  cardPage(
    `<style>${RESERVED_HEIGHTS}</style>
${loadModule(path)}`,
    ownCard(),
  );

/** A page with another library, or without one. */
const peerPage = (head: string, card: string) =>
  cardPage(
    `<style>${CARD_STYLE}</style>
${head}`,
    card,
  );

export const pages = {
  plain: peerPage(inline(await pack('card/plain.js')), PLAIN_CARD),
  alone: elementPage(ALONE),
  bundle: elementPage(BUNDLE),
  react: peerPage(loadModule('/react.js'), '<div id="app"></div>'),
  shoelace: peerPage(loadStyle(SHOELACE_THEME) + loadModule('/shoelace.js'), SHOELACE_CARD),
  webAwesome: peerPage(loadStyle(WEB_AWESOME_THEME) + loadModule('/webawesome.js'), webAwesomeCard),
  material: peerPage(loadModule('/material.js'), materialCard),
};
