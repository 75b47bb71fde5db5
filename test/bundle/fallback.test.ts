import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startBrowser, type TestBrowser } from './browser.js';

const SCRIPT = '<script type="module" src="/dist/ecpat-widgets.js"></script>';
const BODY = `<ecpat-helpline-banner country="KE"><p>Call <a id="call" href="tel:116">116</a></p></ecpat-helpline-banner>
  <ecpat-member-map><p>Members</p></ecpat-member-map>
  <ecpat-signup-form><p>Write to us</p></ecpat-signup-form>
  <ecpat-framework-card><p>Framework</p></ecpat-framework-card>
  <div data-ecpat="helpline-banner" data-country="KE"><p>Call <a href="tel:116">116</a></p></div>
  <button id="next">next</button>`;

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** The number of visible fallbacks, out of five. */
const shown = (page: Page) =>
  page.$$eval('body p', (paragraphs) => paragraphs.filter((paragraph) => paragraph.getClientRects().length > 0).length);

describe('the fallback content', () => {
  test('[fallback-no-script] [always-help] is shown when JavaScript is off', async () => {
    const { page } = await browser.open({
      head: SCRIPT,
      body: BODY,
      prepare: (page) => page.setJavaScriptEnabled(false),
    });
    assert.equal(await shown(page), 5);
  });

  test('[fallback-before] is shown until the script loads, and hidden afterwards', async () => {
    const release = browser.holdScripts();
    // `async`, because a pending module script would delay `DOMContentLoaded`.
    const { page } = await browser.open({ head: SCRIPT.replace('type', 'async type'), body: BODY });
    assert.equal(await shown(page), 5);
    release();
    await page.waitForFunction(() => document.querySelector('ecpat-framework-card p')?.getClientRects().length === 0);
    // The form lacks required attributes, so it keeps its fallback.
    assert.equal(await shown(page), 1);
  });

  test('[fallback-old] is shown without an error below our minimum browsers', async () => {
    const { page, errors, console } = await browser.open({
      head: SCRIPT,
      body: BODY,
      prepare: (page) =>
        page.evaluateOnNewDocument(() => delete (CSSStyleSheet.prototype as Partial<CSSStyleSheet>).replaceSync),
    });
    assert.equal(await shown(page), 5);
    assert.deepEqual([errors, console], [[], []]);
  });

  test('[fallback-fails] is shown when rendering throws, with a warning for each tag', async () => {
    const { page, errors, console } = await browser.open({
      head: SCRIPT,
      body: BODY,
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          // Lit clones every template with `importNode`.
          Document.prototype.importNode = () => {
            throw new Error('no copies today');
          };
        }),
    });
    assert.equal(await shown(page), 5);
    assert.deepEqual(errors, []);
    assert.equal(console.filter((line) => line.includes('could not be shown')).length, 4);
    for (const line of console) assert.match(line, /^warn: \[ecpat-/);
  });

  test('[fallback-focus] stays while one of its links has the focus', async () => {
    const release = browser.holdScripts();
    const { page } = await browser.open({ head: SCRIPT.replace('type', 'async type'), body: BODY });
    await page.focus('#call');
    release();
    await page.waitForFunction(() => document.querySelector('ecpat-framework-card p')?.getClientRects().length === 0);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'call');
    assert.equal(await page.$eval('#call', (link) => link.getClientRects().length), 1);
    await page.focus('#next');
    await page.waitForFunction(() => document.querySelector('#call')?.getClientRects().length === 0);
  });
});
