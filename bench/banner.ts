/**
 * `npm run bench:banner`: how long it takes until the help line's number is on the screen, with the banner and with the
 * least that could show it: plain HTML. A comparison within one run and no test: the times of another machine, or of
 * this one on another day, say nothing, the ratios do.
 *
 *     npm run build && npm run bench:banner            # 15 rounds, about 4 minutes; writes bench/RESULTS.md
 *     npm run bench:banner -- 3                        # 3 rounds, for a first look; only prints
 */
import { readFile } from 'node:fs/promises';
import { MARK_SCRIPT, measureLoad, SLOWDOWN, type Case, type Measures } from './measure.js';
import { elementPage, plainPage } from './pages.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import type { Served } from './serve.js';
import { kilo, row, show, thousandth, times, whole } from './table.js';

const ROUNDS = 15;
/** How late the script comes on a slow line, in milliseconds. */
const LATE = 1000;

const ALONE = '/helpline-banner.js';
const BUNDLE = '/ecpat-widgets.js';
const ALONE_LATE = '/late/helpline-banner.js';

const number = { shows: { 'a[href="tel:116"]': 1 } };
const plain = (count: number): Case => ({ ...number, count, isShadow: false, html: plainPage(count) });
const element = (script: string, count: number, hasFallback = false): Case => ({
  ...number,
  count,
  isShadow: true,
  html: elementPage(script, count, { hasFallback }),
});

const CASES = {
  'plain HTML': plain(1),
  'banner alone': element(ALONE, 1),
  'all four elements in one file': element(BUNDLE, 1),
  'banner alone, with fallback': element(ALONE, 1, true),
  'banner alone, with fallback, script late': element(ALONE_LATE, 1, true),
  'plain HTML × 10': plain(10),
  'banner alone × 10': element(ALONE, 10),
  'plain HTML × 100': plain(100),
  'banner alone × 100': element(ALONE, 100),
};
type Name = keyof typeof CASES;

const script = async (path: string): Promise<Served> => ({
  type: 'text/javascript',
  text: await readFile(`dist${path}`, 'utf8'),
  before: MARK_SCRIPT,
});
const scripts = new Map([
  [ALONE, await script(ALONE)],
  [BUNDLE, await script(BUNDLE)],
  [ALONE_LATE, { ...(await script(ALONE)), delay: LATE }],
]);

const rounds = askedRounds(ROUNDS);
const { browser, median, ratio } = await run(CASES, scripts, rounds, measureLoad);

function comparison(): string {
  const columns: [heading: string, measure: keyof Measures, form: (value: number) => string, hasRatio: boolean][] = [
    ['KB (brotli)', 'bytes', kilo, true],
    ['a number painted, ms', 'first', whole, true],
    ['its own number painted, ms', 'all', whole, true],
    ['script start → painted, ms', 'fromScript', whole, false],
    ['task CPU, ms', 'task', whole, true],
    ['script CPU, ms', 'script', whole, true],
    ['layout shift', 'layoutShift', thousandth, false],
    ['heap, KB', 'heap', kilo, true],
    ['DOM nodes', 'nodes', whole, true],
  ];
  const names: Name[] = [
    'plain HTML',
    'banner alone',
    'all four elements in one file',
    'banner alone, with fallback',
    'banner alone, with fallback, script late',
  ];
  const cell = (name: Name, [, measure, form, hasRatio]: (typeof columns)[number]) => {
    const factor = hasRatio && name !== 'plain HTML' ? ` (${times(ratio(name, 'plain HTML', measure))})` : '';
    return show(median(name, measure), form) + factor;
  };
  return [
    row('page', ...columns.map(([heading]) => heading)),
    row('---', ...columns.map(() => '--:')),
    ...names.map((name) => row(name, ...columns.map((column) => cell(name, column)))),
  ].join('\n');
}

function growth(): string {
  const pairs: [count: number, plain: Name, element: Name][] = [
    [1, 'plain HTML', 'banner alone'],
    [10, 'plain HTML × 10', 'banner alone × 10'],
    [100, 'plain HTML × 100', 'banner alone × 100'],
  ];
  const compare = (one: Name, other: Name, measure: keyof Measures) => [
    show(median(one, measure), whole),
    `${show(median(other, measure), whole)} (${times(ratio(other, one, measure))})`,
  ];
  return [
    row('banners', 'task CPU, ms: plain', 'banner', 'all numbers painted, ms: plain', 'banner'),
    row('--:', '--:', '--:', '--:', '--:'),
    ...pairs.map(([count, one, other]) =>
      row(`${count}`, ...compare(one, other, 'task'), ...compare(one, other, 'all')),
    ),
  ].join('\n');
}

await publish({
  title: 'Help-line banner: when is the number on the screen?',
  text: `One closed banner for Kenya in English in a window of 1280 px, and the same as plain HTML, the processor slowed ${SLOWDOWN}×. Medians of ${rounds} rounds, in brackets the median of each round's ratio to plain HTML. Times begin with the navigation and are those of the clock; CPU is that of the page's main thread. Everything comes from this machine, so that no line is in the times; “script late” holds the script back for ${LATE} ms, as a slow line would.

${comparison()}

### Many banners on one page

${growth()}
`,
  command: 'npm run bench:banner',
  rounds,
  browser,
});
