/**
 * `npm test`: everything that CI requires. `npm run test:quick` (`--quick`): the checks and the tests of what changed, in
 * at most three minutes on two cores. Shows each step, and its output if it fails. Ends with the line
 * `N passed, N failed`, in which a check counts as one and a test run as its tests.
 *
 * The element tests run in Chromium only: `npm run test:browsers`, which runs them in all engines, takes five to eleven
 * minutes more.
 *
 * Not `concurrently` (9.2.5, tried 2026-11): it prints every output and counts no tests.
 */
import { run } from './command.js';
import { BROWSER_COUNTS, NODE_COUNTS, countTests, type Counts } from './test-counts.js';

interface Step {
  name: string;
  /** One of the scripts in `package.json`. */
  script: string;
  /** Which output lines contain the counts of a test run. */
  counts?: Counts;
  /** Which output lines to show even if it passes. */
  says?: RegExp;
}

/** Run side by side: each keeps one processor busy. */
const CHECKS: Step[] = [
  { name: 'format', script: 'check:format' },
  { name: 'lint', script: 'check:lint' },
  { name: 'types', script: 'check:types' },
  { name: 'data', script: 'check:data' },
  { name: 'translations', script: 'check:locales' },
  { name: 'terminology', script: 'check:terminology' },
  { name: 'known vulnerabilities in bundled code', script: 'check:audit', says: /^audit: .*$/gm },
  { name: 'guarantees', script: 'check:guarantees' },
  { name: 'unused code and dependencies', script: 'check:unused' },
];

const SCRIPT_TESTS: Step = { name: 'tests of the scripts', script: 'test:scripts', counts: NODE_COUNTS };

/** Run one after the other: each uses all processors, and browsers that wait for each other time out. */
const STEPS: Step[] = [
  SCRIPT_TESTS,
  { name: 'tests of the elements', script: 'test:elements', counts: BROWSER_COUNTS },
  { name: 'build', script: 'build' },
  { name: 'generated files and docs', script: 'check:generated' },
  { name: 'size', script: 'size' },
  { name: 'package', script: 'check:package' },
  { name: 'tests of the built files', script: 'test:bundle', counts: NODE_COUNTS, says: /not tried: .*$/gm },
  { name: 'tests of the built files in apps of frameworks', script: 'test:frameworks', counts: NODE_COUNTS },
  { name: 'tests of Storybook', script: 'test:storybook', counts: NODE_COUNTS },
  { name: 'slow tests of a release', script: 'test:release', counts: NODE_COUNTS, says: /not tried: .*$/gm },
];

const QUICK_STEPS: Step[] = [
  { name: 'tests of what changed', script: 'test:changed', counts: BROWSER_COUNTS, says: /^chosen: .*$/gm },
  // These read files of every folder, so any change can break them. They take less than half a minute.
  SCRIPT_TESTS,
];

/** Minutes that a step may take. Far more than any needs: only a step that hangs gets here. */
const LIMIT = 10;

const totals = { passed: 0, failed: 0 };
await Promise.all(CHECKS.map(runStep));
for (const step of process.argv.includes('--quick') ? QUICK_STEPS : STEPS) await runStep(step);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;

async function runStep(step: Step): Promise<void> {
  const started = Date.now();
  const { code, output } = await run('npm', ['run', '--silent', step.script], { limit: LIMIT });
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
