/** Attacks: texts in documents, attributes and slots that try to run as script on other people's pages. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { countryCodes } from '../../src/helpline-banner/countries.model.js';
import { ELEMENTS } from '../../stories/generated/elements.js';
import { INJECTIONS } from '../helpers/injections.js';
import { FRAMEWORK, HELPLINE, MEMBER } from '../helpers/records.js';
import { openRoots, startBrowser, type OpenPage, type TestBrowser } from './browser.js';

declare global {
  interface Window {
    alarms: number;
    alarm: () => void;
    /** Finds forbidden content in the elements: event handlers, script addresses, and elements that we never create. */
    forbidden: () => string[];
  }
}

/** Inline scripts are allowed, so that the alarm can ring. Only turning texts into markup is forbidden. */
const POLICY = "script-src 'self' 'unsafe-inline' data:; require-trusted-types-for 'script'; trusted-types lit-html";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json } | undefined;

interface Subject {
  tagName: string;
  /** Attributes that make the element show every field of a record. */
  attributes: Record<string, string>;
  record: { [name: string]: Json };
}

/** Elements with `src`, by the name of the list in their document. */
const SUBJECTS: Record<string, Subject> = {
  helplines: {
    tagName: 'ecpat-helpline-banner',
    attributes: { country: 'KE', layout: 'card' },
    record: HELPLINE,
  },
  members: { tagName: 'ecpat-member-map', attributes: { country: 'KE' }, record: MEMBER },
  frameworks: { tagName: 'ecpat-framework-card', attributes: { 'document-id': 'mark' }, record: FRAMEWORK },
};

/** Without these attributes, an element shows only part of its content. */
const REQUIRED_ATTRIBUTES: Record<string, Record<string, string>> = {
  'ecpat-helpline-banner': { country: 'KE', layout: 'card' },
  'ecpat-signup-form': { action: '/signup', controller: 'ECPAT Example', 'privacy-url': '/privacy' },
};

/** Whether a text is an ordinary address of another site, which the browser may request. */
const isForeign = (text: string) => /^(https:|\/\/)/.test(text.trim());

/** The path of every text in a record. */
function pathsOf(value: Json, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]));
}

/** A copy of a record with another text at one path. */
function withText(value: Json, [name, ...rest]: string[], text: string): Json {
  if (name === undefined) return text;
  if (Array.isArray(value))
    return value.map((inner, index) => (`${index}` === name ? withText(inner, rest, text) : inner));
  const record = value as { [name: string]: Json };
  return { ...record, [name]: withText(record[name]!, rest, text) };
}

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** Installs the alarm and the search for forbidden content. */
function installAlarm(): void {
  window.alarms = 0;
  window.alarm = () => void window.alarms++;
  window.forbidden = () => {
    const found: string[] = [];
    const roots: ParentNode[] = [document.body];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        // Slot content belongs to the page.
        if (root === document.body) continue;
        if (/^(script|iframe|object|embed|base|meta|link|style|template)$/.test(element.localName)) {
          found.push(element.localName);
        }
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on')) found.push(`${element.localName} ${name}`);
          if (!/^(href|src|action|formaction|xlink:href|srcdoc)$/.test(name)) continue;
          const { protocol, username, origin } = new URL(value, location.href);
          if (!(/^(https|tel|sms|mailto):$/.test(protocol) || origin === location.origin) || username) {
            found.push(`${element.localName} ${name}=${value}`);
          }
        }
      }
    }
    return found;
  };
}

/** Opens a page with an alarm and open shadow roots. `/document.json?0` is the first of the served documents. */
async function open(served?: Json[]): Promise<OpenPage> {
  return browser.open({
    head: '<script type="module" src="/dist/ecpat-widgets.js"></script>',
    headers: { 'content-security-policy': POLICY },
    prepare: async (page) => {
      await page.evaluateOnNewDocument(installAlarm);
      await openRoots(page);
      if (!served) return;
      await page.setRequestInterception(true);
      page.on('request', (request: HTTPRequest) => {
        const [, index] = /\/document\.json\?(\d+)$/.exec(request.url()) ?? [];
        if (index === undefined) return void request.continue();
        void request.respond({ contentType: 'application/json', body: JSON.stringify(served[Number(index)]) });
      });
    },
  });
}

