import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startBrowser, type OpenPage, type PageOptions, type TestBrowser } from './browser.js';

const POLICY =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";
const SCRIPT = '<script type="module" src="/dist/helpline-banner.js"></script>';
/** Makes `document.open` throw, as in XHTML, where module scripts do not run. */
const CANNOT_BE_EMPTIED = '<script>Document.prototype.open = () => { throw new DOMException("no") }</script>';
/** A browser that opens only addresses of the web, as inside some apps: otherwise the cover goes after a moment. */
const NO_EMPTY_PAGE = '<script>URL.createObjectURL = () => { throw new DOMException("no") }</script>';
const SECRET = 'Nobody should see this any more';

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

interface Left extends OpenPage {
  /** The exit's address. */
  target: string;
  /** Types of the dialogs that stopped the visitor. */
  dialogs: string[];
}

/** Opens a page with a banner after another page, so that Back has somewhere to go. */
async function openPage(
  { body = '', head = SCRIPT, ...options }: PageOptions = {},
  attributes = '',
  target = browser.serve({ body: 'elsewhere' }),
): Promise<Left> {
  const opened = await browser.open({ body: 'before' });
  const dialogs: string[] = [];
  opened.page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.accept();
  });
  const address = browser.serve({
    ...options,
    head,
    body: `<p>${SECRET}</p>${body}<ecpat-helpline-banner country="KE" exit-url="${target}" ${attributes}></ecpat-helpline-banner>`,
  });
  await opened.page.goto(address);
  return { ...opened, target, dialogs };
}

/** Finds the exit through the accessibility tree, because the banner's root is closed. */
const exitOf = (page: Page) => page.waitForSelector('aria/Emergency: Leave this page');
const clickExit = async ({ page }: Left) => (await exitOf(page))!.click();
const pressShift = async ({ page }: Left) => {
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift');
};

/** Leaves, and checks every exit: right address, no dialog, no referrer, and Back leads to the page before. */
async function leaves(left: Left, way: (left: Left) => Promise<unknown>): Promise<void> {
  const { page, target, dialogs, errors } = left;
  const arrived = page.waitForFunction((address) => location.href === address, {}, target);
  await way(left);
  await arrived;
  assert.deepEqual(dialogs, []);
  assert.equal(browser.requestHeaders(target)!.referer, undefined);
  assert.equal(await page.evaluate(() => document.referrer), '');
  assert.deepEqual(errors, []);
  await page.goBack();
  assert.equal(await page.evaluate(() => document.body.innerText.trim()), 'before');
}

const WAYS = { 'the link': clickExit, 'the Shift key': pressShift } as const;

