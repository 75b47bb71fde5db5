import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { startBrowser, type TestBrowser } from './browser.js';

declare global {
  interface Window {
    /** Length of a click's path. */
    path: number;
    /** True once a paragraph of the page has been hidden. */
    wasHidden?: boolean;
  }
}

const SCRIPT = '<script type="module" src="/dist/ecpat-widgets.js"></script>';
const BODY = `<ecpat-helpline-banner country="KE"><p>Call <a id="call" href="tel:116">116</a></p></ecpat-helpline-banner>
  <ecpat-member-map><p>Members</p></ecpat-member-map>
  <ecpat-signup-form><p>Write to us</p></ecpat-signup-form>
  <ecpat-framework-card document-id="ecpat-strategic-framework-2021-2025"><p>Framework</p></ecpat-framework-card>
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

describe('tags without an end', () => {
  test('[open-tag] [banner-closed-root] leave the page visible and working below the widgets, while it loads and afterwards', async () => {
    const pieces = [
      `<header>page</header>\n<ecpat-helpline-banner country="KE" />\n<main><h1>page</h1><p>page</p>`,
      `<script>document.currentScript.previousElementSibling.onclick = (event) => (window.path = event.composedPath().length)</script>
       <ecpat-signup-form action="/signup" controller="Member" privacy-url="/privacy" /></main>\n<form><input>page</form>`,
      `<div data-ecpat="framework-card"><a href="https://docs.example/fr.pdf" hreflang="fr">own</a>\n<section>page <a href="https://docs.example/other" hreflang="es">page</a></section><footer>page</footer>`,
    ];
    const waiting = browser.answerAt();
    const opening = browser.visit(`${browser.origin}${waiting.path}`);
    const response = await waiting.next();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.write(`<!doctype html><html lang="en"><title>page</title><link rel="icon" href="data:,">
      <script async type="module" src="/dist/ecpat-widgets.js"></script><script>
        (function look() {
          if (document.querySelector('main p')?.getClientRects().length === 0) window.wasHidden = true;
          requestAnimationFrame(look);
        })();
      </script><body>`);
    for (const piece of pieces) {
      response.write(piece);
      // The script arrives while the parser is inside the first tag.
      await setTimeout(150);
    }
    response.end();
    const { page, errors, console } = await opening;
    const found = await page
      .waitForFunction(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const shown: string[] = [];
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(node);
          if (range.getClientRects().length > 0) shown.push(node.textContent!.trim());
        }
        const card = document.querySelector('ecpat-framework-card')?.shadowRoot;
        return (
          card?.querySelector('section') && { shown: shown.join(' ').trim(), links: card.querySelectorAll('a').length }
        );
      })
      .then((handle) => handle.jsonValue());
    assert.equal(found!.shown, 'page page page page page page page');
    const [banner, main, path] = await page.evaluate(() => {
      const paragraph = document.querySelector('main p') as HTMLElement;
      paragraph.click();
      const { top } = paragraph.getBoundingClientRect();
      const slot = document.querySelector('main')!.assignedSlot;
      return [document.querySelector('ecpat-helpline-banner')!.getBoundingClientRect().top, top, [window.path, slot]];
    });
    assert.ok((main as number) > (banner as number) + 40);
    // p, main, the banner, body, html, document, window: nothing of the closed root.
    assert.deepEqual(path, [7, null]);
    assert.equal(await page.evaluate(() => window.wasHidden), undefined);
    assert.deepEqual(errors, []);
    assert.deepEqual(console.map((line) => line.replace(/ contains the rest.*/, '')).sort(), [
      'warn: [data-ecpat]',
      'warn: [ecpat-helpline-banner]',
    ]);
  });
});

describe('the div syntax', () => {
  test('[no-mount] is off when a script tag has data-no-mount, and the tags still work', async () => {
    const { page } = await browser.open({ head: SCRIPT.replace('type', 'data-no-mount type'), body: BODY });
    await page.waitForFunction(() => document.querySelector('ecpat-framework-card p')?.getClientRects().length === 0);
    assert.equal(await page.$eval('[data-ecpat]', (div) => div.innerHTML), '<p>Call <a href="tel:116">116</a></p>');
  });
});
