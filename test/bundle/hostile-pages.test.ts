/** Pages that are not kind to us: on each the widgets look and read as on a page that does nothing. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { json as readJson } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { TAGS, hurry, openRoots, startBrowser, type TestBrowser } from './browser.js';

declare global {
  interface Window {
    /** The four, in whatever root they are. */
    widgets: () => Widget[];
  }
}

type Widget = HTMLElement & { updateComplete: Promise<unknown> };

const PAGES = readdirSync(new URL('pages', import.meta.url)).filter((name) => name.endsWith('.html'));

/** Checks that each page is as hostile as its title says; each is false on the plain page. */
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
  /** The ARIA snapshot of the four widgets. */
  snapshot: string[];
  /** Size of each widget, in whole pixels. */
  sizes: string[];
  /** How things inside look, and what they say: of each the sum of what could have been changed. */
  looks: string[];
}

/** Gives a page `widgets()`, before it does what it does. */
function findWidgets(tags: readonly string[]): void {
  window.widgets = () => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    return tags.flatMap((tag) => roots.flatMap((root) => root.querySelector<Widget>(tag) ?? [])[0] ?? []);
  };
}

async function open(name: string) {
  const opened = await browser.visit(`${browser.origin}/pages/${name}`, async (page) => {
    await page.setViewport({ width: 1000, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await openRoots(page);
    await page.evaluateOnNewDocument(findWidgets, TAGS);
    await page.evaluateOnNewDocument(hurry);
  });
  await opened.page.waitForFunction(() => {
    const shown = window
      .widgets()
      .filter((one) => one.matches(':defined') && one.querySelector('p')!.getClientRects().length === 0);
    return shown.length === 4;
  });
  await opened.page.waitForNetworkIdle();
  return opened;
}

/** Opens the strip, chooses a country, presses the button of a form that is not filled in. */
async function use(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const widgets = window.widgets();
    for (const [index, control] of ['button[aria-controls]', '[part~="item"]', '[part~="button"]'].entries()) {
      widgets[index]!.shadowRoot!.querySelector<HTMLElement>(control)!.click();
    }
    for (const { updateComplete } of widgets) await updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

async function see(page: Page): Promise<Seen> {
  const snapshot = (await page.accessibility.snapshot({ interestingOnly: true })) as unknown as Node;
  const lines = ariaSnapshot(snapshot);
  const [first, last] = [/^region "Get help in Kenya/, /^link "About this document/].map((mark) =>
    lines.findIndex((line) => mark.test(line)),
  );
  return {
    snapshot: lines.slice(first, last! + 1),
    ...(await page.evaluate(() => {
      const widgets = window.widgets();
      return {
        sizes: widgets.map((widget) => {
          const { width, height } = widget.getBoundingClientRect();
          return `${widget.localName} ${Math.round(width)} × ${Math.round(height)}`;
        }),
        looks: widgets.flatMap((widget) => {
          const wanted = 'section, h2, h3, p, label, a, button, input, select, li, path';
          return [...widget.shadowRoot!.querySelectorAll(wanted)].map((node) => {
            const { color, font, fill, visibility, textTransform, letterSpacing } = getComputedStyle(node);
            const { width, height } = node.getBoundingClientRect();
            // A page without a doctype makes the line around a lone button lower, and nothing around it.
            const size = node.matches('p') ? '' : `${Math.round(width)} × ${Math.round(height)}`;
            const text = node.matches('h2, h3, p, label, select') ? node.textContent!.replace(/\s+/g, ' ').trim() : '';
            return [node.localName, color, font, fill, visibility, textTransform, letterSpacing, size, text].join(' ');
          });
        }),
      };
    })),
  };
}

describe('on pages that are not kind', () => {
  let plain: Page;
  let expected: Seen;
  let expectedInUse: Seen;
  before(async () => {
    plain = (await open('plain.html')).page;
    expected = await see(plain);
    await use(plain);
    expectedInUse = await see(plain);
  });

  test('the comparison has something to compare', () => {
    assert.ok(expected.snapshot.length > 20);
    assert.ok(expected.snapshot.some((line) => line.startsWith('link "116"')));
    assert.equal(expected.sizes.length, 4);
    assert.ok(expected.looks.length > 60);
    // The strip has opened, a country shows its organisations, two fields say what they lack.
    const isNew = (line: string) => !expected.snapshot.includes(line);
    assert.ok(expectedInUse.snapshot.filter(isNew).length > 10);
    assert.ok(expectedInUse.looks.length > expected.looks.length + 10);
  });

  test('what makes a page unkind is not so on the plain one', async () => {
    assert.deepEqual(Object.keys(CLAIMS), PAGES.filter((page) => page !== 'plain.html').sort());
    for (const [name, claim] of Object.entries(CLAIMS)) assert.ok(!(await plain.evaluate(claim)), name);
  });

  for (const name of PAGES.filter((page) => page !== 'plain.html')) {
    test(`[host-css] everything is as on a plain page: ${name}`, async () => {
      const { page, console: said, errors, requests } = await open(name);
      await page.waitForFunction(CLAIMS[name]!);
      assert.deepEqual(await see(page), expected);
      await use(page);
      assert.deepEqual(await see(page), expectedInUse, 'in use');
      assert.deepEqual([said, errors], [[], []]);
      const elsewhere = requests.filter(
        (address) => !address.startsWith(browser.origin) && !address.startsWith('data:'),
      );
      assert.deepEqual(elsewhere, []);
    });
  }

  test('keeps the fallback where no module runs (XHTML)', async () => {
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

  test('what is sent is what was typed, whatever old libraries make of lists and texts', async () => {
    const received: unknown[] = [];
    browser.answer('/api/v2/forms/', (request, response) => {
      void readJson(request).then((body) => {
        received.push(body);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    for (const name of ['plain.html', 'old-libraries.html']) {
      const { page } = await open(name);
      await page.$eval(
        TAGS[2],
        async (form, action) => {
          form.setAttribute('service', 'action-network');
          form.setAttribute('action', action);
          form.setAttribute('fields', 'add_tags=one, two');
          await (form as Widget).updateComplete;
        },
        `${browser.origin}/api/v2/forms/x`,
      );
      const answered = page.waitForResponse((response) => response.url().includes('/api/v2/forms/'));
      await page.locator(`${TAGS[2]} >>> input[type="email"]`).fill('ada@example.org');
      await page.locator(`${TAGS[2]} >>> #consent`).click();
      await page.locator(`${TAGS[2]} >>> [part~="button"]`).click();
      await answered;
    }
    assert.ok(JSON.stringify(received[0]).includes('["one","two"]'));
    assert.deepEqual(received[1], received[0]);
  });
});
