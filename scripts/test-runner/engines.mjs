/**
 * The engines that the tests of the elements run in: Chromium always, Firefox and WebKit where Debian's packages
 * `firefox-esr` and `webkit2gtk-driver` with `xvfb` are installed (`npm run browsers:install`).
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

/** Undefined also where there is only a stub that asks for an installation, as Ubuntu has one for Firefox. */
function versionOf(path) {
  try {
    return path && execFileSync(path, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/**
 * By name: which version is installed, undefined for none, and what starts the engine.
 *
 * @type {Record<string, {
 *   version: () => string | undefined | Promise<string | undefined>,
 *   start: () => Promise<{ launcher: import('@web/test-runner').BrowserLauncher, concurrency: number }>,
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
        // Full Chromium gives a tab in the background neither input nor a paint, so real clicks would hang with two.
        concurrency: isShell ? 2 : 1,
      };
    },
  },

  firefox: {
    version: () => versionOf(found(FIREFOX)),
    async start() {
      return {
        launcher: chromeLauncher({
          puppeteer,
          launchOptions: {
            browser: 'firefox',
            executablePath: found(FIREFOX),
            headless: true,
            // WebDriver BiDi cannot print on the screen or force colours; the browser's own window can.
            args: ['--remote-allow-system-access'],
            // Firefox's prompt for a mail program would take the focus from the page.
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
      // Neither the driver nor the browser tells it without a display.
      `WebKitGTK ${execFileSync('dpkg-query', ['--show', '--showformat=${Version}', 'webkit2gtk-driver'])}`,
    async start() {
      const port = await startWebKitDriver();
      const launcher = webdriverLauncher({
        hostname: '127.0.0.1',
        port,
        path: '/',
        capabilities: {
          browserName: 'MiniBrowser',
          // It knows WebDriver BiDi by name, but not what the runner asks of it.
          'wdio:enforceWebDriverClassic': true,
          'webkitgtk:browserOptions': {
            binary: found(MINI_BROWSER),
            // The exit is tried in a window that its test opens.
            args: ['--automation', '--javascript-can-open-windows-automatically=true'],
          },
        },
      });
      Object.assign(launcher, {
        type: 'puppeteer',
        getPage: () => webkitPage(launcher.driver),
        // As the launcher does, but for its leaving a navigation to itself: one that fails would end the whole run.
        async startSession(id, url) {
          await launcher.ensureManagerInitialized();
          launcher.driverManager.startSession(id, url).catch((error) => console.error(error));
        },
        // A window for each file: one for all keeps what their pages held, and after some dozens is too slow to go on.
        async stopSession(id) {
          const result = await Object.getPrototypeOf(launcher).stopSession.call(launcher, id);
          const { driver } = launcher;
          const { handle } = await driver.createWindow('window');
          // WebdriverIO would go on to some window, which a test may have opened and which may be closing, too.
          await fetch(`http://127.0.0.1:${port}/session/${driver.sessionId}/window`, { method: 'DELETE' });
          await driver.switchToWindow(handle);
          return result;
        },
      });
      return { launcher, concurrency: 1 };
    },
  },
};

async function firefoxPage(context) {
  const page = await context.newPage();
  // Puppeteer waits for an end that does not come once a test has opened a `mailto:` address. The runner needs no end:
  // the page itself tells it when its tests begin.
  page.goto = (url) => {
    const { connection } = page.browser();
    return connection.send('browsingContext.navigate', { context: page.mainFrame()._id, url, wait: 'none' });
  };
  return page;
}

/**
 * Starts WebKit's driver on a display of its own; both end with this process.
 *
 * @returns {Promise<number>} the port it listens on
 */
async function startWebKitDriver() {
  const children = [];
  const start = (...command) => {
    const child = spawn(command[0], command.slice(1), { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    children.push(child);
    return child;
  };
  const env = { ...process.env };
  process.once('exit', () => children.forEach((child) => child.kill()));

  const display = start(XVFB, '-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp');
  env.DISPLAY = `:${await firstLine(display.stdio[3])}`;
  const port = await getPort();
  start(WEBKIT_DRIVER, '--host=127.0.0.1', `--port=${port}`);
  await listening(port);
  return port;
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
