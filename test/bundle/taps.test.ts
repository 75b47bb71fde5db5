/** Presses real pointers on a fallback while the script arrives: the click must reach what was pressed. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { startBrowser, type TestBrowser } from './browser.js';

declare global {
  interface Window {
    /** Target of each click: the address of a link, or the name of another element. */
    clicks: string[];
    /** Loads the script. */
    arrive: () => void;
    /** Number of visible fallbacks. */
    fallbacks: () => number;
  }
}

type Kind = 'touch' | 'mouse' | 'pen';

const FORM = { action: '/signup', controller: 'Example', 'privacy-url': '/privacy' };
const WIDGETS: [string, Record<string, string>][] = [
  ['helpline-banner', { country: 'KE' }],
  ['signup-form', FORM],
  ['framework-card', {}],
  ['member-map', {}],
];
const write = (attributes: Record<string, string>, prefix = '') =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${prefix}${name}="${value}"`)
    .join('');
/** All four widgets in both syntaxes, each with a link to its number. */
const BODY = WIDGETS.flatMap(([name, attributes], index) => {
  const link = (number: number) => `<p>Fallback: <a href="#${number}">link ${number}</a></p>`;
  return [
    `<ecpat-${name}${write(attributes)}>${link(2 * index)}</ecpat-${name}>`,
    `<div data-ecpat="${name}"${write(attributes, 'data-')}>${link(2 * index + 1)}</div>`,
  ];
}).join('\n');
const HEAD = `<meta name="viewport" content="width=device-width">
  <link rel="modulepreload" href="/dist/ecpat-widgets.js">
  <style>body { margin: 0 } p { margin: 0; padding: 14px; font-size: 20px }</style>
  <script>
    window.clicks = [];
    window.arrive = () => void import('/dist/ecpat-widgets.js');
    window.fallbacks = () => [...document.querySelectorAll('p')].filter((p) => p.getClientRects().length > 0).length;
    addEventListener('click', (event) => {
      const { localName, hash } = event.target;
      clicks.push(hash || localName);
      if (hash) event.preventDefault();
    });
  </script>`;
/** Some pages listen to touches, so browsers tell scripts of them at once; others do not. */
const LISTENING = '<script>addEventListener("touchstart", () => {}, { passive: true })</script>';
/** A script optimiser, as many hosts use. */
const OPTIMISER = `<script>
  for (const type of ['touchstart', 'mousedown', 'keydown'])
    addEventListener(type, () => arrive(), { once: true, passive: true });
