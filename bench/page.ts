/**
 * `npm run bench:page`: compares all four elements on one page with alternatives. It is no test: compare ratios, because
 * times differ between machines and days.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:page              # 9 rounds, about 10 minutes; writes bench/RESULTS.md
 *     npm run bench:page -- --rounds 1                 # for a first look; only prints
 */
import { moreHelp, NUMBER } from './banner/wanted.js';
import { ELEMENT_LINKS, inEnglish, inFrench, OUR_LINKS, PLAIN_LINKS, type Links } from './card/wanted.js';
import { LOAD_COLUMNS, targets, comparison, howToRead, layoutShiftTarget, type Contest } from './contest.js';
import type { Filled } from './form/filling.js';
import { FIELDS, OUR_FORM, PEER_FORM } from './form/wanted.js';
import { CPU_SLOWDOWN, type Measures } from './measure.js';
import { drawn } from './map/pages.js';
import { files, organisations, pages } from './page/pages.js';
import { measurePage, type PageCase, type Stepped } from './page/steps.js';
import type { Shows } from './probe.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, whole } from './table.js';

const countries = [...new Set(organisations.map(({ country }) => country))];
const shapes = new Set(organisations.map(({ numeric }) => numeric).filter((code) => drawn.has(code))).size;
/** The only organisation of a country that is large enough to have nothing else at its centre. */
const index = organisations.findIndex(({ country }) => country === 'BR');
const { website, name, city } = organisations[index]!;
const details = { shows: { [`a[href="${website}"]`]: 1 }, texts: [name, city!] };

/** Content of most maps, and the selector of the organisation that is clicked. */
const DRAWN: Shows = { '.member': shapes, '.pin': organisations.length };
const PIN = ':is(.pin.BR, .pin[data-country="BR"])';
/** Samoa, which is outside of the map that jsVectorMap draws. */
const NOT_ON_JSVECTORMAP = 'WS';

/** Selectors for banner, map and card of a peer's page. */
interface Peer {
  /** The number in the strip, and the button that shows the rest. */
  number?: string;
  more: string;
  /** Content of the drawn map, and the organisation that is clicked. */
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
    more: moreHelp('button[aria-controls="ecpat-more"]'),
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
  baseline: 'plain HTML',
  baselineTitle: 'plain HTML',
  ours: ['ours: `ecpat-widgets.js`'],
  peers: [
    'React, react-simple-maps, React Hook Form',
    'Shoelace, Leaflet',
    'vanilla-cookieconsent, jsVectorMap, jQuery Validation',
  ],
};

function aims(): string {
  return [
    ...targets(contest, [
      ['KB', 'bytes', 'best', 0.47],
      ['usable', 'all', 'best', 0.65],
      ['task CPU', 'task', 'best', 0.5],
      ['heap', 'heap', 'best', 0.5],
    ]),
    layoutShiftTarget(contest, 'layoutShift'),
  ].join('\n');
}

await publish({
  title: 'All four elements on one page compared with alternatives',
  text: `Every page shows a banner, a map, a form and a card below each other. The window is 1280 px wide and the processor is slowed ${CPU_SLOWDOWN}×. The content is the helpline of Kenya, the ${organisations.length} organisations in ${countries.length} countries of our bundled list, a form that asks for an address, a name and consent, and a document in four languages. Every page then shows the following, or ends the run:

- name, city and link of an organisation after a click on the map
- an error at each empty field of the form
- thanks after the filled-in form was posted
- the document in French after the page's language has changed
- the rest of the banner after a click on “More help”

A page is usable once all four are painted and the form's script handles the form. The alternatives have their organisations in the page, and their texts are in English (the card in four languages) and for Kenya only. They mark each organisation with a dot. Ours has its texts in all its languages throughout, contains the helplines of all countries, and lists the countries beside the map with a search. Each page's own code is packed into one file with the libraries that can be packed.

${howToRead(contest, rounds)}

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

### Targets

${aims()}
`,
  command: 'npm run bench:page',
  rounds,
  browser: results.browser,
});