/** Adds a new element to the page by script, because Trusted Types forbid parsing it. */
const put = (page: Page, tagName: string, attributes: Record<string, string>) =>
  page.evaluate(
    async (tag, given) => {
      await customElements.whenDefined(tag);
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
      document.body.replaceChildren(element);
    },
    tagName,
    attributes,
  );

/** Sets an attribute to one value after another. Returns the forbidden content, and how often the text was readable. */
const tryEach = (page: Page, attribute: string, values: readonly string[], texts: readonly string[] = []) =>
  page.evaluate(
    async (name, all, awaited) => {
      const element = document.body.firstElementChild as Element & { updateComplete: Promise<unknown> };
      const before = element.getAttribute(name);
      const found = new Set<string>();
      let read = 0;
      for (const [index, value] of all.entries()) {
        element.setAttribute(name, value);
        await element.updateComplete;
        for (const one of window.forbidden()) found.add(one);
        if (awaited[index] && element.shadowRoot!.textContent!.includes(awaited[index])) read++;
      }
      if (before === null) element.removeAttribute(name);
      else element.setAttribute(name, before);
      return { forbidden: [...found], read };
    },
    attribute,
    values,
    texts,
  );

/** Waits until the element shows a text, and presses "Show more" below long lists until then. */
const waitForText = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => {
      const { shadowRoot } = document.body.firstElementChild!;
      if (shadowRoot!.textContent!.includes(wanted)) return true;
      const buttons = [...shadowRoot!.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent!.trim() === 'Show more')?.click();
      return false;
    },
    {},
    text,
  );

function assertQuiet({ console: messages, errors, requests }: OpenPage): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(
    // Ignores our warnings to the page's author, and the browser's errors about missing addresses.
    messages.filter((line) => !/^warn: \[ecpat-|^error: Failed to load resource/.test(line)),
    [],
  );
  const elsewhere = requests.filter(
    (address) => !address.startsWith(browser.origin) && !address.startsWith('data:image/'),
  );
  assert.deepEqual(elsewhere, []);
}

