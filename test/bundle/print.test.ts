/** Paper: what cannot be pressed or opened there has to be in print already. How many pages it takes is in `recipes.test.ts`. */
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

/** A page as it comes out of the printer: its number of sheets, and the addresses of what is a link in it. */
async function print(page: Page): Promise<{ sheets: number; links: Set<string>; size: number }> {
  const file = Buffer.from(await page.pdf({ format: 'A4' }));
  // A PDF has its pages and links uncompressed, but not its text.
  const text = file.toString('latin1');
  return {
    size: file.length,
    sheets: text.match(/\/Type \/Page\b/g)!.length,
    links: new Set([...text.matchAll(/\/URI \((.*?)\)/g)].map(([, address]) => address!)),
  };
}

/** The text of a widget on paper, and its controls. */
const onPaper = (page: Page, tag: string) =>
  page.$eval(tag, (element) => {
    const root = element.shadowRoot!;
    const shown = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (one) => one.getClientRects().length > 0 && !one.closest('.visually-hidden'),
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
      pressed: shown.filter((one) => one.matches('button, select, input')).map((one) => one.id || one.className),
      links: links.map((link) => link.getAttribute('href')!),
      added: links.map((link) => getComputedStyle(link, '::after').content),
      items: shown.filter((one) => one.localName === 'li').map((item) => item.textContent!.replace(/\s+/g, ' ').trim()),
      color: getComputedStyle(root.querySelector('[part~="base"]')!).color,
    };
  });

describe('on paper', () => {
  let opened: OpenPage;
  before(async () => {
    opened = await open('style="color-scheme: dark"');
    await opened.page.emulateMediaType('print');
    // The list for paper is made when the page is printed first.
    await opened.page.waitForFunction(
      () => document.querySelector('ecpat-member-map')!.shadowRoot!.querySelectorAll('.full-list li').length > 0,
    );
  });

  test('[print] a closed banner has every number with its name, and nothing to press: who reads it can only dial', async () => {
    const { text, pressed, links, color } = await onPaper(opened.page, 'ecpat-helpline-banner');
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
    assert.ok(!links.some((link) => link.includes('wikipedia')), 'the way out leads nowhere on paper');
    assert.deepEqual(pressed, []);
    assert.equal(color, 'rgb(0, 0, 0)');
  });

  test('the map has every organisation of the list by name and address', async () => {
    const { items, pressed, text } = await onPaper(opened.page, 'ecpat-member-map');
    assert.equal(items.length, new Set(members.map(({ country }) => country)).size);
    const all = items.join(' ');
    for (const { name, website } of members) {
      assert.ok(all.includes(name), name);
      if (website) assert.ok(all.includes(new URL(website).hostname.replace(/^www\./, '')), website);
    }
    assert.match(text, new RegExp(`${members.length} organisations`));
    assert.deepEqual(pressed, []);
  });

  test('the card has the address of what it links to', async () => {
    const { text, links, added } = await onPaper(opened.page, 'ecpat-framework-card');
    assert.match(text, /ECPAT International Strategic Framework/);
    assert.deepEqual(links, ['https://ecpat.org/about-us/']);
    assert.deepEqual(added, ['" (https://ecpat.org/about-us/)"']);
  });

  test('the form says for what it is, and keeps no secret of who writes', async () => {
    const { text, links } = await onPaper(opened.page, 'ecpat-signup-form');
    for (const words of ['Stay connected', 'Your email address', 'ECPAT Example', 'This form is for news only'])
      assert.ok(text.includes(words), words);
    assert.ok(links.some((link) => link.endsWith('/privacy')));
  });

  test('[print] comes out of the printer with its numbers as links, black on white, over several sheets', async () => {
    const { sheets, links, size } = await print(opened.page);
    assert.ok(size > 10_000);
    // The map and a hundred countries take at least three, and a layout gone wrong tens.
    assert.ok(sheets >= 3 && sheets <= 8, `${sheets} sheets`);
    for (const address of ['tel:116', 'tel:999', 'https://ecpat.org/about-us/']) assert.ok(links.has(address), address);
    assert.ok(![...links].some((link) => link.includes('wikipedia')));
    assert.deepEqual([opened.errors, opened.console], [[], []]);
  });

  test('[print] prints the fallback where no script runs', async () => {
    const { page } = await browser.open({ body: BODY, prepare: (page) => page.setJavaScriptEnabled(false) });
    const { sheets, links } = await print(page);
    assert.deepEqual([sheets, [...links]], [1, ['tel:116']]);
  });

  test('a page that was printed is on the screen as it was before', async () => {
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
