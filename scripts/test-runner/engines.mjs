/**
 * Browser engines of the element tests: Chromium always, Firefox and WebKit where Debian's packages `firefox-esr` and
 * `webkit2gtk-driver` with `xvfb` are installed (`npm run browsers:install`).
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import getPort from 'get-port';
import puppeteer from 'puppeteer-core';
import { CHROME_ARGUMENTS, findChrome } from '../find-chrome.mjs';
import { webkitPage } from './webkit-page.mjs';

const FIREFOX = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
const WEBKIT_DRIVER = '/usr/bin/WebKitWebDriver';
const MINI_BROWSER = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
const XVFB = '/usr/bin/Xvfb';

const found = (paths) => paths.find((path) => path && existsSync(path));

/** Undefined for a missing program, and for a stub that only asks for an installation, as Ubuntu's for Firefox. */
function versionOf(path) {
  try {
    return path && execFileSync(path, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Each engine by name, with its installed version (undefined for none) and a function that starts it.
 *
 * @type {Record<string, {
 *   version: () => string | undefined | Promise<string | undefined>,
 *   path?: () => string | undefined,
 *   start: (capabilities?: object) => Promise<{ launcher: import('@web/test-runner').BrowserLauncher, concurrency: number, stop?: () => void }>,
 * }>}
 */
export const ENGINES = {
  chromium: {
    version: async () => versionOf((await findChrome()).path),
    async start() {
      const { path, isShell } = await findChrome();
      return {
        launcher: chromeLauncher({
          launchOptions: { executablePath: path, headless: isShell ? 'shell' : true, args: CHROME_ARGUMENTS },
        }),
        // Full Chromium neither paints background tabs nor sends them input, so real clicks would hang with two tabs.
        concurrency: isShell ? 2 : 1,
      };
    },
  },

  firefox: {
    path: () => found(FIREFOX),
    version: () => versionOf(found(FIREFOX)),
    async start() {
      return {
        launcher: chromeLauncher({
          puppeteer,
          launchOptions: {
            browser: 'firefox',
            executablePath: found(FIREFOX),
            headless: true,
            // WebDriver BiDi cannot emulate print media or forced colours; code in the browser window can.
            args: ['--remote-allow-system-access'],
            // Firefox's mailto prompt would steal the focus from the page.
            extraPrefsFirefox: { 'network.protocol-handler.external.mailto': false },
          },
          createPage: ({ context }) => firefoxPage(context),
        }),
        concurrency: 1,
      };
    },
  },

  webkit: {
    version: () =>
      found(MINI_BROWSER) &&
      found([XVFB]) &&
      found([WEBKIT_DRIVER]) &&
      // Without a display, neither the driver nor the browser reports its version.
      `WebKitGTK ${execFileSync('dpkg-query', ['--show', '--showformat=${Version}', 'webkit2gtk-driver'])}`,
    /** @param capabilities - of WebDriver, beside those that the engine needs */
    async start(capabilities = {}) {
      const { port, stop } = await startWebKitDriver();
      const launcher = webdriverLauncher({
        hostname: '127.0.0.1',
        port,
        path: '/',
        capabilities: {
          ...capabilities,
          browserName: 'MiniBrowser',
          // The driver announces WebDriver BiDi but lacks the commands that the runner uses.
          'wdio:enforceWebDriverClassic': true,
          'webkitgtk:browserOptions': {
            binary: found(MINI_BROWSER),
            // Tests of the exit open windows.
            args: ['--automation', '--javascript-can-open-windows-automatically=true'],
          },
        },
      });
      Object.assign(launcher, {
        type: 'puppeteer',
        getPage: () => webkitPage(launcher.driver),
        // Like the launcher's method, but catches a failed navigation, which would otherwise end the whole run.
        async startSession(id, url) {
          await launcher.ensureManagerInitialized();
          launcher.driverManager.startSession(id, url).catch((error) => console.error(error));
        },
        // Open a window for each file: a shared one keeps the memory of old pages and gets too slow after dozens.
        async stopSession(id) {
          const result = await Object.getPrototypeOf(launcher).stopSession.call(launcher, id);
          const { driver } = launcher;
          const { handle } = await driver.createWindow('window');
          // WebdriverIO would switch to any open window, perhaps one that a test opened and that is closing.
          await fetch(`http://127.0.0.1:${port}/session/${driver.sessionId}/window`, { method: 'DELETE' });
          await driver.switchToWindow(handle);
          return result;
        },
      });
      return { launcher, concurrency: 1, stop };
    },
  },
};

async function firefoxPage(context) {
  const page = await context.newPage();
  // Puppeteer would wait forever for the end of the load once a test opened a `mailto:` address. The runner does not
  // need to wait: the page itself reports when its tests begin.
  page.goto = (url) => {
    const { connection } = page.browser();
    return connection.send('browsingContext.navigate', { context: page.mainFrame()._id, url, wait: 'none' });
  };
  return page;
}

/**
 * Starts WebKit's driver on a display of its own; both end with this process.
 *
 * @returns {Promise<{ port: number, stop: () => void }>} the port it listens on, and a function that ends both
 */
async function startWebKitDriver() {
  const children = [];
  const start = (...command) => {
    const child = spawn(command[0], command.slice(1), { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    children.push(child);
    return child;
  };
  const env = { ...process.env };
  const stop = () => children.forEach((child) => child.kill());
  process.once('exit', stop);

  const display = start(XVFB, '-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp');
  env.DISPLAY = `:${await firstLine(display.stdio[3])}`;
  const port = await getPort();
  start(WEBKIT_DRIVER, '--host=127.0.0.1', `--port=${port}`);
  await listening(port);
  return { port, stop };
}

const firstLine = (stream) => new Promise((resolve) => stream.once('data', (data) => resolve(String(data).trim())));

/** Resolves when something answers on a port. */
const listening = (port) =>
  new Promise((resolve) => {
    const attempt = () =>
      connect(port, '127.0.0.1')
        .once('connect', function () {
          this.destroy();
          resolve();
        })
        .once('error', () => setTimeout(attempt, 50));
    attempt();
  });
