/**
 * `npm run test:browsers`: the tests of the elements in every engine that is installed; with `--others` in all but
 * Chromium, in which `npm test` runs them anyway. Says of each engine whether it was there.
 */
import { ENGINES } from './test-runner/engines.mjs';
import { freePort } from './test-runner/free-port.mjs';
import { run } from './test-counts.js';

/** How often the others try each property: what they hold is not another thing in each engine. */
const FUZZ_RUNS = process.env['FUZZ_RUNS'] || '100';

if (process.argv.includes('--others'))
  console.log(`engine: chromium, ${await ENGINES['chromium']!.version()}, by npm run test:elements`);
else await runIn('chromium');
// Each of the others keeps one processor busy, Chromium all.
await Promise.all(['firefox', 'webkit'].map((name) => runIn(name, { FUZZ_RUNS })));

async function runIn(name: string, environment?: NodeJS.ProcessEnv): Promise<void> {
  const version = await ENGINES[name]!.version();
  if (version === undefined) {
    console.log(`engine: ${name} is not installed, nothing was run in it (npm run browsers:install)`);
    return;
  }
  const options = ['--port', `${await freePort()}`];
  const { code, output } = await run('wtr', options, { ...process.env, ...environment, TEST_ENGINE: name });
  console.log(`engine: ${name}, ${version}\n${output}`);
  if (code !== 0) process.exitCode = 1;
}
