import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROME_ARGUMENTS, findChrome } from '../../scripts/find-chrome.mjs';
import { LANGUAGES, TRANSLATED_TAGS } from '../../src/locales/languages.js';
import { previewOf } from './browser.js';
import { startVisitor } from './visitor.js';

/** Starts the server of `npm start`; resolves with its output once that matches `until`. */
function startDemo(port: number, until: RegExp): Promise<{ process: ChildProcess; printed: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('node', ['--import', 'tsx', 'scripts/serve.ts'], {
      env: { ...process.env, PORT: String(port) },
    });
    let printed = '';
    const read = (data: Buffer) => {
      printed += data.toString();
      if (until.test(printed)) resolve({ process: child, printed });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(printed)));
  });
}

let demo: ChildProcess;
let address: string;
let browser: Browser;

before(async () => {
  const started = await startDemo(0, /http:\/\/localhost:\d+\/builder\//);
  demo = started.process;
  address = /http:\S+/.exec(started.printed)![0];
  const { path, isShell } = await findChrome();
  browser = await puppeteer.launch({
    executablePath: path,
    headless: isShell ? 'shell' : true,
    args: CHROME_ARGUMENTS,
  });
});
after(async () => {
  demo.kill();
  await browser.close();
});

interface Visit {
  page: Page;
  messages: string[];
}

async function visit(width = 1280, fontSize = 16): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.setViewport({ width, height: 900 });
  await page.evaluateOnNewDocument((size) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { font-size: ${size}px }`);
    document.adoptedStyleSheets = [sheet];
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  }, fontSize);
  // As on a slow connection, the script loads only after the fallback is painted.
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (request.url().endsWith('/ecpat-widgets.js')) {
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    }
    await request.continue();
  });
  await page.goto(address, { waitUntil: 'networkidle0' });
  return { page, messages };
}

describe('the demo', () => {
  test('says that a port is in use, and how to choose another', async () => {
    const port = Number(new URL(address).port);
    const { printed } = await startDemo(port, /\n/);
    assert.match(printed, new RegExp(`Port ${port} is in use\\. Choose another: PORT=${port + 1} npm start`));
  });

  test('serves the embed builder, whose policy lets the preview show the widget, images and documents', async () => {
    const page = await (await browser.createBrowserContext()).newPage();
    const messages: string[] = [];
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(String(error)));
    const answer = await page.goto(`${address}builder`, { waitUntil: 'load' });
    assert.equal(answer!.url(), `${address}builder/`);
    const frame = await previewOf(page, 'ecpat-member-map');
    const statuses = await frame.evaluate(async (from) => {
      const picture = new Image();
      picture.src = `${from}builder/no-such-cover.png`;
      await new Promise((resolve) => (picture.onerror = resolve));
      const documents = ['dist/data/helplines.json', 'data/v1/KE.json'].map((path) => fetch(from + path));
      return (await Promise.all(documents)).map(({ status }) => status);
    }, address);
    assert.deepEqual(statuses, [200, 200]);
    // The policy did not block the image; that would appear here too.
    assert.deepEqual(messages, ['Failed to load resource: the server responded with a status of 404 (Not Found)']);
  });

  test('[builder-preview] shows a visitor the preview of the embed builder, under its policy', async (context) => {
    const visitor = await startVisitor();
    // Its browser would keep the process alive after a failure.
    context.after(() => visitor.close());
    const tab = await visitor.open(`${address}builder/`);
    await tab.frames((text) => text.includes('Leave this page') && text.includes('Shift'));
  });

  test('lets any page load and revalidate the built files', async () => {
    const file = `${address}dist/ecpat-widgets.js`;
    const { status, headers } = await fetch(file);
    const again = await fetch(file, { headers: { 'if-none-match': headers.get('etag')! } });
    assert.deepEqual([status, again.status], [200, 304]);
    for (const one of [headers, again.headers]) {
      assert.equal(one.get('access-control-allow-origin'), '*');
      assert.equal(one.get('cross-origin-resource-policy'), 'cross-origin');
    }
  });

  test('shows all four widgets with real data and logs nothing', async () => {
    const { page, messages } = await visit();
    const map = await page.$eval('ecpat-member-map', (element) => ({
      lands: [...element.shadowRoot!.querySelectorAll('svg path')]
        .map((path) => path.getAttribute('d'))
        .join('')
        .split('Z').length,
      text: element.shadowRoot!.textContent!,
    }));
    assert.ok(map.lands > 245);
    assert.match(map.text, /122 organisations in 104 countries \(2020\)/);
    const card = await page.$eval('ecpat-framework-card', (element) => element.shadowRoot!.textContent!);
    for (const said of ['2021–2025', 'English', 'Français', 'Español', 'Русский']) assert.ok(card.includes(said), said);
    const banner = await page.accessibility.snapshot({ interestingOnly: true });
    assert.match(JSON.stringify(banner), /"name":"116"/);
    assert.ok(
      /Or press Shift three times\. This page may stay/.test(JSON.stringify(banner)),
      'with a space between the sentences',
    );
    assert.deepEqual(messages, []);
  });

  for (const language of TRANSLATED_TAGS) {
    test(`shows ${LANGUAGES[language]} after the language switch`, async () => {
      const { page, messages } = await visit();
      const text = () =>
        page.$$eval('ecpat-member-map, ecpat-signup-form, ecpat-framework-card', (all) =>
          all.map((element) => element.shadowRoot!.textContent),
        );
      const english = await text();
      await page.select('[name="language"]', language);
      await page.waitForFunction(
        (lang) => document.querySelector('ecpat-framework-card')!.shadowRoot!.querySelector(`[lang="${lang}"]`),
        {},
        language,
      );
      const translated = await text();
      translated.forEach((words, index) => assert.notEqual(words, english[index]));
      assert.deepEqual(messages, []);
    });
  }

  test('reserves no height for the widgets when JavaScript is off', async () => {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 320, height: 900 });
    await page.setJavaScriptEnabled(false);
    await page.goto(address, { waitUntil: 'load' });
    const widgets = 'ecpat-helpline-banner, ecpat-member-map, ecpat-signup-form, ecpat-framework-card, [data-ecpat]';
    const heights = await page.$$eval(widgets, (all) => all.map((element) => element.getBoundingClientRect().height));
    assert.equal(heights.length, 5);
    for (const height of heights) assert.ok(height > 10 && height < 150, `${height}`);
    await context.close();
  });

  for (const [width, fontSize] of [
    [320, 16],
    [768, 16],
    [1280, 16],
    [1280, 13],
  ] as const) {
    test(`neither shifts while loading nor scrolls sideways: ${width} px wide, text of ${fontSize} px`, async () => {
      const { page } = await visit(width, fontSize);
      const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
      assert.equal(shifts.reduce((sum, shift) => sum + shift, 0).toFixed(3), '0.000');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    });
  }
});
