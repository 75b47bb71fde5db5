/** Our minimum browsers: Chrome and Edge 99, Firefox 101, Safari 16.4. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { transform } from 'esbuild';
import { Features, transform as transformCss } from 'lightningcss';
import type { Page } from 'puppeteer-core';
import {
  SCRIPT,
  TAGS,
  WIDGETS,
  upgradedIn,
  assertQuiet,
  openRoots,
  startBrowser,
  type TestBrowser,
} from './browser.js';
import { TRANSLATED_TAGS } from '../../src/locales/languages.js';
import { newerInScript, newerInSources, newerInStyles } from './browser-compat.js';

const MINIMUM = ['chrome99', 'firefox101', 'safari16.4'];
const version = (major: number, minor = 0) => (major << 16) | (minor << 8);
const CSS_MINIMUM = { chrome: version(99), firefox: version(101), safari: version(16, 4) };
/** Scripts for browsers; `cli.js` is for Node. */
const FILES = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.js') && name !== 'cli.js',
);
const codeOf = (file: string) => readFileSync(`dist/${file}`, 'utf8');

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** Whether our minimum browsers can parse a script: esbuild then changes nothing for them. */
async function canParse(code: string): Promise<boolean> {
  const options = { format: 'esm', logLevel: 'silent' } as const;
  // Our minimum browsers have the escapes, but not the characters of later Unicode versions.
  const supported = { 'regexp-unicode-property-escapes': true };
  const [plain, lowered] = await Promise.all([
    transform(code, { ...options, target: 'esnext' }),
    transform(code, { ...options, target: MINIMUM, supported }),
  ]);
  return plain.code === lowered.code;
}

const inCss = (code: string, targets?: typeof CSS_MINIMUM) =>
  transformCss({
    filename: 'sheet.css',
    code: Buffer.from(code),
    ...(targets && { targets, exclude: Features.LightDark }),
  }).code.toString();
const canParseCss = (code: string) => inCss(code) === inCss(code, CSS_MINIMUM);

/** A newer feature that the built files use, and how to remove it. */
interface NewerFeature {
  /** The names that the scan reports for it. */
  names: string[];
  /** Runs in the page before the script. */
  script?: () => void;
  /** Changes the built file. */
  file?: (text: string) => string;
}

/** One test opens the widgets with all of these removed. */
const NEWER_FEATURES: Record<string, NewerFeature> = {
  popover: {
    names: ['popover', 'showPopover'],
    // `exit.test.ts` tests the exit without it.
    script: () => {
      delete (HTMLElement.prototype as Partial<HTMLElement>).popover;
      delete (HTMLElement.prototype as Partial<HTMLElement>).showPopover;
    },
  },
  'Network Information': {
    names: ['connection', 'saveData'],
    script: () => delete (Navigator.prototype as { connection?: unknown }).connection,
  },
  // Hints that a finger is down when the script arrives. `taps.test.ts` has a touch that neither of them reports.
  'Event Timing': {
    names: ['eventCounts'],
    script: () => delete (Performance.prototype as { eventCounts?: unknown }).eventCounts,
  },
  'User Activation': {
    names: ['userActivation', 'isActive'],
    script: () => delete (Navigator.prototype as { userActivation?: unknown }).userActivation,
  },
  // Safari and Firefox have no touch events on desktops. Without them, a tap only sends mouse events.
  'touch events': {
    names: ['touchstart', 'touches', 'changedTouches'],
    file: (text) => text.replaceAll('touchstart', 'unknown-event'),
  },
  // `leaving.suite.ts` leaves without it (In browsers without the Navigation API).
  'Navigation API': {
    names: ['navigation', 'NavigateEvent', 'currentEntry', 'navigationType', 'sameDocument', 'traverseTo'],
    script: () => {
      delete (window as { navigation?: unknown }).navigation;
      delete (window as { NavigateEvent?: unknown }).NavigateEvent;
    },
  },
  // Editors that draw their text themselves. Where it is missing, none of them can be on the page.
  EditContext: {
    names: ['editContext'],
    script: () => delete (HTMLElement.prototype as { editContext?: unknown }).editContext,
  },
  'Trusted Types': {
    names: ['trustedTypes', 'createPolicy', 'emptyScript'],
    script: () => delete (window as { trustedTypes?: unknown }).trustedTypes,
  },
  // `member-map.scaled.test.ts` scales and zooms the map in Firefox and WebKit too.
  zoom: { names: ['zoom'], script: () => delete (CSSStyleDeclaration.prototype as { zoom?: unknown }).zoom },
  // Only a hint for on-screen keyboards.
  autocapitalize: { names: ['autocapitalize'], file: (text) => text.replaceAll('autocapitalize=', 'data-unknown=') },
  // Safari 16.4 fires no event for the middle button.
  auxclick: { names: ['auxclick'], file: (text) => text.replaceAll('auxclick', 'unknown-event') },
  'light-dark()': { names: ['light-dark()'], file: (text) => text.replaceAll('light-dark(', 'unknown-function(') },
  'alternative text in content': {
    names: ['content: alt_text'],
    file: (text) => text.replace(/content:attr\(data-count\) \/ ""/, 'content:unknown'),
  },
  'forced-color-adjust': {
    names: ['forced-color-adjust'],
    file: (text) => text.replaceAll('forced-color-adjust', 'unknown-property'),
  },
  'text-align: match-parent': {
    names: ['text-align: match-parent'],
    file: (text) => text.replaceAll('text-align:match-parent', 'text-align:unknown'),
  },
  // Safari has only the prefixed property, which our styles set as well.
  'user-select': { names: ['user-select'], file: (text) => text.replace(/(?<!-)user-select/g, 'unknown-property') },
  'text-size-adjust': {
    names: ['text-size-adjust'],
    file: (text) => text.replaceAll('text-size-adjust', 'unknown-property'),
  },
};
const NEWER_NAMES = Object.values(NEWER_FEATURES).flatMap(({ names }) => names);

