import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { startBrowser, type OpenPage, type TestBrowser } from './browser.js';

/** The findings of a spying script on the page, as `report()` returns them. */
interface Report {
  /** The types of all events that reached the window. */
  events: string[];
  /** The first element of each event's path, which must not be inside the banner. */
  paths: string[];
  /** Types of mutations anywhere in the document. */
  mutations: string[];
  /** Addresses that the Navigation API reported. */
  navigations: string[];
  /** Ways by which the page got a node inside the banner. */
  leaks: string[];
  /** Every value that a script can reach from the banner, the document and the globals of our code, with its path. */
  values: string[];
  /** Everything else that a page can read about the banner and itself. */
  readable: string;
}

/** Spies like the worst analytics script. Runs before all other scripts of the page. */
function spy(): void {
  const events = new Set<string>();
  const paths = new Set<string>();
  const mutations = new Set<string>();
  const navigations: string[] = [];
  const leaks = new Set<string>();
  const nativeGlobals = new Set(Reflect.ownKeys(window));
  const ownGlobals = ['__name', 'watch', 'report'];
  const isInside = (value: unknown) => {
    try {
      return Node.prototype.getRootNode.call(value) instanceof ShadowRoot;
    } catch {
      return false;
    }
  };
  const types = Object.keys(Object.getOwnPropertyDescriptors(HTMLElement.prototype))
    .concat(Object.keys(Object.getOwnPropertyDescriptors(window)))
    .filter((name) => name.startsWith('on'))
    .map((name) => name.slice(2));
  // Events without an `on…` property.
  types.push('focusin', 'focusout', 'beforeinput', 'compositionstart', 'compositionend', 'DOMActivate');
  for (const type of new Set(types)) {
    addEventListener(
      type,
      (event) => {
        const [first] = event.composedPath();
        if (!(first instanceof Element) || !first.matches('ecpat-helpline-banner, [data-ecpat]')) {
          if (isInside(first)) leaks.add(`path of ${type}`);
          return;
        }
        events.add(type);
        paths.add(first.localName);
        if (isInside((event as MouseEvent).relatedTarget)) leaks.add(`relatedTarget of ${type}`);
      },
      true,
    );
  }
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) {
    events.add(`dispatched ${event.type}`);
    return dispatch.call(this, event);
  };
  (window as unknown as { navigation?: EventTarget }).navigation?.addEventListener('navigate', (event) =>
    navigations.push((event as Event & { destination: { url: string } }).destination.url),
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const {
        target,
        element,
        sources = [],
      } = entry as unknown as Record<string, unknown> & { sources?: { node: Node }[] };
      for (const node of [target, element, ...sources.map((source) => source.node)]) {
        if (isInside(node)) leaks.add(`performance entry ${entry.entryType}`);
      }
    }
  }).observe({ entryTypes: ['event', 'first-input', 'largest-contentful-paint', 'layout-shift', 'element'] });

  /**
   * Collects every value that a script can reach through properties, symbols and prototypes. It starts at the banner, the
   * document, and the globals that are not the browser's.
   */
  const search = (banner: object): string[] => {
    const values: string[] = [];
    const seen = new Set<unknown>();
    const globals = Reflect.ownKeys(window).filter(
      (key) => !nativeGlobals.has(key) && !ownGlobals.includes(String(key)),
    );
    const queue: [unknown, string][] = globals.map((key) => [Reflect.get(window, key), `window.${String(key)}`]);
    queue.push([document, 'document'], [banner, 'banner']);
    while (queue.length > 0) {
      const [value, path] = queue.pop()!;
      if (isInside(value)) leaks.add(path);
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      values.push(`${path} = ${isObject ? Object.prototype.toString.call(value) : String(value)}`);
      if (!isObject || seen.has(value) || value instanceof Window) continue;
      seen.add(value);
      if (value instanceof Map || value instanceof Set) queue.push([[...value], `${path}[]`]);
      for (const key of Reflect.ownKeys(value)) {
        const { get, value: own } = Object.getOwnPropertyDescriptor(value, key)!;
        const name = `${path}.${String(key)}`;
        if (!get) queue.push([own, name]);
        else if (value === banner || path.endsWith('prototype')) {
          try {
            queue.push([get.call(banner), name]);
          } catch {
            // The getter belongs to another kind of object.
          }
        }
      }
      if (value === banner) {
        for (let type = Object.getPrototypeOf(banner) as object; type !== HTMLElement.prototype;) {
          queue.push([type, `${path}.prototype`]);
          type = Object.getPrototypeOf(type) as object;
        }
      }
    }
    return values;
  };

  const readable = (banner: HTMLElement) => {
    const plain = Object.entries(banner).filter(([, value]) => typeof value !== 'object');
    return JSON.stringify([
      banner.outerHTML,
      banner.innerText,
      banner.getAttributeNames(),
      plain,
      banner.shadowRoot,
      document.activeElement?.localName,
      document.title,
      location.href,
      history.length,
      document.cookie,
      localStorage.length,
      sessionStorage.length,
      performance.getEntriesByType('resource').length,
      document.documentElement.outerHTML.length,
      getSelection()?.toString(),
      (banner as HTMLElement & { render: () => object }).render(),
    ]);
  };

  Object.assign(window, {
    watch: () => {
      for (const set of [events, paths, mutations]) set.clear();
      new MutationObserver((records) => records.forEach(({ type }) => mutations.add(type))).observe(document, {
        attributes: true,
        childList: true,
        characterData: true,
        subtree: true,
      });
    },
    report: (): Report => {
      const banner = document.querySelector<HTMLElement>('ecpat-helpline-banner')!;
      const values = search(banner);
      try {
        if (isInside(banner.attachInternals().shadowRoot?.firstChild)) leaks.add('attachInternals');
      } catch {
        // Expected, because the banner disables `attachInternals`.
      }
      return {
        events: [...events].sort(),
        paths: [...paths],
        mutations: [...mutations],
        navigations,
        leaks: [...leaks],
        values,
        readable: readable(banner),
      };
    },
  });
}

