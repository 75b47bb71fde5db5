/**
 * Browser commands that the element tests need and the runner lacks:
 *
 * - `media`, e.g. `{ type: 'print' }` or `{ 'forced-colors': 'active' }`: emulates media features. `{}` ends it.
 * - `focus`: returns the focus to the page after Tab left the page or another tab took it.
 * - `type`, e.g. `['л']`: presses keys of any script. The runner's `sendKeys` pastes letters missing on US keyboards.
 * - `touch`, e.g. `[[[10, 20]], [[10, 40]], []]`: positions of the fingers at each moment. An empty list lifts them.
 */

/** Time between two moments of a touch, in milliseconds. */
const MOMENT_MS = 20;

// One session per page: only the session that started an emulation can end it.
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
    // Do not wait for the page between moments, and give their times: on a busy machine, a tap would become a long
    // press, and a double tap two taps.
    const start = Date.now();
    await Promise.all(
      moments.map((fingers, moment) => {
        const before = moments[moment - 1]?.length ?? 0;
        const type = fingers.length === 0 ? 'touchEnd' : fingers.length > before ? 'touchStart' : 'touchMove';
        const touchPoints = fingers.map(([x, y], id) => ({ x, y, id }));
        return client.send('Input.dispatchTouchEvent', {
          type,
          touchPoints,
          timestamp: (start + moment * MOMENT_MS) / 1000,
        });
      }),
    );
  },
};

const pressEach = async (page, keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/**
 * Runs code in Firefox's browser window, for features that WebDriver BiDi does not offer yet.
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
      // Each moment has two steps, so that all fingers stay in sync.
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

/** WebKit's driver cannot emulate media features, and it treats touch as mouse input. */
const webkit = {
  media(page, media) {
    if (Object.keys(media).length > 0) throw new Error("WebKit's driver cannot emulate media features.");
  },
  type: pressEach,
};

const ENGINES = { chromium, firefox, webkit };

/** @param {keyof typeof ENGINES} engine */
export function commandsPlugin(engine) {
  return {
    name: 'test commands',
    async executeCommand({ command, payload, session }) {
      if (!Object.values(ENGINES).some((commands) => Object.hasOwn(commands, command))) return undefined;
      const run = ENGINES[engine][command];
      if (!run) throw new Error(`There is no “${command}” for ${engine}.`);
      await run(session.browser.getPage(session.id), payload, session);
      return true;
    },
  };
}
