/** Pages that stay open for days, and browsers that lack what newer ones have. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { SCRIPT, countObservers, held, openRoots, startBrowser, type TestBrowser } from '../browser.js';

const TAGS = {
  'a banner': '<ecpat-helpline-banner country="KE"><p>fallback</p></ecpat-helpline-banner>',
  'a map': '<ecpat-member-map><p>fallback</p></ecpat-member-map>',
  'a form':
    '<ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy"><p>fallback</p></ecpat-signup-form>',
  'a card': '<ecpat-framework-card><p>fallback</p></ecpat-framework-card>',
  'a div': '<div data-ecpat="helpline-banner" data-country="KE"><p>fallback</p></div>',
};
const CYCLES = 1000;

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** Shows an element and takes it away, so and so often: each time as a whole, and painted every twentieth time. */
const cycle = (page: Page, markup: string, times: number) =>
  page.evaluate(
    async (text, count) => {
      for (let turn = 0; turn < count; turn++) {
        const holder = document.createElement('div');
        holder.innerHTML = text;
        document.body.append(holder);
        // The div becomes an element a moment later.
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
    test(`holds on to nothing of ${CYCLES} times ${name} that came and went`, async () => {
      const {
        page,
        errors,
        console: said,
      } = await browser.open({
        head: SCRIPT,
        prepare: (page) => page.evaluateOnNewDocument(countObservers),
      });
      await page.waitForFunction(() => customElements.get('ecpat-framework-card'));
      const session = await page.createCDPSession();
      // Created once and kept: templates, lists of names.
      await cycle(page, markup, 40);
      const before = await held(session);
      await cycle(page, markup, CYCLES);
      const after = await held(session);
      // A leak would be one of each painted cycle at least.
      for (const kind of ['nodes', 'listeners', 'observers', 'timers'] as const) {
        assert.ok(after[kind] - before[kind] < CYCLES / 100, `${kind}: ${before[kind]} → ${after[kind]}`);
      }
      assert.deepEqual([errors, said], [[], []]);
    });
  }

  test('detects a deliberate leak', async () => {
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

describe('a browser that lacks something', () => {
  /** Removed before any script runs, and whether the elements are upgraded without it. */
  const LACKS: Record<string, { remove: () => void; alive: number }> = {
    ResizeObserver: { remove: () => delete (window as Partial<typeof window>).ResizeObserver, alive: 4 },
    IntersectionObserver: { remove: () => delete (window as Partial<typeof window>).IntersectionObserver, alive: 4 },
    popover: { remove: () => delete (HTMLElement.prototype as Partial<HTMLElement>).popover, alive: 4 },
    'scrollIntoView and animate': {
      remove: () => {
        delete (Element.prototype as Partial<Element>).animate;
        delete (Element.prototype as Partial<Element>).scrollIntoView;
      },
      alive: 4,
    },
    'PointerEvent capture': {
      remove: () => delete (Element.prototype as Partial<Element>).setPointerCapture,
      alive: 4,
    },
    'Intl.DisplayNames': { remove: () => delete (Intl as { DisplayNames?: unknown }).DisplayNames, alive: 0 },
    'constructable style sheets': {
      remove: () => delete (Document.prototype as { adoptedStyleSheets?: unknown }).adoptedStyleSheets,
      alive: 0,
    },
    'shadow roots': { remove: () => delete (Element.prototype as Partial<Element>).attachShadow, alive: 0 },
  };
  for (const [name, { remove, alive }] of Object.entries(LACKS)) {
    test(`[no-blank-box] [minimum-browsers] [always-help] shows ${alive ? 'the widgets' : 'the fallback'} without ${name}, and never a blank box`, async () => {
      const {
        page,
        errors,
        console: said,
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
            isAlive: element.matches(':defined') && element.querySelector('p')!.getClientRects().length === 0,
            isBlank: element.getBoundingClientRect().height < 10,
            isDrawn: (element.localName === 'ecpat-member-map' ? ['h2', 'path'] : ['h2']).every((wanted) =>
              [...(element.shadowRoot?.querySelectorAll(wanted) ?? [])].some(
                (one) => one.getBoundingClientRect().width > 10,
              ),
            ),
          })),
        );
      if (alive)
        await page.waitForFunction(
          () => document.querySelector('ecpat-framework-card p')!.getClientRects().length === 0,
        );
      await page.waitForNetworkIdle();
      const found = await states();
      assert.equal(found.filter(({ isAlive }) => isAlive).length, alive);
      assert.ok(!found.some(({ isBlank }) => isBlank));
      assert.equal(found.filter(({ isDrawn }) => isDrawn).length, alive);
      assert.deepEqual([errors, said], [[], []]);
    });
  }
});