interface Spied {
  watch: () => void;
  report: () => Report;
}
const watch = (page: Page) => page.evaluate(() => (window as unknown as Spied).watch());
const report = (page: Page) => page.evaluate(() => (window as unknown as Spied).report());

/** Values that are new or different since an earlier report. */
const newValues = (before: Report, { values }: Report) => {
  const known = new Set(before.values);
  return values.filter((value) => !known.has(value));
};

/** Clicks an element by its accessible name, because the banner's root is closed. */
const press = async (page: Page, name: string) => (await page.waitForSelector(`aria/${name}`))!.click();
/** The browser's own events, all with the tag as their target. */
const OBSERVABLE = (
  'DOMActivate blur click focus focusin focusout input keydown keypress keyup mousedown ' +
  'mousemove mouseover mouseup pointerdown pointermove pointerover pointerrawupdate pointerup'
).split(' ');

const SCRIPT = '<script type="module" src="/dist/helpline-banner.js"></script>';

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

async function openPage(attributes = ''): Promise<OpenPage> {
  const opened = await browser.open({
    head: SCRIPT,
    body: `<ecpat-helpline-banner ${attributes}></ecpat-helpline-banner>`,
    prepare: async (page) => {
      await page.emulateTimezone('Africa/Nairobi');
      // Our compiler wraps named functions in the helper `__name`, which pages lack.
      await page.evaluateOnNewDocument(`globalThis.__name = (named) => named; (${spy.toString()})()`);
    },
  });
  await watch(opened.page);
  return opened;
}

/** Uses the banner as a visitor does. */
async function visit(page: Page): Promise<void> {
  await press(page, 'More help');
  await press(page, 'Change country');
  // Type-ahead in the list of countries.
  await page.keyboard.type('Thai');
  await (await page.waitForSelector('aria/1387'))!.click();
}

describe('a page that spies on a visitor of the banner', () => {
  test('[banner-closed-root] [banner-choice] [banner-private] [never-stored] [never-revealed] learns nothing from our code: no event, attribute, text, property, request, storage or console message', async () => {
    const { page, console: said, requests, errors } = await openPage();
    const before = await report(page);
    await visit(page);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.waitForNetworkIdle();
    const after = await report(page);
    const { events, mutations, leaks, readable } = after;
    assert.deepEqual(mutations, []);
    assert.deepEqual(leaks, []);
    assert.deepEqual(newValues(before, after), [], 'neither the chosen country nor the open strip');
    assert.equal(readable, before.readable);
    assert.deepEqual(
      events.filter((type) => /^(dispatched|ecpat)/.test(type)),
      [],
    );
    assert.deepEqual([said, errors], [[], []]);
    // After the page itself, only the script and the pressed number.
    assert.deepEqual(requests.map((address) => address.replace(browser.origin, '').replace(/\d+/, 'N')).slice(1), [
      '/dist/helpline-banner.js',
      'tel:N',
    ]);
    assert.deepEqual(await page.cookies(), []);
  });

  test('finds a choice that is exposed on purpose: property, symbol, set, class, document or global', async () => {
    const { page } = await openPage();
    const before = await report(page);
    await page.evaluate(() => {
      const banner = document.querySelector('ecpat-helpline-banner')!;
      Object.assign(banner, { chosen: 'TH', [Symbol('chosen')]: 'TH' });
      Object.assign(banner, { controllers: new Set([{ isOpen: true }]) });
      Object.assign(banner.constructor, { choices: new Map([['banner', 'TH']]) });
      Object.assign(document, { lastChoice: Object.assign(Object.create(null), { country: 'TH' }) });
      Object.assign(window, { lastChoice: 'TH' });
    });
    const found = newValues(before, await report(page)).join('\n');
    for (const value of [
      /^banner\.chosen = TH$/m,
      /^banner\.Symbol\(chosen\) = TH$/m,
      /^banner\.controllers.+\.isOpen = true$/m,
      /constructor\.choices\[\].+ = TH$/m,
      /^document\.lastChoice\.country = TH$/m,
      /^window\.lastChoice = TH$/m,
    ]) {
      assert.match(found, value);
    }
  });

  test('[banner-observable] Presses: learns that something was pressed and which keys, and only the tag as its target', async () => {
    const { page } = await openPage();
    await visit(page);
    const { events, paths } = await report(page);
    assert.deepEqual(paths, ['ecpat-helpline-banner'], 'only the host is visible as a target');
    assert.deepEqual(events, OBSERVABLE);
  });

  test('[banner-observable] Links: learns which link was followed, and not which was focused or hovered', async () => {
    const { page } = await openPage();
    await visit(page);
    assert.deepEqual((await report(page)).navigations, ['tel:1387']);
    await (await page.waitForSelector('aria/1387'))!.hover();
    for (let tab = 0; tab < 5; tab++) await page.keyboard.press('Tab');
    assert.deepEqual((await report(page)).navigations, ['tel:1387']);
  });
});

