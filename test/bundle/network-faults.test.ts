/**
 * Networks that fail while a visitor watches: a real server answers late, partly, in the wrong order or not at all.
 * `test/suites/source.ts` tests which documents and answers are rejected, `signup.test.ts` the answers of each newsletter
 * service.
 */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  SCRIPT,
  aborted,
  passTimeAtInput,
  openRoots,
  startBrowser,
  type OpenPage,
  type TestBrowser,
} from './browser.js';

/** The elements with `src`: a name from their bundled data, and a record for a test's own document. */
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
  /** The details of all `ecpat-error` events, as `tag code path`. */
  errorEvents: () => Promise<string[]>;
}

async function open(prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(), body = ''): Promise<Opened> {
  // The card shows the text in its tag, unless it loads a document.
  const fallback = (tag: Tag) => (tag === 'ecpat-framework-card' ? '' : '<p>fallback</p>');
  const tags = TAGS.map((tag) => `<${tag} country="KE">${fallback(tag)}</${tag}>`).join('');
  const opened = await browser.open({
    head: SCRIPT,
    body: body || tags,
    prepare: async (page) => {
      await openRoots(page);
      await page.evaluateOnNewDocument(() => {
        const errorEvents: string[] = [];
        Object.assign(window, { errorEvents });
        addEventListener('ecpat-error', ({ target, detail }: Event & { detail?: { code: string; source: string } }) =>
          errorEvents.push(`${(target as Element).localName} ${detail!.code} ${detail!.source}`),
        );
      });
      await prepare(page);
    },
  });
  return {
    ...opened,
    errorEvents: () => opened.page.evaluate(() => (window as unknown as { errorEvents: string[] }).errorEvents),
  };
}

const setSource = (page: Page, tag: Tag, src: string) =>
  page.$eval(tag, (element, address) => element.setAttribute('src', address), src);

/** Waits until an element shows a text, and checks that its base is visible and its fallback hidden. */
async function waitForText(page: Page, tag: Tag, words: string): Promise<void> {
  await page.waitForFunction(
    (name, text) => document.querySelector(name)!.shadowRoot!.textContent!.includes(text),
    {},
    tag,
    words,
  );
  assert.ok(await isRendered(page, tag));
}

const isRendered = (page: Page, tag: Tag) =>
  page.$eval(tag, (element) => {
    const base = element.shadowRoot!.querySelector('[part~="base"]')!;
    const isFallback = element.querySelector('p')?.getClientRects().length;
    return base.getBoundingClientRect().height > 40 && !isFallback;
  });

/** Our own warnings, without those of the browser about failed requests. */
const warnings = ({ console }: OpenPage) => console.filter((line) => line.includes('[ecpat-'));

