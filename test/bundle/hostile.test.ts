/** Pages that are not kind to us: on each the widgets look and read as on a page that does nothing. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { outline, type Node } from '../helpers/outline.js';
import { TAGS, startBrowser, type TestBrowser } from './browser.js';

const PAGES = readdirSync(new URL('pages', import.meta.url)).filter((name) => name.endsWith('.html'));

/** What is so on a page and not on the plain one: that it is as unkind as its title says. */
const CLAIMS: Record<string, () => unknown> = {
  'base-href.html': () => document.baseURI.startsWith('https://elsewhere.example/'),
  'css-reset.html': () => {
    const place = document.createElement('div');
    place.append(document.createElement('p'), document.createElement('button'), document.createElement('input'));
    document.body.append(place);
    const [text, button, input] = [...place.children].map((control) => getComputedStyle(control));
    const found = [text!.color, text!.width, button!.pointerEvents, button!.letterSpacing, input!.visibility];
    place.remove();
    return found.join() === 'rgb(255, 0, 0),40px,none,4px,hidden';
  },
  'document-open.html': () => document.documentElement.dataset.written && !document.title.includes('listener is'),
  'document-write.html': () => document.querySelector('body > script[src]'),
  'in-a-form.html': () => document.querySelector('form > ecpat-signup-form'),
  'inherited.html': () => {
    const place = document.createElement('p');
    document.body.append(place);
    const { letterSpacing, textIndent, textTransform, whiteSpace, fontSize } = getComputedStyle(place);
    const found = [letterSpacing, textIndent, textTransform, whiteSpace, fontSize].join();
    place.remove();
    return found === '9px,200px,uppercase,pre,30px';
  },
  'old-libraries.html': () => JSON.stringify([1]) !== '[1]' && !Array.from([1], String).includes('1'),
  'quirks.html': () => document.compatMode === 'BackCompat',
  'rewriting.html': () => document.querySelector('[data-role] [data-role] [data-role] ecpat-member-map'),
  'shadow-host.html': () => document.querySelector('x-page')?.shadowRoot?.querySelector('ecpat-member-map'),
  'swapping.html': () => document.documentElement.dataset.swapped && !document.querySelector('body > script'),
  'turbo.html': () => document.documentElement.dataset.visits === '2' && document.scripts.length > 2,
};

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

interface Seen {
  /** What a screen reader finds in the four widgets. */
  outline: string[];
  /** Size of each widget, in whole pixels. */
  sizes: string[];
  /** How things inside the open roots look: of each the sum of what could have been changed. */
  looks: string[];
}

async function open(name: string) {
  const opened = await browser.visit(`${browser.origin}/pages/${name}`, (page) =>
    page.setViewport({ width: 1000, height: 800 }),
  );
  await opened.page.waitForFunction(
    (tags) => {
      const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      return tags.every((tag) => {
        const element = roots.flatMap((root) => root.querySelector(tag) ?? [])[0];
        return element && customElements.get(tag) && element.querySelector('p')!.getClientRects().length === 0;
      });
    },
    {},
    TAGS,
  );
  await opened.page.waitForNetworkIdle();
  return opened;
}

async function see(page: Page): Promise<Seen> {
  const snapshot = (await page.accessibility.snapshot({ interestingOnly: true })) as unknown as Node;
  const lines = outline(snapshot);
  const [first, last] = [/^region "Get help in Kenya/, /^link "About this document/].map((mark) =>
    lines.findIndex((line) => mark.test(line)),
  );
  return {
    outline: lines.slice(first, last! + 1),
    ...(await page.evaluate((tags) => {
      const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      const widgets = tags.map((tag) => roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(tag)])[0]!);
      return {
        sizes: widgets.map((widget) => {
          const { width, height } = widget.getBoundingClientRect();
          return `${widget.localName} ${Math.round(width)} × ${Math.round(height)}`;
        }),
        looks: widgets.flatMap((widget) =>
          [...(widget.shadowRoot?.querySelectorAll('section, h2, a, button, input, li, path') ?? [])].map((node) => {
            const style = getComputedStyle(node);
            const { width, height } = node.getBoundingClientRect();
            return [
              node.localName,
              style.color,
              style.font,
              style.fill,
              style.visibility,
              style.textTransform,
              style.letterSpacing,
              `${Math.round(width)} × ${Math.round(height)}`,
            ].join(' ');
          }),
        ),
      };
    }, TAGS)),
  };
}

describe('on pages that are not kind', () => {
  let plain: Page;
  let expected: Seen;
  before(async () => {
    plain = (await open('plain.html')).page;
    expected = await see(plain);
  });

  test('the comparison has something to compare', () => {
    assert.ok(expected.outline.length > 20);
    assert.ok(expected.outline.some((line) => line.startsWith('link "116"')));
    assert.equal(expected.sizes.length, 4);
    assert.ok(expected.looks.length > 30);
  });

  test('what makes a page unkind is not so on the plain one', async () => {
    assert.deepEqual(Object.keys(CLAIMS), PAGES.filter((page) => page !== 'plain.html').sort());
    for (const [name, claim] of Object.entries(CLAIMS)) assert.ok(!(await plain.evaluate(claim)), name);
  });

  for (const name of PAGES.filter((page) => page !== 'plain.html')) {
    test(`everything is as on a plain page: ${name}`, async () => {
      const { page, console: said, errors, requests } = await open(name);
      await page.waitForFunction(CLAIMS[name]!);
      assert.deepEqual(await see(page), expected);
      assert.deepEqual([said, errors], [[], []]);
      const elsewhere = requests.filter(
        (address) => !address.startsWith(browser.origin) && !address.startsWith('data:'),
      );
      assert.deepEqual(elsewhere, []);
    });
  }

  test('where no module runs (XHTML), what stands in the tags stays', async () => {
    const { page, errors } = await browser.visit(`${browser.origin}/pages/xhtml.xhtml`);
    assert.equal(await page.evaluate(() => document.contentType), 'application/xhtml+xml');
    const fallbacks = await page.$$eval('p', (all) => all.map((fallback) => fallback.getClientRects().length));
    assert.deepEqual(fallbacks, [1, 1, 1, 1]);
    assert.deepEqual(errors, []);
  });

  test('Enter in a field of ours does not send a form that is around the page', async () => {
    const { page } = await open('in-a-form.html');
    for (const field of ['ecpat-member-map >>> input', 'ecpat-signup-form >>> input[type="email"]']) {
      await (await page.waitForSelector(field))!.press('Enter');
    }
    assert.ok(page.url().endsWith('/pages/in-a-form.html'));
    assert.notEqual(await page.title(), 'sent');
  });
});
