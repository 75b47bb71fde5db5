/** Pages with the strictest possible policies. `loading.test.ts` tests the policy of the contract. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SCRIPT, TAGS, WIDGETS, aliveIn, assertQuiet, startBrowser, type TestBrowser } from './browser.js';

const NONCE = SCRIPT.replace('type', 'nonce="cGFnZQ" type');
const ISOLATED = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' };

let browser: TestBrowser;
/** The same machine under another name: another origin, and another site. */
let elsewhere: string;
before(async () => {
  browser = await startBrowser();
  elsewhere = browser.origin.replace('127.0.0.1', 'localhost');
});
after(() => browser.close());

const fallbacksShown = (texts: Element[]) => texts.filter((text) => text.getClientRects().length > 0).length;

describe('a policy that names no address but a nonce', () => {
  for (const [what, sources] of [
    ['the nonce alone', "'nonce-cGFnZQ'"],
    ['the nonce and strict-dynamic', "'nonce-cGFnZQ' 'strict-dynamic'"],
    ['strict-dynamic, with an address that older browsers go by', "'nonce-cGFnZQ' 'strict-dynamic' https:"],
  ] as const) {
    const headers = { 'content-security-policy': `default-src 'none'; img-src data:; script-src ${sources}` };

    test(`[policy] ${what}: all four work, and nothing is reported`, async () => {
      const opened = await browser.open({ head: NONCE, body: WIDGETS, headers });
      assert.deepEqual(await aliveIn(opened.page), TAGS);
      assertQuiet(opened);
    });

    test(`${what}: blocks a script without it and keeps the fallback`, async () => {
      const { page, console: said, errors } = await browser.open({ head: SCRIPT, body: WIDGETS, headers });
      assert.equal(await page.$$eval('p', fallbacksShown), 4);
      assert.ok(said.some((line) => /violates the following Content Security Policy/.test(line)));
      assert.deepEqual(errors, []);
    });
  }

  test('a script that is let in may bring ours: strict-dynamic', async () => {
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
    assert.deepEqual(await aliveIn(opened.page), TAGS);
    assertQuiet(opened);
  });

  test('and trusted types, with two copies', async () => {
    const opened = await browser.open({
      head: NONCE + NONCE.replace('.js', '.js?again'),
      body: WIDGETS,
      headers: {
        'content-security-policy': `default-src 'none'; img-src data:; script-src 'nonce-cGFnZQ' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
      },
    });
    assert.deepEqual(await aliveIn(opened.page), TAGS);
    assertQuiet(opened);
  });
});

describe('a page that is isolated (COEP and COOP)', () => {
  for (const [what, file] of [
    ['from the page’s own origin', () => ''],
    ['from another origin that allows it', () => elsewhere],
  ] as const) {
    test(`shows all four of a script ${what}`, async () => {
      const head = SCRIPT.replace('/dist', `${file()}/dist`);
      const opened = await browser.open({ head, body: WIDGETS, headers: ISOLATED });
      assert.ok(await opened.page.evaluate(() => crossOriginIsolated));
      assert.deepEqual(await aliveIn(opened.page), TAGS);
      assertQuiet(opened);
    });
  }

  test('keeps the fallback where the other origin does not allow it', async () => {
    const head = SCRIPT.replace('/dist/ecpat-widgets.js', `${elsewhere}/dist/ecpat-widgets.js?private`);
    const { page, console: said, errors } = await browser.open({ head, body: WIDGETS, headers: ISOLATED });
    assert.equal(await page.$$eval('p', fallbacksShown), 4);
    assert.ok(said.some((line) => /blocked by CORS policy/.test(line)));
    assert.deepEqual(errors, []);
  });
});

describe('a sandbox without an origin', () => {
  /** Those that a script of the page can get hold of. */
  const storages = () =>
    (['localStorage', 'sessionStorage', 'caches'] as const).filter((name) => {
      try {
        return Boolean(window[name]);
      } catch {
        return false;
      }
    });

  test('in a frame, where storage throws: all four work, and nothing is reported', async () => {
    const inner = browser.serve({ head: SCRIPT, body: WIDGETS });
    const opened = await browser.open({
      body: `<iframe title="frame" sandbox="allow-scripts" src="${inner}" width="900" height="900"></iframe>`,
    });
    const frame = opened.page.frames().find((candidate) => candidate.url() === inner)!;
    assert.equal(await frame.evaluate(() => origin), 'null');
    assert.deepEqual(await frame.evaluate(storages), []);
    assert.deepEqual(await aliveIn(frame), TAGS);
    assertQuiet(opened);
  });

  test('by the page’s own policy: all four work, and nothing is reported', async () => {
    const headers = { 'content-security-policy': 'sandbox allow-scripts' };
    const opened = await browser.open({ head: SCRIPT, body: WIDGETS, headers });
    assert.equal(await opened.page.evaluate(() => origin), 'null');
    assert.deepEqual(await opened.page.evaluate(storages), []);
    assert.deepEqual(await aliveIn(opened.page), TAGS);
    assertQuiet(opened);
  });

  test('that allows no script keeps the fallback', async () => {
    const headers = { 'content-security-policy': 'sandbox' };
    const { page, errors } = await browser.open({ head: SCRIPT, body: WIDGETS, headers });
    assert.equal(await page.$$eval('p', fallbacksShown), 4);
    assert.deepEqual(errors, []);
  });
});
