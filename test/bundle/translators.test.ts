/**
 * Page translators that look into open roots replace text nodes, by `<font>` as a rule, and translate again what changes.
 * Each element with an open root is compared with an untranslated twin after every action.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, SCRIPT, passTimeAtInput, startBrowser, TAGS, type TestBrowser } from './browser.js';
import { servePageScript } from './page-script.js';
import type * as Translators from './translators.page.js';

declare global {
  // The module `translators.page.ts`.
  var translators: typeof Translators;
}

let browser: TestBrowser;
let head: string;
before(async () => {
  browser = await startBrowser();
  head = SCRIPT + (await servePageScript(browser, 'translators.page.ts', 'translators'));
});
after(() => browser.close());

for (const tag of TAGS.filter((name) => name !== 'ecpat-helpline-banner')) {
  test(`[translators] ${tag} shows the words of the present choice after every action on a translated page`, async () => {
    const opened = await browser.open({ head, prepare: (page) => page.evaluateOnNewDocument(passTimeAtInput) });
    const stale = await opened.page.evaluate((name) => translators.findStale(name), tag);
    assert.deepEqual(stale, []);
    assert.deepEqual(opened.errors, []);
    const unexpected = opened.console.filter((line) => !/did not work: the server answered/.test(line));
    assertQuiet({ ...opened, console: unexpected });
  });
}