/** Code samples, each with the name of its newer feature. */
const NEWER_SCRIPTS: Readonly<Record<string, string>> = {
  'list.toSorted()': 'toSorted',
  'Object.groupBy(list, key)': 'Object.groupBy',
  'one.union(other)': 'union',
  'Temporal.Now.instant()': 'Temporal',
  'new Intl.Segmenter()': 'Intl.Segmenter',
  'AbortSignal.any([])': 'AbortSignal.any',
  'element.inert = true': 'inert',
  'const { inert } = element': 'inert',
  'html`<p inert=${""}></p>`': 'inert',
  'parent.moveBefore(one, other)': 'moveBefore',
  'internals.states.add("open")': 'states',
  'list.addEventListener("scrollend", act)': 'scrollend',
  'html`<ul @scrollend=${act}></ul>`': 'scrollend',
  'navigation.navigate("/")': 'navigation',
  'const { entries } = navigation, own = navigation': 'navigation',
  'requestIdleCallback(act)': 'requestIdleCallback',
  'element.setAttribute("inert", "")': 'inert',
  '/(?i:a)b/.test(text)': 'modifiers in a regular expression',
  'new RegExp("(?-i:a)b", "i")': 'modifiers in a regular expression',
  'names.values().map(act)': 'iterator helpers',
  'text.matchAll(/a/g).toArray()': 'iterator helpers',
  'Iterator.from(list)': 'iterator helpers',
};
const NEWER_STYLES: Readonly<Record<string, string>> = {
  'a:has(b) { top: 0 }': ':has',
  '@container (width > 1em) { a { top: 0 } }': '@container',
  '@starting-style { a { top: 0 } }': '@starting-style',
  'a { color: color-mix(in srgb, red, blue) }': 'color-mix()',
  'a { height: 100dvh }': 'dvh',
  'a { height: 2lh }': 'lh',
  'a { height: round(1.5em, 1px) }': 'round()',
  'a { grid-template-columns: subgrid }': 'grid-template-columns: subgrid',
  'a { text-wrap: balance }': 'text-wrap',
  'a:popover-open { top: 0 }': ':popover-open',
  'a { color: rgb(from red r g b) }': 'relative colours',
  'a { color: hsl( from var(--own) h s l) }': 'relative colours',
};

