/**
 * Networks that fail while somebody looks on: the built file against a real server that answers late, by half, in the
 * wrong order or not at all. Which documents and answers are refused is held by `test/suites/source.ts` and
 * `test/helpers/faulty-server.mjs`, what each newsletter service may answer by `signup.test.ts`.
 */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { SCRIPT, givenUp, hurry, openRoots, startBrowser, type OpenPage, type TestBrowser } from './browser.js';

/** The three with a `src`: what they show of the bundle, and a document that shows a name. */
const SOURCES = {
  'ecpat-helpline-banner': {
    list: 'helplines',
    record: { country: 'KE', audience: 'children', phone: '116', tel: '116' },
    own: 'Childline Kenya',
  },
  'ecpat-member-map': { list: 'members', record: { country: 'KE' }, own: 'Kenya Alliance for Advancement of Children' },
  'ecpat-framework-card': {
    list: 'frameworks',
    record: { languages: ['en'], landingPage: 'https://example.org/', files: [] },
    own: 'Strategic Framework',
  },
} as const;
type Tag = keyof typeof SOURCES;
const TAGS = Object.keys(SOURCES) as Tag[];

const documentOf = (tag: Tag, name: string): string => {
  const { list, record } = SOURCES[tag];
  const named = list === 'frameworks' ? { title: { en: name } } : { name };
  return JSON.stringify({ schemaVersion: 1, asOf: '2026-11-24', [list]: [{ id: 'x', ...record, ...named }] });
};
const answer = (response: ServerResponse, body: string) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

interface Opened extends OpenPage {
  /** The details of `ecpat-error`, as `tag code path`. */
  told: () => Promise<string[]>;
}

async function open(prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(), body = ''): Promise<Opened> {
  const tags = TAGS.map((tag) => `<${tag} country="KE"><p>fallback</p></${tag}>`).join('');
  const opened = await browser.open({
    head: SCRIPT,
    body: body || tags,
    prepare: async (page) => {
      await openRoots(page);
      await page.evaluateOnNewDocument(() => {
        const told: string[] = [];
        Object.assign(window, { told });
        addEventListener('ecpat-error', ({ target, detail }: Event & { detail?: { code: string; source: string } }) =>
          told.push(`${(target as Element).localName} ${detail!.code} ${detail!.source}`),
        );
      });
      await prepare(page);
    },
  });
  return { ...opened, told: () => opened.page.evaluate(() => (window as unknown as { told: string[] }).told) };
}

const setSource = (page: Page, tag: Tag, src: string) =>
  page.$eval(tag, (element, address) => element.setAttribute('src', address), src);

/** Waits until an element says something, in every state with its base shown and its fallback not. */
async function says(page: Page, tag: Tag, words: string): Promise<void> {
  await page.waitForFunction(
    (name, text) => document.querySelector(name)!.shadowRoot!.textContent!.includes(text),
    {},
    tag,
    words,
  );
  assert.ok(await isWhole(page, tag));
}

const isWhole = (page: Page, tag: Tag) =>
  page.$eval(tag, (element) => {
    const base = element.shadowRoot!.querySelector('[part~="base"]')!;
    const isFallback = element.querySelector('p')!.getClientRects().length > 0;
    return base.getBoundingClientRect().height > 40 && !isFallback;
  });

/** Our own lines; the browser has its own for each request that fails. */
const warnings = ({ console }: OpenPage) => console.filter((line) => line.includes('[ecpat-'));

