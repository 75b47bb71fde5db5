/**
 * Drives the built files in every installed engine, with the few commands that all drivers have. Answers come also while
 * a navigation is pending, when Puppeteer's own `evaluate` waits.
 */
import assert from 'node:assert/strict';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROME_ARGUMENTS, findChrome } from '../../scripts/find-chrome.mjs';
import { ENGINES } from '../../scripts/test-runner/engines.mjs';

/** A page as a visitor notices it. */
export interface Seen {
  address: string;
  title: string;
  /** `(painted)` where the driver can only tell that something is. */
  text: string;
}

const SEE = `
  const root = document.documentElement;
  // Hidden text is left out, but not by a root that is hidden itself.
  const text = root && root.checkVisibility?.() !== false ? root.innerText ?? '' : '';
  return { address: location.href, title: document.title, text: text.trim() };`;

/** A browser with one window. */
export interface EngineBrowser {
  name: string;
  /** Opens an address, and waits for its load event. */
  goTo: (address: string) => Promise<unknown>;
  goBack: () => Promise<unknown>;
  /** Runs the body of a function in the page; undefined if the page changes meanwhile. */
  run: <Value>(body: string) => Promise<Value | undefined>;
  /** Undefined while the page changes. */
  see: () => Promise<Seen | undefined>;
  press: (...keys: string[]) => Promise<unknown>;
  click: (x: number, y: number) => Promise<unknown>;
  /** Undefined where the driver has no touches. */
  tap?: (x: number, y: number) => Promise<unknown>;
  /** Dialogs of the page so far, by type. All are dismissed, as by a visitor who does not understand them. */
  dialogs: string[];
  close: () => Promise<unknown>;
}

/** How long a driver may take for an answer, in milliseconds. */
const ANSWER_MS = 2000;
/** How long a driver may take for a command, in milliseconds: more than any load of a page takes on a busy machine. */
const COMMAND_MS = 20_000;

/** Starts an engine, or says that it is not installed. */
export async function startEngine(name: 'chromium' | 'firefox' | 'webkit'): Promise<EngineBrowser | undefined> {
  if ((await ENGINES[name]!.version()) === undefined) {
    console.log(`not tried: ${name} is not installed (npm run browsers:install)`);
    return undefined;
  }
  const browser = await (name === 'chromium' ? startChromium() : name === 'firefox' ? startFirefox() : startWebKit());
  for (const command of ['goTo', 'goBack', 'press', 'click', 'tap', 'close'] as const) {
    const act = browser[command] as ((...values: unknown[]) => Promise<unknown>) | undefined;
    if (act) Object.assign(browser, { [command]: limited(`${name}: ${command}`, act) });
  }
  return browser;
}

