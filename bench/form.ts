/**
 * `npm run bench:form`: the sign-up form beside what a site would take instead, until it can be used and until it is
 * sent. A comparison within one run and no test: the times of another machine, or of this one on another day, say
 * nothing, the ratios do.
 *
 *     npm ci --prefix bench                            # the other libraries, once
 *     npm run build && npm run bench:form              # 9 rounds, about 10 minutes; writes bench/RESULTS.md
 *     npm run bench:form -- --rounds 1                 # for a first look; only prints
 */
import { LOAD_COLUMNS, bars, comparison, held, type Contest } from './contest.js';
import { measureForm, type Filled, type FormCase } from './form/filling.js';
import { files, pages } from './form/pages.js';
import { FIELDS, OUR_FORM, PEER_FORM, type Form } from './form/wanted.js';
import { SLOWDOWN, type Measures } from './measure.js';
import { askedRounds, publish } from './results.js';
import { run } from './rounds.js';
import { kilo, row, whole } from './table.js';

/** The longest time from the press of the button to the thanks, in milliseconds. */
const LONGEST = 50;

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
  floor: 'plain HTML',
  floorTitle: 'plain HTML',
  ours: ['ours: `signup-form.js`', 'ours: `ecpat-widgets.js`'],
  peers: ['jQuery Validation', 'React Hook Form', 'Shoelace', 'Shoelace, autoloader', 'Web Awesome, autoloader'],
};

function aims(): string {
  return [
    ...bars(contest, [
      ['KB', 'bytes', 'best', 0.5],
      ['usable', 'all', 'best', 1],
      ['task CPU', 'task', 'best', 1],
      ['usable', 'all', 'floor', 1.6],
      ['task CPU', 'task', 'floor', 1.6],
    ]),
    row(
      `click → thanks: ${LONGEST} ms`,
      ...contest.ours.map((name) => held(results.median(name, 'done'), LONGEST, whole)),
    ),
  ].join('\n');
}

await publish({
  title: 'Sign-up form: beside what a site would take instead',
  text: `One form in a window of 1280 px that asks for an address, a name and consent, the processor slowed ${SLOWDOWN}×. Every page shows an error at each empty field after the button is pressed; once all are filled in by mouse and keyboard, it posts them as JSON to a server that answers at once, and thanks in the place of the form. A page in which one of these does not happen ends the run. Usable is a form whose fields are painted and whose script is in charge. Ours also speaks French, Spanish and Russian, links to helplines, and has two traps for programs, of which one holds back what comes within 2 s: on every page the button is pressed later than that. Shoelace is the three elements that the form needs in one packed file, React Hook Form is packed likewise, with React; the autoloaders fetch theirs piece by piece. Medians of ${rounds} rounds, in brackets the median of each round's ratio to plain HTML, and to the best of the others. Times begin with the navigation, or the press of the mouse, and are those of the clock; CPU is that of the page's main thread. Everything comes from this machine, so that no line is in the times.

${comparison(contest, 'form', [
  ...LOAD_COLUMNS,
  ['heap, KB', 'heap', kilo, false],
  ['DOM nodes', 'nodes', whole, false],
  ['click → errors, ms', 'errors', whole, false],
  ['click → thanks, ms', 'done', whole, true],
])}

### What was aimed at

${aims()}
`,
  command: 'npm run bench:form',
  rounds,
  browser: results.browser,
});
