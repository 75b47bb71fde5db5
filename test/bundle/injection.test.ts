/** Attacks in documents and attributes that try to run code on the page. */
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
    /** Lists forbidden content of the elements: handlers, addresses that run code, elements that we never create. */
    strange: () => string[];
  }
}

/** Scripts in the markup may run, so that the alarm can ring; only making markup of texts is forbidden. */
const POLICY = "script-src 'self' 'unsafe-inline' data:; require-trusted-types-for 'script'; trusted-types lit-html";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json } | undefined;

interface Subject {
  tagName: string;
  /** Attributes with which the element shows a whole record. */
  attributes: Record<string, string>;
  record: { [name: string]: Json };
}

/** By the name of the list in the document. */
const SUBJECTS: Record<string, Subject> = {
  helplines: {
    tagName: 'ecpat-helpline-banner',
    attributes: { country: 'KE', layout: 'card' },
    record: HELPLINE,
  },
  members: { tagName: 'ecpat-member-map', attributes: { country: 'KE' }, record: MEMBER },
  frameworks: { tagName: 'ecpat-framework-card', attributes: { 'document-id': 'mark' }, record: FRAMEWORK },
};

/** Without these an element shows only a part of itself. */
const NEEDS: Record<string, Record<string, string>> = {
  'ecpat-helpline-banner': { country: 'KE', layout: 'card' },
  'ecpat-signup-form': { action: '/signup', controller: 'ECPAT Example', 'privacy-url': '/privacy' },
};

/** Addresses that the browser may request without running anything. */
const isForeign = (text: string) => /^(https:|\/\/)/.test(text.trim());

/** Every place of a text in a record, as the names on the way to it. */
function placesOf(value: Json, way: string[] = []): string[][] {
  if (typeof value === 'string') return [way];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...way, name]));
}

/** A copy of a record with another text in one place. */
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

