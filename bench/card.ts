/**
 * `npm run bench:card`: the framework card beside what a site would take instead. A comparison within one run and no
 * test: the times of another machine, or of this one on another day, say nothing, the ratios do.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:card              # 9 rounds, about 3 minutes; writes bench/RESULTS.md
 *     npm run bench:card -- --rounds 1                 # for a first look; only prints
 */
import { files, pages } from './card/pages.js';
import { ELEMENT_LINKS, inEnglish, inFrench, OUR_LINKS, PLAIN_LINKS, type Links } from './card/wanted.js';
import { LOAD_COLUMNS, bars, comparison, steadiness, type Contest } from './contest.js';
import { measureLoad, SLOWDOWN, type Case, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, whole } from './table.js';

/** A card that speaks English, and French after a click. */
const cardCase = (html: string, links: Links, isShadow = false): Case => ({
  html,
  places: [inEnglish(links)],
  count: 1,
  isShadow,
  click: inFrench(links),
});
const ours = (html: string) => cardCase(html, OUR_LINKS, true);
const peer = (html: string) => cardCase(html, PLAIN_LINKS);
const elements = (html: string) => cardCase(html, ELEMENT_LINKS);

const CASES = {
  'plain HTML': peer(pages.plain),
  'ours: `framework-card.js`': ours(pages.alone),
  'ours: `ecpat-widgets.js`': ours(pages.bundle),
  React: peer(pages.react),
  Shoelace: elements(pages.shoelace),
  'Web Awesome': elements(pages.webAwesome),
  'Material Web': elements(pages.material),
};
type Name = keyof typeof CASES;

const rounds = askedRounds();
const results = await run<Name, Measures, Case>(CASES, files, rounds, measureLoad);
const contest: Contest<Name, keyof Measures> = {
  results,
  floor: 'plain HTML',
  floorTitle: 'plain HTML',
  ours: ['ours: `framework-card.js`', 'ours: `ecpat-widgets.js`'],
  peers: ['React', 'Shoelace', 'Web Awesome', 'Material Web'],
};

function aims(): string {
  return [
    ...bars(contest, [
      ['KB', 'bytes', 'best', 1],
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'floor', 1.6],
      ['task CPU', 'task', 'floor', 1.6],
    ]),
    steadiness(contest, 'layoutShift'),
  ].join('\n');
}

await publish({
  title: 'Framework card: beside what a site would take instead',
  text: `One document in four languages in a window of 1280 px, the processor slowed ${SLOWDOWN}×. Every page shows its title and years, a link to the file in the page's language with its type, size and length, links to those in the other languages, and one to the page about it; when the page's language changes, after a click on a button of the page, the card changes with it. A page in which that does not happen ends the run. Shoelace, Web Awesome and Material Web are a card with buttons, and Material Web's list, each packed into one file with what it needs; React is packed likewise. Medians of ${rounds} rounds, in brackets the median of each round's ratio to plain HTML, and to the best of the others. Times begin with the navigation, or the press of the mouse, and are those of the clock; CPU is that of the page's main thread. Everything comes from this machine, so that no line is in the times.

${comparison(contest, 'card', [
  ...LOAD_COLUMNS,
  ['heap, KB', 'heap', kilo, true],
  ['DOM nodes', 'nodes', whole, false],
  ['click → in French, ms', 'click', whole, false],
])}

### What was aimed at

${aims()}
`,
  command: 'npm run bench:card',
  rounds,
  browser: results.browser,
});
