import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { readFrameworks } from '../../src/data/frameworks.js';
import { readHelplines } from '../../src/data/helplines.js';
import { readMembers } from '../../src/data/members.js';
import { SERVICE_NAMES, SERVICES } from '../../src/signup-form/services/services.js';
import { shiftOf, startBrowser, watchShift, type TestBrowser } from './browser.js';

const README = 'README.md';
const BANNER = 'docs/helpline-banner.md';
const CARD = 'docs/framework-card.md';
const MAP = 'docs/member-map.md';
const RECIPES = readFileSync('docs/newsletter-services.md', 'utf8');
const SCRIPT = '<script type="module" src="/dist/helpline-banner.js"></script>';
const codeAfter = (file: string, mark: string, language: string) =>
  new RegExp(`${mark}[^]*?\`\`\`${language}\\n([^]*?)\`\`\``).exec(readFileSync(file, 'utf8'))![1]!;
const HEIGHT_STYLES = codeAfter('docs/embedding.md', '## Reserve the height', 'css');

/** Waits with a function, because Puppeteer's `waitForSelector` does not notice changes in shadow roots. */
const waitForMap = (page: Page) =>
  page.waitForFunction(() =>
    document.querySelector('ecpat-member-map')?.shadowRoot?.querySelector('[part~="item"], [part~="country"]'),
  );

