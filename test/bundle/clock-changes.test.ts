/** Clocks that change while a page is open: summer time, journeys, a machine that slept, a battery that was empty. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { SCRIPT, assertQuiet, openRoots, startBrowser, type OpenPage, type TestBrowser } from './browser.js';

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/** A date that a test sets, and the minute's tick of the banner when the test wants it. As text: it names classes. */
const CLOCK = `
  const Original = Date;
  let now = Original.now();
  const ticks = [];
  globalThis.Date = class extends Original {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(now);
    }
    static now() {
      return now;
    }
  };
  const { setInterval: start } = window;
  window.setInterval = (run, time, ...rest) => {
    if (time === 60_000) ticks.push(run);
    return start(run, time, ...rest);
  };
  window.setClock = (text) => {
    now = Original.parse(text);
    for (const tick of ticks) tick();
  };
`;

/** Opens a banner at a moment, with a line of our own. */
async function open(line: Record<string, unknown>, asOf: string, now: string, zone: string): Promise<OpenPage> {
  const body = {
    schemaVersion: 1,
    asOf,
    helplines: [{ id: 'x', name: 'A line', audience: 'children', phone: '116', tel: '116', ...line }],
  };
  const source = browser.answerAt();
  const opening = browser.open({
    head: SCRIPT,
    body: `<ecpat-helpline-banner country="${String(line.country)}" src="${source.path}" layout="card"><p>fallback</p></ecpat-helpline-banner>`,
    prepare: async (page) => {
      await openRoots(page);
      await page.emulateTimezone(zone);
      await page.evaluateOnNewDocument(`${CLOCK} setClock(${JSON.stringify(now)});`);
    },
  });
  (await source.next()).writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const opened = await opening;
  await opened.page.waitForFunction(() => {
    const root = document.querySelector('ecpat-helpline-banner')!.shadowRoot!;
    return root.querySelector('[part~="line"]')?.textContent!.includes('A line');
  });
  return opened;
}

/** The banner's texts about the line and its own age after the next tick. */
async function at(
  page: Page,
  now: string,
): Promise<{ line: string; first: string | null; number: boolean; text: string }> {
  return page.evaluate(async (moment) => {
    (window as unknown as { setClock: (text: string) => void }).setClock(moment);
    await new Promise((resolve) => setTimeout(resolve));
    const root = document.querySelector('ecpat-helpline-banner')!.shadowRoot!;
    return {
      line: root.querySelector('[part~="line"]')!.textContent!.replace(/\s+/g, ' ').trim(),
      first: root.querySelector('#more a')!.getAttribute('href'),
      number: root.querySelector<HTMLElement>('a[href="tel:116"]')!.offsetHeight >= 44,
      text: root.querySelector('section')!.textContent!.replace(/\s+/g, ' '),
    };
  }, now);
}