describe('the banner’s exit', () => {
  for (const [name, way] of Object.entries(WAYS)) {
    test(`[exit-shift] [exit-history] leaves by ${name} when the page has a strict policy with Trusted Types`, async () => {
      await leaves(await openPage({ headers: { 'content-security-policy': POLICY } }), way);
    });

    test(`[exit-beforeunload] leaves by ${name} when the page asks visitors with unsaved text to stay`, async () => {
      const left = await openPage({
        body: `<input id="typed"><script>addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'Stay?'; });</script>`,
      });
      await left.page.type('#typed', 'typed');
      await left.page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await leaves(left, way);
    });

    test(`[exit-hostile] leaves by ${name} when other scripts on the page throw`, async () => {
      const left = await openPage({
        body: '<script>throw new Error("broken")</script><script>setInterval(() => { throw new Error("again") }, 20)</script>',
      });
      // Wait for one of the repeated errors.
      await new Promise((resolve) => left.page.once('pageerror', resolve));
      await leaves({ ...left, errors: [] }, way);
    });

    test(`leaves by ${name} when the page cannot be emptied`, async () => {
      await leaves(await openPage({ body: CANNOT_BE_EMPTIED }), way);
    });
  }

  test('leaves by the Shift key when the focus is inside the banner’s closed root', async () => {
    const left = await openPage();
    await (await exitOf(left.page))!.focus();
    assert.equal(await left.page.evaluate(() => document.activeElement!.localName), 'ecpat-helpline-banner');
    await leaves(left, pressShift);
  });

  test('[exit-hostile] leaves by the Shift key when a modal dialog makes everything else inert', async () => {
    const left = await openPage({ body: '<dialog><p>Subscribe!</p><button>No</button></dialog>' });
    await left.page.evaluate(() => document.querySelector('dialog')!.showModal());
    await leaves(left, pressShift);
  });

  test('[exit-hostile] leaves by the Shift key when a cookie bar covers everything', async () => {
    const bar = 'position:fixed;inset:0;z-index:2147483647;background:#fff';
    await leaves(await openPage({ body: `<div style="${bar}">Cookies? <button>Yes</button></div>` }), pressShift);
  });

  for (const hiding of ['hidden', 'style="display:none !important"', 'style="visibility:hidden"']) {
    test(`leaves by the Shift key when the banner is invisible: ${hiding}`, async () => {
      await leaves(await openPage({}, hiding), pressShift);
    });
  }

  for (const [hazard, body, open] of [
    ['a modal dialog', '<dialog>Subscribe!</dialog>', () => document.querySelector('dialog')!.showModal()],
    ['a cookie bar', '<div style="position:fixed;inset:0;z-index:2147483647;background:red"></div>', () => undefined],
    ['a hidden banner', '<style>ecpat-helpline-banner { display: none !important }</style>', () => undefined],
    [
      'a modal dialog in a browser with no popover (below Chrome 114, Firefox 125, Safari 17)',
      `<dialog>Subscribe!</dialog><script>
        delete HTMLElement.prototype.popover;
        delete HTMLElement.prototype.showPopover;
      </script>`,
      () => document.querySelector('dialog')!.showModal(),
    ],
  ] as const) {
    test(`[exit-cover] covers ${hazard} when the page cannot be emptied`, async () => {
      // The next page never loads.
      const left = await openPage(
        { body: body + CANNOT_BE_EMPTIED + NO_EMPTY_PAGE },
        '',
        browser.serve({ hangs: true }),
      );
      const { page } = left;
      await page.evaluate(open);
      // The page reports on its console, because Puppeteer cannot evaluate while the next page is pending.
      await page.evaluate(() => {
        new MutationObserver(() =>
          requestAnimationFrame(() => {
            const cover = document.documentElement.lastElementChild!;
            const { width, height } = cover.getBoundingClientRect();
            const isWhole = width >= innerWidth && height >= innerHeight;
            const layers = [':popover-open', ':modal'].filter((layer) => cover.matches(layer));
            console.log(JSON.stringify([...layers, isWhole, document.title, cover.textContent]));
          }),
        ).observe(document.documentElement, { childList: true });
      });
      const report = new Promise<string>((resolve) => page.once('console', (message) => resolve(message.text())));
      await pressShift(left);
      const seen: unknown = JSON.parse(await report);
      const layer = hazard.includes('no popover') ? ':modal' : ':popover-open';
      assert.deepEqual(seen, [layer, true, '', 'Leave this page']);
    });
  }

  test('[page-wide-once] [exit-shift-once] listens once for two banners, and leads to the address of the first', async () => {
    const other = browser.serve({ body: 'other' });
    const left = await openPage({
      head: `<script>
        window.listeners = 0;
        const original = EventTarget.prototype.addEventListener;
        window.addEventListener = function (type, ...rest) {
          if (type === 'keyup') window.listeners++;
          return original.call(this, type, ...rest);
        };
      </script>${SCRIPT}<script type="module" src="/dist/ecpat-widgets.js"></script>`,
    });
    await left.page.evaluate((address) => {
      const banner = document.createElement('ecpat-helpline-banner');
      banner.setAttribute('exit-url', address);
      document.body.append(banner);
    }, other);
    assert.equal(await left.page.evaluate(() => (window as unknown as { listeners: number }).listeners), 1);
    await leaves(left, pressShift);
    assert.equal(browser.requestHeaders(other), undefined);
  });

  test('[exit-referrer] sends no referrer from the fallback’s link before the script loads', async () => {
    const release = browser.holdScripts();
    try {
      const target = browser.serve({ body: 'elsewhere' });
      const { page } = await browser.open({
        head: SCRIPT.replace('type', 'async type'),
        body: `<ecpat-helpline-banner country="KE"><a href="${target}" rel="noopener noreferrer">Leave this page</a></ecpat-helpline-banner>`,
      });
      const arrived = page.waitForFunction((address) => location.href === address, {}, target);
      await page.click('ecpat-helpline-banner a');
      await arrived;
      assert.equal(browser.requestHeaders(target)!.referer, undefined);
    } finally {
      release();
    }
  });
});

describe('the banner’s exit in a frame', () => {
  /** Opens a page with a banner in a frame, of the same or another site. */
  async function openFramed(sandbox: string | undefined, isOtherSite: boolean) {
    const target = new URL(browser.serve({ body: 'elsewhere' }));
    const inner = new URL(
      browser.serve({
        head: SCRIPT,
        body: `<p>${SECRET}</p><ecpat-helpline-banner country="KE" exit-url="${target.pathname}"></ecpat-helpline-banner>`,
      }),
    );
    // `localhost` and `127.0.0.1` are two sites.
    if (isOtherSite) inner.hostname = target.hostname = 'localhost';
    const opened = await browser.open({
      body: `<p>${SECRET}</p><iframe title="frame" width="600" height="500" src="${inner.href}" ${sandbox === undefined ? '' : `sandbox="${sandbox}"`}></iframe>`,
    });
    const frame = opened.page.frames().find((candidate) => candidate.url() === inner.href)!;
    return { ...opened, frame, target: target.href };
  }

  const clickInFrame = async ({ frame }: Awaited<ReturnType<typeof openFramed>>) =>
    (await frame.waitForSelector('aria/Emergency: Leave this page'))!.click();

  for (const [kind, sandbox, isOtherSite] of [
    ['of the same site', undefined, false],
    ['of another site', undefined, true],
    ['in a sandbox that allows it', 'allow-scripts allow-same-origin allow-top-navigation-by-user-activation', true],
  ] as const) {
    test(`[exit-frame] leaves the whole page from a frame ${kind}`, async () => {
      const framed = await openFramed(sandbox, isOtherSite);
      const arrived = framed.page.waitForFunction((address) => location.href === address, {}, framed.target);
      await clickInFrame(framed);
      await arrived;
      assert.equal(browser.requestHeaders(framed.target)!.referer, undefined);
      assert.deepEqual(framed.errors, []);
    });
  }

  test('[exit-frame] leaves only the framed page when a sandbox blocks more', async () => {
    const framed = await openFramed('allow-scripts allow-same-origin', true);
    await clickInFrame(framed);
    await framed.frame.waitForFunction((address) => location.href === address, {}, framed.target);
    assert.notEqual(framed.page.url(), framed.target);
    assert.equal(browser.requestHeaders(framed.target)!.referer, undefined);
    assert.deepEqual(framed.errors, []);
  });
});