describe('all four widgets', () => {
  const WIDGETS = `<ecpat-helpline-banner></ecpat-helpline-banner><ecpat-member-map></ecpat-member-map>
    <ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy"></ecpat-signup-form>
    <ecpat-framework-card></ecpat-framework-card>`;

  /** Logs every call that the widgets must not make, and every navigation. */
  function logForbiddenCalls(): void {
    const names = (owner: object, ...methods: string[]) =>
      methods.forEach((name) => Object.assign(owner, { [name]: () => console.log(`called ${name}`) }));
    names(Geolocation.prototype, 'getCurrentPosition', 'watchPosition');
    names(Navigator.prototype, 'sendBeacon', 'share');
    names(Permissions.prototype, 'query');
    names(window, 'open', 'alert', 'confirm', 'prompt', 'print');
    (window as unknown as { navigation: EventTarget }).navigation.addEventListener('navigate', (event) =>
      console.log(`goes to ${(event as Event & { destination: { url: string } }).destination.url}`),
    );
  }

  async function openAll(): Promise<OpenPage & { target: string }> {
    const target = browser.serve({ body: 'elsewhere' });
    const opened = await browser.open({
      head: '<script type="module" src="/dist/ecpat-widgets.js"></script>',
      body: WIDGETS.replace('banner', `banner exit-url="${target}"`),
      prepare: async (page) => {
        await page.emulateTimezone('Africa/Nairobi');
        await page.evaluateOnNewDocument(`globalThis.__name = (named) => named; (${logForbiddenCalls.toString()})()`);
      },
    });
    await opened.page.waitForSelector('aria/Emergency: Leave this page');
    return { ...opened, target };
  }

  test('[no-storage] [never-located] never ask for a position, open a window, send a beacon or start a call', async () => {
    const { page, console: said, errors, target } = await openAll();
    await press(page, 'More help');
    await press(page, 'Change country');
    await page.keyboard.type('Thai');
    await page.type('>>> input[type="search"]', 'kenya');
    await press(page, 'Sign up');
    await page.waitForNetworkIdle();
    assert.deepEqual([...said], [], 'before the visitor presses a link');
    await press(page, 'Emergency: Leave this page');
    await page.waitForFunction((address) => location.href === address, {}, target);
    // The exit leaves through an empty page in memory.
    const emptyPage = `goes to blob:${browser.origin}/`;
    assert.deepEqual(
      said.filter((line) => !line.includes(target) && !line.includes(emptyPage)),
      [],
    );
    assert.deepEqual(errors, []);
    assert.equal((await page.browserContext().pages()).length, 1, 'no second tab');
  });

  test('[never-people] show no pictures of their own', async () => {
    const opened = await browser.open({
      head: '<script type="module" src="/dist/ecpat-widgets.js"></script>',
      body: WIDGETS,
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          const { attachShadow } = Element.prototype;
          Element.prototype.attachShadow = function (options) {
            return attachShadow.call(this, { ...options, mode: 'open' });
          };
        }),
    });
    await opened.page.waitForSelector('aria/Emergency: Leave this page');
    const found = await opened.page.$$eval('body > *', (all) =>
      all.map(({ shadowRoot }) => {
        const nodes = [...shadowRoot!.querySelectorAll('*')];
        const pictures = nodes.filter(
          (node) =>
            node.matches('img, picture, video, canvas, image, object, embed, iframe') ||
            getComputedStyle(node).backgroundImage.includes('url('),
        );
        return { drawn: nodes.length > 5, pictures: pictures.length };
      }),
    );
    assert.deepEqual(found, Array(4).fill({ drawn: true, pictures: 0 }));
  });
});
