import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startBrowser, type TestBrowser } from './browser.js';

const SCRIPT = '<script type="module" src="/dist/ecpat-widgets.js"></script>';
// The card's root is open, and its base and heading take their rules from the styles that all four share.
const BODY = '<ecpat-framework-card></ecpat-framework-card>';
const LIGHT = { color: 'rgb(23, 34, 45)', background: 'rgb(255, 255, 255)' };
const DARK = { color: 'rgb(233, 240, 245)', background: 'rgb(21, 33, 43)' };

const look = (page: Page) =>
  page.$eval('ecpat-framework-card', (card) => {
    const {
      color,
      backgroundColor: background,
      fontSize,
    } = getComputedStyle(card.shadowRoot!.querySelector('[part~="base"]')!);
    return { color, background, fontSize };
  });

describe('the built file’s look', () => {
  let browser: TestBrowser;
  before(async () => (browser = await startBrowser()));
  after(() => browser.close());

  for (const [scheme, expected] of [
    ['light', LIGHT],
    ['dark', DARK],
    ['', LIGHT],
  ] as const) {
    test(`is right where the page’s color-scheme is ${scheme || 'not set'}, whatever the visitor prefers`, async () => {
      for (const value of ['light', 'dark']) {
        const { page } = await browser.open({
          head: `${scheme && `<style>:root { color-scheme: ${scheme} }</style>`}${SCRIPT}`,
          body: BODY,
          prepare: (page) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]),
        });
        const { color, background } = await look(page);
        assert.deepEqual({ color, background }, expected);
      }
    });
  }

  test('follows the visitor where the page does (color-scheme: light dark)', async () => {
    const { page } = await browser.open({
      head: `<style>:root { color-scheme: light dark }</style>${SCRIPT}`,
      body: BODY,
      prepare: (page) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]),
    });
    assert.equal((await look(page)).color, DARK.color);
  });

  test('survives a page that unsets everything, and html{font-size:62.5%}', async () => {
    const { page } = await browser.open({
      head: `<style>html { font-size: 62.5% } * { all: unset !important }</style>${SCRIPT}`,
      body: BODY,
    });
    assert.deepEqual(await look(page), { ...LIGHT, fontSize: '16px' });
    assert.equal(await page.$eval('ecpat-framework-card', (card) => getComputedStyle(card).display), 'block');
  });
});

describe('a visitor’s own font size of 24 px', () => {
  let browser: TestBrowser;
  before(async () => (browser = await startBrowser('--blink-settings=defaultFontSize=24')));
  after(() => browser.close());

  test('is the size of our text, with nothing wider than a phone', async () => {
    const { page } = await browser.open({
      head: `<meta name="viewport" content="width=device-width"><style>html { font-size: 62.5% }</style>${SCRIPT}`,
      body: '<ecpat-helpline-banner country="KE"></ecpat-helpline-banner><ecpat-member-map></ecpat-member-map><ecpat-framework-card></ecpat-framework-card>',
      prepare: (page) => page.setViewport({ width: 320, height: 640 }),
    });
    assert.equal((await look(page)).fontSize, '24px');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });
});
