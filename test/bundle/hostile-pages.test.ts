/** Hostile pages: on each, the widgets look and read as on a plain page. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { json as readJson } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { TAGS, passTimeAtInput, openRoots, startBrowser, type TestBrowser } from './browser.js';

declare global {
  interface Window {
    /** All four widgets, in any shadow root. */
    widgets: () => Widget[];
  }
}

type Widget = HTMLElement & { updateComplete: Promise<unknown> };

const PAGES = readdirSync(new URL('pages', import.meta.url)).filter((name) => name.endsWith('.html'));

/** Checks that a page does what its title claims. On the plain page, every claim is false. */
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

interface PageContent {
  /** The accessibility tree of the four widgets. */
  snapshot: string[];
  /** The size of each widget, in whole pixels. */
  sizes: string[];
  /** Styles, size and text of each element inside the widgets, as far as a page could change them. */
  looks: string[];
}

/** Defines `window.widgets()` before the page's own scripts run. */
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
    await page.evaluateOnNewDocument(passTimeAtInput);
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

/** Opens the banner's strip, selects a country and submits the empty form. */
async function use(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const widgets = window.widgets();
    ['button[aria-controls]', '[part~="item"]', '[part~="button"]'].forEach((control, index) => {
      widgets[index]!.shadowRoot!.querySelector<HTMLElement>(control)!.click();
    });
    for (const { updateComplete } of widgets) await updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

async function inspect(page: Page): Promise<PageContent> {
  const snapshot = (await page.accessibility.snapshot({ interestingOnly: true })) as unknown as Node;
  const lines = ariaSnapshot(snapshot);
  const [first, last] = [/^region "Get help in Kenya/, /^link "Get it at/].map((mark) =>
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
            // Quirks mode lowers a line that contains only a button; nothing around it changes.
            const size = node.matches('p') ? '' : `${Math.round(width)} × ${Math.round(height)}`;
            const text = node.matches('h2, h3, p, label, select') ? node.textContent!.replace(/\s+/g, ' ').trim() : '';
            return [node.localName, color, font, fill, visibility, textTransform, letterSpacing, size, text].join(' ');
          });
        }),
      };
    })),
  };
}

describe('hostile pages', () => {
  let plain: Page;
  let expected: PageContent;
  let expectedInUse: PageContent;
  before(async () => {
    plain = (await open('plain.html')).page;
    expected = await inspect(plain);
    await use(plain);
    expectedInUse = await inspect(plain);
  });

  test('the plain page has enough content to compare', () => {
    assert.ok(expected.snapshot.length > 20);
    assert.ok(expected.snapshot.some((line) => line.startsWith('link "116"')));
    assert.equal(expected.sizes.length, 4);
    assert.ok(expected.looks.length > 60);
    // The strip is open, a country shows its organisations, and two fields show errors.
    const isNew = (line: string) => !expected.snapshot.includes(line);
    assert.ok(expectedInUse.snapshot.filter(isNew).length > 10);
    assert.ok(expectedInUse.looks.length > expected.looks.length + 10);
  });

  test('every claim of a hostile page is false on the plain page', async () => {
    assert.deepEqual(Object.keys(CLAIMS), PAGES.filter((page) => page !== 'plain.html').sort());
    for (const [name, claim] of Object.entries(CLAIMS)) assert.ok(!(await plain.evaluate(claim)), name);
  });

  for (const name of PAGES.filter((page) => page !== 'plain.html')) {
    test(`[host-css] the widgets look and read as on the plain page: ${name}`, async () => {
      const { page, console: messages, errors, requests } = await open(name);
      await page.waitForFunction(CLAIMS[name]!);
      assert.deepEqual(await inspect(page), expected);
      await use(page);
      assert.deepEqual(await inspect(page), expectedInUse, 'in use');
      assert.deepEqual([messages, errors], [[], []]);
      const elsewhere = requests.filter(
        (address) => !address.startsWith(browser.origin) && !address.startsWith('data:'),
      );
      assert.deepEqual(elsewhere, []);
    });
  }

  test('the fallbacks stay in XHTML, where module scripts do not run', async () => {
    const { page, errors } = await browser.visit(`${browser.origin}/pages/xhtml.xhtml`);
    assert.equal(await page.evaluate(() => document.contentType), 'application/xhtml+xml');
    const fallbacks = await page.$$eval('p', (all) => all.map((fallback) => fallback.getClientRects().length));
    assert.deepEqual(fallbacks, [1, 1, 1, 1]);
    assert.deepEqual(errors, []);
  });

  test('Enter in a field of a widget does not submit a form around the page', async () => {
    const { page } = await open('in-a-form.html');
    for (const field of ['ecpat-member-map >>> input', 'ecpat-signup-form >>> input[type="email"]']) {
      await (await page.waitForSelector(field))!.press('Enter');
    }
    assert.ok(page.url().endsWith('/pages/in-a-form.html'));
    assert.notEqual(await page.title(), 'sent');
  });

  test('the form sends the right values when old libraries change arrays and strings', async () => {
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
      await page.locator(`${TAGS[2]} >>> #ecpat-consent`).click();
      await page.locator(`${TAGS[2]} >>> [part~="button"]`).click();
      await answered;
    }
    assert.ok(JSON.stringify(received[0]).includes('["one","two"]'));
    assert.deepEqual(received[1], received[0]);
  });
});