describe('injected texts', () => {
  test('set off the alarm when a page inserts all 300 of them as HTML', async () => {
    assert.ok(INJECTIONS.length >= 300, `${INJECTIONS.length}`);
    const { page } = await browser.open({
      prepare: (page) => page.evaluateOnNewDocument(installAlarm),
    });
    await page.evaluate((texts) => {
      for (const text of texts) {
        const holder = document.createElement('div');
        holder.innerHTML = text;
        document.body.append(holder);
      }
    }, INJECTIONS);
    await page.waitForFunction(() => window.alarms > 30);
  });

  for (const [list, { tagName, attributes, record }] of Object.entries(SUBJECTS)) {
    const marked = (mark: string) => ({
      ...record,
      id: 'mark',
      ...(list === 'frameworks' ? { title: { en: mark } } : { name: mark }),
    });

    test(`[src-links] [card-plain] stay plain text in every field of a record of ${list}`, async () => {
      const served: Json[] = [];
      const opened = await open(served);
      const { page } = opened;
      const places = pathsOf(record);
      assert.ok(places.length >= 7);
      for (const place of places) {
        const texts = place[0] === 'cover' ? INJECTIONS.filter((text) => !isForeign(text)) : INJECTIONS;
        const records = texts.map((text, index) => {
          const changed = withText(record, place, text) as { [name: string]: Json };
          return { ...changed, id: place[0] === 'id' ? text : `${index}` };
        });
        const mark = `Mark ${served.length}`;
        served.push({ schemaVersion: 1, asOf: '2026-11-24', [list]: [...records, marked(mark)] });
        await put(page, tagName, { ...attributes, src: `/document.json?${served.length - 1}` });
        await waitForText(page, mark);
        // Banner and map show all records of a country together, the card one at a time.
        if (place[0] === 'title') await page.evaluate((lang) => (document.documentElement.lang = lang), place[1]!);
        const ids = list === 'frameworks' ? records.map(({ id }) => id) : ['mark'];
        const { forbidden, read } = await tryEach(page, list === 'frameworks' ? 'document-id' : 'class', ids, texts);
        await page.evaluate(() => (document.documentElement.lang = 'en'));
        assert.deepEqual(forbidden, [], place.join('.'));
        assert.equal(await page.evaluate(() => window.alarms), 0, place.join('.'));
        // Fields without a format show the attack as plain text.
        if (place[0] === 'title' && /^(en|fr)$/.test(place[1]!))
          assert.ok(read > texts.length * 0.9, `${place.join('.')}: ${read}`);
        if (place[0] === 'name') await waitForText(page, texts[0]!);
      }
      await page.waitForNetworkIdle();
      assertQuiet(opened);
    });
  }

  test('stay plain text as emergency numbers and as their countries', async () => {
    const codes = [...countryCodes()];
    const halves = [INJECTIONS.slice(0, codes.length), INJECTIONS.slice(codes.length)];
    const served = halves.flatMap((texts, half) =>
      ['general', 'police'].map((kind, index) => ({
        schemaVersion: 1,
        asOf: '2026-11-24',
        helplines: [{ ...HELPLINE, name: `Mark ${2 * half + index}` }],
        emergency: {
          ...Object.fromEntries(texts.map((text) => [text, { general: ['999'], police: ['999'] }])),
          ...Object.fromEntries(texts.map((text, place) => [codes[place]!, { general: ['1'], [kind]: [text, '2'] }])),
        },
      })),
    );
    const opened = await open(served);
    const { page } = opened;
    for (const index of served.keys()) {
      await put(page, 'ecpat-helpline-banner', {
        ...REQUIRED_ATTRIBUTES['ecpat-helpline-banner'],
        src: `/document.json?${index}`,
      });
      await waitForText(page, `Mark ${index}`);
      assert.deepEqual((await tryEach(page, 'country', codes)).forbidden, []);
    }
    assert.equal(await page.evaluate(() => window.alarms), 0);
    assertQuiet(opened);
  });

  for (const { tagName, attributes } of ELEMENTS) {
    test(`[no-throw] stay plain text in every attribute and slot of ${tagName}`, async () => {
      const opened = await open();
      const { page } = opened;
      await put(page, tagName, REQUIRED_ATTRIBUTES[tagName] ?? {});
      for (const { name } of attributes) {
        const texts = name === 'src' ? INJECTIONS.filter((text) => !isForeign(text)) : INJECTIONS;
        const { forbidden, read } = await tryEach(page, name, texts, texts);
        assert.deepEqual(forbidden, [], name);
        if (name === 'controller') assert.ok(read > texts.length * 0.9, `${read}`);
      }
      const forbidden = await page.evaluate(async (texts) => {
        const element = document.body.firstElementChild as Element & { updateComplete: Promise<unknown> };
        const found = new Set<string>();
        for (const slot of ['', 'heading', 'note', 'consent', 'success', 'cover']) {
          for (const text of texts) {
            const node = document.createElement('p');
            node.slot = slot;
            node.textContent = text;
            element.replaceChildren(node);
            // `slotchange` fires in a microtask.
            await Promise.resolve();
            await element.updateComplete;
            for (const one of window.forbidden()) found.add(one);
          }
        }
        return [...found];
      }, INJECTIONS);
      assert.deepEqual(forbidden, []);
      await page.waitForNetworkIdle();
      assert.equal(await page.evaluate(() => window.alarms), 0);
      assertQuiet(opened);
    });
  }
});
