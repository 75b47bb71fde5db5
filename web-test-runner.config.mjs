import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { CHROME_ARGUMENTS, findChrome } from './scripts/find-chrome.mjs';
import { faultyServer } from './test/helpers/faulty-server.mjs';
import { countingReporter, mediaFeaturesPlugin, touchPlugin, typePlugin } from './scripts/test-runner-plugins.mjs';

const chrome = await findChrome();

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/{scripts,bundle,storybook}/**'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  // Full Chromium gives a tab in the background neither input nor a paint, so real clicks would hang with two.
  concurrency: chrome.isShell ? 2 : 1,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: chrome.path, headless: chrome.isShell ? 'shell' : true, args: CHROME_ARGUMENTS },
    }),
  ],
  middleware: [faultyServer],
  plugins: [
    a11ySnapshotPlugin(),
    mediaFeaturesPlugin(),
    typePlugin(),
    touchPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter()],
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/**/generated/**'],
    threshold: { statements: 95, branches: 90, functions: 95, lines: 95 },
    reporters: ['lcovonly', 'text-summary'],
  },
  testFramework: { config: { ui: 'bdd', timeout: 5000 } },
  // The guard comes before everything else: it must also see what breaks while the modules load.
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head><meta charset="utf-8" /><title>tests</title><script type="module" src="/test/helpers/console-guard.ts"></script></head>
      <body><script type="module" src="${framework}"></script></body>
    </html>`,
};
