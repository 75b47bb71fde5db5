/**
 * `npm run bench:card`: compares the framework card with alternatives. It is no test: compare ratios, because times
 * differ between machines and days.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:card              # 9 rounds, about 3 minutes; writes bench/RESULTS.md
 *     npm run bench:card -- --rounds 1                 # for a first look; only prints
 */
import { files, pages } from './card/pages.js';
import { ELEMENT_LINKS, inEnglish, inFrench, OUR_LINKS, PLAIN_LINKS, type Links } from './card/wanted.js';
import { LOAD_COLUMNS, targets, comparison, howToRead, layoutShiftTarget, type Contest } from './contest.js';
import { measureLoad, CPU_SLOWDOWN, type Case, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, whole } from './table.js';

/** A card in English, and in French after a click. */
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
  baseline: 'plain HTML',
  baselineTitle: 'plain HTML',
  ours: ['ours: `framework-card.js`', 'ours: `ecpat-widgets.js`'],
  peers: ['React', 'Shoelace', 'Web Awesome', 'Material Web'],
};

function aims(): string {
  return [
    ...targets(contest, [
      ['KB', 'bytes', 'best', 1],
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'baseline', 1.6],
      ['task CPU', 'task', 'baseline', 1.6],
    ]),
    layoutShiftTarget(contest, 'layoutShift'),
  ].join('\n');
}

await publish({
  title: 'Framework card compared with alternatives',
  text: `Every page shows one document in four languages. The window is 1280 px wide and the processor is slowed ${CPU_SLOWDOWN}×. Every page shows the document's title and years, and links to the file in the page's language, to the other languages and to the page about the document. The first link has the file's type, size and length. A button changes the page's language, and the card follows. A page on which it does not ends the run.

Shoelace, Web Awesome and Material Web are a card with buttons; Material Web also has a list. Each is packed into one file with its dependencies, and so is React.

${howToRead(contest, rounds)}

${comparison(contest, 'card', [
  ...LOAD_COLUMNS,
  ['heap, KB', 'heap', kilo, true],
  ['DOM nodes', 'nodes', whole, false],
  ['click → in French, ms', 'click', whole, false],
])}

### Targets

${aims()}
`,
  command: 'npm run bench:card',
  rounds,
  browser: results.browser,
});
