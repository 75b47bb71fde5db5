/**
 * `npm run bench:banner`: how long it takes until the helpline's number is on the screen, with the banner, with what a
 * site would take instead, and with the least that could show it: plain HTML. A comparison within one run and no test:
 * the times of another machine, or of this one on another day, say nothing, the ratios do.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:banner            # 9 rounds, about 6 minutes; writes bench/RESULTS.md
 *     npm run bench:banner -- --rounds 1               # for a first look; only prints
 */
import { files, LATE, pages } from './banner/pages.js';
import { moreHelp, NUMBER } from './banner/wanted.js';
import { bars, comparison, held, steadiness, type Contest } from './contest.js';
import { measureLoad, SLOWDOWN, type Case, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, row, show, thousandth, times, whole } from './table.js';

/** The most CPU time that so many banners may take, beside as many made with React. */
const MOST_OF_REACT = 0.85;

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
  click: moreHelp('button[aria-controls="more"]'),
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
  floor: 'plain HTML',
  floorTitle: 'plain HTML',
  ours: [
    'ours: `helpline-banner.js`',
    'ours: `ecpat-widgets.js`',
    'ours: with fallback',
    'ours: with fallback, script late',
  ],
  peers: ['React', 'Shoelace', 'vanilla-cookieconsent'],
};

function aims(): string {
  const single = (what: string, value: string) => row(what, value, ...contest.ours.slice(1).map(() => ''));
  return [
    ...bars(contest, [
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'floor', 1.6],
      ['task CPU', 'task', 'floor', 1.6],
    ]),
    steadiness(contest, 'layoutShift'),
    single(
      `task CPU of 100 banners: ${times(MOST_OF_REACT)} React`,
      held(results.ratio('ours × 100', 'React × 100', 'task'), MOST_OF_REACT, times),
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
  const compare = (floor: Name, own: Name, other: Name, measure: keyof Measures) => [
    median(floor, measure),
    `${median(own, measure)} (${times(results.ratio(own, floor, measure))}, ${times(results.ratio(own, other, measure))})`,
    `${median(other, measure)} (${times(results.ratio(other, floor, measure))})`,
  ];
  return [
    row('banners', 'task CPU, ms: plain', 'ours', 'React', 'all numbers painted, ms: plain', 'ours', 'React'),
    row(...Array<string>(7).fill('--:')),
    ...rows.map(([count, ...names]) => row(`${count}`, ...compare(...names, 'task'), ...compare(...names, 'all'))),
  ].join('\n');
}

await publish({
  title: 'Helpline banner: when is the number on the screen?',
  text: `One closed banner for Kenya in English in a window of 1280 px, and the same made with other libraries and of plain HTML, the processor slowed ${SLOWDOWN}×. Every page shows the number, what is known of the line and a way out; a click on “More help” shows all else, and Shift pressed three times leaves the page. A page that does not show it ends the run. The others hold what they say about Kenya in English, and lead to another page for other countries; ours holds the lines of all countries and the texts of four languages, works out what is open now, and prints all that it has to say. Shoelace is an alert with buttons and details, packed into one file; vanilla-cookieconsent shows the strip where it asks for consent, and the rest in its dialog. Medians of ${rounds} rounds, in brackets the median of each round's ratio to plain HTML, and to the best of the others. Times begin with the navigation, or the press of the mouse, and are those of the clock; CPU is that of the page's main thread. Everything comes from this machine, so that no line is in the times; “script late” holds the script back for ${LATE} ms, as a slow line would.

${comparison(contest, 'banner', [
  ['KB (brotli)', 'bytes', kilo, true],
  ['a number painted, ms', 'first', whole, true],
  ['its own number painted, ms', 'all', whole, true],
  ['script start → painted, ms', 'fromScript', whole, false],
  ['task CPU, ms', 'task', whole, true],
  ['script CPU, ms', 'script', whole, false],
  ['layout shift', 'layoutShift', thousandth, false],
  ['heap, KB', 'heap', kilo, true],
  ['DOM nodes', 'nodes', whole, false],
  ['click → more help, ms', 'click', whole, false],
])}

### What was aimed at

${aims()}

### Many banners on one page

In brackets the ratio to plain HTML, and ours to React.

${growth()}
`,
  command: 'npm run bench:banner',
  rounds,
  browser: results.browser,
});
