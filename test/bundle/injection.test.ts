/** What somebody writes into a document or an attribute to have it run in the pages of others. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { ELEMENTS } from '../../stories/generated/elements.js';
import { INJECTIONS } from '../helpers/injections.js';
import { FRAMEWORK, HELPLINE, MEMBER } from '../helpers/records.js';
import { openRoots, startBrowser, type OpenPage, type TestBrowser } from './browser.js';

declare global {
  interface Window {
    alarms: number;
    alarm: () => void;
  }
}

/** Scripts in the markup may run, so that the alarm can ring; only making markup of texts is forbidden. */
const POLICY = "script-src 'self' 'unsafe-inline' data:; require-trusted-types-for 'script'; trusted-types lit-html";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json } | undefined;

const RECORDS: Record<string, { list: string; tag: string; record: { [name: string]: Json } }> = {
  helplines: {
    list: 'helplines',
    tag: '<ecpat-helpline-banner country="KE" layout="card" src="/document.json"></ecpat-helpline-banner>',
    record: HELPLINE,
  },
  members: {
    list: 'members',
    tag: '<ecpat-member-map src="/document.json" country="KE"></ecpat-member-map>',
    record: MEMBER,
  },
  frameworks: {
    list: 'frameworks',
    tag: '<ecpat-framework-card src="/document.json"></ecpat-framework-card>',
    record: FRAMEWORK,
  },
};

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

/** Opens a page with an alarm, whose roots can be looked into, and whose `/document.json` is what the test says. */
async function open(body: string, answer?: () => Json): Promise<OpenPage> {
  return browser.open({
    head: '<script type="module" src="/dist/ecpat-widgets.js"></script>',
    body,
    headers: { 'content-security-policy': POLICY },
    prepare: async (page) => {
      await page.evaluateOnNewDocument(() => {
        window.alarms = 0;
        window.alarm = () => void window.alarms++;
      });
      await openRoots(page);
      if (!answer) return;
      await page.setRequestInterception(true);
      page.on('request', (request: HTTPRequest) => {
        if (!request.url().includes('/document.json')) return void request.continue();
        void request.respond({ contentType: 'application/json', body: JSON.stringify(answer()) });
      });
    },
  });
}

/** What may not be in a page: handlers, addresses that run something, elements that nobody of us makes. */
const strange = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const roots: ParentNode[] = [document.body];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        // What the page itself put into the slots is the page's.
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
  });

function assertQuiet({ console: said, errors, requests }: OpenPage): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(
    // What the elements say to the page's author, and what the browser says of an address that is not there.
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
      prepare: (page) =>
        page.evaluateOnNewDocument(() => {
          window.alarms = 0;
          window.alarm = () => void window.alarms++;
        }),
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

  for (const [name, { list, tag, record }] of Object.entries(RECORDS)) {
    test(`stay texts in every place of a document of ${name}`, async () => {
      let served: Json = null;
      const opened = await open('', () => served);
      const { page } = opened;
      const places = placesOf(record);
      assert.ok(places.length >= 7);
      for (const place of places) {
        const records = INJECTIONS.map((text, index) => ({
          ...(withText(record, place, text) as { [name: string]: Json }),
          ...(place[0] !== 'id' && { id: `${index}` }),
        }));
        served = { schemaVersion: 1, asOf: '2026-11-24', [list]: records };
        const asked = page.waitForResponse((response) => response.url().includes('/document.json'));
        await page.evaluate((markup) => {
          // Made and not parsed: Trusted Types forbid that, as they should.
          const [, tagName, attributes] = /^<([\w-]+)([^>]*)>/.exec(markup)!;
          const element = document.createElement(tagName!);
          for (const [, key, value] of attributes!.matchAll(/([\w-]+)="(.*?)"/g)) element.setAttribute(key!, value!);
          document.body.replaceChildren(element);
        }, tag);
        await asked;
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
        if (/^(name|title\.en)$/.test(place.join('.'))) {
          // Where everything may stand it does: as a text.
          await page.waitForFunction(
            (text) => document.body.firstElementChild!.shadowRoot!.textContent!.includes(text),
            {},
            INJECTIONS[0]!,
          );
        }
        assert.deepEqual(await strange(page), [], place.join('.'));
        assert.equal(await page.evaluate(() => window.alarms), 0, place.join('.'));
      }
      await page.waitForNetworkIdle();
      assertQuiet(opened);
    });
  }

  for (const { tagName, attributes } of ELEMENTS) {
    test(`stay texts in every attribute of ${tagName}, and in its slots`, async () => {
      const opened = await open(`<${tagName}></${tagName}>`);
      const { page } = opened;
      for (const { name } of attributes) {
        // An address that is allowed is asked, which is what it is for.
        const texts = name === 'src' ? INJECTIONS.filter((text) => !/^https:|^\/\//.test(text.trim())) : INJECTIONS;
        await page.evaluate(
          async (tag, attribute, values) => {
            const element = document.querySelector(tag)!;
            for (const value of values) {
              element.setAttribute(attribute, value);
              await Promise.resolve();
            }
            element.removeAttribute(attribute);
          },
          tagName,
          name,
          texts,
        );
        assert.deepEqual(await strange(page), [], name);
      }
      await page.evaluate(
        async (tag, texts) => {
          const element = document.querySelector(tag)!;
          for (const slot of ['', 'heading', 'note', 'consent', 'success', 'cover']) {
            for (const text of texts) {
              const node = document.createElement('p');
              node.slot = slot;
              node.textContent = text;
              element.replaceChildren(node);
              await Promise.resolve();
            }
          }
        },
        tagName,
        INJECTIONS,
      );
      assert.deepEqual(await strange(page), []);
      await page.waitForNetworkIdle();
      assert.equal(await page.evaluate(() => window.alarms), 0);
      assertQuiet(opened);
    });
  }
});