</script>`;

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

interface Hand {
  page: Page;
  press: (x: number, y: number) => Promise<unknown>;
  move: (x: number, y: number) => Promise<unknown>;
  release: () => Promise<unknown>;
  /** Loads the script in a task of the page, without the user activation that a test's own code would have. */
  arrive: () => Promise<unknown>;
}

async function open(kind: Kind, head: string, body = BODY): Promise<Hand & { close: () => Promise<void> }> {
  const isTouch = kind === 'touch';
  const { page } = await browser.open({
    head: HEAD + head,
    body: `${body}<div style="height: 3000px"></div>`,
    prepare: (page) => page.setViewport({ width: 400, height: 900, isMobile: isTouch, hasTouch: isTouch }),
  });
  const session: CDPSession = await page.createCDPSession();
  let at = { x: 0, y: 0 };
  const send = (type: 'Start' | 'Move' | 'End', x = at.x, y = at.y) => {
    at = { x, y };
    if (isTouch) {
      return session.send('Input.dispatchTouchEvent', {
        type: `touch${type}`,
        touchPoints: type === 'End' ? [] : [at],
      });
    }
    const types = { Start: 'mousePressed', Move: 'mouseMoved', End: 'mouseReleased' } as const;
    const buttons = type === 'End' ? 0 : 1;
    const rest = { button: 'left', buttons, clickCount: 1, pointerType: kind } as const;
    return session.send('Input.dispatchMouseEvent', { type: types[type], ...at, ...rest });
  };
  return {
    page,
    press: (x, y) => send('Start', x, y),
    move: (x, y) => send('Move', x, y),
    release: () => send('End'),
    arrive: () => session.send('Runtime.evaluate', { expression: 'setTimeout(arrive)' }),
    close: () => page.browserContext().close(),
  };
}

async function middleOf(page: Page, selector: string): Promise<[number, number]> {
  return page.$eval(selector, (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)] as [number, number];
  });
}

/** Runs each case in a page of its own, several at a time: most of the time they wait. */
async function each<Case>(cases: readonly Case[], run: (one: Case, index: number) => Promise<void>): Promise<void> {
  const left = cases.map((one, index) => () => run(one, index));
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await next();
  };
  // Only the tab in front of a full browser gets input.
  await Promise.all(Array.from({ length: browser.isShell ? 4 : 1 }, work));
}

describe('a press on the fallback while the script arrives', () => {
  test('[tap-kept] reaches its link, for any pointer, syntax and moment, and then the element takes over', async () => {
    const all = ['touch', 'mouse', 'pen'] as const;
    const cases = (
      [
        ['at its start', 0, 30, all],
        ['at its start', 0, 1500, ['touch']],
        ['in the middle', 75, 150, all],
        ['just before its end', 140, 150, ['touch']],
        ['just after its end', 151, 150, all],
      ] as const
    ).flatMap(([moment, at, hold, kinds]) => kinds.map((kind) => ({ kind, moment, at, hold })));
    await each(cases, async ({ kind, moment, at, hold }, index) => {
      const title = `${kind}, ${hold} ms, script ${moment}`;
      const { page, press, move, release, arrive, close } = await open(kind, LISTENING);
      const wanted = `#${index % 8}`;
      const [x, y] = await middleOf(page, `a[href="${wanted}"]`);
      await press(x, y);
      await setTimeout(Math.min(at, hold));
      if (at <= hold) await arrive();
      await move(x + 2, y + 3);
      await setTimeout(Math.max(0, hold - at));
      await release();
      if (at > hold) await arrive();
      await page.waitForFunction(() => window.fallbacks() === 0);
      assert.deepEqual(await page.evaluate(() => window.clicks), [wanted], title);
      await close();
    });
  });

  test('[tap-kept] reaches buttons, summaries, labels and submit buttons too, when an optimiser loads the script', async () => {
    const controls: [string, string, () => unknown][] = [
      ['button', '<button>press</button>', () => window.clicks.includes('button')],
      ['summary', '<details><summary>more</summary>text</details>', () => document.querySelector('details')!.open],
      ['label', '<label>news <input type="checkbox"></label>', () => document.querySelector('input')!.checked],
      ['submit', '<form><button>send</button></form>', () => window.clicks.includes('sent')],
    ];
    await each(controls, async ([name, markup, isDone]) => {
      const heard =
        '<script>addEventListener("submit", (event) => (event.preventDefault(), clicks.push("sent")))</script>';
      const body = `<ecpat-signup-form${write(FORM)}><p>own</p>${markup}</ecpat-signup-form>`;
      const { page, press, release, close } = await open('touch', OPTIMISER + heard, body);
      await press(...(await middleOf(page, 'button, summary, label')));
      await setTimeout(200);
      assert.equal(await page.evaluate(() => window.fallbacks()), 1, name);
      await release();
      await page.waitForFunction(isDone);
      // A checkbox keeps the focus, which holds the element back.
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.waitForFunction(() => window.fallbacks() === 0);
      await close();
    });
  });

  test('[tap-kept] reaches its link when the browser tells nobody of the touch before it ends', async () => {
    await each([1, 2, 6], async (number) => {
      const { page, press, release, arrive, close } = await open('touch', '');
      await press(...(await middleOf(page, `a[href="#${number}"]`)));
      await arrive();
      await page.waitForFunction(() => window.fallbacks() === 0);
      await release();
      await page.waitForFunction(() => window.clicks.length > 0);
      assert.deepEqual(await page.evaluate(() => window.clicks), [`#${number}`]);
      await close();
    });
  });

  test('[tap-kept] reaches its link again with the second of two quick taps', async () => {
    await each([0, 1, 2, 4], async (number) => {
      const { page, press, release, close } = await open('touch', OPTIMISER);
      const place = await middleOf(page, `a[href="#${number}"]`);
      for (const pause of [250, 0]) {
        await press(...place);
        await release();
        await setTimeout(pause);
      }
      await page.waitForFunction(() => window.fallbacks() === 0);
      assert.deepEqual(await page.evaluate(() => window.clicks), [`#${number}`, `#${number}`]);
      await close();
    });
  });

  test('[tap-kept] delays no element that a click elsewhere on the page adds', async () => {
    const added = `<script>
      addEventListener('click', (event) => {
        if (event.target.localName !== 'button') return;
        document.body.append(document.createElement('ecpat-helpline-banner'));
        document.body.lastChild.innerHTML = '<p>own</p>';
        requestAnimationFrame(() => setTimeout(() => clicks.push(fallbacks())));
      });
    </script>`;
    const { page, press, release, arrive, close } = await open('touch', added, '<button>add</button>');
    await arrive();
    await page.waitForFunction(() => customElements.get('ecpat-helpline-banner'));
    await press(...(await middleOf(page, 'button')));
    await release();
    await page.waitForFunction(() => window.clicks.length === 2);
    assert.deepEqual(await page.evaluate(() => window.clicks), ['button', 0]);
    await close();
  });

  test('[tap-kept] lets the element take over at once when the finger scrolls', async () => {
    const { page, press, move, release, close } = await open('touch', OPTIMISER);
    const [x, y] = await middleOf(page, 'a[href="#4"]');
    await press(x, y);
    await setTimeout(100);
    assert.equal(await page.evaluate(() => window.fallbacks()), 8);
    for (const distance of [10, 40, 80, 120]) await move(x, y - distance);
    // The finger is still down.
    await page.waitForFunction(() => window.fallbacks() === 0);
    await release();
    assert.deepEqual(await page.evaluate(() => window.clicks), []);
    await close();
  });

  test('[tap-kept] keeps the fallback of a form whose settings come during the press', async () => {
    const { page, press, release, arrive, close } = await open(
      'touch',
      LISTENING,
      '<ecpat-signup-form><p><a href="#1">link</a></p></ecpat-signup-form>',
    );
    await arrive();
    await page.waitForFunction(() => customElements.get('ecpat-signup-form'));
    await press(...(await middleOf(page, 'a')));
    await page.$eval(
      'ecpat-signup-form',
      (form, settings) => {
        for (const [name, value] of Object.entries(settings)) form.setAttribute(name, value);
      },
      FORM,
    );
    await setTimeout(100);
    assert.equal(await page.evaluate(() => window.fallbacks()), 1);
    await release();
    await page.waitForFunction(() => window.fallbacks() === 0);
    assert.deepEqual(await page.evaluate(() => window.clicks), ['#1']);
    await close();
  });
});