describe('a document from a network that fails', () => {
  test('[network-faults] comes late and after another that was asked for since: the last one asked for stays', async () => {
    const opened = await open();
    for (const tag of TAGS) {
      const [first, second] = [browser.answerAt(), browser.answerAt()];
      await setSource(opened.page, tag, first.path);
      const late = await first.next();
      await setSource(opened.page, tag, second.path);
      answer(await second.next(), documentOf(tag, 'The second'));
      await says(opened.page, tag, 'The second');
      answer(late, documentOf(tag, 'The first'));
    }
    await opened.page.waitForNetworkIdle();
    for (const tag of TAGS) await says(opened.page, tag, 'The second');
    assert.deepEqual([await opened.told(), opened.errors, opened.console], [[], [], []]);
  });

  test('[network-faults] comes after the element has left: nothing is said, and it is asked for again on return', async () => {
    const opened = await open();
    const { page } = opened;
    for (const tag of TAGS) {
      const address = browser.answerAt();
      await setSource(page, tag, address.path);
      const early = await address.next();
      const gone = givenUp(early);
      const element = await page.$(tag);
      await element!.evaluate((widget) => widget.remove());
      // The browser ends the request, and does not wait for what nobody wants.
      await gone;
      answer(early, documentOf(tag, 'Too late'));
      await element!.evaluate((widget) => document.body.append(widget));
      await says(page, tag, SOURCES[tag].own);
      answer(await address.next(), documentOf(tag, 'In time'));
      await says(page, tag, 'In time');
      assert.equal(address.count(), 2);
    }
    assert.deepEqual([await opened.told(), opened.errors, opened.console], [[], [], []]);
  });

  test('[network-faults] begins and does not end: after ten seconds the bundled data stays, and the request is given up', async () => {
    // The timer of ten seconds runs a hundred times as fast.
    const opened = await open((page) =>
      page.evaluateOnNewDocument(() => {
        const original = window.setTimeout;
        const limits: number[] = [];
        Object.assign(window, { limits });
        window.setTimeout = ((run: () => void, time = 0, ...rest: unknown[]) => {
          if (time > 5000) limits.push(time);
          return original(run, time > 5000 ? time / 100 : time, ...rest);
        }) as typeof setTimeout;
      }),
    );
    const expected: string[] = [];
    for (const tag of TAGS) {
      const address = browser.answerAt();
      await setSource(opened.page, tag, address.path);
      const response = await address.next();
      const gone = givenUp(response);
      const body = documentOf(tag, 'By half');
      response.writeHead(200, { 'content-type': 'application/json' }).write(body.slice(0, body.length / 2));
      await opened.page.waitForFunction(
        (count) => (window as unknown as { told: string[] }).told.length === count,
        {},
        expected.push(`${tag} timeout ${address.path}`),
      );
      await gone;
      await says(opened.page, tag, SOURCES[tag].own);
    }
    assert.deepEqual(await opened.told(), expected);
    const limits = await opened.page.evaluate(() => (window as unknown as { limits: number[] }).limits);
    assert.deepEqual(limits, [10_000, 10_000, 10_000]);
    assert.equal(warnings(opened).length, 3);
    for (const line of warnings(opened))
      assert.match(line, /no complete answer within 10 s\. The bundled data stays\./);
    assert.deepEqual(opened.errors, []);
  });

  test('is cut off in its middle, then the line is dead, then it is back: the bundled data stays until a document is whole', async () => {
    const opened = await open();
    const { page } = opened;
    const expected: string[] = [];
    for (const tag of TAGS) {
      const address = browser.answerAt();
      const failed = () =>
        page.waitForFunction(
          (count) => (window as unknown as { told: string[] }).told.length === count,
          {},
          expected.push(`${tag} network ${address.path}`),
        );
      const comeAgain = () =>
        page.$eval(tag, (element) => {
          element.remove();
          document.body.append(element);
        });
      await setSource(page, tag, address.path);
      const response = await address.next();
      const body = documentOf(tag, 'By half');
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
      await failed();
      await says(page, tag, SOURCES[tag].own);

      await page.setOfflineMode(true);
      await comeAgain();
      await failed();
      await says(page, tag, SOURCES[tag].own);

      await page.setOfflineMode(false);
      await comeAgain();
      answer(await address.next(), documentOf(tag, 'The whole'));
      await says(page, tag, 'The whole');

      // Shown once, it stays while the line is dead and nothing new is asked for.
      await page.setOfflineMode(true);
      await page.evaluate(() => dispatchEvent(new Event('offline')));
      await says(page, tag, 'The whole');
      const other = browser.answerAt();
      await setSource(page, tag, other.path);
      expected.push(`${tag} network ${other.path}`);
      await page.waitForFunction(
        (count) => (window as unknown as { told: string[] }).told.length === count,
        {},
        expected.length,
      );
      await says(page, tag, SOURCES[tag].own);
      await page.setOfflineMode(false);
      await setSource(page, tag, address.path);
      answer(await address.next(), documentOf(tag, 'The whole again'));
      await says(page, tag, 'The whole again');
    }
    assert.deepEqual(await opened.told(), expected);
    // One for each address, however often it fails.
    assert.equal(warnings(opened).length, 6);
    assert.deepEqual(opened.errors, []);
  });

  test('comes drop by drop: the bundled data is there meanwhile', async () => {
    const opened = await open();
    const { page } = opened;
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    // As on 3G in a village.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 300,
      downloadThroughput: 20_000,
      uploadThroughput: 10_000,
    });
    for (const tag of TAGS) {
      const address = browser.answerAt();
      await setSource(page, tag, address.path);
      const response = await address.next();
      await says(page, tag, SOURCES[tag].own);
      const body = documentOf(tag, 'Drop by drop');
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of body) response.write(byte);
      response.end();
      await says(page, tag, 'Drop by drop');
    }
    assert.deepEqual([await opened.told(), opened.errors, opened.console], [[], [], []]);
  });
});

