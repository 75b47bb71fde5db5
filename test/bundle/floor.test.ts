/** The guaranteed minimum browsers: Chrome and Edge 99, Firefox 101, Safari 16.4. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { transform } from 'esbuild';
import { Features, transform as transformCss } from 'lightningcss';
import type { Page } from 'puppeteer-core';
import {
  SCRIPT,
  TAGS,
  WIDGETS,
  aliveIn,
  assertQuiet,
  openRoots,
  startBrowser,
  type TestBrowser,
} from '../bundle/browser.js';

const FLOOR = ['chrome99', 'firefox101', 'safari16.4'];
const version = (major: number, minor = 0) => (major << 16) | (minor << 8);
const CSS_FLOOR = { chrome: version(99), firefox: version(101), safari: version(16, 4) };
const FILES = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
const codeOf = (file: string) => readFileSync(`dist/${file}`, 'utf8');

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** Whether a script is written in what the floor can read: then nothing has to be put in other words for it. */
async function isReadable(code: string): Promise<boolean> {
  const options = { format: 'esm', logLevel: 'silent' } as const;
  // The oldest of them know the escapes, and only the letters of later years not.
  const supported = { 'regexp-unicode-property-escapes': true };
  const [plain, lowered] = await Promise.all([
    transform(code, { ...options, target: 'esnext' }),
    transform(code, { ...options, target: FLOOR, supported }),
  ]);
  return plain.code === lowered.code;
}

const inCss = (code: string, targets?: typeof CSS_FLOOR) =>
  transformCss({
    filename: 'sheet.css',
    code: Buffer.from(code),
    ...(targets && { targets, exclude: Features.LightDark }),
  }).code.toString();
const isReadableCss = (code: string) => inCss(code) === inCss(code, CSS_FLOOR);

/**
 * What came after the floor, with the first versions of Chrome, Firefox and Safari (∞: not yet); of a row with several
 * things those of one of them. Some rows were compared with caniuse-lite in November 2026, the rest are to be looked up
 * on MDN before one relies on a number: here it only has to lie above the floor. What the files use of it is named in
 * `USED` and tried without; ES2023 and later is also kept out of `src/` by the compiler's `lib`.
 */
