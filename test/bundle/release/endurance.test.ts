/** Pages that stay open for days, and browsers that lack a feature. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { SCRIPT, countObservers, held, openRoots, startBrowser, type TestBrowser } from '../browser.js';

const TAGS = {
  'a banner': '<ecpat-helpline-banner country="KE"><p>fallback</p></ecpat-helpline-banner>',
  'a map': '<ecpat-member-map><p>fallback</p></ecpat-member-map>',
  'a form':
    '<ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy"><p><a href="/news">fallback</a></p></ecpat-signup-form>',
  'a card':
    '<ecpat-framework-card document-id="ecpat-strategic-framework-2021-2025"><p>fallback</p></ecpat-framework-card>',
  'a div': '<div data-ecpat="helpline-banner" data-country="KE"><p>fallback</p></div>',
};
const CYCLES = 1000;

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** Adds and removes an element repeatedly. Each renders completely; every twentieth is painted. */
const cycle = (page: Page, markup: string, times: number) =>
  page.evaluate(
    async (text, count) => {
      for (let turn = 0; turn < count; turn++) {
        const holder = document.createElement('div');
        holder.innerHTML = text;
        document.body.append(holder);
        // The div syntax is upgraded in a microtask.
        await Promise.resolve();
        const element = holder.querySelector(':defined:not(div, p)') as Element & { updateComplete: Promise<unknown> };
        await element.updateComplete;
        if (turn % 20 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
        holder.remove();
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    },
    markup,
    times,
  );

describe('a page that stays open', () => {
  for (const [name, markup] of Object.entries(TAGS)) {
    test(`keeps nothing in memory when ${name} was added and removed ${CYCLES} times`, async () => {
      const {
        page,
        errors,
        console: messages,
      } = await browser.open({
        head: SCRIPT,
        prepare: (page) => page.evaluateOnNewDocument(countObservers),
      });
      await page.waitForFunction(() => customElements.get('ecpat-framework-card'));
      const session = await page.createCDPSession();
      // Warm up: templates and lists of names are created once and kept.
      await cycle(page, markup, 40);
      const before = await held(session);
      await cycle(page, markup, CYCLES);
      const after = await held(session);
      // A leak would keep at least one object for each painted cycle.
      for (const kind of ['nodes', 'listeners', 'observers', 'timers'] as const) {
        assert.ok(after[kind] - before[kind] < CYCLES / 100, `${kind}: ${before[kind]} → ${after[kind]}`);
      }
      assert.deepEqual([errors, messages], [[], []]);
    });
  }

  test('detects a deliberate leak with the same measurement', async () => {
    const { page } = await browser.open({
      head: '<script>window.kept = []</script>',
      prepare: (page) => page.evaluateOnNewDocument(countObservers),
    });
    const session = await page.createCDPSession();
    const before = await held(session);
    await page.evaluate((count) => {
      for (let turn = 0; turn < count; turn++) {
        const node = document.createElement('p');
        node.addEventListener('click', () => turn);
        const observer = new ResizeObserver(() => {});
        observer.observe(node);
        setInterval(() => {}, 60_000);
        (window as unknown as { kept: unknown[] }).kept.push(node, observer);
      }
    }, CYCLES);
    const after = await held(session);
    for (const kind of ['nodes', 'listeners', 'observers', 'timers'] as const) {
      assert.ok(after[kind] - before[kind] >= CYCLES, kind);
    }
  });
});

describe('a browser that lacks a feature', () => {
  /** Features that are removed before any script runs; `upgraded` of the four elements work without them. */
  const MISSING_FEATURES: Record<string, { remove: () => void; upgraded: number }> = {
    ResizeObserver: { remove: () => delete (window as Partial<typeof window>).ResizeObserver, upgraded: 4 },
    IntersectionObserver: { remove: () => delete (window as Partial<typeof window>).IntersectionObserver, upgraded: 4 },
    popover: { remove: () => delete (HTMLElement.prototype as Partial<HTMLElement>).popover, upgraded: 4 },
    'scrollIntoView and animate': {
      remove: () => {
        delete (Element.prototype as Partial<Element>).animate;
        delete (Element.prototype as Partial<Element>).scrollIntoView;
      },
      upgraded: 4,
    },
    'PointerEvent capture': {
      remove: () => delete (Element.prototype as Partial<Element>).setPointerCapture,
      upgraded: 4,
    },
    'Intl.DisplayNames': { remove: () => delete (Intl as { DisplayNames?: unknown }).DisplayNames, upgraded: 4 },
    'constructable style sheets': {
      remove: () => delete (Document.prototype as { adoptedStyleSheets?: unknown }).adoptedStyleSheets,
      upgraded: 0,
    },
    'shadow roots': { remove: () => delete (Element.prototype as Partial<Element>).attachShadow, upgraded: 0 },
  };
  for (const [name, { remove, upgraded }] of Object.entries(MISSING_FEATURES)) {
    test(`[no-blank-box] [minimum-browsers] [always-help] shows ${upgraded ? 'the widgets' : 'the fallbacks'} instead of a blank box without ${name}`, async () => {
      const {
        page,
        errors,
        console: messages,
      } = await browser.open({
        head: SCRIPT,
        body: Object.values(TAGS).slice(0, 4).join(''),
        prepare: async (page) => {
          await openRoots(page);
          await page.evaluateOnNewDocument(remove);
        },
      });
      const states = () =>
        page.$$eval('ecpat-helpline-banner, ecpat-member-map, ecpat-signup-form, ecpat-framework-card', (all) =>
          all.map((element) => ({
            isUpgraded: element.matches(':defined') && element.querySelector('p')!.getClientRects().length === 0,
            isBlank: element.getBoundingClientRect().height < 10,
            isDrawn: (element.localName === 'ecpat-member-map' ? ['h2', 'path'] : ['h2']).every((wanted) =>
              [...(element.shadowRoot?.querySelectorAll(wanted) ?? [])].some(
                (one) => one.getBoundingClientRect().width > 10,
              ),
            ),
          })),
        );
      if (upgraded)
        await page.waitForFunction(
          () => document.querySelector('ecpat-framework-card p')!.getClientRects().length === 0,
        );
      await page.waitForNetworkIdle();
      const found = await states();
      assert.equal(found.filter(({ isUpgraded }) => isUpgraded).length, upgraded);
      assert.ok(!found.some(({ isBlank }) => isBlank));
      assert.equal(found.filter(({ isDrawn }) => isDrawn).length, upgraded);
      assert.deepEqual([errors, messages], [[], []]);
    });
  }
});
