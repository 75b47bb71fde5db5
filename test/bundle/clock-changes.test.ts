/** Clocks that change while a page is open: daylight saving time, travel, sleep, an empty battery. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { SCRIPT, assertQuiet, openRoots, startBrowser, type OpenPage, type TestBrowser } from './browser.js';

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

/**
 * A clock that the test sets; setting it also runs the banner's one-minute timers. As text, because our compiler wraps
 * named classes in a helper that pages lack.
 */
const CLOCK = `
  const Original = Date;
  let now = Original.now();
  const timers = [];
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
    if (time === 60_000) timers.push(run);
    return start(run, time, ...rest);
  };
  window.setClock = (text) => {
    now = Original.parse(text);
    for (const run of timers) run();
  };
`;

/** Opens a banner at a given time, with a single helpline. */
async function open(line: Record<string, unknown>, asOf: string, now: string, zone: string): Promise<OpenPage> {
  const body = {
    schemaVersion: 1,
    asOf,
    replaces: [line['country']],
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
    return root.querySelector('.ecpat-line')?.textContent!.includes('A line');
  });
  return opened;
}

/** Sets the clock, and reads the banner: its helpline, its first link, whether the number is visible, and all text. */
async function at(
  page: Page,
  now: string,
): Promise<{ line: string; first: string | null; number: boolean; text: string }> {
  return page.evaluate(async (moment) => {
    (window as unknown as { setClock: (text: string) => void }).setClock(moment);
    await new Promise((resolve) => setTimeout(resolve));
    const root = document.querySelector('ecpat-helpline-banner')!.shadowRoot!;
    return {
      line: root.querySelector('.ecpat-line')!.textContent!.replace(/\s+/g, ' ').trim(),
      first: root.querySelector('#ecpat-more a')!.getAttribute('href'),
      number: root.querySelector<HTMLElement>('a[href="tel:116"]')!.offsetHeight >= 44,
      text: root.querySelector('section')!.textContent!.replace(/\s+/g, ' '),
    };
  }, now);
}

describe('a banner on a page that stays open', () => {
  test('[banner-open-now] shows open and closed in the helpline’s own time zone on both days of a clock change', async () => {
    const line = { country: 'DE', timeZone: 'Europe/Berlin', hours: 'Mo-Su 09:00-17:00' };
    const opened = await open(line, '2026-02-01', '2026-03-28T07:00Z', 'Africa/Nairobi');
    for (const [moment, expected] of [
      // In winter, 09:00 in Berlin is 08:00 UTC …
      ['2026-03-28T07:59Z', 'Closed now, opens at 9:00 AM'],
      ['2026-03-28T08:00Z', 'Open now'],
      ['2026-03-28T15:59Z', 'Open now'],
      ['2026-03-28T16:00Z', 'Closed now, opens Sunday, 9:00 AM'],
      // … and from the day when the clocks go forward, it is 07:00 UTC.
      ['2026-03-29T00:59Z', 'Closed now, opens at 9:00 AM'],
      ['2026-03-29T01:00Z', 'Closed now, opens at 9:00 AM'],
      ['2026-03-29T06:59Z', 'Closed now, opens at 9:00 AM'],
      ['2026-03-29T07:00Z', 'Open now'],
      ['2026-03-29T14:59Z', 'Open now'],
      ['2026-03-29T15:00Z', 'Closed now, opens Monday, 9:00 AM'],
      ['2026-10-24T06:59Z', 'Closed now, opens at 9:00 AM'],
      ['2026-10-24T07:00Z', 'Open now'],
      ['2026-10-25T00:30Z', 'Closed now, opens at 9:00 AM'],
      ['2026-10-25T07:59Z', 'Closed now, opens at 9:00 AM'],
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

  test('names the time zone only while the visitor’s own clock shows another time', async () => {
    const line = { country: 'DE', timeZone: 'Europe/Berlin', hours: 'Mo-Su 09:00-17:00' };
    const opened = await open(line, '2026-02-01', '2026-03-10T12:00Z', 'Europe/Paris');
    const { page } = opened;
    const isNamed = async (moment: string) => /Time zone: Central European/.test((await at(page, moment)).line);
    assert.ok(!(await isNamed('2026-03-10T12:00Z')));
    await page.emulateTimezone('America/New_York');
    const { line: away } = await at(page, '2026-03-10T12:01Z');
    assert.match(away, /Open now/);
    assert.ok(await isNamed('2026-03-10T12:01Z'));
    // Lagos has the same time as Berlin in winter, but not in summer.
    await page.emulateTimezone('Africa/Lagos');
    assert.ok(!(await isNamed('2026-03-28T12:00Z')));
    assert.ok(await isNamed('2026-03-29T12:00Z'));
    assertQuiet(opened);
  });

  test('keeps the suggested country when the visitor’s time zone changes', async () => {
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

  test('[banner-checked] [banner-old] counts a check from its day, and marks the list as old after eighteen months', async () => {
    const checked = { on: '2026-12-01', by: 'KAACR' };
    const line = { country: 'KE', hours: '24/7', sourceDate: '2026-01-15', checked };
    const opened = await open(line, '2026-01-15', '2026-02-01T12:00Z', 'UTC');
    for (const [moment, origin, isOld] of [
      // A clock that is behind must not show a check that lies ahead of it.
      ['2026-11-30T23:59Z', 'Source: January 2026', false],
      ['2026-12-01T00:00Z', 'Checked by KAACR, December 2026', false],
      ['2027-07-15T23:59Z', 'Checked by KAACR, December 2026', false],
      ['2027-07-16T00:00Z', 'Checked by KAACR, December 2026', true],
    ] as const) {
      const { line: said, text, first, number } = await at(opened.page, moment);
      assert.ok(said.includes(origin), `${moment}: ${said}`);
      assert.equal(text.includes('This list is old.'), isOld, moment);
      // The emergency number stays first and the helpline stays callable, even when the list is old.
      assert.equal(first, 'tel:999');
      assert.ok(number);
    }
    assertQuiet(opened);
  });

  test('shows the right status when the clock jumps forward, back or to an impossible year', async () => {
    const line = { country: 'DE', timeZone: 'Europe/Berlin', hours: 'Mo-Fr 09:00-17:00', sourceDate: '2026-01-15' };
    const opened = await open(line, '2026-01-15', '2026-03-10T12:00Z', 'Europe/Berlin');
    for (const [moment, expected] of [
      ['2026-03-10T12:00Z', 'Open now'],
      ['2026-03-14T12:00Z', 'Closed now, opens Monday, 9:00 AM'],
      ['2026-03-13T12:00Z', 'Open now'],
      ['1970-01-01T00:00Z', 'Closed now, opens at 9:00 AM'],
      ['2099-12-31T23:59Z', 'Closed now, opens at 9:00 AM'],
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
