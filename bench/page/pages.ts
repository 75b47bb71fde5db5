/** Pages of the benchmark of all four elements: the same banner, map, form and card, made in several ways. */
import {
  COOKIE_CONSENT_FILE,
  COOKIE_CONSENT_LOOK,
  COOKIE_CONSENT_STYLE,
  COOKIE_CONSENT_TEXTS,
  PLAIN_BANNER,
  PLAIN_STYLE,
  SHOELACE_BANNER,
  SHOELACE_STYLE,
} from '../banner/pages.js';
import { CARD_STYLE, CHANGE_LANGUAGE, ownCard, PLAIN_CARD, SHOELACE_CARD } from '../card/pages.js';
import {
  FORM_STYLE,
  JQUERY_FILES,
  JQUERY_FORM,
  LOAD_JQUERY,
  OWN_FORM,
  PLAIN_FORM,
  SHOELACE_FORM,
  SIGNUP_SERVICE,
} from '../form/pages.js';
import { placeBundled } from '../map/organisations.js';
import {
  DETAILS,
  drawnMap,
  JSVECTORMAP_FILES,
  LOAD_JSVECTORMAP,
  MAP_STYLE,
  PLACE,
  WORLDS,
  writeMembers,
} from '../map/pages.js';
import { pack, readOurs, readPackage, script, style } from '../packages.js';
import type { Served } from '../serve.js';
import { inline, loadModule, loadStyle, RESERVED_HEIGHTS, site } from '../site.js';

const BUNDLE = '/ecpat-widgets.js';
const SHOELACE_THEME = '/shoelace/themes/light.css';

/** Organisations on all maps: our bundled list. */
export const organisations = await placeBundled();

/** Files that the pages load, by path. */
export const files: ReadonlyMap<string, Served> = new Map<string, Served>([
  SIGNUP_SERVICE,
  ...WORLDS,
  ...JSVECTORMAP_FILES,
  ...JQUERY_FILES,
  COOKIE_CONSENT_FILE,
  [BUNDLE, await readOurs(BUNDLE)],
  ['/react.js', script(await pack('page/react.jsx'))],
  ['/shoelace.js', script(await pack('page/shoelace.js'))],
  [SHOELACE_THEME, style(await readPackage('@shoelace-style/shoelace/cdn/themes/light.css'))],
  ['/leaflet.css', style(await readPackage('leaflet/dist/leaflet.css'))],
  ['/stitched.js', script(await pack('page/stitched.js'))],
]);

const styles = `<style>${PLAIN_STYLE}${CARD_STYLE}</style>${MAP_STYLE}${FORM_STYLE}`;
/** Preloads a file that a script of the page will fetch. */
const preload = (path: string) => `<link rel="preload" as="fetch" crossorigin href="${path}">`;

/** A page with its parts in this order. */
const page = (head: string, ...parts: string[]) => site(PLACE + head, CHANGE_LANGUAGE.join(`\n${parts.join('\n')}\n`));

const members = writeMembers(organisations);
const mapPlace = (map = '') => `<div id="app">${map}</div>\n${DETAILS}\n${members}`;

export const pages = {
  plain: page(
    styles,
    PLAIN_BANNER,
    mapPlace(drawnMap(organisations)),
    PLAIN_FORM,
    PLAIN_CARD,
    inline(await pack('page/plain.js')),
  ),
  ours: page(
    `<style>${RESERVED_HEIGHTS}</style>${loadModule(BUNDLE)}`,
    '<ecpat-helpline-banner country="KE"></ecpat-helpline-banner>',
    '<div id="app"><ecpat-member-map></ecpat-member-map></div>',
    OWN_FORM,
    ownCard(),
  ),
  react: page(`${styles}${preload('/world.json')}${loadModule('/react.js')}`, '<div id="root"></div>', members),
  shoelace: page(
    `<style>${SHOELACE_STYLE}${CARD_STYLE}</style>${MAP_STYLE}${FORM_STYLE}${loadStyle(SHOELACE_THEME)}${loadStyle('/leaflet.css')}${preload('/world.geojson')}${loadModule('/shoelace.js')}`,
    SHOELACE_BANNER,
    mapPlace(),
    SHOELACE_FORM,
    SHOELACE_CARD,
  ),
  stitched: page(
    `${styles}${COOKIE_CONSENT_LOOK}${loadStyle(COOKIE_CONSENT_STYLE)}${LOAD_JSVECTORMAP}${LOAD_JQUERY}${loadModule('/stitched.js')}`,
    COOKIE_CONSENT_TEXTS,
    mapPlace(),
    JQUERY_FORM,
    PLAIN_CARD,
  ),
};