/** Puts an alarm into a page, and a look for what may not be there. */
function watch(): void {
  window.alarms = 0;
  window.alarm = () => void window.alarms++;
  window.strange = () => {
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

/** Opens a page with an alarm, whose roots can be looked into, and whose `/document.json?0` is the first of what is served. */
async function open(served?: Json[]): Promise<OpenPage> {
  return browser.open({
    head: '<script type="module" src="/dist/ecpat-widgets.js"></script>',
    headers: { 'content-security-policy': POLICY },
    prepare: async (page) => {
      await page.evaluateOnNewDocument(watch);
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

/** Puts a new element into the page. Made and not parsed: Trusted Types forbid that, as they should. */
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

/** Shows a text in one place after the other of the element's attributes, and says what was strange, and how often it could be read. */
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
        for (const one of window.strange()) found.add(one);
        if (awaited[index] && element.shadowRoot!.textContent!.includes(awaited[index])) read++;
      }
      if (before === null) element.removeAttribute(name);
      else element.setAttribute(name, before);
      return { strange: [...found], read };
    },
    attribute,
    values,
    texts,
  );

/** Waits until a text can be read in the element. */
const reads = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.body.firstElementChild!.shadowRoot!.textContent!.includes(wanted),
    {},
    text,
  );

function assertQuiet({ console: said, errors, requests }: OpenPage): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(
    // Warnings of the elements for the page's author, and the browser's note about a missing address.
    said.filter((line) => !/^warn: \[ecpat-|^error: Failed to load resource/.test(line)),
    [],
  );
  const elsewhere = requests.filter(
    (address) => !address.startsWith(browser.origin) && !address.startsWith('data:image/'),
  );
  assert.deepEqual(elsewhere, []);
}

describe('texts that would run as script', () => {
  test('are many, and the alarm rings where one of them is put into a page without care', async () => {
    assert.ok(INJECTIONS.length >= 300, `${INJECTIONS.length}`);
    const { page } = await browser.open({
      prepare: (page) => page.evaluateOnNewDocument(watch),
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

    test(`[src-links] [card-plain] stay texts in every place of a record of ${list}`, async () => {
      const served: Json[] = [];
      const opened = await open(served);
      const { page } = opened;
      const places = placesOf(record);
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
        await reads(page, mark);
        // Banner and map show all records of a country at once, the card one at a time.
        if (place[0] === 'title') await page.evaluate((lang) => (document.documentElement.lang = lang), place[1]!);
        const ids = list === 'frameworks' ? records.map(({ id }) => id) : ['mark'];
        const { strange, read } = await tryEach(page, list === 'frameworks' ? 'document-id' : 'class', ids, texts);
        await page.evaluate(() => (document.documentElement.lang = 'en'));
        assert.deepEqual(strange, [], place.join('.'));
        assert.equal(await page.evaluate(() => window.alarms), 0, place.join('.'));
        // Where everything may stand it does: as a text.
        if (place[0] === 'title' && /^(en|fr)$/.test(place[1]!))
          assert.ok(read > texts.length * 0.9, `${place.join('.')}: ${read}`);
        if (place[0] === 'name') await reads(page, texts[0]!);
      }
      await page.waitForNetworkIdle();
      assertQuiet(opened);
    });

    test(`stay texts as the date of a document of ${list}`, async () => {
      const served = INJECTIONS.map((asOf, index) => ({
        schemaVersion: 1,
        asOf,
        [list]: [marked(`Mark ${index}.`)],
      }));
      const opened = await open(served);
      const { page } = opened;
      await put(page, tagName, attributes);
      const strange = await page.evaluate(async (count) => {
        const element = document.body.firstElementChild!;
        const found = new Set<string>();
        for (let index = 0; index < count; index++) {
          element.setAttribute('src', `/document.json?${index}`);
          while (!element.shadowRoot!.textContent!.includes(`Mark ${index}.`)) {
            await new Promise((resolve) => setTimeout(resolve));
          }
          for (const one of window.strange()) found.add(one);
        }
        return [...found];
      }, served.length);
      assert.deepEqual(strange, []);
      assert.equal(await page.evaluate(() => window.alarms), 0);
      assertQuiet(opened);
    });
  }

  test('stay texts as emergency numbers, and as the countries that they are of', async () => {
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
      await put(page, 'ecpat-helpline-banner', { ...NEEDS['ecpat-helpline-banner'], src: `/document.json?${index}` });
      await reads(page, `Mark ${index}`);
      assert.deepEqual((await tryEach(page, 'country', codes)).strange, []);
    }
    assert.equal(await page.evaluate(() => window.alarms), 0);
    assertQuiet(opened);
  });

  for (const { tagName, attributes } of ELEMENTS) {
    test(`[no-throw] stay texts in every attribute of ${tagName}, and in its slots`, async () => {
      const opened = await open();
      const { page } = opened;
      await put(page, tagName, NEEDS[tagName] ?? {});
      for (const { name } of attributes) {
        const texts = name === 'src' ? INJECTIONS.filter((text) => !isForeign(text)) : INJECTIONS;
        const { strange, read } = await tryEach(page, name, texts, texts);
        assert.deepEqual(strange, [], name);
        if (name === 'controller') assert.ok(read > texts.length * 0.9, `${read}`);
      }
      const strange = await page.evaluate(async (texts) => {
        const element = document.body.firstElementChild as Element & { updateComplete: Promise<unknown> };
        const found = new Set<string>();
        for (const slot of ['', 'heading', 'note', 'consent', 'success', 'cover']) {
          for (const text of texts) {
            const node = document.createElement('p');
            node.slot = slot;
            node.textContent = text;
            element.replaceChildren(node);
            // Slots tell of their content a moment later.
            await Promise.resolve();
            await element.updateComplete;
            for (const one of window.strange()) found.add(one);
          }
        }
        return [...found];
      }, INJECTIONS);
      assert.deepEqual(strange, []);
      await page.waitForNetworkIdle();
      assert.equal(await page.evaluate(() => window.alarms), 0);
      assertQuiet(opened);
    });
  }
});