const NEWER: [name: string, pattern: RegExp, chrome: number, firefox: number, safari: number][] = [
  // Scripts
  ['Array: toSorted, toReversed, toSpliced', /\.to(Sorted|Reversed|Spliced)\(/, 110, 115, 16],
  ['Array: findLast', /\.findLast(Index)?\(/, 97, 104, 15.4],
  ['Array.fromAsync', /\bfromAsync\b/, 121, 115, 16.4],
  ['Object.groupBy, Map.groupBy', /\bgroupBy\(/, 117, 119, 17.4],
  ['Promise.withResolvers, Promise.try', /\bwithResolvers\b|\bPromise\.try\b/, 119, 121, 17.4],
  [
    'Set: union and its like',
    /\.(union|intersection|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/,
    122,
    127,
    17,
  ],
  [
    'Iterator helpers',
    /\bIterator\.|\.(values|keys|entries)\(\)\.(map|filter|take|drop|flatMap|toArray|some|every|find)\(/,
    122,
    131,
    18.4,
  ],
  ['String: isWellFormed', /\.(is|to)WellFormed\(/, 111, 119, 16.4],
  ['RegExp: modifiers', /\(\?[ims]*-?[ims]+:/, 125, 132, 26],
  ['RegExp.escape', /\bRegExp\.escape\b/, 136, 134, 18.2],
  ['Temporal', /\bTemporal\./, 144, 139, Infinity],
  ['Intl.DurationFormat, Intl.Segmenter', /\b(DurationFormat|Segmenter)\b/, 129, 136, 18.4],
  ['Intl.Locale: getTextInfo, getWeekInfo', /\bget(TextInfo|WeekInfo|HourCycles)\b/, 130, Infinity, 17],
  ['AbortSignal.any, timeout', /\bAbortSignal\.(any|timeout)\b/, 116, 124, 17.4],
  ['URL.canParse, URL.parse', /\bURL\.(canParse|parse)\b/, 120, 115, 17],
  ['inert', /\binert\b/, 102, 112, 15.5],
  ['popover', /\bpopover\b|showPopover|hidePopover|togglePopover/, 114, 125, 17],
  ['Element: checkVisibility', /\bcheckVisibility\b/, 105, 106, 17.4],
  ['moveBefore', /\bmoveBefore\b/, 133, 144, Infinity],
  ['setHTMLUnsafe, setHTML, getHTML', /\b(setHTMLUnsafe|setHTML|getHTML|parseHTMLUnsafe)\b/, 124, 128, 17.4],
  ['ElementInternals: states', /\bstates\.(add|delete|has)\b/, 125, 126, 17.4],
  ['scrollend', /\bscrollend\b/, 114, 109, 26.2],
  ['Navigation API', /\bnavigation\.(navigate|addEventListener|currentEntry)/, 102, 147, 26.2],
  ['View transitions', /\bstartViewTransition\b/, 111, 144, 18],
  ['requestIdleCallback', /\brequestIdleCallback\b/, 47, 55, Infinity],
  ['scheduler', /\bscheduler\./, 94, 142, Infinity],
  ['Network Information', /\.connection\b|\bsaveData\b/, 61, Infinity, Infinity],
  ['Trusted Types', /\btrustedTypes\b/, 83, 148, 26],
  // Styles
  ['light-dark()', /light-dark\(/, 123, 120, 17.5],
  ['text for ears in content', /content:\s*[^;}]*\)\s*\/\s*["']/, 77, 128, 17.4],
  ['forced-color-adjust', /forced-color-adjust/, 89, 113, Infinity],
  ['text-align: match-parent', /text-align:\s*match-parent/, Infinity, 40, 15.4],
  ['text-size-adjust', /[;{]\s*text-size-adjust/, 54, Infinity, Infinity],
  [':has()', /:has\(/, 105, 121, 15.4],
  ['container queries', /@container|container-(type|name)/, 105, 110, 16],
  ['@starting-style, @scope, @property', /@(starting-style|scope|property)\b/, 117, 129, 17.5],
  ['color-mix(), relative colours, oklch()', /color-mix\(|\(from |ok(lch|lab)\(/, 111, 113, 16.2],
  ['dynamic viewport units', /\d[dsl]v(h|w|i|b|min|max)\b/, 108, 101, 15.4],
  ['lh, rlh, cap', /\d(r?lh|cap)\b/, 109, 120, 16.4],
  ['round(), sin() and their like', /[\s:(](round|mod|rem|sin|cos|tan|pow|sqrt|hypot|abs|sign)\(/, 125, 118, 15.4],
  ['subgrid', /\bsubgrid\b/, 117, 71, 16],
  ['text-wrap', /\btext-wrap/, 114, 121, 17.4],
  ['field-sizing, interpolate-size', /field-sizing|interpolate-size/, 123, Infinity, 26.2],
  ['anchor positioning', /anchor-name|position-anchor|position-area/, 125, 147, 26],
  ['content-visibility', /content-visibility|contain-intrinsic/, 85, 125, 18],
  ['scrollbar-gutter, scrollbar-color', /scrollbar-(gutter|color|width)/, 121, 97, 18.2],
  [':user-invalid, :popover-open, :state()', /:user-(in)?valid|:popover-open|:state\(/, 119, 125, 17],
  ['overlay, transition-behavior', /transition-behavior|\boverlay:/, 117, 129, 18],
];

/** Takes away what a script or a style uses of it. The widgets are opened without all of it at once. */
const USED: Record<string, { script?: () => void; style?: (text: string) => string }> = {
  popover: {
    // The exit has a test of its own without it.
    script: () => {
      delete (HTMLElement.prototype as Partial<HTMLElement>).popover;
      delete (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
    },
  },
  'Network Information': { script: () => delete (Navigator.prototype as { connection?: unknown }).connection },
  'Trusted Types': { script: () => delete (window as { trustedTypes?: unknown }).trustedTypes },
  'light-dark()': { style: (text) => text.replaceAll('light-dark(', 'unknown-function(') },
  'text for ears in content': { style: (text) => text.replace(/content:attr\(data-count\) \/ ""/, 'content:unknown') },
  'forced-color-adjust': { style: (text) => text.replaceAll('forced-color-adjust', 'unknown-property') },
  'text-align: match-parent': { style: (text) => text.replaceAll('text-align:match-parent', 'text-align:unknown') },
  'text-size-adjust': { style: (text) => text.replaceAll('text-size-adjust', 'unknown-property') },
};

describe('at the floor of browsers', () => {
  test('[browser-versions] every script is written in what they read, and every style too', async () => {
    assert.ok(FILES.length > 20);
    for (const file of FILES) assert.ok(await isReadable(codeOf(file)), file);
    const opened = await openWith({});
    const sheets = await sheetsOf(opened.page);
    assert.ok(sheets.length > 4);
    for (const text of sheets) assert.ok(isReadableCss(text), text.slice(0, 80));
  });

  test('what they do not read would be seen', async () => {
    for (const code of [
      'using file = open();',
      'const letters = /[\\p{L}--[a-z]]/v;',
      '@decorated class A {}',
      'class A { accessor x = 1; }',
      'import data from "./data.json" with { type: "json" };',
    ]) {
      assert.ok(!(await isReadable(code)), code);
    }
    for (const code of ['a { b { color: red } }', 'a { color: oklch(40% 0.2 0) }', 'a:dir(rtl) { top: 0 }']) {
      assert.ok(!isReadableCss(code), code);
    }
  });

  test('the list of what came later holds nothing that the floor has', () => {
    for (const [name, , chrome, firefox, safari] of NEWER) {
      assert.ok(chrome > 99 || firefox > 101 || safari > 16.4, name);
    }
  });

  for (const file of FILES.filter((name) => !name.includes('/'))) {
    test(`[browser-versions] ${file} uses nothing that came later, but for what it can do without`, () => {
      const code = codeOf(file);
      const found = NEWER.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
      assert.deepEqual(
        found.filter((name) => !(name in USED)),
        [],
      );
      if (file === 'ecpat-widgets.js') assert.deepEqual(found.sort(), Object.keys(USED).sort());
    });
  }

  test('[browser-versions] without all of it, everything is there to be read, counted and pressed, on a dark page and on a phone', async () => {
    const everything = (prepare: Page) =>
      Promise.all(Object.values(USED).flatMap(({ script }) => (script ? prepare.evaluateOnNewDocument(script) : [])));
    const style = (text: string) =>
      Object.values(USED).reduce((changed, used) => used.style?.(changed) ?? changed, text);
    const opened = await openWith({
      style,
      head: '<meta name="viewport" content="width=device-width"><style>:root { color-scheme: dark }</style>',
      prepare: async (page) => {
        await everything(page);
        await page.setViewport({ width: 320, height: 640 });
      },
    });
    const { page } = opened;
    assert.deepEqual(await aliveIn(page), TAGS);
    const looks = await page.evaluate((tags) => {
      const map = document.querySelector('ecpat-member-map')!.shadowRoot!;
      return {
        width: document.documentElement.scrollWidth,
        colors: tags.map((tag) => {
          const base = document.querySelector(tag)!.shadowRoot!.querySelector('[part~="base"]')!;
          const { color, backgroundColor } = getComputedStyle(base);
          return `${color} on ${backgroundColor}`;
        }),
        count: getComputedStyle(
          map.querySelector('[part~="item"] [data-count], [part~="item"][data-count]')!,
          '::after',
        ).content,
      };
    }, TAGS);
    assert.deepEqual(looks, {
      width: 320,
      colors: TAGS.map(() => 'rgb(23, 34, 45) on rgb(255, 255, 255)'),
      count: '"1"',
    });
    assertQuiet(opened);
  });

  test('in forced colours, countries with organisations can be told from the others, also below Firefox 113 and in Safari', async () => {
    const { page } = await openWith({
      style: USED['forced-color-adjust']!.style!,
      // Those browsers leave colours in drawings alone; Chromium does so where it is told to.
      prepare: async (page) => {
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      },
    });
    const [land, country] = await page.$eval('ecpat-member-map', ({ shadowRoot }) =>
      ['.land', '[part~="country"]'].map((selector) => {
        const { fill, stroke } = getComputedStyle(shadowRoot!.querySelector(selector)!);
        return `${fill} ${stroke}`;
      }),
    );
    assert.notEqual(land, country);
  });
});

describe('below the floor', () => {
  for (const [name, take] of Object.entries<() => void>({
    'style sheets are made by documents only': () => {
      window.CSSStyleSheet = new Proxy(CSSStyleSheet, {
        construct() {
          throw new TypeError('Illegal constructor');
        },
      });
    },
    'there are no plural rules': () => delete (Intl as { PluralRules?: unknown }).PluralRules,
    'there is no Intl': () => delete (window as { Intl?: unknown }).Intl,
  })) {
    test(`[minimum-browsers] nothing is defined and what stands in the tags stays: ${name}`, async () => {
      const opened = await openWith({ script: take });
      const { page } = opened;
      assert.deepEqual(await page.evaluate((tags) => tags.filter((tag) => customElements.get(tag)), TAGS), []);
      const shown = await page.$$eval('p', (all) => all.filter((text) => text.getClientRects().length > 0).length);
      assert.equal(shown, 4);
      assertQuiet(opened);
    });
  }
});

describe('a browser that was built without the data of our languages', () => {
  /** As small builds of Chromium and Node have it, and a browser with no data at all (`root`), which gives codes. */
  const reduce = (kind: string) => {
    const names = ['DisplayNames', 'DateTimeFormat', 'PluralRules', 'NumberFormat', 'Collator', 'ListFormat'] as const;
    for (const name of names) {
      const original = Intl[name] as unknown as new (locales?: unknown, options?: object) => object;
      const reduced = new Proxy(original, {
        construct(target, [, options]: [unknown, object?]) {
          return new target('en', options);
        },
      });
      Object.assign(reduced, {
        supportedLocalesOf() {
          return [];
        },
      });
      (Intl as unknown as Record<string, unknown>)[name] = reduced;
    }
    if (kind === 'root') {
      Intl.DisplayNames.prototype.of = (code) => code;
      Intl.PluralRules.prototype.select = () => 'other';
    }
  };

  for (const [kind, what] of [
    ['en', 'English names'],
    ['root', 'codes'],
  ] as const) {
    test(`shows everything in our own words, with ${what} for countries, and nothing blank`, async () => {
      const opened = await browser.open({
        head: SCRIPT,
        body: WIDGETS,
        prepare: async (page) => {
          await openRoots(page);
          await page.evaluateOnNewDocument(reduce, kind);
        },
      });
      const { page } = opened;
      await (await page.$('ecpat-helpline-banner >>> [part~="country"] button'))!.click();
      for (const language of ['ru', 'es', 'fr']) {
        await page.evaluate((lang) => {
          document.documentElement.lang = lang;
          return new Promise((resolve) => requestAnimationFrame(resolve));
        }, language);
        assert.deepEqual(await aliveIn(page), TAGS);
        const seen = await page.evaluate((tags) => {
          const roots = tags.map((tag) => document.querySelector(tag)!.shadowRoot!);
          const controls = roots.flatMap((root) => [...root.querySelectorAll('h2, h3, a, button, option')]);
          return {
            languages: roots.map((root) => root.querySelector('section')!.lang),
            blank: controls.filter((one) => !(one.textContent!.trim() || one.getAttribute('aria-label'))).length,
            missing: roots.filter((root) => /undefined|null|NaN|Invalid/.test(root.textContent!)).length,
            kenya: roots[0]!.querySelector('option[value="KE"]')!.textContent,
            countries: roots[0]!.querySelectorAll('option').length,
            items: roots[1]!.querySelectorAll('[part~="item"]').length,
          };
        }, TAGS);
        assert.deepEqual(seen.languages, Array(4).fill(language));
        assert.deepEqual([seen.blank, seen.missing], [0, 0]);
        assert.equal(seen.kenya, kind === 'en' ? 'Kenya' : 'KE');
        assert.ok(seen.countries > 200 && seen.items > 0, JSON.stringify(seen));
      }
      assertQuiet(opened);
    });
  }
});

/** Opens the four widgets with a changed file, in a page that lacks something. */
function openWith({
  script,
  style,
  head = '',
  prepare,
}: {
  script?: () => unknown;
  style?: (text: string) => string;
  head?: string;
  prepare?: (page: Page) => Promise<unknown>;
}) {
  const file = style ? browser.serveChanged('ecpat-widgets.js', style) : '/dist/ecpat-widgets.js';
  return browser.open({
    head: head + SCRIPT.replace('/dist/ecpat-widgets.js', file),
    body: WIDGETS,
    prepare: async (page) => {
      await openRoots(page);
      await page.evaluateOnNewDocument(() => {
        const sheets: string[] = [];
        Object.assign(window, { sheets });
        const original = CSSStyleSheet.prototype.replaceSync;
        CSSStyleSheet.prototype.replaceSync = function (text) {
          if (text) sheets.push(text);
          return original.call(this, text);
        };
      });
      if (script) await page.evaluateOnNewDocument(script);
      await prepare?.(page);
    },
  });
}

/** The texts of all style sheets that were made. */
const sheetsOf = (page: Page) => page.evaluate(() => (window as unknown as { sheets: string[] }).sheets);
