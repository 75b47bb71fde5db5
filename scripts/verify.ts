/**
 * `npm test`: everything that must hold before a change lands, in one run. Each step is shown; its output only where it
 * fails or counts. Ends with the line `N passed, N failed`, in which a check counts as one and a test run as its tests.
 */
import { spawn } from 'node:child_process';

interface Step {
  name: string;
  /** One of the scripts in `package.json`. */
  script: string;
  /** Which of its output lines hold the counts of a test run. */
  counts?: { passed: RegExp; failed: RegExp };
}

const NODE_COUNTS = { passed: /^# pass (\d+)$/, failed: /^# (?:fail|cancelled|skipped|todo) (\d+)$/ };
const BROWSER_COUNTS = { passed: /browser tests: (\d+) passed/, failed: /browser tests: .* (\d+) failed/ };

const STEPS: Step[] = [
  { name: 'format', script: 'check:format' },
  { name: 'lint', script: 'check:lint' },
  { name: 'types', script: 'check:types' },
  { name: 'data', script: 'check:data' },
  { name: 'translations', script: 'check:locales' },
  { name: 'terminology', script: 'check:terminology' },
  { name: 'unused code and dependencies', script: 'check:unused' },
  { name: 'tests of the scripts', script: 'test:scripts', counts: NODE_COUNTS },
  { name: 'tests of the elements', script: 'test:elements', counts: BROWSER_COUNTS },
  { name: 'build', script: 'build' },
  { name: 'generated files and the README', script: 'check:generated' },
  { name: 'tests of the built files', script: 'test:bundle', counts: NODE_COUNTS },
  { name: 'tests of Storybook', script: 'test:storybook', counts: NODE_COUNTS },
  { name: 'size', script: 'size' },
  { name: 'package', script: 'check:package' },
];

const totals = { passed: 0, failed: 0 };
for (const step of STEPS) {
  const started = Date.now();
  const { code, output } = await run(step.script);
  const count = (pattern: RegExp) =>
    [...output.matchAll(new RegExp(pattern, 'gm'))].reduce((sum, [, number]) => sum + Number(number), 0);
  const passed = step.counts ? count(step.counts.passed) : Number(code === 0);
  // A run that ends badly without a failed test (coverage too low, a crash) has failed all the same.
  const failed = Math.max(step.counts ? count(step.counts.failed) : 0, Number(code !== 0));
  totals.passed += passed;
  totals.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `${failed ? '✗' : '✓'} ${step.name}${step.counts ? `: ${passed} passed, ${failed} failed` : ''} (${seconds} s)`,
  );
  if (failed) console.log(output);
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;

function run(script: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });
}
