import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { readHelplines } from '../../src/data/helplines.js';
import { startBrowser, type TestBrowser } from './browser.js';

declare global {
  interface Window {
    /** Sum of the layout shifts so far. */
    shift: number;
  }
}

const README = readFileSync('README.md', 'utf8');
const SCRIPT = '<script type="module" src="/dist/helpline-banner.js"></script>';
const codeAfter = (mark: string, language: string) =>
  new RegExp(`${mark}[^]*?\`\`\`${language}\\n([^]*?)\`\`\``).exec(README)![1]!;

describe('the recipes of the README', () => {
  let browser: TestBrowser;
  before(async () => (browser = await startBrowser()));
  after(() => browser.close());

  for (const [syntax, tag] of [
    ['the element', '<ecpat-helpline-banner id="banner" country="KE"></ecpat-helpline-banner>'],
    ['the div', '<div id="banner" data-ecpat="helpline-banner" data-country="KE"></div>'],
  ] as const) {
    for (const [width, top] of [
      [1280, 60],
      [320, -1000],
    ] as const) {
      test(`keep ${syntax} in sight below a bar at ${width} px, or scroll it away where there is no room`, async () => {
        const { page } = await browser.open({
          head: `<meta name="viewport" content="width=device-width"><style>${codeAfter('<!-- sticky', 'css')} body { margin: 0 }</style>${SCRIPT}`,
          body: `<div style="position:fixed;inset:0 0 auto;block-size:60px;background:#ddd">Cookies?</div>
            <div style="block-size:60px"></div>${tag}<p style="block-size:1500px">text</p><h2 id="far">Far</h2><p style="block-size:2000px">text</p>`,
          prepare: (page) => page.setViewport({ width, height: 700 }),
        });
        const place = await page.evaluate(() => {
          location.hash = 'far';
          const [banner, far] = ['banner', 'far'].map((id) => document.getElementById(id)!.getBoundingClientRect());
          return { banner: banner!.top, below: far!.top - banner!.bottom, y: scrollY };
        });
        assert.ok(place.y > 1000, 'the page was scrolled');
        if (top > 0) assert.equal(place.banner, top);
        else assert.ok(place.banner < 0);
        assert.ok(place.below >= 0, 'what was linked to is not covered');
      });
    }
  }

  for (const width of [320, 1280]) {
    test(`keep the height of a banner on a plain page of ${width} px, so that nothing moves when the script comes late`, async () => {
      const release = browser.holdScripts();
      const embedded = codeAfter('## Embed it', 'html').replace(/<script[^]*?<\/script>/, '');
      const { page } = await browser.open({
        head: `<meta name="viewport" content="width=device-width"><style>${codeAfter('<!-- reserved heights', 'css')}</style>${SCRIPT.replace('type', 'async type')}`,
        body: `<p>before</p>${embedded}<p>after</p>`.repeat(2),
        prepare: async (page) => {
          await page.setViewport({ width, height: 900 });
          await page.evaluateOnNewDocument(() => {
            Object.assign(window, { shift: 0 });
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                window.shift += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
          });
        },
      });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      release();
      await page.waitForSelector('aria/Emergency: Leave this page');
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(window.shift), 100))),
      );
      assert.equal(shift.toFixed(3), '0.000');
    });
  }

  test('hold a document of an own line that the banner understands', () => {
    const read = readHelplines(JSON.parse(codeAfter('### A line of your own', 'json')))!;
    assert.deepEqual(read.dropped, []);
    assert.equal(read.helplines[0]!.tel, '116');
  });

  test('show the banner a frightened child gets without JavaScript: a number and a way out', async () => {
    const { page } = await browser.open({
      body: codeAfter('## Embed it', 'html').replace(/<script[^]*?<\/script>/, ''),
      prepare: (page) => page.setJavaScriptEnabled(false),
    });
    const links = await page.$$eval('a', (all) => all.map((link) => [link.getAttribute('href'), link.rel]));
    assert.deepEqual(links, [
      ['tel:116', ''],
      ['https://www.wikipedia.org/', 'noopener noreferrer'],
    ]);
    for (const link of await page.$$('a')) assert.ok(await link.boundingBox());
  });
});
