/**
 * `npm run test:browsers`: runs the element tests in every installed engine, and says which engines are missing.
 */
import getPort from 'get-port';
import { ENGINES } from './test-runner/engines.mjs';
import { run } from './test-counts.js';

/** Runs of each property test in the other engines: the properties hardly depend on the engine. */
const FUZZ_RUNS = process.env['FUZZ_RUNS'] || '50';

await runIn('chromium');
// Each of the others keeps one processor busy; Chromium uses all of them.
await Promise.all(['firefox', 'webkit'].map((name) => runIn(name, { FUZZ_RUNS })));

async function runIn(name: string, environment?: NodeJS.ProcessEnv): Promise<void> {
  const version = await ENGINES[name]!.version();
  if (version === undefined) {
    console.log(`engine: ${name} is not installed, nothing was run in it (npm run browsers:install)`);
    return;
  }
  const options = ['--port', `${await getPort()}`];
  const { code, output } = await run('wtr', options, { ...process.env, ...environment, TEST_ENGINE: name });
  console.log(`engine: ${name}, ${version}\n${output}`);
  if (code !== 0) process.exitCode = 1;
}
