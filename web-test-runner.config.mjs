import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { commandsPlugin } from './scripts/test-runner/commands.mjs';
import { countingReporter } from './scripts/test-runner/counting-reporter.mjs';
import { ENGINES } from './scripts/test-runner/engines.mjs';
import { factsServer } from './scripts/test-runner/facts.mjs';
import { faultyServer } from './test/helpers/faulty-server.mjs';

/** `npm run test:browsers` sets `TEST_ENGINE`. */
const engine = process.env.TEST_ENGINE ?? 'chromium';
const { launcher, concurrency } = await ENGINES[engine].start();
/** Read by `test/helpers/fuzz.ts`. More runs than the 300 of `npm test` extend the timeouts in proportion. */
const { FUZZ_RUNS, FUZZ_SEED } = process.env;
const timeoutFactor = Math.max(1, Number(FUZZ_RUNS || 300) / 300);

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/{scripts,bundle,storybook,frameworks}/**'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  concurrency,
  browsers: [launcher],
  // Generous limits for busy machines. No test measures speed with them.
  browserStartTimeout: 120_000,
  testsFinishTimeout: 600_000 * timeoutFactor,
  middleware: [faultyServer, await factsServer()],
  plugins: [
    a11ySnapshotPlugin(),
    commandsPlugin(engine),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter()],
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/**/generated/**'],
    threshold: { statements: 95, branches: 90, functions: 95, lines: 95 },
    reporters: ['lcovonly', 'text-summary'],
  },
  testFramework: { config: { ui: 'bdd', timeout: 20_000 * timeoutFactor } },
  // Load these two scripts first: the guard must also see errors while the modules load.
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8" /><title>tests</title>
        <script type="module" src="/test/helpers/console-guard.ts"></script>
        <script type="module" src="/test/helpers/page-focus.ts"></script></head>
      <body><script>globalThis.fuzz = ${JSON.stringify({ FUZZ_RUNS, FUZZ_SEED })}</script><script type="module" src="${framework}"></script></body>
    </html>`,
};
