/**
 * `npm run bench:map`: compares the member map with alternatives, with more and more organisations, and during zooming.
 * It is no test: compare ratios, because times differ between machines and days.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:map               # 9 rounds, about 10 minutes; writes bench/RESULTS.md
 *     npm run bench:map -- --rounds 1                  # for a first look; only prints
 */
import {
  LOAD_COLUMNS,
  targets,
  comparison,
  howToRead,
  withVerdict,
  layoutShiftTarget,
  type Contest,
} from './contest.js';
import { measureFrames, type Moved, type Zoomable } from './map/frames.js';
import { NETWORK, readBundled, type Organisation } from './map/organisations.js';
import { files, organisations, pages } from './map/pages.js';
import { measureTyping } from './map/typing.js';
import { measureLoad, CPU_SLOWDOWN, type Case, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, row, show, times, whole } from './table.js';

const { countries, organisations: pins } = NETWORK;

type Described = Pick<Organisation, 'name' | 'country' | 'city' | 'website'>;
const bundled = await readBundled();
const clickOn = (code: string, selector: string, all: readonly Described[] = organisations) => {
  const { name, city, website } = all.find(({ country }) => country === code)!;
  return { selector, shows: { [`a[href="${website}"]`]: 1 }, texts: [name, city!] };
};

const peer = (html: string, shows: Record<string, number>, click: Case['click']): Case => ({
  html,
  places: [shows],
  count: 1,
  isShadow: false,
  click,
});
const shapeOf = (code: string) => `[part~="country"][data-country="${code}"]`;
const ours = (html: string): Case => ({
  html,
  places: [{ '[part~="country"]': countries, '[part~="item"]': countries }],
  count: 1,
  isShadow: true,
  click: clickOn('MG', shapeOf('MG')),
});
const listed = new Set(bundled.map(({ country }) => country)).size;
const markerOfMadagascar = `[data-index="${organisations.findIndex(({ country }) => country === 'MG')}"]`;

const CASES = {
  'drawn into the page': peer(
    pages.baseline,
    { '.member': countries, '.pin': pins },
    clickOn('MG', '.pin[data-country="MG"]'),
  ),
  'ours: `member-map.js`': ours(pages.source),
  'ours: `ecpat-widgets.js`': ours(pages.sourceBundle),
  'ours: organisations given before the script': ours(pages.givenBefore),
  'ours: bundled list': {
    ...ours(pages.pasted),
    places: [{ '[part~="country"]': listed, '[part~="item"]': listed }],
    click: clickOn('BR', shapeOf('BR'), bundled),
  },
  jsVectorMap: peer(
    pages.jsVectorMap,
    { '.jvm-region[fill="#0b5a83"]': countries, '.jvm-marker': pins },
    clickOn('MG', `.jvm-marker${markerOfMadagascar}`),
  ),
  svgMap: peer(
    pages.svgMap,
    { '.svgMap-country[style*="#0b5a83"]': countries, '.svgMap-pin': countries },
    clickOn('MG', '.svgMap-country[data-id="MG"]'),
  ),
  Leaflet: peer(pages.leaflet, { '.member': countries, '.pin': pins }, clickOn('MG', '.pin.MG')),
  'D3 by hand': peer(pages.d3, { '.member': countries, '.pin': pins }, clickOn('MG', '.pin.MG')),
  'ours: 1,000 organisations': ours(pages.source1000),
  'ours: 10,000 organisations': ours(pages.source10000),
} satisfies Record<string, Case>;
type Name = keyof typeof CASES;

const BASELINE: Name = 'drawn into the page';
const PEERS: Name[] = ['jsVectorMap', 'svgMap', 'Leaflet', 'D3 by hand'];
const OURS: Name[] = [
  'ours: `member-map.js`',
  'ours: `ecpat-widgets.js`',
  'ours: organisations given before the script',
  'ours: bundled list',
];
const BY_SIZE = [
  'ours: `member-map.js`',
  'ours: 1,000 organisations',
  'ours: 10,000 organisations',
] as const satisfies Name[];
type SizedName = (typeof BY_SIZE)[number];

const zoomable = (name: Name, map: string, shape: string, needsControl = false): Zoomable => ({
  ...CASES[name],
  map,
  shape,
  needsControl,
});
const ZOOMABLE = {
  'ours: 122 organisations': zoomable(BY_SIZE[0], '[part~="map"]', shapeOf('TD'), true),
  'ours: 1,000 organisations': zoomable(BY_SIZE[1], '[part~="map"]', shapeOf('TD'), true),
  jsVectorMap: zoomable('jsVectorMap', '#app', '.jvm-region[data-code="TD"]'),
  svgMap: zoomable('svgMap', '#app', '.svgMap-country[data-id="TD"]'),
  Leaflet: zoomable('Leaflet', '#app', '.shape-148'),
  'D3 by hand': zoomable('D3 by hand', '#app', '.shape-148'),
};