describe('a sign-up over a network that fails', () => {
  const FORM = (action: string) =>
    `<ecpat-signup-form action="${action}" controller="Example" privacy-url="/privacy"><p>fallback</p></ecpat-signup-form>`;

  async function openForm(action: string): Promise<Opened> {
    const opened = await open(async (page) => {
      await page.evaluateOnNewDocument(hurry);
      await page.evaluateOnNewDocument(() => {
        const ended: string[] = [];
        Object.assign(window, { ended });
        addEventListener('ecpat-signup-result', (event) =>
          ended.push((event as CustomEvent<{ state: string }>).detail.state),
        );
      });
    }, FORM(action));
    await opened.page.type('>>> #email', 'ada@example.org');
    await (await opened.page.$('>>> #consent'))!.click();
    return opened;
  }

  const press = async (page: Page) => (await page.$('>>> [part~="button"]'))!.click();
  const ended = (page: Page, count: number) =>
    page.waitForFunction(
      (times) => {
        const { ended } = window as unknown as { ended: string[] };
        return ended.length === times && ended.join();
      },
      {},
      count,
    );
  const typed = (page: Page) =>
    page.$eval('ecpat-signup-form', ({ shadowRoot }) => [
      shadowRoot!.querySelector<HTMLInputElement>('#email')!.value,
      shadowRoot!.querySelector<HTMLInputElement>('#consent')!.checked,
    ]);

  test('[network-faults] says so while the line is dead, keeps what was typed, and sends it once when it is back', async () => {
    const service = browser.answerAt();
    const opened = await openForm(service.path);
    const { page } = opened;
    for (const times of [1, 2]) {
      await page.setOfflineMode(true);
      await press(page);
      await ended(page, times);
      assert.deepEqual(await typed(page), ['ada@example.org', true]);
      await page.setOfflineMode(false);
    }
    assert.equal(service.count(), 0);
    await press(page);
    answer(await service.next(), '{"state":"ok"}');
    assert.equal(await (await ended(page, 3)).jsonValue(), 'down,down,ok');
    assert.equal(service.count(), 1);
    assert.deepEqual(await opened.told(), Array(2).fill(`ecpat-signup-form network ${service.path}`));
    assert.deepEqual(opened.errors, []);
  });

  /** A form that was sent, and taken out of the page before the answer. */
  async function takeAway() {
    const service = browser.answerAt();
    const opened = await openForm(service.path);
    await press(opened.page);
    const response = await service.next();
    const form = await opened.page.$('ecpat-signup-form');
    await form!.evaluate((element) => element.remove());
    return { service, opened, response, form };
  }

  test('ends well when the page takes the form away and puts it back before the answer comes', async () => {
    const { service, opened, response, form } = await takeAway();
    const { page } = opened;
    await form!.evaluate((element) => document.body.append(element));
    answer(response, '{"state":"confirm"}');
    assert.equal(await (await ended(page, 1)).jsonValue(), 'confirm');
    assert.match(await form!.evaluate(({ shadowRoot }) => shadowRoot!.textContent!), /Check your inbox now/);
    assert.equal(service.count(), 1);
    assert.deepEqual([await opened.told(), opened.errors, opened.console], [[], [], []]);
  });

  test('ends without a word when the answer comes after the form has left, and tells the visitor on return', async () => {
    const { service, opened, response, form } = await takeAway();
    const { page } = opened;
    const finished = page.waitForResponse((one) => one.url().endsWith(service.path));
    answer(response, '{"state":"confirm"}');
    await finished;
    await page.waitForNetworkIdle();
    await form!.evaluate((element) => document.body.append(element));
    await page.waitForFunction(
      (element) => /Check your inbox now/.test(element.shadowRoot!.textContent!),
      {},
      form as NonNullable<typeof form>,
    );
    assert.equal(service.count(), 1);
    assert.deepEqual([await opened.told(), opened.errors, opened.console], [[], [], []]);
  });
});
