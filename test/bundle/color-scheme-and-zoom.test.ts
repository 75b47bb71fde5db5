import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { SCRIPT, TAGS, WIDGETS, upgradedIn, openRoots, startBrowser, type TestBrowser } from './browser.js';

// The card's root is open, and its base and heading use the styles that all four widgets share.
const BODY = '<ecpat-framework-card></ecpat-framework-card>';
const LIGHT = { color: 'rgb(23, 34, 45)', background: 'rgb(255, 255, 255)' };
const DARK = { color: 'rgb(233, 240, 245)', background: 'rgb(21, 33, 43)' };

const lookOf = (page: Page) =>
  page.$eval('ecpat-framework-card', (card) => {
    const {
      color,
      backgroundColor: background,
      fontSize,
    } = getComputedStyle(card.shadowRoot!.querySelector('[part~="base"]')!);
    return { color, background, fontSize };
  });

describe('the colours and sizes of the built file', () => {
  let browser: TestBrowser;
  before(async () => (browser = await startBrowser()));
  after(() => browser.close());

  for (const [scheme, expected] of [
    ['light', LIGHT],
    ['dark', DARK],
    ['', LIGHT],
  ] as const) {
    test(`[scheme] follow the page when its color-scheme is ${scheme || 'not set'}, whatever the visitor prefers`, async () => {
      for (const value of ['light', 'dark']) {
        const { page } = await browser.open({
          head: `${scheme && `<style>:root { color-scheme: ${scheme} }</style>`}${SCRIPT}`,
          body: BODY,
          prepare: (page) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]),
        });
        const { color, background } = await lookOf(page);
        assert.deepEqual({ color, background }, expected);
      }
    });
  }

  test('follow the visitor when the page does (color-scheme: light dark)', async () => {
    const { page } = await browser.open({
      head: `<style>:root { color-scheme: light dark }</style>${SCRIPT}`,
      body: BODY,
      prepare: (page) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]),
    });
    assert.equal((await lookOf(page)).color, DARK.color);
  });

  test('[font-size] [display] stay the same when a page unsets everything and sets html { font-size: 62.5% }', async () => {
    const { page } = await browser.open({
      head: `<style>html { font-size: 62.5% } * { all: unset !important }</style>${SCRIPT}`,
      body: BODY,
    });
    assert.deepEqual(await lookOf(page), { ...LIGHT, fontSize: '16px' });
    assert.equal(await page.$eval('ecpat-framework-card', (card) => getComputedStyle(card).display), 'block');
  });
});

/** Texts and controls in the widgets that are cut off, outside the page or covered. */
const findHidden = (page: Page) =>
  page.evaluate((tags) => {
    const problems: string[] = [];
    const { clientWidth } = document.documentElement;
    for (const tag of tags) {
      const root = document.querySelector(tag)!.shadowRoot!;
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.getClientRects().length === 0 || element.closest('.ecpat-visually-hidden, svg, option')) continue;
        const { overflowX, textOverflow } = getComputedStyle(element);
        const name = `${tag} ${element.localName} "${element.textContent!.replace(/\s+/g, ' ').trim().slice(0, 30)}"`;
        const { left, right } = element.getBoundingClientRect();
        if (left < -1 || right > clientWidth + 1) problems.push(`${name} is outside the page`);
        const isCut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        // The map's drawing is larger than its visible part on purpose.
        if ((isCut || textOverflow === 'ellipsis') && !element.matches('[part~="map"], input, select'))
          problems.push(`${name} is cut`);
        if (!element.matches('a, button, select, input')) continue;
        element.scrollIntoView({ block: 'center' });
        const box = element.getClientRects()[0]!;
        const hit = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!hit || !(element.contains(hit) || hit.contains(element)))
          problems.push(`${name} is below ${hit?.localName}`);
      }
    }
    return problems;
  }, TAGS);

