/** Pages that stay open for days, and browsers that lack what newer ones have. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { SCRIPT, held, startBrowser, type TestBrowser } from '../bundle/browser.js';

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

/** Shows an element and takes it away, so and so often: with a frame to draw in now and then, as pages do. */
const cycle = (page: Page, markup: string, times: number) =>
  page.evaluate(
    async (text, count) => {
      for (let turn = 0; turn < count; turn++) {
        const holder = document.createElement('div');
        holder.innerHTML = text;
        document.body.append(holder);
        if (turn % 20 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
        else await Promise.resolve();
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
      const { page, errors, console: said } = await browser.open({ head: SCRIPT });
      await page.waitForFunction(() => customElements.get('ecpat-framework-card'));
      const session = await page.createCDPSession();
      // What is made once and kept: templates, lists of names.
      await cycle(page, markup, 40);
      const before = await held(session);
      await cycle(page, markup, CYCLES);
      const after = await held(session);
      // A leak would be at least one of each cycle.
      assert.ok(after.nodes - before.nodes < CYCLES / 4, `nodes: ${before.nodes} → ${after.nodes}`);
      assert.ok(
        after.listeners - before.listeners < CYCLES / 10,
        `listeners: ${before.listeners} → ${after.listeners}`,
      );
      assert.deepEqual([errors, said], [[], []]);
    });
  }

  test('is told by the same measure of something that it does hold on to', async () => {
    const { page } = await browser.open({ head: '<script>window.kept = []</script>' });
    const session = await page.createCDPSession();
    const before = await held(session);
    await page.evaluate((count) => {
      for (let turn = 0; turn < count; turn++) {
        const node = document.createElement('p');
        node.addEventListener('click', () => turn);
        (window as unknown as { kept: Node[] }).kept.push(node);
      }
    }, CYCLES);
    const after = await held(session);
    assert.ok(after.nodes - before.nodes >= CYCLES && after.listeners - before.listeners >= CYCLES);
  });
});

describe('a browser that lacks something', () => {
  /** Taken away before any script runs, and how many of the four elements come to life without it. */
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
    'the network': {
      remove: () => {
        window.fetch = () => Promise.reject(new TypeError('offline'));
      },
      alive: 4,
    },
  };
  for (const [name, { remove, alive }] of Object.entries(LACKS)) {
    test(`shows ${alive ? 'the widgets' : 'what stands in the tags'} without ${name}, and never a blank box`, async () => {
      const {
        page,
        errors,
        console: said,
      } = await browser.open({
        head: SCRIPT,
        body: Object.values(TAGS).slice(0, 4).join(''),
        prepare: (page) => page.evaluateOnNewDocument(remove),
      });
      const states = () =>
        page.$$eval('ecpat-helpline-banner, ecpat-member-map, ecpat-signup-form, ecpat-framework-card', (all) =>
          all.map((element) => ({
            isAlive: element.matches(':defined') && element.querySelector('p')!.getClientRects().length === 0,
            isBlank: element.getBoundingClientRect().height < 10,
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
      assert.deepEqual([errors, said], [[], []]);
    });
  }
});
