/** Pages that create, copy and move the widgets, or return from the back/forward cache. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import {
  SCRIPT,
  TAGS,
  WIDGETS,
  upgradedIn,
  assertQuiet,
  held,
  openRoots,
  startBrowser,
  startFullBrowser,
  type OpenPage,
  type TestBrowser,
} from './browser.js';

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

const open = () => browser.open({ head: SCRIPT, body: `${WIDGETS}<main id="place"></main>`, prepare: openRoots });

/** Brings a widget into one of two states, as a visitor does. */
async function use(element: ElementHandle, variant: 0 | 1): Promise<void> {
  await element.evaluate(async (widget, which) => {
    const find = widget.shadowRoot!;
    if (widget.localName === 'ecpat-helpline-banner') {
      const more = find.querySelector('button[aria-controls]')!;
      if ((more.getAttribute('aria-expanded') === 'true') !== (which === 0)) (more as HTMLElement).click();
      find.querySelector<HTMLElement>('button:not([aria-controls])')?.click();
      await new Promise((resolve) => setTimeout(resolve));
      const countries = find.querySelector('select')!;
      countries.value = ['TH', 'BR'][which]!;
      countries.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (widget.localName === 'ecpat-member-map') {
      find.querySelectorAll<HTMLElement>('[part~="item"]')[which]!.click();
    } else if (widget.localName === 'ecpat-signup-form') {
      const email = find.querySelector<HTMLInputElement>('#ecpat-email')!;
      email.value = ['ada@example.org', 'eve@example.org'][which]!;
      email.dispatchEvent(new Event('input', { bubbles: true }));
      const consent = find.querySelector<HTMLInputElement>('#ecpat-consent')!;
      if (consent.checked !== (which === 0)) consent.click();
    } else {
      (widget as HTMLElement).lang = ['fr', 'ru'][which]!;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }, variant);
}

/** Everything that `use` changes, as one comparable text. */
const stateOf = (element: ElementHandle) =>
  element.evaluate((widget) => {
    const find = widget.shadowRoot!;
    const email = find.querySelector<HTMLInputElement>('#ecpat-email');
    return [
      find.querySelector('h2')!.textContent!.trim(),
      find.querySelector('button[aria-controls]')?.getAttribute('aria-expanded'),
      find.querySelector('[aria-pressed="true"]')?.getAttribute('aria-label'),
      find.querySelector('[part~="details"] h3')?.textContent,
      email?.value,
      find.querySelector<HTMLInputElement>('#ecpat-consent')?.checked,
      find.querySelector('section')!.lang,
      getComputedStyle(find.querySelector('section')!).borderTopWidth,
    ].join(' | ');
  });

const widgetsOf = async (page: Page) => Promise.all(TAGS.map(async (tag) => (await page.$(tag))!));

/**
 * Counts the events of the map and the form after one selection and one submission.
 *
 * @param variant - a state other than the map's current one
 */
async function countEvents({ page }: OpenPage, widgets: ElementHandle[], variant: 0 | 1): Promise<number[]> {
  await page.evaluate(() => {
    Object.assign(window, { fired: [] });
    for (const type of ['ecpat-member-select', 'ecpat-signup-submit']) {
      addEventListener(type, (event) => {
        event.preventDefault();
        (window as unknown as { fired: string[] }).fired.push(type);
      });
    }
  });
  await use(widgets[1]!, variant);
  await use(widgets[2]!, 0);
  await widgets[2]!.evaluate((form) => form.shadowRoot!.querySelector('form')!.requestSubmit());
  // The form delays submissions that come faster than a person can type.
  await page.waitForFunction(() => (window as unknown as { fired: string[] }).fired.includes('ecpat-signup-submit'));
  return page.evaluate(() => {
    const { fired } = window as unknown as { fired: string[] };
    return ['ecpat-member-select', 'ecpat-signup-submit'].map((type) => fired.filter((one) => one === type).length);
  });
}

describe('widgets that a script creates', () => {
  let opened: OpenPage;
  before(async () => (opened = await open()));

  for (const [name, make] of Object.entries<(html: string) => void>({
    innerHTML: (html) => (document.body.innerHTML = html),
    'innerHTML of a detached element': (html) => {
      const holder = document.createElement('div');
      holder.innerHTML = html;
      document.body.append(holder);
    },
    insertAdjacentHTML: (html) => document.body.insertAdjacentHTML('afterbegin', html),
    outerHTML: (html) => {
      document.body.append(document.createElement('i'));
      document.querySelector('i')!.outerHTML = html;
    },
    createContextualFragment: (html) => document.body.append(document.createRange().createContextualFragment(html)),
    'a cloned template': (html) => {
      const template = document.createElement('template');
      template.innerHTML = html;
      document.body.append(template.content.cloneNode(true));
    },
    'the content of a template': (html) => {
      const template = document.createElement('template');
      template.innerHTML = html;
      document.body.append(template.content);
    },
    'DOMParser and adoptNode': (html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      for (const child of [...parsed.body.children]) document.body.append(document.adoptNode(child));
    },
    'DOMParser and importNode': (html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      for (const child of parsed.body.children) document.body.append(document.importNode(child, true));
    },
    'nodes imported from an XML document': (html) => {
      const xml = `<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`;
      const parsed = new DOMParser().parseFromString(xml, 'application/xhtml+xml');
      document.body.append(...document.importNode(parsed.documentElement, true).children);
    },
    'single nodes, with attributes set last': (html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      for (const source of parsed.body.children) {
        const element = document.createElement(source.localName);
        document.body.append(element);
        element.append(...source.childNodes);
        for (const { name, value } of source.attributes) element.setAttribute(name, value);
      }
    },
  })) {
    test(`are upgraded when created with ${name}`, async () => {
      const { page } = opened;
      await page.evaluate(() => document.body.replaceChildren());
      assert.deepEqual(await upgradedIn(page), []);
      await page.evaluate(make, WIDGETS);
      assert.deepEqual(await upgradedIn(page), TAGS);
      assertQuiet(opened);
    });
  }
});

describe('a copy of a widget in use', () => {
  for (const tag of TAGS) {
    test(`[moves] works, starts in the initial state, and is independent of the original: ${tag}`, async () => {
      const opened = await open();
      const { page } = opened;
      const original = (await page.$(tag))!;
      const untouched = await stateOf(original);
      await use(original, 0);
      const used = await stateOf(original);
      assert.notEqual(used, untouched);

      const copy = (await page.evaluateHandle((widget) => {
        const clone = widget.cloneNode(true) as Element;
        document.getElementById('place')!.append(clone);
        return clone;
      }, original)) as ElementHandle;
      assert.equal(await copy.$eval('p', (fallback) => fallback.getClientRects().length), 0);
      // A visitor's choices are not attributes, so copies and scripts cannot read them. The language is an attribute.
      assert.equal(await stateOf(copy), tag === 'ecpat-framework-card' ? used : untouched);
      await use(copy, 1);
      const other = await stateOf(copy);
      assert.notEqual(other, used);
      assert.equal(await stateOf(original), used);
      await original.evaluate((widget) => widget.remove());
      await use(copy, 0);
      assert.equal(await stateOf(copy), used);
      assertQuiet(opened);
    });
  }
});

describe('widgets that a page moves while in use', () => {
  for (const [name, away, back] of [
    [
      'to another place on the page',
      (widget: Element) => document.getElementById('place')!.append(widget),
      (widget: Element) => document.body.prepend(widget),
    ],
    [
      'with moveBefore',
      (widget: Element) => {
        const place = document.getElementById('place')! as HTMLElement & {
          moveBefore?: typeof Node.prototype.insertBefore;
        };
        // `moveBefore` needs Chrome 133 or Firefox 144. Other browsers remove and insert the node.
        if (place.moveBefore) place.moveBefore(widget, null);
        else place.append(widget);
      },
      (widget: Element) => {
        const place = document.body as HTMLElement & { moveBefore?: typeof Node.prototype.insertBefore };
        if (place.moveBefore) place.moveBefore(widget, place.firstChild);
        else place.prepend(widget);
      },
    ],
    [
      'into a shadow root',
      (widget: Element) => {
        const place = document.getElementById('place')!;
        (place.shadowRoot ?? place.attachShadow({ mode: 'open' })).append(widget);
      },
      (widget: Element) => document.body.prepend(widget),
    ],
    [
      'into the document of a frame',
      (widget: Element) => {
        let frame = document.querySelector('iframe');
        if (!frame) {
          frame = document.createElement('iframe');
          frame.width = frame.height = '800';
          document.body.append(frame);
        }
        frame.contentDocument!.body.append(widget);
      },
      (widget: Element) => document.body.prepend(widget),
    ],
    [
      'into an invisible document and back',
      (widget: Element) => {
        const parsed = new DOMParser().parseFromString('<!doctype html><p>', 'text/html');
        parsed.adoptNode(widget);
        document.body.prepend(document.adoptNode(widget));
      },
      (widget: Element) => document.body.prepend(widget),
    ],
  ] as const) {
    test(`[moves] keep their state, work after every move, and fire each event once: ${name}`, async () => {
      const opened = await open();
      const { page } = opened;
      const widgets = await widgetsOf(page);
      for (const widget of widgets) {
        await use(widget, 1);
        const other = await stateOf(widget);
        await use(widget, 0);
        const used = await stateOf(widget);
        await widget.evaluate(away);
        assert.equal(await stateOf(widget), used);
        await use(widget, 1);
        assert.equal(await stateOf(widget), other);
        await widget.evaluate(back);
        assert.equal(await stateOf(widget), other);
        await use(widget, 0);
        assert.equal(await stateOf(widget), used);
      }

      const session = await page.createCDPSession();
      const { listeners } = await held(session);
      for (let round = 0; round < 3; round++) {
        for (const widget of widgets) {
          await widget.evaluate(away);
          await widget.evaluate(back);
        }
      }
      assert.equal((await held(session)).listeners, listeners);
      assert.deepEqual(await countEvents(opened, widgets, 1), [1, 1]);
      assertQuiet(opened);
    });
  }

  test('keep the focus when moved with moveBefore', async (context) => {
    const { page } = await open();
    if (!(await page.evaluate(() => 'moveBefore' in Element.prototype)))
      return context.diagnostic('not tried: this browser has no moveBefore, Chrome 133 and Firefox 144 have');
    for (const widget of await widgetsOf(page)) {
      const kept = await widget.evaluate((element) => {
        const control = element.shadowRoot!.querySelector<HTMLElement>('button, a[href], input')!;
        control.focus();
        const place = document.getElementById('place') as HTMLElement & {
          moveBefore: typeof Node.prototype.insertBefore;
        };
        place.moveBefore(element, null);
        return [element.shadowRoot!.activeElement === control, document.activeElement === element];
      });
      assert.deepEqual(kept, [true, true]);
    }
  });
});

describe('a page that returns from the back/forward cache', () => {
  let fullBrowser: TestBrowser;
  before(async () => (fullBrowser = await startFullBrowser()));
  after(() => fullBrowser.close());

  test('[moves] shows every widget in its last state, and all of them still work, including the exit', async (context) => {
    if (fullBrowser.isShell)
      return context.diagnostic('not tried: the headless shell has no back/forward cache, Chromium has');
    const target = fullBrowser.serve({ body: 'elsewhere' });
    const opened = await fullBrowser.open({
      head: SCRIPT,
      body: WIDGETS.replace('country="KE"', `country="KE" exit-url="${target}"`),
      prepare: openRoots,
    });
    const { page } = opened;
    const widgets = await widgetsOf(page);
    const other: string[] = [];
    const used: string[] = [];
    for (const [index, widget] of widgets.entries()) {
      await use(widget, 1);
      other[index] = await stateOf(widget);
      await use(widget, 0);
      used[index] = await stateOf(widget);
    }
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
    await page.goto(target);
    await page.goBack();
    assert.ok(await page.evaluate(() => (window as unknown as { persisted?: boolean }).persisted));
    const shown = await widgetsOf(page);
    for (const [index, widget] of shown.entries()) {
      assert.equal(await stateOf(widget), used[index]);
      await use(widget, 1);
      assert.equal(await stateOf(widget), other[index]);
    }
    assert.deepEqual(await countEvents(opened, shown, 0), [1, 1]);
    assertQuiet(opened);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const arrived = page.waitForFunction((address) => location.href === address, {}, target);
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Shift');
    await arrived;
  });
});
