/**
 * `npm run bench:map`: the member map beside what a site would take instead, with ever more organisations, and while it
 * is zoomed. A comparison within one run and no test: the times of another machine, or of this one on another day, say
 * nothing, the ratios do.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:map               # 9 rounds, about 10 minutes; writes bench/RESULTS.md
 *     npm run bench:map -- --rounds 1                  # for a first look; only prints
 */
import { LOAD_COLUMNS, bars, comparison, held, steadiness, type Contest } from './contest.js';
import { measureFrames, type Moved, type Zoomable } from './map/frames.js';
import { NETWORK, readBundled, type Organisation } from './map/organisations.js';
import { files, organisations, pages } from './map/pages.js';
import { measureTyping } from './map/typing.js';
import { measureLoad, SLOWDOWN, type Case, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, row, show, times, whole } from './table.js';

const { countries, organisations: pins } = NETWORK;

type Told = Pick<Organisation, 'name' | 'country' | 'city' | 'website'>;
const bundled = await readBundled();
const clickOn = (code: string, selector: string, all: readonly Told[] = organisations) => {
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
    pages.floor,
    { '.member': countries, '.pin': pins },
    clickOn('MG', '.pin[data-country="MG"]'),
  ),
  'ours: `member-map.js`': ours(pages.source),
  'ours: `ecpat-widgets.js`': ours(pages.sourceBundle),
  'ours: organisations given before the script': ours(pages.givenBefore),
  'ours: the tag alone, its own list': {
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

const FLOOR: Name = 'drawn into the page';
const PEERS: Name[] = ['jsVectorMap', 'svgMap', 'Leaflet', 'D3 by hand'];
const OURS: Name[] = [
  'ours: `member-map.js`',
  'ours: `ecpat-widgets.js`',
  'ours: organisations given before the script',
  'ours: the tag alone, its own list',
];
const GROWN = [
  'ours: `member-map.js`',
  'ours: 1,000 organisations',
  'ours: 10,000 organisations',
] as const satisfies Name[];
type Grown = (typeof GROWN)[number];

const zoomable = (name: Name, map: string, shape: string, needsControl = false): Zoomable => ({
  ...CASES[name],
  map,
  shape,
  needsControl,
});
const ZOOMABLE = {
  'ours: 122 organisations': zoomable(GROWN[0], '[part~="map"]', shapeOf('TD'), true),
  'ours: 1,000 organisations': zoomable(GROWN[1], '[part~="map"]', shapeOf('TD'), true),
  jsVectorMap: zoomable('jsVectorMap', '#app', '.jvm-region[data-code="TD"]'),
  svgMap: zoomable('svgMap', '#app', '.svgMap-country[data-id="TD"]'),
  Leaflet: zoomable('Leaflet', '#app', '.shape-148'),
  'D3 by hand': zoomable('D3 by hand', '#app', '.shape-148'),
};

const rounds = askedRounds();
const typedCases = Object.fromEntries(GROWN.map((name) => [name, CASES[name]])) as Record<Grown, Case>;
const loaded = await run<Name, Measures, Case>(CASES, files, rounds, measureLoad);
const typed = await run(typedCases, files, rounds, measureTyping);
const moved = await run<keyof typeof ZOOMABLE, Moved, Zoomable>(ZOOMABLE, files, rounds, measureFrames);

const tenth = (value: number) => value.toFixed(1);

const contest: Contest<Name, keyof Measures> = {
  results: loaded,
  floor: FLOOR,
  floorTitle: 'the map drawn into the page',
  ours: OURS,
  peers: PEERS,
};

function aims(): string {
  const [usual, many] = GROWN;
  const single = (what: string, value: string) => row(what, value, ...OURS.slice(1).map(() => ''));
  return [
    ...bars(contest, [
      ['KB', 'bytes', 'best', 0.72],
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'floor', 1.6],
      ['task CPU', 'task', 'floor', 1.6],
    ]),
    steadiness(contest, 'layoutShift'),
    single('usable with 1,000 organisations: 2.00× as with 122', held(loaded.ratio(many, usual, 'all'), 2, times)),
    single('task CPU with 1,000 organisations: 2.00× as with 122', held(loaded.ratio(many, usual, 'task'), 2, times)),
    single('script of a key with 1,000 organisations: 16 ms', held(typed.median(many, 'script'), 16, tenth)),
  ].join('\n');
}

function growth(): string {
  const [usual] = GROWN;
  const grown = (name: Name, measure: keyof Measures) =>
    show(loaded.median(name, measure), whole) +
    (name === usual ? '' : ` (${times(loaded.ratio(name, usual, measure))})`);
  return [
    row(
      'organisations',
      'usable, ms',
      'task CPU, ms',
      'script of the first key, ms',
      'of a key, ms',
      'task CPU of a key, ms',
    ),
    row(...Array<string>(6).fill('--:')),
    ...GROWN.map((name, index) =>
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
  title: 'Member map: beside what a site would take instead',
  text: `One map of ${pins} organisations in ${countries} countries, 1000 px wide in a window of 1280 px, the processor slowed ${SLOWDOWN}×. Every page shows the countries with organisations in another colour, and name, city and link of an organisation after a click; the others mark each organisation by a dot (svgMap each country), ours lists the countries beside the map and can be searched. All but the map drawn into the page and our own list fetch the same organisations. Medians of ${rounds} rounds, in brackets the median of each round's ratio to the map drawn into the page, and to the best of the others. Times begin with the navigation, or the press of the mouse, and are those of the clock; CPU is that of the page's main thread. Everything comes from this machine, so that no line is in the times.

${comparison(contest, 'map', [
  ...LOAD_COLUMNS,
  ['heap, KB', 'heap', kilo, false],
  ['DOM nodes', 'nodes', whole, false],
  ['click → details, ms', 'click', whole, false],
])}

### What was aimed at

${aims()}

### Many organisations

The processor slowed ${SLOWDOWN}× for the load, and as it is for the keys “a”, “n”, “g” in the search field. What a key takes is CPU time, the median of the three.

${growth()}

### Zooming and dragging

Four turns of the wheel, then the mouse drags the map by 160 px; the processor as it is. “Zoomed” is how much wider Chad becomes.

${frames()}
`,
  command: 'npm run bench:map',
  rounds,
  browser: loaded.browser,
});
