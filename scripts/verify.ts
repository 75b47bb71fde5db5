/**
 * `npm test`: everything that must hold before a change lands, in one run. Each step is shown; its output only where it
 * fails or counts. Ends with the line `N passed, N failed`, in which a check counts as one and a test run as its tests.
 */
import { spawn } from 'node:child_process';

interface Step {
  name: string;
  command: string;
  /** Which of its output lines hold the counts of a test run. */
  counts?: { passed: RegExp; failed: RegExp };
}

const NODE_COUNTS = { passed: /^# pass (\d+)$/m, failed: /^# fail (\d+)$/m };
const BROWSER_COUNTS = { passed: /browser tests: (\d+) passed/, failed: /(\d+) failed/ };
const nodeTests = (pattern: string) => `node --import tsx --test --test-reporter=tap ${pattern}`;

const STEPS: Step[] = [
  { name: 'format', command: 'prettier --check .' },
  { name: 'lint', command: 'eslint .' },
  { name: 'types of the sources and tests', command: 'tsc --noEmit -p tsconfig.json' },
  { name: 'types of the scripts', command: 'tsc --noEmit -p scripts/tsconfig.json' },
  { name: 'data', command: 'tsx scripts/check-data.ts' },
  { name: 'translations', command: 'tsx scripts/check-locales.ts' },
  { name: 'terminology', command: 'tsx scripts/check-terminology.ts' },
  { name: 'unused code and dependencies', command: 'knip --no-progress' },
  { name: 'tests of the scripts', command: nodeTests('test/scripts/*.test.ts'), counts: NODE_COUNTS },
  { name: 'tests of the sources', command: 'wtr --coverage', counts: BROWSER_COUNTS },
  { name: 'build', command: 'npm run build' },
  { name: 'generated files', command: 'tsx scripts/generate.ts --check' },
  { name: 'tests of the built files', command: nodeTests('test/bundle/*.test.ts'), counts: NODE_COUNTS },
  { name: 'size', command: 'tsx scripts/size.ts' },
  { name: 'package', command: 'publint --strict' },
  { name: 'types of the package', command: 'attw --pack . --profile esm-only' },
];

const totals = { passed: 0, failed: 0 };
for (const step of STEPS) {
  const started = Date.now();
  const { code, output } = await run(step.command);
  const count = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? 0);
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

function run(command: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    // npm puts node_modules/.bin on the path of its scripts, and the shell finds the commands there.
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });
}
