/**
 * `npm run bench:banner`: measures the time until the helpline's number is visible, for the banner, for alternatives,
 * and for plain HTML as the baseline. It is no test: compare ratios, because times differ between machines and days.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:banner            # 9 rounds, about 6 minutes; writes bench/RESULTS.md
 *     npm run bench:banner -- --rounds 1               # for a first look; only prints
 */
import { files, SCRIPT_DELAY_MS, pages } from './banner/pages.js';
import { moreHelp, NUMBER } from './banner/wanted.js';
import { targets, comparison, howToRead, withVerdict, layoutShiftTarget, type Contest } from './contest.js';
import { measureLoad, CPU_SLOWDOWN, type Case, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, row, show, thousandth, times, whole } from './table.js';

/** Maximum CPU time of 100 banners, as a share of that of 100 banners made with React. */
const MAX_RATIO_TO_REACT = 0.85;

const peer = (html: string, button: string, count = 1, number = `a${NUMBER}`): Case => ({
  html,
  places: [{ [number]: 1 }],
  count,
  isShadow: false,
  click: moreHelp(button),
});
const plain = (count: number) => peer(pages.plain(count), '.help summary', count);
const react = (count: number) => peer(pages.react(count), '.help button', count);
const ours = (html: string, count = 1): Case => ({
  html,
  places: [{ [`a${NUMBER}`]: 1 }],
  count,
  isShadow: true,
  click: moreHelp('button[aria-controls="ecpat-more"]'),
});

const CASES = {
  'plain HTML': plain(1),
  'ours: `helpline-banner.js`': ours(pages.alone(1)),
  'ours: `ecpat-widgets.js`': ours(pages.bundle),
  'ours: with fallback': ours(pages.withFallback),
  'ours: with fallback, script late': ours(pages.late),
  React: react(1),
  Shoelace: peer(pages.shoelace, 'sl-details', 1, `[data-usable] sl-button${NUMBER}`),
  'vanilla-cookieconsent': peer(pages.cookieConsent, '[data-role="show"]', 1, `[data-usable] #cc-main a${NUMBER}`),
  'plain HTML × 10': plain(10),
  'ours × 10': ours(pages.alone(10), 10),
  'React × 10': react(10),
  'plain HTML × 100': plain(100),
  'ours × 100': ours(pages.alone(100), 100),
  'React × 100': react(100),
} satisfies Record<string, Case>;
type Name = keyof typeof CASES;

const rounds = askedRounds();
const results = await run<Name, Measures, Case>(CASES, files, rounds, measureLoad);
const contest: Contest<Name, keyof Measures> = {
  results,
  baseline: 'plain HTML',
  baselineTitle: 'plain HTML',
  ours: [
    'ours: `helpline-banner.js`',
    'ours: `ecpat-widgets.js`',
    'ours: with fallback',
    'ours: with fallback, script late',
  ],
  peers: ['React', 'Shoelace', 'vanilla-cookieconsent'],
};

function aims(): string {
  const single = (title: string, value: string) => row(title, value, ...contest.ours.slice(1).map(() => ''));
  return [
    ...targets(contest, [
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'baseline', 1.6],
      ['task CPU', 'task', 'baseline', 1.6],
    ]),
    layoutShiftTarget(contest, 'layoutShift'),
    single(
      `task CPU of 100 banners: ${times(MAX_RATIO_TO_REACT)} React`,
      withVerdict(results.ratio('ours × 100', 'React × 100', 'task'), MAX_RATIO_TO_REACT, times),
    ),
  ].join('\n');
}

function growth(): string {
  const rows: [count: number, plain: Name, ours: Name, react: Name][] = [
    [1, 'plain HTML', 'ours: `helpline-banner.js`', 'React'],
    [10, 'plain HTML × 10', 'ours × 10', 'React × 10'],
    [100, 'plain HTML × 100', 'ours × 100', 'React × 100'],
  ];
  const median = (name: Name, measure: keyof Measures) => show(results.median(name, measure), whole);
  const compare = (baseline: Name, own: Name, other: Name, measure: keyof Measures) => [
    median(baseline, measure),
    `${median(own, measure)} (${times(results.ratio(own, baseline, measure))}, ${times(results.ratio(own, other, measure))})`,
    `${median(other, measure)} (${times(results.ratio(other, baseline, measure))})`,
  ];
  return [
    row('banners', 'task CPU, ms: plain', 'ours', 'React', 'all numbers painted, ms: plain', 'ours', 'React'),
    row(...Array<string>(7).fill('--:')),
    ...rows.map(([count, ...names]) => row(`${count}`, ...compare(...names, 'task'), ...compare(...names, 'all'))),
  ].join('\n');
}

await publish({
  title: 'Helpline banner: time until the number is visible',
  text: `Every page shows one closed banner for Kenya in English: ours, one made with another library, or one of plain HTML. The window is 1280 px wide and the processor is slowed ${CPU_SLOWDOWN}×. Every page shows the number, details of the helpline and an exit link; a click on “More help” shows the rest. A page that does not show them ends the run. Pressing Shift three times leaves each page.

The alternatives contain their texts for Kenya in English, and link to another page for other countries. Ours contains the helplines of all countries and its texts in all its languages, works out which lines are open, and prints all of its content. Shoelace is an alert with buttons and details, packed into one file. vanilla-cookieconsent shows the strip as its consent notice and the rest in its dialog.

${howToRead(contest, rounds)} “Script late” delays the script by ${SCRIPT_DELAY_MS} ms, as a slow connection would.

${comparison(contest, 'banner', [
  ['KB (brotli)', 'bytes', kilo, true],
  ['any number painted, ms', 'first', whole, true],
  ['own number painted, ms', 'all', whole, true],
  ['script start → painted, ms', 'fromScript', whole, false],
  ['task CPU, ms', 'task', whole, true],
  ['script CPU, ms', 'script', whole, false],
  ['layout shift', 'layoutShift', thousandth, false],
  ['heap, KB', 'heap', kilo, true],
  ['DOM nodes', 'nodes', whole, false],
  ['click → more help, ms', 'click', whole, false],
])}

### Targets

${aims()}

### Many banners on one page

Brackets hold the ratio to plain HTML; for ours, the ratio to React, too.

${growth()}
`,
  command: 'npm run bench:banner',
  rounds,
  browser: results.browser,
});
