/**
 * The list "What the page can still learn" in docs/safety.md: each row is the start of a test title here or in the two
 * other files, and the test shows what can be learnt and what cannot.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startBrowser, type OpenPage, type PageOptions, type TestBrowser } from './browser.js';

const SCRIPT = '<script type="module" src="/dist/ecpat-widgets.js"></script>';
const FILES = [
  'test/bundle/page-can-learn.test.ts',
  'test/bundle/privacy.test.ts',
  'test/helpline-banner/helpline-banner.privacy.test.ts',
];

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

const open = (attributes: string, options: PageOptions = {}): Promise<OpenPage> =>
  browser.open({
    ...options,
    head: `${options.head ?? ''}${SCRIPT}`,
    body: `<ecpat-helpline-banner ${attributes}></ecpat-helpline-banner>${options.body ?? ''}`,
    prepare: async (page) => {
      await page.emulateTimezone('Africa/Nairobi');
      // Our compiler wraps named functions in the helper `__name`, which pages lack.
      await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
      await options.prepare?.(page);
    },
  });

const find = async (page: Page, name: string) => (await page.waitForSelector(`aria/${name}`))!;
const press = async (page: Page, name: string) => (await find(page, name)).click();
const sizeOf = (page: Page) =>
  page.$eval('ecpat-helpline-banner', (banner) =>
    ['offsetWidth', 'offsetHeight'].map((name) => (banner as unknown as Record<string, number>)[name]).join(' × '),
  );

/** Chooses a country in the open list, as a visitor does. */
async function choose(page: Page, letters: string, number: string): Promise<void> {
  await press(page, 'Change country');
  await page.keyboard.type(letters);
  await find(page, number);
}

interface Spied {
  /** Everything that the page has learnt. */
  learnt: string[];
}
const learnt = (page: Page) => page.evaluate(() => (window as unknown as Spied).learnt.join('\n'));