describe('a document from a network that fails', () => {
  test('[network-faults] is ignored when it arrives after a document that was requested later', async () => {
    const opened = await open();
    for (const tag of TAGS) {
      const [first, second] = [browser.answerAt(), browser.answerAt()];
      await setSource(opened.page, tag, first.path);
      const late = await first.next();
      await setSource(opened.page, tag, second.path);
      answer(await second.next(), documentOf(tag, 'The second'));
      await waitForText(opened.page, tag, 'The second');
      answer(late, documentOf(tag, 'The first'));
    }
    await opened.page.waitForNetworkIdle();
    for (const tag of TAGS) await waitForText(opened.page, tag, 'The second');
    assert.deepEqual([await opened.errorEvents(), opened.errors, opened.console], [[], [], []]);
  });

  test('[network-faults] is ignored when it arrives after the element’s removal, and is requested again on return', async () => {
    const opened = await open();
    const { page } = opened;
    for (const tag of TAGS) {
      const address = browser.answerAt();
      await setSource(page, tag, address.path);
      const early = await address.next();
      const gone = aborted(early);
      const element = await page.$(tag);
      await element!.evaluate((widget) => widget.remove());
      // The element aborts a request that it no longer needs.
      await gone;
      answer(early, documentOf(tag, 'Too late'));
      await element!.evaluate((widget) => document.body.append(widget));
      await waitForText(page, tag, SOURCES[tag].own);
      answer(await address.next(), documentOf(tag, 'In time'));
      await waitForText(page, tag, 'In time');
      assert.equal(address.count(), 2);
    }
    assert.deepEqual([await opened.errorEvents(), opened.errors, opened.console], [[], [], []]);
  });

  test('[network-faults] is aborted when it stalls for ten seconds, and the bundled data stays', async () => {
    // Records the time limits, and lets them pass a hundred times as fast.
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
      const gone = aborted(response);
      const body = documentOf(tag, 'By half');
      response.writeHead(200, { 'content-type': 'application/json' }).write(body.slice(0, body.length / 2));
      await opened.page.waitForFunction(
        (count) => (window as unknown as { errorEvents: string[] }).errorEvents.length === count,
        {},
        expected.push(`${tag} timeout ${address.path}`),
      );
      await gone;
      await waitForText(opened.page, tag, SOURCES[tag].own);
    }
    assert.deepEqual(await opened.errorEvents(), expected);
    const limits = await opened.page.evaluate(() => (window as unknown as { limits: number[] }).limits);
    assert.deepEqual(limits, [10_000, 10_000, 10_000]);
    assert.equal(warnings(opened).length, 3);
    for (const line of warnings(opened))
      assert.match(line, /no complete answer within 10 s\. The bundled data stays\./);
    assert.deepEqual(opened.errors, []);
  });

  test('gives way to the bundled data when it is cut off or offline, until a complete one arrives', async () => {
    const opened = await open();
    const { page } = opened;
    const expected: string[] = [];
    for (const tag of TAGS) {
      const address = browser.answerAt();
      const failed = () =>
        page.waitForFunction(
          (count) => (window as unknown as { errorEvents: string[] }).errorEvents.length === count,
          {},
          expected.push(`${tag} network ${address.path}`),
        );
      const reinsert = () =>
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
      await waitForText(page, tag, SOURCES[tag].own);

      await page.setOfflineMode(true);
      await reinsert();
      await failed();
      await waitForText(page, tag, SOURCES[tag].own);

      await page.setOfflineMode(false);
      await reinsert();
      answer(await address.next(), documentOf(tag, 'The whole'));
      await waitForText(page, tag, 'The whole');

      // A document that is already shown stays while offline.
      await page.setOfflineMode(true);
      await page.evaluate(() => dispatchEvent(new Event('offline')));
      await waitForText(page, tag, 'The whole');
      const other = browser.answerAt();
      await setSource(page, tag, other.path);
      expected.push(`${tag} network ${other.path}`);
      await page.waitForFunction(
        (count) => (window as unknown as { errorEvents: string[] }).errorEvents.length === count,
        {},
        expected.length,
      );
      await waitForText(page, tag, SOURCES[tag].own);
      await page.setOfflineMode(false);
      await setSource(page, tag, address.path);
      answer(await address.next(), documentOf(tag, 'The whole again'));
      await waitForText(page, tag, 'The whole again');
    }
    assert.deepEqual(await opened.errorEvents(), expected);
    // One warning for each address, however often it fails.
    assert.equal(warnings(opened).length, 6);
    assert.deepEqual(opened.errors, []);
  });

  test('replaces the bundled data only when it is complete, even if it arrives byte by byte', async () => {
    const opened = await open();
    const { page } = opened;
    const session = await page.createCDPSession();
    await session.send('Network.enable');
    // As with weak 3G.
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
      await waitForText(page, tag, SOURCES[tag].own);
      const body = documentOf(tag, 'Drop by drop');
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of body) response.write(byte);
      response.end();
      await waitForText(page, tag, 'Drop by drop');
    }
    assert.deepEqual([await opened.errorEvents(), opened.errors, opened.console], [[], [], []]);
  });
});

describe('a sign-up on a network that fails', () => {
  const formTag = (action: string) =>
    `<ecpat-signup-form action="${action}" controller="Example" privacy-url="/privacy"><p><a href="/news">fallback</a></p></ecpat-signup-form>`;

  async function openForm(action: string): Promise<Opened> {
    const opened = await open(async (page) => {
      await page.evaluateOnNewDocument(passTimeAtInput);
      await page.evaluateOnNewDocument(() => {
        const ended: string[] = [];
        Object.assign(window, { ended });
        addEventListener('ecpat-signup-result', (event) =>
          ended.push((event as CustomEvent<{ state: string }>).detail.state),
        );
      });
    }, formTag(action));
    await opened.page.type('>>> #ecpat-email', 'ada@example.org');
    await (await opened.page.$('>>> #ecpat-consent'))!.click();
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
      shadowRoot!.querySelector<HTMLInputElement>('#ecpat-email')!.value,
      shadowRoot!.querySelector<HTMLInputElement>('#ecpat-consent')!.checked,
    ]);

  test('[network-faults] reports the failure while offline, keeps the input, and sends it once when back online', async () => {
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
    assert.deepEqual(await opened.errorEvents(), Array(2).fill(`ecpat-signup-form network ${service.path}`));
    assert.deepEqual(opened.errors, []);
  });

  /** Submits a form, and removes it from the page before the answer. */
  async function submitAndRemove() {
    const service = browser.answerAt();
    const opened = await openForm(service.path);
    await press(opened.page);
    const response = await service.next();
    const form = await opened.page.$('ecpat-signup-form');
    await form!.evaluate((element) => element.remove());
    return { service, opened, response, form };
  }

  test('succeeds when the page removes the form and puts it back before the answer arrives', async () => {
    const { service, opened, response, form } = await submitAndRemove();
    const { page } = opened;
    await form!.evaluate((element) => document.body.append(element));
    answer(response, '{"state":"confirm"}');
    assert.equal(await (await ended(page, 1)).jsonValue(), 'confirm');
    assert.match(await form!.evaluate(({ shadowRoot }) => shadowRoot!.textContent!), /Check your inbox now/);
    assert.equal(service.count(), 1);
    assert.deepEqual([await opened.errorEvents(), opened.errors, opened.console], [[], [], []]);
  });

  test('logs nothing when the answer arrives after the form’s removal, and shows the result on return', async () => {
    const { service, opened, response, form } = await submitAndRemove();
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
    assert.deepEqual([await opened.errorEvents(), opened.errors, opened.console], [[], [], []]);
  });
});
