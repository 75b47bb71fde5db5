/** Pages of the member map's benchmark: one map of the same organisations, drawn by several libraries. */
import { geoEqualEarth, geoEquirectangular, geoPath } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { pack, readOurs, readPackage, script, style } from '../packages.js';
import type { Served } from '../serve.js';
import { inline, load, loadModule, loadStyle, RESERVED_HEIGHTS, site } from '../site.js';
import { makeOrganisations, NETWORK, type Organisation } from './organisations.js';

/** The built file with the map alone, and the one with all elements. */
const ALONE = '/member-map.js';
const BUNDLE = '/ecpat-widgets.js';

const membersPath = (count: number) => `/members-${count}.json`;

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;
const topology = await readPackage('world-atlas/countries-110m.json');
const atlas = JSON.parse(topology) as World;
const world = feature(atlas, atlas.objects.countries) as FeatureCollection<Polygon | MultiPolygon, { name: string }>;
/** Numeric codes of the countries that the maps draw; the others are too small. */
export const drawn = new Set(world.features.map(({ id }) => String(id)));

/** Organisations on all maps. */
export const organisations = await makeOrganisations(NETWORK.organisations, drawn);
/** Numbers of organisations that show how the element scales. */
const LARGE_COUNTS = [1_000, 10_000] as const;

const documentOf = (members: readonly Organisation[]): Served => ({
  type: 'application/json',
  text: JSON.stringify({ schemaVersion: 1, members }),
});

/** The world in degrees, cut at 180° for maps without spherical geometry. */
function flatWorld(): string {
  const degrees = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0)
    .reflectY(true);
  // A hundredth of a degree is about a kilometre, finer than a map of this size can show.
  const shortened = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  return JSON.stringify(geoProject(world, degrees), shortened);
}

/** The world in the libraries' formats. */
export const WORLDS: readonly [path: string, file: Served][] = [
  ['/world.json', { type: 'application/json', text: topology }],
  ['/world.geojson', { type: 'application/json', text: flatWorld() }],
];

/** Files of a map with jsVectorMap. */
export const JSVECTORMAP_FILES: readonly [path: string, file: Served][] = [
  ['/jsvectormap.js', script(await readPackage('jsvectormap/dist/jsvectormap.min.js'))],
  ['/jsvectormap-world.js', script(await readPackage('jsvectormap/dist/maps/world.js'))],
  ['/jsvectormap.css', style(await readPackage('jsvectormap/dist/jsvectormap.min.css'))],
];
export const LOAD_JSVECTORMAP = loadStyle('/jsvectormap.css') + load('/jsvectormap.js') + load('/jsvectormap-world.js');

/** Files that the pages load, by path. */
export const files: ReadonlyMap<string, Served> = new Map<string, Served>([
  [ALONE, await readOurs(ALONE)],
  [BUNDLE, await readOurs(BUNDLE)],
  [membersPath(NETWORK.organisations), documentOf(organisations)],
  ...(await Promise.all(
    LARGE_COUNTS.map(async (count) => [membersPath(count), documentOf(await makeOrganisations(count, drawn))] as const),
  )),
  ...WORLDS,
  ...JSVECTORMAP_FILES,
  ['/svgmap.js', script(await readPackage('svgmap/dist/svg-map.umd.min.js'))],
  ['/svgmap.css', style(await readPackage('svgmap/dist/svg-map.min.css'))],
  ['/leaflet.js', script(await pack('map/leaflet.js'))],
  ['/leaflet.css', style(await readPackage('leaflet/dist/leaflet.css'))],
  ['/d3.js', script(await pack('map/d3.js'))],
]);

