/**
 * `npm run bench:page`: all four elements on one page, beside what a site would take instead. A comparison within one run
 * and no test: the times of another machine, or of this one on another day, say nothing, the ratios do.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:page              # 9 rounds, about 10 minutes; writes bench/RESULTS.md
 *     npm run bench:page -- --rounds 1                 # for a first look; only prints
 */
import { moreHelp, NUMBER } from './banner/wanted.js';
import { ELEMENT_LINKS, inEnglish, inFrench, OUR_LINKS, PLAIN_LINKS, type Links } from './card/wanted.js';
import { LOAD_COLUMNS, bars, comparison, steadiness, type Contest } from './contest.js';
import type { Filled } from './form/filling.js';
import { FIELDS, OUR_FORM, PEER_FORM } from './form/wanted.js';
import { SLOWDOWN, type Measures } from './measure.js';
import { drawn } from './map/pages.js';
import { files, organisations, pages } from './page/pages.js';
import { measurePage, type PageCase, type Stepped } from './page/steps.js';
import type { Shows } from './probe.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, whole } from './table.js';

const countries = [...new Set(organisations.map(({ country }) => country))];
const shapes = new Set(organisations.map(({ numeric }) => numeric).filter((code) => drawn.has(code))).size;
/** One alone in a country so large that nothing else is in its middle. */
const index = organisations.findIndex(({ country }) => country === 'BR');
const { website, name, city } = organisations[index]!;
const details = { shows: { [`a[href="${website}"]`]: 1 }, texts: [name, city!] };

/** What most maps show, and the organisation on them. */
const DRAWN: Shows = { '.member': shapes, '.pin': organisations.length };
const PIN = ':is(.pin.BR, .pin[data-country="BR"])';
/** Samoa lies beyond the edge of the world that jsVectorMap draws. */
const NOT_ON_JSVECTORMAP = 'WS';

/** A page of peers: what its banner, map and card are made of. */
interface Peer {
  /** The number in the strip, and the button for all else. */
  number?: string;
  more: string;
  /** What the map shows once it is drawn, and the organisation that is clicked. */
  map?: Shows;
  pin?: string;
  links?: Links;
}

const peer = (
  html: string,
  { number = `a${NUMBER}`, more, map = DRAWN, pin = PIN, links = PLAIN_LINKS }: Peer,
): PageCase => ({
  html,
  places: [{ [number]: 1, ...map, ...FIELDS, ...inEnglish(links) }],
  count: 1,
  isShadow: false,
  click: { selector: pin, ...details },
  french: inFrench(links),
  more: moreHelp(more),
  ...PEER_FORM,
});

const CASES = {
  'plain HTML': peer(pages.plain, { more: '.help summary' }),
  'ours: `ecpat-widgets.js`': {
    html: pages.ours,
    places: [
      { [`a${NUMBER}`]: 1 },
      { '[part~="country"]': countries.length, '[part~="item"]': countries.length },
      FIELDS,
      inEnglish(OUR_LINKS),
    ],
    count: 1,
    isShadow: true,
    click: { selector: '[part~="country"][data-country="BR"]', ...details },
    french: inFrench(OUR_LINKS),
    more: moreHelp('button[aria-controls="more"]'),
    ...OUR_FORM,
  },
  'React, react-simple-maps, React Hook Form': peer(pages.react, { more: '.help button' }),
  'Shoelace, Leaflet': peer(pages.shoelace, {
    number: `[data-usable] sl-button${NUMBER}`,
    more: 'sl-details',
    links: ELEMENT_LINKS,
  }),
  'vanilla-cookieconsent, jsVectorMap, jQuery Validation': peer(pages.stitched, {
    number: `[data-usable] #cc-main a${NUMBER}`,
    more: '[data-role="show"]',
    map: {
      '.jvm-region[fill="#0b5a83"]': shapes,
      '.jvm-marker': organisations.filter(({ country }) => country !== NOT_ON_JSVECTORMAP).length,
    },
    pin: `.jvm-marker[data-index="${index}"]`,
  }),
} satisfies Record<string, PageCase>;
type Name = keyof typeof CASES;
type Measure = keyof (Measures & Filled & Stepped);

const rounds = askedRounds();
const results = await run<Name, Measures & Filled & Stepped, PageCase>(CASES, files, rounds, measurePage);
const contest: Contest<Name, Measure> = {
  results,
  floor: 'plain HTML',
  floorTitle: 'plain HTML',
  ours: ['ours: `ecpat-widgets.js`'],
  peers: [
    'React, react-simple-maps, React Hook Form',
    'Shoelace, Leaflet',
    'vanilla-cookieconsent, jsVectorMap, jQuery Validation',
  ],
};

function aims(): string {
  return [
    ...bars(contest, [
      ['KB', 'bytes', 'best', 0.47],
      ['usable', 'all', 'best', 0.65],
      ['task CPU', 'task', 'best', 0.5],
      ['heap', 'heap', 'best', 0.5],
    ]),
    steadiness(contest, 'layoutShift'),
  ].join('\n');
}

await publish({
  title: 'All four on one page: beside what a site would take instead',
  text: `Banner, map, form and card below each other in a window of 1280 px, the processor slowed ${SLOWDOWN}×: the helpline of Kenya, the ${organisations.length} organisations in ${countries.length} countries that our elements bring with them, a form that asks for an address, a name and consent, and a document in four languages. Every page shows all of it, and then: name, city and link of an organisation after a click on the map, an error at each empty field, thanks after the filled-in form was posted, the document in French after the page's language has changed, and all else of the banner after a click on “More help”. A page in which one of these does not happen ends the run. Usable is a page once all four are painted and the form's script is in charge. The others have their organisations written into the page, hold what they say in English (the card in four languages) and of Kenya alone, and mark each organisation by a dot; ours speaks four languages throughout, holds the helplines of all countries, and lists the countries beside the map, where they can be searched. Each page's own code is packed into one file with the libraries that can be packed. Medians of ${rounds} rounds, in brackets the median of each round's ratio to plain HTML, and to the best of the others. Times begin with the navigation, or the press of the mouse, and are those of the clock; CPU is that of the page's main thread. Everything comes from this machine, so that no line is in the times.

${comparison(contest, 'page', [
  ...LOAD_COLUMNS,
  ['heap, KB', 'heap', kilo, true],
  ['DOM nodes', 'nodes', whole, false],
  ['map: click → details, ms', 'click', whole, false],
  ['form: → errors, ms', 'errors', whole, false],
  ['→ thanks, ms', 'done', whole, false],
  ['card: → in French, ms', 'french', whole, false],
  ['banner: → more help, ms', 'more', whole, false],
])}

### What was aimed at

${aims()}
`,
  command: 'npm run bench:page',
  rounds,
  browser: results.browser,
});
