/**
 * `npm run test:fuzz`: runs all property tests, that is, every test file that imports `test/helpers/fuzz.ts` or
 * `test/suites/fuzz.ts`. Tries each property 10,000 times (or `FUZZ_RUNS`) with a new seed (or `FUZZ_SEED`), one file per
 * processor at a time. `npm run test:fuzz -- <files>` runs some of them. Ends with the line `N passed, N failed`.
 */
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import getPort from 'get-port';
import { run } from './command.js';
import { BROWSER_COUNTS, NODE_COUNTS, countTests } from './test-counts.js';

const DEFAULT_RUNS = '10000';

const wanted = process.argv.slice(2).map((file) => file.replace(/^\.\//, ''));
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && /\/fuzz\.js'/.test(readFileSync(file, 'utf8')))
  .filter((file) => wanted.length === 0 || wanted.includes(file))
  // Elements take longest, so they run first: a long last file would leave the other processors idle.
  .sort((one, other) => Number(other.endsWith('.fuzz.test.ts')) - Number(one.endsWith('.fuzz.test.ts')));

const missing = wanted.filter((file) => !files.includes(file));
for (const file of missing) console.log(`✗ ${file}: no such file, or no property test in it`);

const seed = process.env['FUZZ_SEED'] || `${randomInt(2 ** 31)}`;
const environment = { ...process.env, FUZZ_RUNS: process.env['FUZZ_RUNS'] || DEFAULT_RUNS, FUZZ_SEED: seed };
console.log(`seed: ${seed}`);
const totals = { passed: 0, failed: missing.length };
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;

/** Runs one file after the other until none is left. */
async function work(): Promise<void> {
  for (let file = files.shift(); file; file = files.shift()) {
    const started = Date.now();
    const isForNode = /^test\/(scripts|bundle|storybook)\//.test(file);
    const { code, output } = isForNode
      ? await run('node', ['--import', 'tsx', '--test', '--test-reporter=tap', file], { environment })
      : await run('npx', ['wtr', '--files', file, '--port', `${await getPort()}`], { environment });
    const { passed, failed } = countTests(output, code, isForNode ? NODE_COUNTS : BROWSER_COUNTS);
    totals.passed += passed;
    totals.failed += failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${failed ? '✗' : '✓'} ${file}: ${passed} passed, ${failed} failed (${seconds} s)`);
    if (failed) console.log(output);
  }
}