describe('a banner whose page stays open', () => {
  test('[banner-open-now] opens and closes by the clock of the line on both days on which that clock is changed', async () => {
    const line = { country: 'DE', timeZone: 'Europe/Berlin', hours: 'Mo-Su 09:00-17:00' };
    const opened = await open(line, '2026-02-01', '2026-03-28T07:00Z', 'Africa/Nairobi');
    for (const [moment, expected] of [
      // In winter nine in Berlin is eight in the world's time …
      ['2026-03-28T07:59Z', 'Opens at 9:00 AM'],
      ['2026-03-28T08:00Z', 'Open now'],
      ['2026-03-28T15:59Z', 'Open now'],
      ['2026-03-28T16:00Z', 'Closed now, opens Sunday, 9:00 AM'],
      // … and on the day on which the clocks go forward it is seven.
      ['2026-03-29T00:59Z', 'Opens at 9:00 AM'],
      ['2026-03-29T01:00Z', 'Opens at 9:00 AM'],
      ['2026-03-29T06:59Z', 'Opens at 9:00 AM'],
      ['2026-03-29T07:00Z', 'Open now'],
      ['2026-03-29T14:59Z', 'Open now'],
      ['2026-03-29T15:00Z', 'Closed now, opens Monday, 9:00 AM'],
      ['2026-10-24T06:59Z', 'Opens at 9:00 AM'],
      ['2026-10-24T07:00Z', 'Open now'],
      ['2026-10-25T00:30Z', 'Opens at 9:00 AM'],
      ['2026-10-25T07:59Z', 'Opens at 9:00 AM'],
      ['2026-10-25T08:00Z', 'Open now'],
      ['2026-10-25T15:59Z', 'Open now'],
      ['2026-10-25T16:00Z', 'Closed now, opens Monday, 9:00 AM'],
    ] as const) {
      const { line: said, number } = await at(opened.page, moment);
      assert.ok(said.replace(/\u202f/g, ' ').includes(expected), `${moment}: ${said}`);
      assert.ok(number);
    }
    assertQuiet(opened);
  });

  test('says which clock is meant as soon as the visitor’s own shows another time, and no more when it is the same', async () => {
    const line = { country: 'DE', timeZone: 'Europe/Berlin', hours: 'Mo-Su 09:00-17:00' };
    const opened = await open(line, '2026-02-01', '2026-03-10T12:00Z', 'Europe/Paris');
    const { page } = opened;
    const isNamed = async (moment: string) => /Time zone: Central European/.test((await at(page, moment)).line);
    assert.ok(!(await isNamed('2026-03-10T12:00Z')));
    await page.emulateTimezone('America/New_York');
    const { line: away } = await at(page, '2026-03-10T12:01Z');
    assert.match(away, /Open now/);
    assert.ok(await isNamed('2026-03-10T12:01Z'));
    // Lagos has the same time in winter, and in summer not.
    await page.emulateTimezone('Africa/Lagos');
    assert.ok(!(await isNamed('2026-03-28T12:00Z')));
    assert.ok(await isNamed('2026-03-29T12:00Z'));
    assertQuiet(opened);
  });

  test('keeps to the country that it suggested, or that the visitor chose, wherever they travel', async () => {
    const opened = await browser.open({
      head: SCRIPT,
      body: '<ecpat-helpline-banner><p>fallback</p></ecpat-helpline-banner>',
      prepare: async (page) => {
        await openRoots(page);
        await page.emulateTimezone('Africa/Nairobi');
        await page.evaluateOnNewDocument(CLOCK);
      },
    });
    const { page } = opened;
    const heading = () =>
      page.evaluate(async () => {
        (window as unknown as { setClock: (text: string) => void }).setClock('2026-11-24T12:00Z');
        await new Promise((resolve) => setTimeout(resolve));
        return document.querySelector('ecpat-helpline-banner')!.shadowRoot!.querySelector('h2')!.textContent!.trim();
      });
    assert.equal(await heading(), 'Get help in Kenya');
    await page.emulateTimezone('Asia/Bangkok');
    assert.equal(await heading(), 'Get help in Kenya');
    assertQuiet(opened);
  });

  test('[banner-checked] ages: a line after twelve months, the list after eighteen, on the day and not before', async () => {
    const line = { country: 'KE', hours: '24/7', sourceDate: '2026-01-15' };
    const opened = await open(line, '2026-01-15', '2026-02-01T12:00Z', 'UTC');
    for (const [moment, checked, isOld] of [
      ['2027-01-15T23:59Z', ' Checked January 2026', false],
      ['2027-01-16T00:00Z', 'Last checked January 2026', false],
      ['2027-07-15T23:59Z', 'Last checked January 2026', false],
      ['2027-07-16T00:00Z', 'Last checked January 2026', true],
    ] as const) {
      const { line: said, text, first, number } = await at(opened.page, moment);
      assert.ok(said.includes(checked), `${moment}: ${said}`);
      assert.equal(text.includes('This list is old.'), isOld, moment);
      // In danger is first, old or not, and the number stays.
      assert.equal(first, 'tel:999');
      assert.ok(number);
    }
    assertQuiet(opened);
  });

  test('survives a clock that jumps: days of sleep, back again, and years that cannot be', async () => {
    const line = { country: 'DE', timeZone: 'Europe/Berlin', hours: 'Mo-Fr 09:00-17:00', sourceDate: '2026-01-15' };
    const opened = await open(line, '2026-01-15', '2026-03-10T12:00Z', 'Europe/Berlin');
    for (const [moment, expected] of [
      ['2026-03-10T12:00Z', 'Open now'],
      ['2026-03-14T12:00Z', 'Closed now, opens Monday, 9:00 AM'],
      ['2026-03-13T12:00Z', 'Open now'],
      ['1970-01-01T00:00Z', 'Opens at 9:00 AM'],
      ['2099-12-31T23:59Z', 'Opens at 9:00 AM'],
      ['2026-03-10T12:00Z', 'Open now'],
    ] as const) {
      const { line: said, number, text } = await at(opened.page, moment);
      assert.ok(said.replace(/\u202f/g, ' ').includes(expected), `${moment}: ${said}`);
      assert.ok(number);
      assert.ok(!/NaN|Invalid|undefined/.test(text));
    }
    assertQuiet(opened);
  });
});