const rounds = askedRounds();
const typedCases = Object.fromEntries(BY_SIZE.map((name) => [name, CASES[name]])) as Record<SizedName, Case>;
const loaded = await run<Name, Measures, Case>(CASES, files, rounds, measureLoad);
const typed = await run(typedCases, files, rounds, measureTyping);
const moved = await run<keyof typeof ZOOMABLE, Moved, Zoomable>(ZOOMABLE, files, rounds, measureFrames);

const tenth = (value: number) => value.toFixed(1);

const contest: Contest<Name, keyof Measures> = {
  results: loaded,
  baseline: BASELINE,
  baselineTitle: 'the map drawn into the page',
  ours: OURS,
  peers: PEERS,
};

function aims(): string {
  const [usual, many] = BY_SIZE;
  const single = (title: string, value: string) => row(title, value, ...OURS.slice(1).map(() => ''));
  return [
    ...targets(contest, [
      ['KB', 'bytes', 'best', 0.72],
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'baseline', 1.6],
      ['task CPU', 'task', 'baseline', 1.6],
    ]),
    layoutShiftTarget(contest, 'layoutShift'),
    single('usable, 1,000 organisations: 2.00× that of 122', withVerdict(loaded.ratio(many, usual, 'all'), 2, times)),
    single(
      'task CPU, 1,000 organisations: 2.00× that of 122',
      withVerdict(loaded.ratio(many, usual, 'task'), 2, times),
    ),
    single('script per key, 1,000 organisations: 16 ms', withVerdict(typed.median(many, 'script'), 16, tenth)),
  ].join('\n');
}

function growth(): string {
  const [usual] = BY_SIZE;
  const grown = (name: Name, measure: keyof Measures) =>
    show(loaded.median(name, measure), whole) +
    (name === usual ? '' : ` (${times(loaded.ratio(name, usual, measure))})`);
  return [
    row(
      'organisations',
      'usable, ms',
      'task CPU, ms',
      'script, first key, ms',
      'script per key, ms',
      'task CPU per key, ms',
    ),
    row(...Array<string>(6).fill('--:')),
    ...BY_SIZE.map((name, index) =>
      row(
        ['122', '1,000', '10,000'][index]!,
        grown(name, 'all'),
        grown(name, 'task'),
        ...(['firstScript', 'script', 'task'] as const).map((measure) => show(typed.median(name, measure), tenth)),
      ),
    ),
  ].join('\n');
}

function frames(): string {
  const columns: [heading: string, measure: keyof Moved, form: (value: number) => string][] = [
    ['frame, median, ms', 'frame', tenth],
    ['95th percentile, ms', 'slowFrame', tenth],
    ['slowest, ms', 'slowestFrame', tenth],
    ['task CPU, ms', 'task', whole],
    ['zoomed', 'zoom', times],
    ['dragged, px', 'drag', whole],
  ];
  return [
    row('map', ...columns.map(([heading]) => heading)),
    row('---', ...columns.map(() => '--:')),
    ...(Object.keys(ZOOMABLE) as (keyof typeof ZOOMABLE)[]).map((name) =>
      row(name, ...columns.map(([, measure, form]) => show(moved.median(name, measure), form))),
    ),
  ].join('\n');
}

await publish({
  title: 'Member map compared with alternatives',
  text: `Every page shows one map of ${pins} organisations in ${countries} countries. The map is 1000 px wide in a window of 1280 px, and the processor is slowed ${CPU_SLOWDOWN}×. Every page shows the countries with organisations in another colour, and the name, city and link of an organisation after a click. The alternatives mark each organisation with a dot, svgMap each country. Ours lists the countries beside the map and has a search. All pages fetch the same organisations, except the map drawn into the page and our bundled list.

${howToRead(contest, rounds)}

${comparison(contest, 'map', [
  ...LOAD_COLUMNS,
  ['heap, KB', 'heap', kilo, false],
  ['DOM nodes', 'nodes', whole, false],
  ['click → details, ms', 'click', whole, false],
])}

### Targets

${aims()}

### Many organisations

The processor is slowed ${CPU_SLOWDOWN}× during the load, but not while the keys “a”, “n” and “g” are typed into the search field. The values per key are CPU times, medians of the three keys.

${growth()}

### Zooming and dragging

The wheel turns four times, then the mouse drags the map by 160 px. The processor is not slowed. “Zoomed” says how many times wider Chad becomes.

${frames()}
`,
  command: 'npm run bench:map',
  rounds,
  browser: loaded.browser,
});
