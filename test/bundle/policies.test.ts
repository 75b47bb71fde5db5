/** Pages whose policies allow as little as possible. `loading.test.ts` tests the documented policy. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SCRIPT, TAGS, WIDGETS, upgradedIn, assertQuiet, startBrowser, type TestBrowser } from './browser.js';

const NONCE = SCRIPT.replace('type', 'nonce="cGFnZQ" type');
const ISOLATED = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' };

let browser: TestBrowser;
/** The same server by another host name, which makes it another origin and another site. */
let elsewhere: string;
before(async () => {
  browser = await startBrowser();
  elsewhere = browser.origin.replace('127.0.0.1', 'localhost');
});
after(() => browser.close());

const fallbacksShown = (texts: Element[]) => texts.filter((text) => text.getClientRects().length > 0).length;

describe('a policy with a nonce instead of an address', () => {
  for (const [variant, sources] of [
    ['the nonce alone', "'nonce-cGFnZQ'"],
    ['the nonce and strict-dynamic', "'nonce-cGFnZQ' 'strict-dynamic'"],
    ['strict-dynamic, with an address for older browsers', "'nonce-cGFnZQ' 'strict-dynamic' https:"],
  ] as const) {
    const headers = { 'content-security-policy': `default-src 'none'; img-src data:; script-src ${sources}` };

    test(`[policy] allows all four widgets and logs nothing: ${variant}`, async () => {
      const opened = await browser.open({ head: NONCE, body: WIDGETS, headers });
      assert.deepEqual(await upgradedIn(opened.page), TAGS);
      assertQuiet(opened);
    });

    test(`blocks a script without the nonce, and the fallbacks stay: ${variant}`, async () => {
      const { page, console: messages, errors } = await browser.open({ head: SCRIPT, body: WIDGETS, headers });
      assert.equal(await page.$$eval('p', fallbacksShown), 4);
      assert.ok(messages.some((line) => /violates the following Content Security Policy/.test(line)));
      assert.deepEqual(errors, []);
    });
  }

  test('allows our script when an allowed script adds it (strict-dynamic)', async () => {
    const opened = await browser.open({
      head: `<script nonce="cGFnZQ">
        const ours = document.createElement('script');
        ours.type = 'module';
        ours.src = '/dist/ecpat-widgets.js';
        document.head.append(ours);
      </script>`,
      body: WIDGETS,
      headers: {
        'content-security-policy': `default-src 'none'; img-src data:; script-src 'nonce-cGFnZQ' 'strict-dynamic'`,
      },
    });
    assert.deepEqual(await upgradedIn(opened.page), TAGS);
    assertQuiet(opened);
  });

  test('allows two copies of the script together with Trusted Types', async () => {
    const opened = await browser.open({
      head: NONCE + NONCE.replace('.js', '.js?again'),
      body: WIDGETS,
      headers: {
        'content-security-policy': `default-src 'none'; img-src data:; script-src 'nonce-cGFnZQ' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
      },
    });
    assert.deepEqual(await upgradedIn(opened.page), TAGS);
    assertQuiet(opened);
  });
});

describe('a cross-origin isolated page (COEP and COOP)', () => {
  for (const [variant, file] of [
    ['from the page’s own origin', () => ''],
    ['from another origin that allows it', () => elsewhere],
  ] as const) {
    test(`shows all four widgets with a script ${variant}`, async () => {
      const head = SCRIPT.replace('/dist', `${file()}/dist`);
      const opened = await browser.open({ head, body: WIDGETS, headers: ISOLATED });
      assert.ok(await opened.page.evaluate(() => crossOriginIsolated));
      assert.deepEqual(await upgradedIn(opened.page), TAGS);
      assertQuiet(opened);
    });
  }

  test('keeps the fallbacks when the other origin does not allow the script', async () => {
    const head = SCRIPT.replace('/dist/ecpat-widgets.js', `${elsewhere}/dist/ecpat-widgets.js?private`);
    const { page, console: messages, errors } = await browser.open({ head, body: WIDGETS, headers: ISOLATED });
    assert.equal(await page.$$eval('p', fallbacksShown), 4);
    assert.ok(messages.some((line) => /blocked by CORS policy/.test(line)));
    assert.deepEqual(errors, []);
  });
});

describe('a sandbox without an origin', () => {
  /** The storages that a script on the page can access. */
  const storages = () =>
    (['localStorage', 'sessionStorage', 'caches'] as const).filter((name) => {
      try {
        return Boolean(window[name]);
      } catch {
        return false;
      }
    });

  test('shows all four widgets in a frame where storage throws, and logs nothing', async () => {
    const inner = browser.serve({ head: SCRIPT, body: WIDGETS });
    const opened = await browser.open({
      body: `<iframe title="frame" sandbox="allow-scripts" src="${inner}" width="900" height="900"></iframe>`,
    });
    const frame = opened.page.frames().find((candidate) => candidate.url() === inner)!;
    assert.equal(await frame.evaluate(() => origin), 'null');
    assert.deepEqual(await frame.evaluate(storages), []);
    assert.deepEqual(await upgradedIn(frame), TAGS);
    assertQuiet(opened);
  });

  test('shows all four widgets when it comes from the page’s own policy, and logs nothing', async () => {
    const headers = { 'content-security-policy': 'sandbox allow-scripts' };
    const opened = await browser.open({ head: SCRIPT, body: WIDGETS, headers });
    assert.equal(await opened.page.evaluate(() => origin), 'null');
    assert.deepEqual(await opened.page.evaluate(storages), []);
    assert.deepEqual(await upgradedIn(opened.page), TAGS);
    assertQuiet(opened);
  });

  test('keeps the fallbacks when it allows no scripts', async () => {
    const headers = { 'content-security-policy': 'sandbox' };
    const { page, errors } = await browser.open({ head: SCRIPT, body: WIDGETS, headers });
    assert.equal(await page.$$eval('p', fallbacksShown), 4);
    assert.deepEqual(errors, []);
  });
});
