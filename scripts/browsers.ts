/**
 * `npm run test:browsers`: runs the element tests in every installed engine, and the tests of the built files that
 * `npm test` runs in Chromium alone in the others. Says which engines are missing.
 */
import getPort from 'get-port';
import { ENGINES } from './test-runner/engines.mjs';
import { run } from './command.js';

/** Runs of each property test in the other engines: the properties hardly depend on the engine. */
const FUZZ_RUNS = process.env['FUZZ_RUNS'] || '50';
/** Minutes that each run may take: twice what a busy machine needs. */
const LIMIT = 25;

await runIn('chromium');
// Each of the others keeps one processor busy; Chromium uses all of them.
await Promise.all(['firefox', 'webkit'].map((name) => runIn(name, { FUZZ_RUNS })));

async function runIn(name: string, environment?: NodeJS.ProcessEnv): Promise<void> {
  const version = await ENGINES[name]!.version();
  if (version === undefined) {
    console.log(`engine: ${name} is not installed, nothing was run in it (npm run browsers:install)`);
    return;
  }
  const options = { environment: { ...process.env, ...environment, TEST_ENGINE: name }, limit: LIMIT };
  const runs = [await run('wtr', ['--port', `${await getPort()}`], options)];
  if (name !== 'chromium') {
    const file = `test/bundle/browsers/leaving.${name}.test.ts`;
    runs.push(await run('node', ['--import', 'tsx', '--test', '--test-reporter=tap', file], options));
  }
  for (const { code, output } of runs) {
    console.log(`engine: ${name}, ${version}\n${output}`);
    if (code !== 0) process.exitCode = 1;
  }
}
