/** Pages of the helpline banner's benchmark: one site with the banner made in several ways. */
import { pack, readOurs, readPackage, script, style } from '../packages.js';
import { MARK_SCRIPT } from '../measure.js';
import type { Served } from '../serve.js';
import { inline, loadModule, loadStyle, RESERVED_HEIGHTS, site } from '../site.js';
import { CHEVRON, KENYA, PHONE } from './kenya.js';

/** The built file with the banner alone, and the one with all elements. */
const ALONE = '/helpline-banner.js';
const BUNDLE = '/ecpat-widgets.js';
const ALONE_LATE = '/late/helpline-banner.js';
/** Delay of the script on a slow connection, in milliseconds. */
export const SCRIPT_DELAY_MS = 1000;

const SHOELACE_THEME = '/shoelace/themes/light.css';

/** Style sheet of a banner with vanilla-cookieconsent. */
export const COOKIE_CONSENT_STYLE = '/cookieconsent.css';
export const COOKIE_CONSENT_FILE: [path: string, file: Served] = [
  COOKIE_CONSENT_STYLE,
  style(await readPackage('vanilla-cookieconsent/dist/cookieconsent.css')),
];

const alone: Served = { ...(await readOurs(ALONE)), before: MARK_SCRIPT };

/** Files that the pages load, by path. */
export const files: ReadonlyMap<string, Served> = new Map<string, Served>([
  [ALONE, alone],
  [ALONE_LATE, { ...alone, delay: SCRIPT_DELAY_MS }],
  [BUNDLE, { ...(await readOurs(BUNDLE)), before: MARK_SCRIPT }],
  ['/react.js', script(await pack('banner/react.jsx'))],
  ['/shoelace.js', script(await pack('banner/shoelace.js'))],
  [SHOELACE_THEME, style(await readPackage('@shoelace-style/shoelace/cdn/themes/light.css'))],
  ['/cookieconsent.js', script(await pack('banner/cookieconsent.js'))],
  COOKIE_CONSENT_FILE,
]);

type Line = typeof KENYA.line | typeof KENYA.online.line;

const sign = (shape: string) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${shape}"/></svg>`;
const outside = ({ text, href }: { text: string; href: string }) =>
  `<a href="${href}" rel="noopener noreferrer">${text}</a>`;
const call = (number: string) => `<a class="number" href="tel:${number}">${number}</a>`;

function factsOf({ facts, languages, checked }: Line): string {
  const spoken = languages.map(({ lang, name }) => `<span lang="${lang}">${name}</span>`).join(', ');
  return `<p class="quiet">${[...facts, spoken].join(' · ')}</p>
<p class="quiet">${checked}</p>`;
}

function lineOf(line: Line): string {
  const number = 'number' in line ? call(line.number) : '';
  return `<ul><li><p><strong>${line.name}</strong></p>${factsOf(line)}${number}<p>${outside(line.link)}</p></li></ul>`;
}

const { danger, talk, saw, online, about } = KENYA;
/** Content after “More help”: its headings, and the text below each. */
const MORE_HELP: readonly [heading: string, text: string][] = [
  [danger.heading, `<p>${danger.text} <a href="tel:${danger.number}">${danger.number}</a></p>`],
  [talk.heading, lineOf(KENYA.line)],
  [saw.heading, `<p>${saw.text}</p><p>${outside(saw.link)}</p>`],
  [online.heading, `<p>${online.text}</p>${lineOf(online.line)}<p><strong>${KENYA.fault}</strong></p>`],
  [about.heading, `${about.texts.map((text) => `<p>${text}</p>`).join('')}<p class="quiet">${KENYA.asOf}</p>`],
];
const more = MORE_HELP.map(([heading, text]) => `<h3>${heading}</h3>${text}`).join('\n');

const lead = `<h2>${KENYA.heading}</h2> <a class="quiet" href="/countries">${KENYA.change}</a>
<p><strong>${KENYA.line.name}</strong></p>
${factsOf(KENYA.line)}`;

/** The banner of plain HTML. */
export const PLAIN_BANNER = `
<section class="help">
${sign(PHONE)}
<div class="lead">${lead}</div>
${call(KENYA.line.number)}
<div class="way-out">
<a class="button" href="${KENYA.exit.href}" rel="noopener noreferrer">${KENYA.exit.text}</a>
<p class="quiet">${KENYA.exit.about}</p>
</div>
<details class="more"><summary class="button">${KENYA.more} ${sign(CHEVRON)}</summary>
${more}
</details>
</section>`;

/** The banner made with Shoelace's elements. */
export const SHOELACE_BANNER = `
<section class="help"><sl-alert open>
<div class="strip">
${sign(PHONE)}
<div class="lead">${lead}</div>
<sl-button class="call" variant="text" size="large" href="tel:${KENYA.line.number}">${KENYA.line.number}</sl-button>
<div class="way-out">
<sl-button href="${KENYA.exit.href}" rel="noopener noreferrer">${KENYA.exit.text}</sl-button>
<p class="quiet">${KENYA.exit.about}</p>
</div>
</div>
<sl-details summary="${KENYA.more}">
${more}
</sl-details>
</sl-alert></section>`;

