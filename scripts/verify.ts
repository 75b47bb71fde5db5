/**
 * `npm test`: everything that must hold before a change lands, in one run. Each step is shown; its output only where it
 * fails or counts. Ends with the line `N passed, N failed`, in which a check counts as one and a test run as its tests.
 */
import { BROWSER_COUNTS, NODE_COUNTS, countTests, run, type Counts } from './test-counts.js';

interface Step {
  name: string;
  /** One of the scripts in `package.json`. */
  script: string;
  /** Which of its output lines hold the counts of a test run. */
  counts?: Counts;
  /** Which of its output lines are shown also where all is well. */
  says?: RegExp;
}

/** All at a time: each keeps one processor busy. */
const CHECKS: Step[] = [
  { name: 'format', script: 'check:format' },
  { name: 'lint', script: 'check:lint' },
  { name: 'types', script: 'check:types' },
  { name: 'data', script: 'check:data' },
  { name: 'translations', script: 'check:locales' },
  { name: 'terminology', script: 'check:terminology' },
  { name: 'known holes in what is bundled', script: 'check:audit', says: /^audit: .*$/gm },
  { name: 'guarantees', script: 'check:guarantees' },
  { name: 'unused code and dependencies', script: 'check:unused' },
];

/** One after the other: each uses all processors, and browsers that wait for each other give up in time. */
const STEPS: Step[] = [
  { name: 'tests of the scripts', script: 'test:scripts', counts: NODE_COUNTS },
  { name: 'tests of the elements', script: 'test:elements', counts: BROWSER_COUNTS },
  {
    name: 'tests of the elements in other engines',
    script: 'test:browsers -- --others',
    counts: BROWSER_COUNTS,
    says: /(?:engine|skipped): .*$/gm,
  },
  { name: 'build', script: 'build' },
  { name: 'generated files and the README', script: 'check:generated' },
  { name: 'size', script: 'size' },
  { name: 'package', script: 'check:package' },
  { name: 'tests of the built files', script: 'test:bundle', counts: NODE_COUNTS, says: /not tried: .*$/gm },
  { name: 'tests of the built files in apps of frameworks', script: 'test:frameworks', counts: NODE_COUNTS },
  { name: 'tests of Storybook', script: 'test:storybook', counts: NODE_COUNTS },
];

const totals = { passed: 0, failed: 0 };
await Promise.all(CHECKS.map(runStep));
for (const step of STEPS) await runStep(step);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;

async function runStep(step: Step): Promise<void> {
  const started = Date.now();
  const { code, output } = await run('npm', ['run', '--silent', ...step.script.split(' ')]);
  const { passed, failed } = countTests(output, code, step.counts);
  totals.passed += passed;
  totals.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `${failed ? '✗' : '✓'} ${step.name}${step.counts ? `: ${passed} passed, ${failed} failed` : ''} (${seconds} s)`,
  );
  if (failed) console.log(output);
  else for (const line of (step.says && output.match(step.says)) ?? []) console.log(line);
}