/** A driver whose page is gone may never answer. */
const limited =
  <Values extends unknown[]>(what: string, act: (...values: Values) => Promise<unknown>) =>
  (...values: Values): Promise<unknown> => {
    let timer: NodeJS.Timeout;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${what} takes more than ${COMMAND_MS} ms`)), COMMAND_MS);
    });
    return Promise.race([act(...values), late]).finally(() => clearTimeout(timer));
  };

const unlessGone = async <Value>(answer: Promise<Value>, limit = ANSWER_MS): Promise<Value | undefined> => {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, limit));
  return Promise.race([answer.catch(() => undefined), late]);
};

async function startChromium(): Promise<EngineBrowser> {
  const { path, isShell } = await findChrome();
  const browser = await puppeteer.launch({
    executablePath: path,
    headless: isShell ? 'shell' : true,
    args: [...CHROME_ARGUMENTS, '--autoplay-policy=no-user-gesture-required'],
  });
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  const run = async <Value>(body: string, limit?: number) => {
    const expression = `(() => { ${body} })()`;
    const answer = session.send('Runtime.evaluate', { expression, returnByValue: true, userGesture: false });
    return (await unlessGone(answer, limit))?.result.value as Value | undefined;
  };
  const picture = async () => (await unlessGone(session.send('Page.captureScreenshot')))?.data;
  await page.goto('about:blank');
  const blank = await picture();
  return {
    ...drivenByPuppeteer('chromium', browser, page),
    run,
    async see() {
      const seen = await run<Seen>(SEE, 200);
      if (seen) return seen;
      // While a navigation is pending, Chromium holds back all questions to the page, but not those to the window.
      const { targetInfo } = await session.send('Target.getTargetInfo');
      const now = await picture();
      if (!now) return undefined;
      // A tab without a title shows its address.
      const title = targetInfo.title === targetInfo.url ? '' : targetInfo.title;
      return { address: targetInfo.url, title, text: now === blank ? '' : '(painted)' };
    },
    tap: async (x, y) => {
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
  };
}

async function startFirefox(): Promise<EngineBrowser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: ENGINES['firefox']!.path!()!,
    headless: true,
    extraPrefsFirefox: { 'media.autoplay.default': 0 },
  });
  const page = await browser.newPage();
  // After Back, Puppeteer waits in vain for the load of the next address.
  const { connection } = browser as unknown as {
    connection: { send: (method: string, parameters: object) => Promise<unknown> };
  };
  const run: EngineBrowser['run'] = (body) => unlessGone(page.evaluate(`(() => { ${body} })()`) as Promise<never>);
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  return {
    ...drivenByPuppeteer('firefox', browser, page),
    goTo: (url) => connection.send('browsingContext.navigate', { context, url, wait: 'complete' }),
    run,
    see: () => run(SEE),
  };
}

function drivenByPuppeteer(name: string, browser: Browser, page: Page): Omit<EngineBrowser, 'run' | 'see'> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    dialog.dismiss().catch(() => {});
  });
  return {
    name,
    dialogs,
    goTo: (address) => page.goto(address),
    goBack: () => unlessGone(page.goBack()),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key as 'Shift');
    },
    click: (x, y) => page.mouse.click(x, y),
    close: () => browser.close(),
  };
}

/** Parts of the runner's launcher: a session of WebdriverIO, and `webkitPage` for it. */
interface WebKitLauncher {
  initialize: (config: object) => unknown;
  ensureManagerInitialized: () => Promise<unknown>;
  stop: () => Promise<unknown>;
  driver: {
    url: (address: string) => Promise<unknown>;
    back: () => Promise<unknown>;
    execute: (body: string) => Promise<never>;
    getTitle: () => Promise<string>;
    getUrl: () => Promise<string>;
  };
  getPage: () => {
    keyboard: { press: (key: string) => Promise<unknown> };
    mouse: { click: (x: number, y: number) => Promise<unknown> };
  };
}

async function startWebKit(): Promise<EngineBrowser> {
  // Otherwise every command waits for the end of a navigation.
  const started = await ENGINES['webkit']!.start({ pageLoadStrategy: 'none' });
  const launcher = started.launcher as unknown as WebKitLauncher;
  launcher.initialize({});
  await launcher.ensureManagerInitialized();
  const driver = launcher.driver;
  const page = launcher.getPage();
  return {
    name: 'webkit',
    // The driver dismisses dialogs itself, and then answers the next command with an error.
    dialogs: [],
    async goTo(address) {
      await driver.url(address);
      const isThere = `return location.href === ${JSON.stringify(address)} && document.readyState === 'complete'`;
      await until(
        address,
        () => unlessGone(driver.execute(isThere)),
        (answer) => answer === true,
      );
    },
    goBack: () => driver.back(),
    run: (body) => unlessGone(driver.execute(body)),
    see: () => unlessGone(driver.execute(SEE)),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    click: (x, y) => page.mouse.click(x, y),
    async close() {
      await unlessGone(launcher.stop());
      started.stop!();
    },
  };
}

/** Asks again until an answer is accepted. */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value>,
  isDone: (value: Value) => boolean,
  patience = 15_000,
): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await ask();
    if (isDone(value)) return value;
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