/** Width of every map. */
export const PLACE = '<style>#app { inline-size: 1000px }</style>';
/** Style of maps with another library, or without one. */
export const MAP_STYLE = `<style>
#app { block-size: 480px }
#app > svg { inline-size: 100%; block-size: 100% }
.land { fill: #ddd; stroke: #fff }
.member { fill: #0b5a83; stroke: #fff }
.pin { fill: #e4002b; stroke: #fff; cursor: pointer }
#details { position: fixed; inset: auto 0 0; padding: 8px; background: #fff }
</style>`;
/** Box for the details of an organisation, for maps that have none. */
export const DETAILS = '<div id="details" role="status" hidden></div>';

const place = (map: string, count: number = NETWORK.organisations) =>
  `<div id="app" data-members="${membersPath(count)}">${map}</div>`;

/** The element's tag. */
const element = (attributes = '') => `<ecpat-member-map${attributes}></ecpat-member-map>`;

/** A page with the element. */
function elementPage(head: string, tag: string, ownScript = ''): string {
  return site(`${PLACE}<style>${RESERVED_HEIGHTS}</style>\n${head}`, `${place(tag)}\n${ownScript}`);
}

/** A page with another library, or without one. */
function peerPage(head: string, map: string, ownScript: string): string {
  return site(`${PLACE}${MAP_STYLE}\n${head}`, `${place(map)}\n${DETAILS}\n${ownScript}`);
}

/** The map drawn into the page, as a site's build could do it. */
export function drawnMap(organisations: readonly Organisation[]): string {
  const projection = geoEqualEarth().fitSize([960, 480], { type: 'Sphere' });
  const pathOf = geoPath(projection).digits(1);
  const codes = new Map(organisations.map(({ numeric, country }) => [numeric, country]));
  const shapes = world.features.map((shape) => {
    const country = codes.get(String(shape.id));
    const kind = country ? `class="member" data-country="${country}"` : 'class="land"';
    return `<path ${kind} d="${pathOf(shape)}"><title>${shape.properties.name}</title></path>`;
  });
  const pins = organisations.map(({ country, name, longitude, latitude }) => {
    const [x, y] = projection([longitude, latitude])!.map((value) => value.toFixed(1));
    return `<circle class="pin" data-country="${country}" cx="${x}" cy="${y}" r="5" tabindex="0" role="button" aria-label="${name}"/>`;
  });
  return `<svg viewBox="0 0 960 480">${shapes.join('')}${pins.join('')}</svg>`;
}

/** Organisations written into the page. */
export const writeMembers = (members: readonly Partial<Organisation>[]) =>
  `<script type="application/json" id="members">${JSON.stringify({ members })}</script>\n`;
const described = organisations.map(({ name, country, city, website }) => ({ name, country, city, website }));

/** A page whose element has a `src` with organisations. */
const sourcePage = (path: string, count = NETWORK.organisations) =>
  elementPage(loadModule(path), element(` src="${membersPath(count)}"`));

export const pages = {
  baseline: peerPage('', drawnMap(organisations), writeMembers(described) + inline(await pack('map/baseline.js'))),
  source: sourcePage(ALONE),
  sourceBundle: sourcePage(BUNDLE),
  givenBefore: elementPage(
    `<link rel="modulepreload" href="${ALONE}" referrerpolicy="no-referrer">`,
    element(),
    inline(`${(await pack('map/ours.js')).trim()}\nawait import('${ALONE}');`),
  ),
  source1000: sourcePage(ALONE, LARGE_COUNTS[0]),
  source10000: sourcePage(ALONE, LARGE_COUNTS[1]),
  pasted: elementPage(loadModule(ALONE), element()),
  jsVectorMap: peerPage(LOAD_JSVECTORMAP, '', inline(await pack('map/jsvectormap.js'))),
  svgMap: peerPage(loadStyle('/svgmap.css') + load('/svgmap.js'), '', inline(await pack('map/svgmap.js'))),
  leaflet: peerPage(loadStyle('/leaflet.css') + loadModule('/leaflet.js'), '', ''),
  d3: peerPage(loadModule('/d3.js'), '', ''),
};