describe('our minimum browsers', () => {
  test('[browser-versions] can parse every script and every style sheet', async () => {
    assert.ok(FILES.length > 20);
    for (const file of FILES) assert.ok(await canParse(codeOf(file)), file);
    const opened = await openWith({});
    const sheets = await sheetsOf(opened.page);
    assert.ok(sheets.length > 4);
    for (const text of sheets) assert.ok(canParseCss(text), text.slice(0, 80));
  });

  test('cannot parse any sample of newer syntax', async () => {
    for (const code of [
      'using file = open();',
      'const letters = /[\\p{L}--[a-z]]/v;',
      '@decorated class A {}',
      'class A { accessor x = 1; }',
      'import data from "./data.json" with { type: "json" };',
    ]) {
      assert.ok(!(await canParse(code)), code);
    }
    for (const code of ['a { b { color: red } }', 'a { color: oklch(40% 0.2 0) }', 'a:dir(rtl) { top: 0 }']) {
      assert.ok(!canParseCss(code), code);
    }
  });

  for (const file of FILES.filter((name) => !name.includes('/'))) {
    test(`[browser-versions] have every feature that ${file} uses, except those that a test removes`, () => {
      const found = newerInScript(codeOf(file));
      assert.deepEqual(
        found.filter((name) => !NEWER_NAMES.includes(name)),
        [],
      );
    });
  }

  test('[browser-versions] lack exactly the listed features of the bundle’s script and styles', async () => {
    const { page } = await openWith({});
    const inStyles = new Set((await sheetsOf(page)).flatMap(newerInStyles));
    const found = [...newerInScript(codeOf('ecpat-widgets.js')), ...inStyles];
    assert.deepEqual(found.sort(), NEWER_NAMES.sort());
  });

  test('[browser-versions] lack no feature but popover and touches when names are resolved by their types', async () => {
    const isOurs = (path: string) => /\/src\/(?!.*\/generated\/)/.test(path) && !path.includes('node_modules');
    assert.deepEqual(newerInSources('src/index.ts', isOurs), [
      'HTMLElement.popover',
      'HTMLElement.showPopover',
      'Touch.clientX',
      'Touch.clientY',
      'TouchEvent',
      'TouchEvent.changedTouches',
      'TouchEvent.touches',
      'TouchList.length',
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'newer-'));
    const sample = join(folder, 'sample.ts');
    await writeFile(sample, 'AbortSignal.any([]); new Blob().bytes(); new Set().has(1);');
    try {
      assert.deepEqual(
        newerInSources(sample, (path) => path.endsWith('/sample.ts')),
        ['AbortSignal.any', 'Blob.bytes'],
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('lack each newer feature of the samples, and none of the older sample', () => {
    for (const [code, name] of Object.entries(NEWER_SCRIPTS)) assert.ok(newerInScript(code).includes(name), code);
    for (const [code, name] of Object.entries(NEWER_STYLES)) assert.ok(newerInStyles(code).includes(name), code);
    assert.deepEqual(newerInScript('list.map(String); const { length } = list; fetch(location.href);'), []);
    // `ml` is a property of newer `navigator`s.
    assert.deepEqual(newerInScript('const [ml, gl] = list; ml(gl); URL.createObjectURL(blob);'), []);
    assert.deepEqual(
      newerInScript(
        '[...names.values()].map(act); Object.keys(names).map(act); /(?:a)(?=b)(?<!c)(?<name>d)/.test(text);',
      ),
      [],
    );
    assert.deepEqual(newerInStyles('a:hover { color: red; margin-inline: 1em } @media print { b { top: 0 } }'), []);
  });

  test('[browser-versions] [no-blank-box] show everything without the newer features, on a dark page and on a phone', async () => {
    const everything = (prepare: Page) =>
      Promise.all(
        Object.values(NEWER_FEATURES).flatMap(({ script }) => (script ? prepare.evaluateOnNewDocument(script) : [])),
      );
    const file = (text: string) =>
      Object.values(NEWER_FEATURES).reduce((changed, used) => used.file?.(changed) ?? changed, text);
    const opened = await openWith({
      file,
      head: '<meta name="viewport" content="width=device-width"><style>:root { color-scheme: dark }</style>',
      prepare: async (page) => {
        await everything(page);
        await page.setViewport({ width: 320, height: 640 });
      },
    });
    const { page } = opened;
    assert.deepEqual(await upgradedIn(page), TAGS);
    const empty = await page.evaluate(async (tags) => {
      const elements = tags.map((tag) => document.querySelector(tag)!.cloneNode() as Element);
      document.body.append(...elements);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const heights = elements.map((element) => element.getBoundingClientRect().height);
      for (const element of elements) element.remove();
      return heights;
    }, TAGS);
    assert.ok(empty.length === 4 && empty.every((height) => height > 40), String(empty));
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

  test('distinguish countries with organisations in forced colours below Firefox 113 and in Safari', async () => {
    const { page } = await openWith({
      file: NEWER_FEATURES['forced-color-adjust']!.file!,
      // Those browsers never force colours in drawings. Chromium does unless forced-color-adjust is none.
      prepare: async (page) => {
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      },
    });
    const [land, country] = await page.$eval('ecpat-member-map', ({ shadowRoot }) =>
      ['.ecpat-land', '[part~="country"]'].map((selector) => {
        const { fill, stroke } = getComputedStyle(shadowRoot!.querySelector(selector)!);
        return `${fill} ${stroke}`;
      }),
    );
    assert.notEqual(land, country);
  });
});

describe('browsers below our minimum', () => {
  for (const [name, removeFeature] of Object.entries<() => void>({
    'style sheets cannot be constructed': () => {
      window.CSSStyleSheet = new Proxy(CSSStyleSheet, {
        construct() {
          throw new TypeError('Illegal constructor');
        },
      });
    },
    'shadow roots are missing': () => delete (Element.prototype as { attachShadow?: unknown }).attachShadow,
  })) {
    test(`[minimum-browsers] define nothing and keep the fallbacks when ${name}`, async () => {
      const opened = await openWith({ script: removeFeature });
      const { page } = opened;
      assert.deepEqual(await page.evaluate((tags) => tags.filter((tag) => customElements.get(tag)), TAGS), []);
      const shown = await page.$$eval('p', (all) => all.filter((text) => text.getClientRects().length > 0).length);
      assert.equal(shown, 4);
      assertQuiet(opened);
    });
  }
});

describe('a browser with a broken Intl', () => {
  /** Tags with and without content, with everything that they format: hours, dates, sizes, counts, names. */
  const TAGS_TO_SHOW = `${WIDGETS.replaceAll('="/', '="https://example.org/')}
    <ecpat-helpline-banner></ecpat-helpline-banner>
    <ecpat-helpline-banner country="Kenya" lang="fra"></ecpat-helpline-banner>
    <ecpat-helpline-banner country="US" layout="card"></ecpat-helpline-banner>
    <ecpat-member-map country="KEN"></ecpat-member-map>
    <ecpat-signup-form action="https://example.org/signup" controller="ECPAT Example" privacy-url="https://example.org/privacy"></ecpat-signup-form>
    <ecpat-framework-card></ecpat-framework-card>
    <ecpat-framework-card>
      <a href="https://example.org/a.pdf" hreflang="fr" type="application/pdf" data-bytes="2400000" data-pages="1200">Rapport</a>
    </ecpat-framework-card>`;

  test('[no-blank-box] shows every widget, empty or filled, whatever part of Intl is missing, throws or says nothing', async () => {
    // Our compiler wraps named functions in the helper `__name`, which pages lack.
    const prepare = (page: Page) => page.evaluateOnNewDocument('globalThis.__name = (named) => named');
    const { page } = await browser.open({ prepare });
    const parts = [...new Set([...codeOf('ecpat-widgets.js').matchAll(/\bIntl\.(\w+)/g)].map(([, name]) => name!))];
    const { shown, reached } = await page.evaluate(
      async (tags, parts) => {
        type Api = Record<string, unknown>;
        const reached = new Set<string>();
        const breakings: Record<string, (intl: Api, name: string) => void> = {
          'is missing': (intl, name) => Reflect.deleteProperty(intl, name),
          throws: (intl, name) => {
            const fail = () => {
              reached.add(name);
              throw new RangeError('Incorrect locale information provided');
            };
            intl[name] = new Proxy(intl[name] as () => void, { apply: fail, construct: fail, get: fail });
          },
          'throws in use': (intl, name) => {
            breakMethods(intl[name] as Api, () => {
              reached.add(`${name} in use`);
              throw new TypeError('Not supported');
            });
          },
          'returns nothing': (intl, name) => breakMethods(intl[name] as Api, () => undefined),
        };
        function breakMethods(constructor: Api, value: () => unknown): void {
          for (const owner of [constructor, constructor['prototype']] as object[]) {
            for (const method of Object.getOwnPropertyNames(owner ?? {})) {
              const { configurable, get } = Object.getOwnPropertyDescriptor(owner, method)!;
              if (!configurable || method === 'constructor') continue;
              Object.defineProperty(owner, method, get ? { configurable, get: value } : { configurable, value });
            }
          }
        }
        const cases = parts.flatMap((name) => Object.keys(breakings).map((how) => [name, how] as const));
        const shown: Record<string, string[]> = {};
        for (const [name, how] of [['nothing', 'is broken'], ['Intl', 'is missing'], ...cases] as const) {
          const frame = document.body.appendChild(document.createElement('iframe'));
          const view = frame.contentWindow as Window & typeof globalThis;
          const faults = (shown[`${name} ${how}`] = [] as string[]);
          view.addEventListener('error', ({ message }) => faults.push(message));
          view.addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
          view.console.error = (...texts: unknown[]) => faults.push(texts.join(' '));
          view.console.warn = (text: string) => text.includes('could not be shown') && faults.push(text);
          const { attachShadow } = view.Element.prototype;
          view.Element.prototype.attachShadow = function (options) {
            return attachShadow.call(this, { ...options, mode: 'open' });
          };
          if (name === 'Intl') delete (view as { Intl?: unknown }).Intl;
          else breakings[how]?.(view.Intl as unknown as Api, name);
          view.document.body.innerHTML = tags;
          const script = view.document.createElement('script');
          Object.assign(script, { type: 'module', src: '/dist/ecpat-widgets.js' });
          await new Promise((resolve) => {
            script.onload = resolve;
            view.document.head.append(script);
          });
          for (const element of view.document.body.children) {
            await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete;
            const base = element.shadowRoot?.querySelector('[part~="base"]');
            const label = `${element.localName} ${[...element.attributes].map(({ value }) => value).join(' ')}`;
            if (!base || base.getBoundingClientRect().height < 40) faults.push(`${label} is blank`);
            if (/undefined|null|NaN|Invalid/.test(base?.textContent ?? ''))
              faults.push(`${label}: ${base!.textContent}`);
            const isBanner = element.localName === 'ecpat-helpline-banner';
            const help = base?.querySelectorAll('.ecpat-number, option').length ?? 0;
            if (isBanner && help === 0) faults.push(`${label} has neither a number nor the list of countries`);
          }
          frame.remove();
        }
        return { shown, reached: [...reached] };
      },
      TAGS_TO_SHOW,
      parts,
    );
    assert.ok(Object.keys(shown).length > 30);
    assert.deepEqual(Object.fromEntries(Object.entries(shown).filter(([, faults]) => faults.length > 0)), {});
    const used = ['Collator', 'DateTimeFormat', 'DisplayNames', 'NumberFormat', 'PluralRules', 'getCanonicalLocales'];
    assert.deepEqual(
      used.filter((name) => !reached.includes(name)),
      [],
    );
  });
});

describe('a browser without the data of our languages', () => {
  /** Small builds of Chromium and Node have only English (`en`). A browser with no data at all (`root`) returns codes. */
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

  for (const [kind, countryNames] of [
    ['en', 'English names'],
    ['root', 'codes'],
  ] as const) {
    test(`shows our translations, ${countryNames} for countries, and nothing blank`, async () => {
      const opened = await browser.open({
        head: SCRIPT,
        body: WIDGETS,
        prepare: async (page) => {
          await openRoots(page);
          await page.evaluateOnNewDocument(reduce, kind);
        },
      });
      const { page } = opened;
      await (await page.$('ecpat-helpline-banner >>> button:not([aria-controls])'))!.click();
      for (const language of TRANSLATED_TAGS) {
        await page.evaluate((lang) => {
          document.documentElement.lang = lang;
          return new Promise((resolve) => requestAnimationFrame(resolve));
        }, language);
        assert.deepEqual(await upgradedIn(page), TAGS);
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

/** Opens the four widgets with a changed file, or on a page that lacks a feature. */
function openWith({
  script,
  file,
  head = '',
  prepare,
}: {
  script?: () => unknown;
  file?: (text: string) => string;
  head?: string;
  prepare?: (page: Page) => Promise<unknown>;
}) {
  const path = file ? browser.serveChanged('ecpat-widgets.js', file) : '/dist/ecpat-widgets.js';
  return browser.open({
    head: head + SCRIPT.replace('/dist/ecpat-widgets.js', path),
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

/** The texts of all style sheets that the widgets created. */
const sheetsOf = (page: Page) => page.evaluate(() => (window as unknown as { sheets: string[] }).sheets);