/** Opens everything in the banner and the map that can be opened. */
const openAll = (page: Page) =>
  page.evaluate(async () => {
    const [banner, map] = ['ecpat-helpline-banner', 'ecpat-member-map'].map(
      (tag) => document.querySelector(tag)!.shadowRoot!,
    );
    banner!.querySelector<HTMLElement>('button[aria-controls]')!.click();
    map!.querySelector<HTMLElement>('[part~="item"]')!.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });

const PHONE =
  '<meta name="viewport" content="width=device-width"><style>html { font-size: 62.5% } body { margin: 0 }</style>';

describe('a 1280 px window zoomed to 400 %, which leaves 320 px', () => {
  let browser: TestBrowser;
  before(async () => (browser = await startBrowser()));
  after(() => browser.close());

  for (const [language, direction] of [
    ['en', 'ltr'],
    ['fr', 'ltr'],
    ['ru', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    test(`[narrow] shows every text and control: nothing overflows, is cut off or covered (${language}, ${direction})`, async () => {
      const { page } = await browser.open({
        head: `${PHONE}${SCRIPT}`,
        body: `<div lang="${language}" dir="${direction}">${WIDGETS}</div>`,
        prepare: async (page) => {
          await openRoots(page);
          await page.setViewport({ width: 320, height: 256, deviceScaleFactor: 4 });
        },
      });
      assert.deepEqual(await upgradedIn(page), TAGS);
      await openAll(page);
      assert.deepEqual(await page.evaluate(() => [innerWidth, devicePixelRatio]), [320, 4]);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      assert.deepEqual(await findHidden(page), []);
    });
  }

  test('is reported by the same check when a text is cut off or a link is covered', async () => {
    const { page } = await browser.open({
      head: `${PHONE}${SCRIPT}`,
      body: `${WIDGETS}<div style="position:fixed;inset:0 0 auto;block-size:200px"></div>`,
      prepare: async (page) => {
        await openRoots(page);
        await page.setViewport({ width: 320, height: 256 });
      },
    });
    await page.$eval('ecpat-framework-card', (card) => {
      const heading = card.shadowRoot!.querySelector<HTMLElement>('h2')!;
      Object.assign(heading.style, { overflow: 'hidden', whiteSpace: 'nowrap', maxInlineSize: '100px' });
    });
    const problems = await findHidden(page);
    assert.ok(problems.some((problem) => /^ecpat-framework-card h2 .* is cut$/.test(problem)));
    assert.ok(problems.some((problem) => /^ecpat-helpline-banner a "116" is below/.test(problem)));
  });
});

describe('a visitor’s own font size of 24 px', () => {
  let browser: TestBrowser;
  before(async () => (browser = await startBrowser('--blink-settings=defaultFontSize=24')));
  after(() => browser.close());

  for (const [language, direction] of [
    ['en', 'ltr'],
    ['ru', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    test(`[font-size] sets the size of our text, and nothing overflows, is cut off or covered on a phone: ${language}`, async () => {
      const { page } = await browser.open({
        head: `${PHONE}${SCRIPT}`,
        body: `<div lang="${language}" dir="${direction}">${WIDGETS}</div>`,
        prepare: async (page) => {
          await openRoots(page);
          await page.setViewport({ width: 320, height: 640 });
        },
      });
      await openAll(page);
      const sizes = await page.evaluate(
        (tags) =>
          tags.map((tag) => {
            const root = document.querySelector(tag)!.shadowRoot!;
            return ['[part~="base"]', 'h2', 'p'].map((part) =>
              parseFloat(getComputedStyle(root.querySelector(part)!).fontSize),
            );
          }),
        TAGS,
      );
      for (const [base, heading, text] of sizes) {
        assert.equal(base, 24);
        assert.ok(heading! >= 21 && text! >= 19, `${heading} ${text}`);
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      assert.deepEqual(await findHidden(page), []);
    });
  }
});
