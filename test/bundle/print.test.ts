/**
 * Paper has no buttons, so everything that visitors would press or open must be in print already. `recipes.test.ts`
 * counts the pages.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bundledMembers } from '../../src/data/members.js';
import { SCRIPT, WIDGETS, openRoots, startBrowser, type OpenPage, type TestBrowser } from './browser.js';

const { members } = bundledMembers();

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

const BODY = WIDGETS.replace(' region="mena"', '');
const open = (html = ''): Promise<OpenPage> => browser.open({ head: SCRIPT, html, body: BODY, prepare: openRoots });

/** Prints a page to PDF, and returns its number of sheets, its link addresses and its size in bytes. */
async function print(page: Page): Promise<{ sheets: number; links: Set<string>; size: number }> {
  const file = Buffer.from(await page.pdf({ format: 'A4' }));
  // A PDF compresses its text, but not its list of pages and links.
  const text = file.toString('latin1');
  return {
    size: file.length,
    sheets: text.match(/\/Type \/Page\b/g)!.length,
    links: new Set([...text.matchAll(/\/URI \((.*?)\)/g)].map(([, address]) => address!)),
  };
}

/** The visible texts, links and controls of a widget in print. */
const inPrint = (page: Page, tag: string) =>
  page.$eval(tag, (element) => {
    const root = element.shadowRoot!;
    const shown = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (one) => one.getClientRects().length > 0 && !one.closest('.ecpat-visually-hidden'),
    );
    const texts = shown.flatMap(({ childNodes }) =>
      [...childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE),
    );
    const links = shown.filter((one) => one.localName === 'a');
    return {
      text: texts
        .map(({ textContent }) => textContent)
        .join(' ')
        .replace(/\s+/g, ' '),
      controls: shown.filter((one) => one.matches('button, select, input')).map((one) => one.id || one.className),
      links: links.map((link) => link.getAttribute('href')!),
      added: links.map((link) => getComputedStyle(link, '::after').content),
      items: shown.filter((one) => one.localName === 'li').map((item) => item.textContent!.replace(/\s+/g, ' ').trim()),
      color: getComputedStyle(root.querySelector('[part~="base"]')!).color,
    };
  });

describe('in print', () => {
  let opened: OpenPage;
  before(async () => {
    opened = await open('style="color-scheme: dark"');
    await opened.page.emulateMediaType('print');
    // The map renders its printable list on the first print.
    await opened.page.waitForFunction(
      () => document.querySelector('ecpat-member-map')!.shadowRoot!.querySelectorAll('.ecpat-full-list li').length > 0,
    );
  });

  test('[print] a closed banner shows every number with its name in black, and no controls', async () => {
    const { text, controls, links, color } = await inPrint(opened.page, 'ecpat-helpline-banner');
    for (const words of [
      'Get help in Kenya',
      'Childline Kenya',
      '116',
      '999',
      'It is not your fault.',
      'Open now, day and night',
    ])
      assert.ok(text.includes(words), words);
    assert.ok(links.includes('tel:116') && links.includes('tel:999'));
    assert.ok(!links.some((link) => link.includes('wikipedia')), 'an exit link is useless on paper');
    assert.deepEqual(controls, []);
    assert.equal(color, 'rgb(0, 0, 0)');
  });

  test('the map lists every organisation by name and website', async () => {
    const { items, controls, text } = await inPrint(opened.page, 'ecpat-member-map');
    assert.equal(items.length, new Set(members.map(({ country }) => country)).size);
    const all = items.join(' ');
    for (const { name, website } of members) {
      assert.ok(all.includes(name), name);
      if (website) assert.ok(all.includes(new URL(website).hostname.replace(/^www\./, '')), website);
    }
    assert.match(text, new RegExp(`${members.length} organisations`));
    assert.deepEqual(controls, []);
  });

  test('the card shows the address of its link', async () => {
    const { text, links, added } = await inPrint(opened.page, 'ecpat-framework-card');
    assert.match(text, /ECPAT International Strategic Framework/);
    assert.deepEqual(links, ['https://ecpat.org/about-us/']);
    assert.deepEqual(added, ['" (https://ecpat.org/about-us/)"']);
  });

  test('the form says what it is for and who sends the news', async () => {
    const { text, links } = await inPrint(opened.page, 'ecpat-signup-form');
    for (const words of ['Stay connected', 'Your email address', 'ECPAT Example', 'This form is for news only'])
      assert.ok(text.includes(words), words);
    assert.ok(links.some((link) => link.endsWith('/privacy')));
  });

  test('[print] a page takes several sheets, with phone numbers as links', async () => {
    const { sheets, links, size } = await print(opened.page);
    assert.ok(size > 10_000);
    // The map and a hundred countries need at least three sheets; a broken layout needs dozens.
    assert.ok(sheets >= 3 && sheets <= 8, `${sheets} sheets`);
    for (const address of ['tel:116', 'tel:999', 'https://ecpat.org/about-us/']) assert.ok(links.has(address), address);
    assert.ok(![...links].some((link) => link.includes('wikipedia')));
    assert.deepEqual([opened.errors, opened.console], [[], []]);
  });

  test('[print] the fallback is printed when JavaScript is off', async () => {
    const { page } = await browser.open({ body: BODY, prepare: (page) => page.setJavaScriptEnabled(false) });
    const { sheets, links } = await print(page);
    assert.deepEqual([sheets, [...links][0], links.size], [1, 'tel:116', 2]);
  });

  test('a page looks the same on screen after printing', async () => {
    const { page } = await open();
    const look = () =>
      page.evaluate(() =>
        ['ecpat-helpline-banner', 'ecpat-member-map', 'ecpat-signup-form', 'ecpat-framework-card'].map((tag) => {
          const { width, height } = document.querySelector(tag)!.getBoundingClientRect();
          return `${Math.round(width)} × ${Math.round(height)}`;
        }),
      );
    const before = await look();
    await print(page);
    assert.deepEqual(await look(), before);
  });
});
