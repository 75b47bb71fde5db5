/**
 * `npm run test:fuzz`: every test file with properties, that is to say every one that imports `test/helpers/fuzz.ts` or
 * `test/suites/fuzz.ts`, with 10,000 tries for each property (`FUZZ_RUNS` for another number) and a new seed (`FUZZ_SEED`
 * for a certain one), as many files at a time as there are processors. `npm run test:fuzz -- <files>` runs some of them. Ends with the line `N passed, N failed`.
 */
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { freePort } from './test-runner/free-port.mjs';
import { BROWSER_COUNTS, NODE_COUNTS, countTests, run } from './test-counts.js';

const RUNS = '10000';

const wanted = process.argv.slice(2).map((file) => file.replace(/^\.\//, ''));
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts') && /\/fuzz\.js'/.test(readFileSync(file, 'utf8')))
  .filter((file) => wanted.length === 0 || wanted.includes(file))
  // The elements take longest: what comes last would leave the other processors idle.
  .sort((one, other) => Number(other.endsWith('.fuzz.test.ts')) - Number(one.endsWith('.fuzz.test.ts')));

const missing = wanted.filter((file) => !files.includes(file));
for (const file of missing) console.log(`✗ ${file}: not there, or without a property`);

const seed = process.env['FUZZ_SEED'] || `${randomInt(2 ** 31)}`;
const environment = { ...process.env, FUZZ_RUNS: process.env['FUZZ_RUNS'] || RUNS, FUZZ_SEED: seed };
console.log(`seed: ${seed}`);
const totals = { passed: 0, failed: missing.length };
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;

/** Takes one file after the other until there are none left. */
async function work(): Promise<void> {
  for (let file = files.shift(); file; file = files.shift()) {
    const started = Date.now();
    const isForNode = /^test\/(scripts|bundle|storybook)\//.test(file);
    const { code, output } = isForNode
      ? await run('node', ['--import', 'tsx', '--test', '--test-reporter=tap', file], environment)
      : await run('npx', ['wtr', '--files', file, '--port', `${await freePort()}`], environment);
    const { passed, failed } = countTests(output, code, isForNode ? NODE_COUNTS : BROWSER_COUNTS);
    totals.passed += passed;
    totals.failed += failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${failed ? '✗' : '✓'} ${file}: ${passed} passed, ${failed} failed (${seconds} s)`);
    if (failed) console.log(output);
  }
}
