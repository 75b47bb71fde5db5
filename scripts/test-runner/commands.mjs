/**
 * Browser commands for tests of the elements that the test runner lacks:
 *
 * - `media`, e.g. `{ type: 'print' }` or `{ 'forced-colors': 'active' }`: how the page is shown; `{}` ends it.
 * - `focus`: gives the page the focus of its window, where Tab has led out of the page or another tab has taken it.
 * - `type`, e.g. `['л']`: presses keys of any script, where the runner's `sendKeys` pastes what is on no US keyboard.
 * - `touch`, e.g. `[[[10, 20]], [[10, 40]], []]`: where the fingers are, one moment after the other; an empty one lifts
 *   them.
 */

// One session a page: only the one that began an emulation can end it.
const clients = new WeakMap();

async function clientOf(page) {
  if (!clients.has(page)) clients.set(page, await page.createCDPSession());
  return clients.get(page);
}

const chromium = {
  async media(page, { type = '', ...features }) {
    const client = await clientOf(page);
    await client.send('Emulation.setEmulatedMedia', {
      media: type,
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
  },

  async type(page, keys) {
    const client = await clientOf(page);
    for (const key of keys) {
      if (/[ -~]/.test(key)) await page.keyboard.press(key);
      else
        for (const type of ['keyDown', 'keyUp']) await client.send('Input.dispatchKeyEvent', { type, text: key, key });
    }
  },

  async touch(page, moments) {
    const client = await clientOf(page);
    // Sent without waiting for the page in between: on a busy machine a tap would become a long press.
    await Promise.all(
      moments.map((fingers, moment) => {
        const before = moments[moment - 1]?.length ?? 0;
        const type = fingers.length === 0 ? 'touchEnd' : fingers.length > before ? 'touchStart' : 'touchMove';
        const touchPoints = fingers.map(([x, y], id) => ({ x, y, id }));
        return client.send('Input.dispatchTouchEvent', { type, touchPoints });
      }),
    );
  },
};

const pressEach = async (page, keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/**
 * Runs code in the window of Firefox itself, which can do what WebDriver BiDi has no command for yet.
 *
 * @param {string} code - may use `tab` and its `browser`
 */
async function inFirefoxWindow(page, session, code) {
  const { connection } = page.browser();
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  await connection.send('script.evaluate', {
    target: { context: result.contexts[0].context },
    awaitPromise: false,
    expression: `{
      const browser = gBrowser.browsers.find(({ currentURI }) => currentURI.spec.includes('${session.id}'));
      const tab = gBrowser.getTabForBrowser(browser);
      ${code}
    }`,
  });
}

const firefox = {
  async media(page, { type = '', ...features }, session) {
    const values = {
      mediumOverride: type,
      forcedColorsOverride: features['forced-colors'] ?? 'none',
      prefersReducedMotionOverride: features['prefers-reduced-motion'] ?? 'none',
    };
    await inFirefoxWindow(page, session, `Object.assign(browser.browsingContext, ${JSON.stringify(values)});`);
  },

  async focus(page, _, session) {
    await page.bringToFront();
    await inFirefoxWindow(page, session, 'gBrowser.selectedTab = tab; browser.blur(); browser.focus();');
  },

  type: pressEach,

  async touch(page, moments) {
    const wait = { type: 'pause' };
    const actions = Array.from({ length: Math.max(...moments.map(({ length }) => length)) }, (_, finger) => ({
      type: 'pointer',
      id: `finger ${finger}`,
      parameters: { pointerType: 'touch' },
      // Two steps for each moment, so that all fingers keep time.
      actions: moments.flatMap((fingers, moment) => {
        const wasDown = moments[moment - 1]?.[finger];
        if (!fingers[finger]) return wasDown ? [{ type: 'pointerUp', button: 0 }, wait] : [wait, wait];
        const [x, y] = fingers[finger];
        return [{ type: 'pointerMove', x, y, duration: 0 }, wasDown ? wait : { type: 'pointerDown', button: 0 }];
      }),
    }));
    const context = page.mainFrame()._id;
    await page.browser().connection.send('input.performActions', { context, actions });
  },
};

/** WebKit's driver shows nothing as on paper, and takes a finger for a mouse. */
const webkit = {
  media(page, media) {
    if (Object.keys(media).length > 0) throw new Error('The driver of WebKit cannot change how a page is shown.');
  },
  type: pressEach,
};

const ENGINES = { chromium, firefox, webkit };

/** @param {keyof typeof ENGINES} engine */
export function commandsPlugin(engine) {
  return {
    name: 'commands of the tests',
    async executeCommand({ command, payload, session }) {
      if (!Object.values(ENGINES).some((commands) => Object.hasOwn(commands, command))) return undefined;
      const run = ENGINES[engine][command];
      if (!run) throw new Error(`There is no “${command}” for ${engine}.`);
      await run(session.browser.getPage(session.id), payload, session);
      return true;
    },
  };
}