describe('the list of what a page can learn from the banner', () => {
  test('[banner-observable] names the rows that tests show, and no others', () => {
    const [, below = ''] = readFileSync('docs/safety.md', 'utf8').split('\n## What the page can still learn\n');
    const [text] = below.split('\n## ');
    const rows = [...text!.matchAll(/^\| \*\*(.+?)\*\* +\|/gm)].map(([, name]) => name);
    const titles = FILES.flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/^\s+'?(?:test\(|itExcept\(|)'\[banner-observable\] ([A-Z][\w ]+): /gm),
    ]).map(([, name]) => name);
    assert.ok(rows.length > 5);
    assert.deepEqual(titles.sort(), rows.sort());
    assert.match(text!, /no analytics, no session replay/);
  });

  test('[banner-observable] Size: learns the country from height and width, and no text', async () => {
    const sizes = new Map<string, string>();
    for (const country of ['KE', 'TH', 'BE', 'AQ']) {
      const { page } = await open(`country="${country}" layout="card" style="width: max-content"`);
      await find(page, 'Emergency: Leave this page');
      sizes.set(await sizeOf(page), country);
      assert.equal(await page.$eval('ecpat-helpline-banner', (banner) => (banner as HTMLElement).innerText), '');
    }
    assert.equal(sizes.size, 4, 'each has its own size');
  });

  test('[banner-observable] Words: learns whether given words are shown, and reads nothing around them', async () => {
    const { page } = await open('country="TH"');
    await find(page, '1387');
    const [shown, other, read] = await page.evaluate(() => {
      const ask = (words: string) => {
        getSelection()!.removeAllRanges();
        return (window as unknown as { find: (text: string) => boolean }).find(words);
      };
      const answers = [ask('Get help in Thailand'), ask('Get help in Kenya')] as const;
      ask('Get help in ');
      const before = String(getSelection());
      getSelection()!.modify('extend', 'forward', 'documentboundary');
      return [...answers, before + String(getSelection())] as const;
    });
    assert.deepEqual([shown, other, read.trim()], [true, false, '']);
  });

  test('[banner-observable] Selected text: learns the number that the visitor selects or is pressing, and no other text', async () => {
    const { page } = await open('country="TH"');
    const box = (await (await find(page, '1387')).boundingBox())!;
    const y = box.y + box.height / 2;
    const reach = () =>
      page.evaluate(() => {
        (window as unknown as { find: (text: string) => boolean }).find('1387');
        for (const direction of ['backward', 'forward'])
          getSelection()!.modify('extend', direction, 'documentboundary');
        const read = String(getSelection());
        getSelection()!.removeAllRanges();
        return read.trim();
      });
    assert.equal(await reach(), '');
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    assert.match(await reach(), /^(1387)?$/, 'at most the pressed number');
    await page.mouse.up();
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 1, y, { steps: 4 });
    assert.equal(await page.evaluate(() => String(getSelection()).trim()), '1387');
    await page.mouse.up();
    await page.evaluate(() => getSelection()!.removeAllRanges());
    await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true))));
    assert.equal(await reach(), '', 'nothing once it is no longer selected');
  });

  test('[banner-observable] Fonts: learns the letters shown in a font of the page, and none of the default font', async () => {
    const names = ['Spy', 'system-ui', 'Roboto', 'Segoe UI', 'Noto Sans', '-apple-system', 'sans-serif'];
    // Thai letters are missing in many systems' default font, and then the next font of the list is asked.
    const faces = ['T', 'Q', 'ส'].flatMap((letter) => {
      const code = letter.charCodeAt(0).toString(16);
      return names.map(
        (name) => `@font-face { font-family: "${name}"; src: url("/font-${code}"); unicode-range: U+${code} }`,
      );
    });
    const lettersIn = async (rule: string) => {
      const { page, requests } = await open('country="TH"', { head: `<style>${faces.join('')}${rule}</style>` });
      await find(page, '1387');
      await page.waitForNetworkIdle();
      const codes = requests.flatMap((address) => /\/font-(\w+)$/.exec(address)?.[1] ?? []);
      return [...new Set(codes)].map((code) => String.fromCharCode(parseInt(code, 16))).sort();
    };
    assert.deepEqual(await lettersIn('ecpat-helpline-banner { --ecpat-font-family: Spy }'), ['T', 'ส']);
    assert.deepEqual(await lettersIn(''), []);
  });

  test('[banner-observable] Timing: learns that our script ran for long, and no name of a control', async () => {
    /** Names in the performance entries of a press, apart from times and sizes. */
    const entriesOf = async (use: (page: Page) => Promise<unknown>) => {
      const { page } = await open('country="TH"', {
        prepare: (opened) =>
          opened.evaluateOnNewDocument(() => {
            const said: string[] = [];
            Object.assign(window, { learnt: said });
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                const { scripts = [] } = entry as PerformanceEntry & { scripts?: PerformanceEntry[] };
                for (const [key, value] of [entry, ...scripts].flatMap(
                  (one) => Object.entries(one.toJSON() as object) as [string, unknown][],
                )) {
                  if (typeof value === 'string' && value !== '') said.push(`${key}: ${value}`);
                  if (key === 'sourceCharPosition') said.push(`${key}: ${String(value)}`);
                }
              }
            }).observe({ entryTypes: ['long-animation-frame', 'event', 'first-input', 'layout-shift'] });
          }),
      });
      await find(page, '1387');
      await page.evaluate(() => {
        (window as unknown as Spied).learnt.length = 0;
        // Entries need a script of 50 ms. A page can slow ours down at any time.
        for (const name of ['requestUpdate', 'performUpdate']) {
          const banner = document.querySelector('ecpat-helpline-banner')!;
          const original = Reflect.get(banner, name) as () => unknown;
          const slow = function (this: unknown) {
            for (const end = performance.now() + 60; performance.now() < end;);
            return original.call(this);
          };
          Object.assign(banner, { [name]: slow });
        }
      });
      await use(page);
      await page.waitForFunction(() => (window as unknown as Spied).learnt.some((line) => line.startsWith('invoker:')));
      return new Set((await learnt(page)).split('\n').filter((line) => /^(invoker|source|target)/.test(line)));
    };
    const more = await entriesOf((page) => press(page, 'More help'));
    const change = await entriesOf((page) => choose(page, 'Ken', '116'));
    for (const said of [more, change]) {
      for (const line of said) assert.doesNotMatch(line, /^(invoker|target).*(BUTTON|SELECT|button|select|ecpat-)/);
      assert.ok(
        [...said].some((line) => line.startsWith('invoker: SECTION.on')),
        [...said].join('; '),
      );
    }
    const positions = (said: Set<string>) =>
      [...said].filter((line) => line.startsWith('sourceFunctionName') || line.startsWith('sourceCharPosition'));
    const known = new Set(positions(change));
    assert.deepEqual(
      positions(more).filter((line) => !known.has(line)),
      [],
      'the same functions ran for both',
    );
  });

  test('[banner-observable] Time zone: learns the country that is suggested, and not the one that is chosen', async () => {
    const { page } = await open('');
    const learn = () =>
      page.evaluate(() => {
        const banner = document.querySelector('ecpat-helpline-banner')!;
        return `${Intl.DateTimeFormat().resolvedOptions().timeZone} ${banner.outerHTML} ${(banner as HTMLElement).innerText}`;
      });
    const before = await learn();
    assert.match(before, /Africa\/Nairobi/);
    await choose(page, 'Thai', '1387');
    assert.equal(await learn(), before);
  });

  test('[banner-observable] Replaced functions: learns everything from functions of the browser or of Lit, and nothing from those of the banner', async () => {
    const { page } = await open('country="KE"', { body: '<ecpat-member-map></ecpat-member-map>' });
    await find(page, '116');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { learnt: said });
      const spy = (owner: object, name: string) => {
        const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
        Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
          const result = original.apply(this, given);
          said.push(JSON.stringify([name, given, result]) ?? '', String(new Error().stack?.split('\n').slice(2, 5)));
          return result;
        });
      };
      const banner = document.querySelector('ecpat-helpline-banner')!;
      const own =
        'render update requestUpdate performUpdate scheduleUpdate willUpdate updated inLanguage createRenderRoot';
      for (const name of own.split(' ')) spy(banner, name);
      for (const name of own.split(' ')) spy(customElements.get('ecpat-helpline-banner')!.prototype as object, name);
    });
    await choose(page, 'Thai', '1387');
    const own = await learnt(page);
    assert.match(own, /performUpdate/, 'the page is asked');
    assert.doesNotMatch(own, /Thailand|Taiwan|"TH"|1387|Pick|Toggle|Open/i);

    await page.evaluate(() => {
      const said = (window as unknown as Spied).learnt;
      said.length = 0;
      const { insertBefore } = Node.prototype;
      Node.prototype.insertBefore = function <T extends Node>(node: T, child: Node | null) {
        said.push(`browser: ${this.getRootNode() instanceof ShadowRoot ? this.getRootNode().textContent : ''}`);
        return insertBefore.call(this, node, child) as T;
      };
      // Lit keeps its object on a node of the map's open root.
      const nodes = [...document.querySelector('ecpat-member-map')!.shadowRoot!.childNodes];
      const lit = nodes.map((node) => (node as Node & { _$litPart$?: object })._$litPart$).find(Boolean)!;
      const parts = Object.getPrototypeOf(lit) as {
        _$AI: (this: object, value: unknown, ...rest: unknown[]) => unknown;
      };
      const original = parts._$AI;
      parts._$AI = function (value, ...rest) {
        said.push(`lit: ${String(value)}`);
        return original.call(this, value, ...rest);
      };
    });
    await page.keyboard.press('ArrowUp');
    await find(page, 'Get help in Tanzania');
    await press(page, 'More help');
    await page.waitForFunction(() => (window as unknown as Spied).learnt.some((line) => line.startsWith('browser')));
    const all = await learnt(page);
    assert.match(all, /^browser: [^]*Tanzania/m);
    assert.match(all, /^lit: Get help in Tanzania/m);
  });
});
