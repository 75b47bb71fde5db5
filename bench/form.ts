/**
 * `npm run bench:form`: compares the sign-up form with alternatives, until it is usable and until it is sent. It is no
 * test: compare ratios, because times differ between machines and days.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:form              # 9 rounds, about 10 minutes; writes bench/RESULTS.md
 *     npm run bench:form -- --rounds 1                 # for a first look; only prints
 */
import { LOAD_COLUMNS, targets, comparison, howToRead, withVerdict, type Contest } from './contest.js';
import { measureForm, type Filled, type FormCase } from './form/filling.js';
import { files, pages } from './form/pages.js';
import { FIELDS, OUR_FORM, PEER_FORM, type Form } from './form/wanted.js';
import { CPU_SLOWDOWN, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, row, whole } from './table.js';

/** Maximum time from the press of the button to the thanks, in milliseconds. */
const MAX_THANKS_MS = 50;

const ours = (html: string) => formCase(html, true, OUR_FORM);
const peer = (html: string) => formCase(html, false, PEER_FORM);
const formCase = (html: string, isShadow: boolean, form: Form): FormCase => ({
  html,
  places: [FIELDS],
  count: 1,
  isShadow,
  ...form,
});

const CASES = {
  'plain HTML': peer(pages.plain),
  'ours: `signup-form.js`': ours(pages.alone),
  'ours: `ecpat-widgets.js`': ours(pages.bundle),
  'jQuery Validation': peer(pages.jQuery),
  'React Hook Form': peer(pages.react),
  Shoelace: peer(pages.shoelace),
  'Shoelace, autoloader': peer(pages.shoelaceAutoloader),
  'Web Awesome, autoloader': peer(pages.webAwesome),
};
type Name = keyof typeof CASES;
type Measure = keyof (Measures & Filled);

const rounds = askedRounds();
const results = await run<Name, Measures & Filled, FormCase>(CASES, files, rounds, measureForm);
const contest: Contest<Name, Measure> = {
  results,
  baseline: 'plain HTML',
  baselineTitle: 'plain HTML',
  ours: ['ours: `signup-form.js`', 'ours: `ecpat-widgets.js`'],
  peers: ['jQuery Validation', 'React Hook Form', 'Shoelace', 'Shoelace, autoloader', 'Web Awesome, autoloader'],
};

function aims(): string {
  return [
    ...targets(contest, [
      ['KB', 'bytes', 'best', 0.5],
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'baseline', 1.6],
      ['task CPU', 'task', 'baseline', 1.6],
    ]),
    row(
      `click → thanks: ${MAX_THANKS_MS} ms`,
      ...contest.ours.map((name) => withVerdict(results.median(name, 'done'), MAX_THANKS_MS, whole)),
    ),
  ].join('\n');
}

await publish({
  title: 'Sign-up form compared with alternatives',
  text: `Every page shows one form that asks for an address, a name and consent. The window is 1280 px wide and the processor is slowed ${CPU_SLOWDOWN}×. After a press of the button, every page shows an error at each empty field. Once all fields are filled in by mouse and keyboard, it posts them as JSON to a server that answers at once, and replaces the form with thanks. A page that does not ends the run. A form is usable once its fields are painted and its script handles it.

Ours also has its texts in all its languages, a link to helplines, and two traps for bots. One trap holds back forms that are sent within 2 s, so the button is pressed later than that on every page. Shoelace is one packed file with the three elements that the form needs. React Hook Form is packed with React. The autoloaders fetch their elements one by one.

${howToRead(contest, rounds)}

${comparison(contest, 'form', [
  ...LOAD_COLUMNS,
  ['heap, KB', 'heap', kilo, false],
  ['DOM nodes', 'nodes', whole, false],
  ['click → errors, ms', 'errors', whole, false],
  ['click → thanks, ms', 'done', whole, true],
])}

### Targets

${aims()}
`,
  command: 'npm run bench:form',
  rounds,
  browser: results.browser,
});
