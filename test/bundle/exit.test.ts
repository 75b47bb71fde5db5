import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser, type TestBrowser } from './browser.js';

const POLICY =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

describe('the banner’s exit, built and under a strict policy', () => {
  test('leaves by keyboard, asks nothing, names no referrer, and Back does not lead here again', async () => {
    const target = await browser.open({ body: 'elsewhere' });
    const opened = await browser.open({
      head: '<script type="module" src="/dist/helpline-banner.js"></script>',
      body: `<input id="typed"><ecpat-helpline-banner country="KE" exit-url="${target.page.url()}"></ecpat-helpline-banner>`,
      headers: { 'content-security-policy': POLICY },
    });
    const { page } = opened;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.accept();
    });
    let referrer: string | undefined = 'not asked';
    page.on('request', (request) => {
      if (request.url() === target.page.url()) referrer = request.headers()['referer'];
    });
    const visited = await page.evaluate(() => {
      addEventListener('beforeunload', (event) => event.preventDefault());
      return history.length;
    });
    // A page that has been typed into may hold its visitor back with a dialog.
    await page.type('#typed', 'x');
    const arrived = page.waitForFunction((address) => location.href === address, {}, target.page.url());
    for (let presses = 0; presses < 20 && !(await atExit(page)); presses++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await arrived;
    assert.deepEqual(dialogs, []);
    assert.equal(referrer, undefined);
    assert.equal(await page.evaluate(() => history.length), visited);
    assert.deepEqual(opened.errors, []);
  });
});

/** Whether the focus is on the link that the accessibility tree calls an emergency exit. */
async function atExit(page: import('puppeteer-core').Page): Promise<boolean> {
  const snapshot = JSON.stringify(await page.accessibility.snapshot());
  return /\{[^{}]*"name":"Emergency: Leave this page"[^{}]*"focused":true/.test(snapshot);
}
