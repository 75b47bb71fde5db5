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

/** How many of the five fallbacks a visitor sees. */
const shown = (page: Page) =>
  page.$$eval('body p', (paragraphs) => paragraphs.filter((paragraph) => paragraph.getClientRects().length > 0).length);

describe('what stands inside the tag is what the visitor sees', () => {
  test('[fallback-no-script] [always-help] with JavaScript off', async () => {
    const { page } = await browser.open({
      head: SCRIPT,
      body: BODY,
      prepare: (page) => page.setJavaScriptEnabled(false),
    });
    assert.equal(await shown(page), 5);
  });

  test('[fallback-before] before the script arrives, and no longer after it has', async () => {
    const release = browser.holdScripts();
    // A script in the document would hold `DOMContentLoaded` back, so it comes with `async`.
    const { page } = await browser.open({ head: SCRIPT.replace('type', 'async type'), body: BODY });
    assert.equal(await shown(page), 5);
    release();
    await page.waitForFunction(() => document.querySelector('ecpat-framework-card p')?.getClientRects().length === 0);
    // The form lacks what it needs to work, and says so by keeping its fallback.
    assert.equal(await shown(page), 1);
  });

  test('[fallback-old] below the browser floor, without an error', async () => {
    const { page, errors, console } = await browser.open({
      head: SCRIPT,
      body: BODY,
      prepare: (page) =>
        page.evaluateOnNewDocument(() => delete (CSSStyleSheet.prototype as Partial<CSSStyleSheet>).replaceSync),
    });
    assert.equal(await shown(page), 5);
    assert.deepEqual([errors, console], [[], []]);
  });

  test('[fallback-fails] when rendering throws, with a warning for each tag', async () => {
    const { page, errors, console } = await browser.open({
      head: SCRIPT,
      body: BODY,
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          // Lit copies each template with it.
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

  test('[fallback-focus] a visitor at a link of the fallback keeps the place until the focus leaves', async () => {
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