/** Texts for vanilla-cookieconsent: the strip is its consent notice, the rest its list of preferences. */
export const COOKIE_CONSENT_TEXTS = `<script type="application/json" id="help">${JSON.stringify({
  strip: {
    title: KENYA.heading,
    description: `<a href="/countries">${KENYA.change}</a><p><strong>${KENYA.line.name}</strong></p>${factsOf(KENYA.line)}${call(KENYA.line.number)}`,
    showPreferencesBtn: KENYA.more,
    footer: `<a href="${KENYA.exit.href}" rel="noopener noreferrer">${KENYA.exit.text}</a> <p>${KENYA.exit.about}</p>`,
  },
  modal: {
    title: KENYA.heading,
    closeIconLabel: 'Close',
    sections: MORE_HELP.map(([title, description]) => ({ title, description })),
  },
}).replaceAll('<', '\\u003c')}</script>`;

const COMMON_STYLE = `
.help h2, .help p { display: inline; margin: 0; font-size: 0.875em }
.help p { display: block; font-size: 1em }
.help .lead { flex: 1000 1 12em }
.help a { color: #0b5a83 }
.help .quiet { font-size: 0.875em; color: #4b5b69 }
.help .way-out { flex: 1 1 14.5em; display: grid; gap: 4px; text-align: center }
.help .way-out p { font-size: 0.8125em; line-height: 1.3 }
.help svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.8 }`;

/** Style of banners without a library of elements. */
export const PLAIN_STYLE = `
.help { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 8px 16px; min-block-size: max(8em, 34em - 45vw);
  box-sizing: border-box; padding: 12px 16px; font: medium/1.5 system-ui, sans-serif; color: #17222d; background: #fff;
  border: 1px solid #c5d0d9; border-radius: 10px }${COMMON_STYLE}
.help .number { font-size: 1.75em; font-weight: 650; line-height: 44px }
.help .button { display: flex; align-items: center; justify-content: center; gap: 8px; min-block-size: 44px;
  box-sizing: border-box; padding: 0 16px; font: inherit; font-weight: 650; color: inherit; text-decoration: none;
  background: none; border: 1px solid #6b7c8a; border-radius: 8px; cursor: pointer }
.help > svg { margin-block-start: 12px; color: #0b5a83 }
.help .more[open], .help div.more { flex: 1 1 100% }`;

export const SHOELACE_STYLE = `
.help { display: block; min-block-size: max(8em, 34em - 45vw) }${COMMON_STYLE}
.help .strip { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 8px 16px }
.help .call::part(base) { font-size: 1.75em; font-weight: 650 }`;

export const COOKIE_CONSENT_LOOK = `<style>
#cc-main .cm__desc p { display: block }
#cc-main .number { font-size: 1.75em }
</style>`;

/** The fallback content that our documentation recommends. */
const FALLBACK = `
  <p>
    Child helpline in Kenya: <a href="tel:116">116</a>.
    <a href="https://www.wikipedia.org/" rel="noopener noreferrer">Leave this page</a>
  </p>
`;

const plainScript = inline(await pack('banner/plain.js'));

/** A page whose banners are plain HTML. */
const plainPage = (count: number) => site(`<style>${PLAIN_STYLE}</style>`, PLAIN_BANNER.repeat(count) + plainScript);

/** A page with the element. */
function elementPage(path: string, count: number, fallback = ''): string {
  const element = `<ecpat-helpline-banner country="KE">${fallback}</ecpat-helpline-banner>\n`;
  return site(`<style>${RESERVED_HEIGHTS}</style>\n${loadModule(path)}`, element.repeat(count));
}

const reactPage = (count: number) =>
  site(`<style>${PLAIN_STYLE}</style>${loadModule('/react.js')}`, `<div id="app" data-count="${count}"></div>`);

/** The pages by variant. Functions take the number of banners. */
export const pages = {
  plain: plainPage,
  alone: (count: number) => elementPage(ALONE, count),
  bundle: elementPage(BUNDLE, 1),
  withFallback: elementPage(ALONE, 1, FALLBACK),
  late: elementPage(ALONE_LATE, 1, FALLBACK),
  react: reactPage,
  shoelace: site(
    `<style>${SHOELACE_STYLE}</style>${loadStyle(SHOELACE_THEME)}${loadModule('/shoelace.js')}`,
    SHOELACE_BANNER,
  ),
  cookieConsent: site(
    `${COOKIE_CONSENT_LOOK}${loadStyle(COOKIE_CONSENT_STYLE)}${loadModule('/cookieconsent.js')}`,
    COOKIE_CONSENT_TEXTS,
  ),
};