describe('the recipes in the docs', () => {
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
      test(`[exit-sticky] keep ${syntax} visible below a bar at ${width} px, or let it scroll away where there is no room`, async () => {
        const { page } = await browser.open({
          head: `<meta name="viewport" content="width=device-width"><style>${codeAfter(BANNER, '<!-- sticky', 'css')} body { margin: 0 }</style>${SCRIPT}`,
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
        assert.ok(place.below >= 0, 'the link target is not covered');
      });
    }
  }

  for (const width of [320, 1280]) {
    test(`reserve the height of a banner at ${width} px, so that nothing moves when the script loads late`, async () => {
      const release = browser.holdScripts();
      const embedded = codeAfter(README, '## Embed it', 'html').replace(/<script[^]*?<\/script>/, '');
      const { page } = await browser.open({
        head: `<meta name="viewport" content="width=device-width"><style>${HEIGHT_STYLES}</style>${SCRIPT.replace('type', 'async type')}`,
        body: `<p>before</p>${embedded}<p>after</p>`.repeat(2),
        prepare: async (page) => {
          await page.setViewport({ width, height: 900 });
          await watchShift(page);
        },
      });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      release();
      await page.waitForSelector('aria/Emergency: Leave this page');
      assert.equal(await shiftOf(page), '0.000');
    });
  }

  for (const [width, view] of [
    [320, 'both'],
    [640, 'both'],
    [768, 'both'],
    [1280, 'both'],
    [320, 'list'],
    [1280, 'list'],
    [320, 'map'],
    [1280, 'map'],
  ] as const) {
    test(`reserve the height of a map (${view}) at ${width} px, so that nothing moves when the script loads late`, async () => {
      const release = browser.holdScripts();
      const { page } = await browser.open({
        head: `<meta name="viewport" content="width=device-width"><style>${HEIGHT_STYLES}</style>
          <script type="module" async src="/dist/member-map.js"></script>`,
        body: `<p>before</p><ecpat-member-map view="${view}"><p>Our members</p></ecpat-member-map><p>after</p>`,
        prepare: async (page) => {
          await page.setViewport({ width, height: 1600 });
          await watchShift(page);
        },
      });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      release();
      await waitForMap(page);
      assert.equal(await shiftOf(page), '0.000');
    });
  }

  for (const width of [320, 1280]) {
    test(`reserve the height of a map at ${width} px, even when its own list loads late`, async () => {
      const { members } = JSON.parse(readFileSync('src/data/members.json', 'utf8')) as { members: unknown[] };
      const own = { schemaVersion: 1, members: members.slice(3) };
      const shown = readMembers(own)!.members;
      const { page } = await browser.open({
        head: `<meta name="viewport" content="width=device-width"><style>${HEIGHT_STYLES}</style>
          <script type="module" async src="/dist/member-map.js"></script>`,
        body: '<p>before</p><ecpat-member-map src="/own.json"></ecpat-member-map><p>after</p>',
        prepare: async (page) => {
          await page.setViewport({ width, height: 1600 });
          await watchShift(page);
          await page.setRequestInterception(true);
          page.on('request', async (request) => {
            if (!request.url().endsWith('/own.json')) return request.continue();
            await waitForMap(page);
            await shiftOf(page);
            await request.respond({ contentType: 'application/json', body: JSON.stringify(own) });
          });
        },
      });
      await page.waitForFunction(
        (text) => document.querySelector('ecpat-member-map')!.shadowRoot?.textContent.includes(text),
        {},
        `in ${new Set(shown.map(({ country }) => country)).size} countries in this list`,
      );
      assert.equal(await shiftOf(page), '0.000');
    });
  }

  test('reserve no height when JavaScript is off', async () => {
    const tags = [
      '<ecpat-helpline-banner country="KE"><p>one</p></ecpat-helpline-banner>',
      '<div data-ecpat="helpline-banner" data-country="KE"><p>one</p></div>',
      '<ecpat-member-map view="map"><p>one</p></ecpat-member-map>',
      '<div data-ecpat="member-map" data-view="list"><p>one</p></div>',
      '<ecpat-signup-form><p>one</p></ecpat-signup-form>',
    ];
    const { page } = await browser.open({
      head: `<style>${HEIGHT_STYLES} p { margin: 0 }</style>`,
      body: tags.join(''),
      prepare: (page) => page.setJavaScriptEnabled(false),
    });
    const heights = await page.$$eval('body > *', (all) => all.map((tag) => tag.getBoundingClientRect().height));
    assert.equal(heights.length, tags.length);
    for (const height of heights) assert.ok(height > 0 && height < 50, String(heights));
  });

  test('show the page’s own organisations immediately when they are set before the script loads', async () => {
    const members = codeAfter(MAP, '## Your own list', 'json');
    assert.deepEqual(readMembers(JSON.parse(members))?.problems, []);
    const recipe = codeAfter(MAP, '## Your own list', 'html')
      .replace("await (await fetch('/members.json')).json()", `${members}.members`)
      .replace("'/ecpat-widgets.js'", "'/dist/ecpat-widgets.js'");
    const { page, console } = await browser.open({ body: `<ecpat-member-map></ecpat-member-map>${recipe}` });
    await waitForMap(page);
    const items = await page.$$eval('>>> [part~="item"]', (all) => all.map((item) => item.getAttribute('aria-label')));
    assert.deepEqual(items, ['Kenya, 1 organisation']);
    assert.deepEqual(console, []);
  });

  test('[card-links] show the files of the card with and without JavaScript', async () => {
    assert.deepEqual(readFrameworks(JSON.parse(codeAfter(CARD, '## Any other document', 'json')))?.problems, []);
    const body = codeAfter(CARD, '<!-- card', 'html');
    const head = '<script type="module" src="/dist/framework-card.js"></script>';
    const files = ['/framework-en.pdf', '/framework-fr.html', '/framework-fr-easy.pdf'];
    const { page, console } = await browser.open({ head, body });
    await page.waitForFunction(() =>
      document.querySelector('ecpat-framework-card')?.shadowRoot?.querySelector('[part~="link"]'),
    );
    const shown = await page.$eval('ecpat-framework-card', (card) =>
      [...card.shadowRoot!.querySelectorAll<HTMLAnchorElement>('a[hreflang]')].map(({ pathname }) => pathname),
    );
    assert.deepEqual(shown, files);
    assert.deepEqual(console, []);
    const plain = await browser.open({ body, prepare: (page) => page.setJavaScriptEnabled(false) });
    for (const link of await plain.page.$$('a')) assert.ok(await link.boundingBox());
    const links = await plain.page.$$eval('a', (all) => all.map(({ pathname }) => pathname));
    assert.deepEqual(links, files);
  });

  test('[map-print] print the map and every organisation, including those out of view', async () => {
    const pagesOf = async (attributes: string) => {
      const { page } = await browser.open({
        head: '<script type="module" src="/dist/member-map.js"></script>',
        body: `<ecpat-member-map ${attributes}></ecpat-member-map>`,
        prepare: (page) => page.setViewport({ width: 1280, height: 700 }),
      });
      await waitForMap(page);
      // A PDF lists its pages uncompressed.
      return Buffer.from(await page.pdf())
        .toString('latin1')
        .match(/\/Type \/Page\b/g)!.length;
    };
    assert.equal(await pagesOf('region="mena"'), 1);
    assert.ok((await pagesOf('')) > 1, 'a hundred countries need more than one page');
  });

  test('contain a document of helplines that the banner accepts', () => {
    const read = readHelplines(JSON.parse(codeAfter(BANNER, '## Your own lines', 'json')))!;
    assert.deepEqual(read.problems, []);
    assert.equal(read.helplines[0]!.tel, '116');
  });

  for (const name of SERVICE_NAMES) {
    test(`[form-services] show a form for ${name} that makes no request, its policy, and a way without JavaScript`, async () => {
      const recipe = RECIPES.split(`\n## ${name}\n`)[1]!.split('\n## ')[0]!;
      const html = /```html\n([^]*?)```/.exec(recipe)![1]!;
      const head = '<script type="module" src="/dist/signup-form.js"></script>';
      const { page, console, requests } = await browser.open({ head, body: html });
      const form = await page.waitForFunction(() =>
        document.querySelector('ecpat-signup-form')?.shadowRoot?.querySelector('#ecpat-email'),
      );
      assert.ok(await (form as ElementHandle<Element>).boundingBox());
      await page.waitForNetworkIdle();
      assert.deepEqual(console, []);
      assert.deepEqual(new Set(requests.map((address) => new URL(address).origin)), new Set([browser.origin]));

      const valueOf = (attribute: string) => new RegExp(`${attribute}="(.+?)"`).exec(html)?.[1];
      assert.equal(valueOf('service') ?? 'json', name);
      const { transport } = SERVICES[name];
      const directive = { read: 'connect-src', opaque: 'connect-src', page: 'form-action', mail: undefined }[transport];
      const line = directive
        ? `Policy: \`${directive} ${new URL(valueOf('action')!).origin}\``
        : 'Policy: nothing is needed.';
      assert.ok(recipe.includes(line), line);

      const plain = await browser.open({ body: html, prepare: (page) => page.setJavaScriptEnabled(false) });
      const ways = await plain.page.$$('ecpat-signup-form a[href], ecpat-signup-form form[action] button');
      assert.equal(ways.length, 1);
      assert.ok(await ways[0]!.boundingBox());
    });
  }

  test('[always-help] give a frightened child a number and a way out without JavaScript', async () => {
    const { page } = await browser.open({
      body: codeAfter(README, '## Embed it', 'html').replace(/<script[^]*?<\/script>/, ''),
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
