import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { TAGS, upgradedIn, assertQuiet, startBrowser, type TestBrowser } from './browser.js';

const FILES = TAGS.map((tag) => `${tag.replace('ecpat-', '')}.js`);
const FORM =
  '<ecpat-signup-form action="/signup" controller="Example" privacy-url="/privacy"><p>fallback</p></ecpat-signup-form>';
const BODY = `<ecpat-helpline-banner country="KE"><p>fallback</p></ecpat-helpline-banner>
  <ecpat-member-map><p>fallback</p></ecpat-member-map>${FORM}<ecpat-framework-card><p>fallback</p></ecpat-framework-card>`;
/** The strictest policy under which the elements are guaranteed to work. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:";
const script = (file: string) => `<script type="module" src="/dist/${file}"></script>`;

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

describe('the built script', () => {
  test('[bundle] [never-elsewhere] shows all four widgets with one request, and logs nothing', async () => {
    const opened = await browser.open({ head: script('ecpat-widgets.js'), body: BODY });
    assert.deepEqual(await upgradedIn(opened.page), TAGS);
    await opened.page.waitForNetworkIdle();
    assertQuiet(opened);
    assert.equal(opened.requests.filter((address) => !address.startsWith('data:')).length, 2);
  });

  for (const [where, head, body] of [
    ['at the top with async', script('ecpat-widgets.js').replace('type', 'async type'), BODY],
    ['at the end', '', BODY + script('ecpat-widgets.js')],
    ['twice', script('ecpat-widgets.js') + script('ecpat-widgets.js?again'), BODY],
    ['after the tags with async', '', BODY + script('ecpat-widgets.js').replace('type', 'async type')],
    ['as two files, the bundle and a single element', script('ecpat-widgets.js') + script('member-map.js'), BODY],
    ['as four files', FILES.map(script).join(''), BODY],
  ] as const) {
    test(`[script-anywhere] [two-copies] shows all four widgets and logs nothing when loaded ${where}`, async () => {
      const opened = await browser.open({ head, body });
      assert.deepEqual(await upgradedIn(opened.page), TAGS);
      assertQuiet(opened);
    });
  }

  test('shows all four widgets, the div syntax and their content when the tags arrive in pieces after the script', async () => {
    const links = '<a href="https://docs.example/fr.pdf" hreflang="fr">Français</a>';
    const body = `${BODY.replace('<ecpat-framework-card><p>', `<ecpat-framework-card>${links}<p>`)}
      <div data-ecpat="helpline-banner" data-country="KE"><p>fallback</p></div>`;
    let isDefined = () => {};
    const defined = new Promise<void>((resolve) => (isDefined = resolve));
    browser.answer('/piecewise/defined', (_request, response) => {
      response.writeHead(204).end();
      isDefined();
    });
    browser.answer('/piecewise/page', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.write(`<!doctype html><html lang="en"><title>page</title><link rel="icon" href="data:,">
        ${script('ecpat-widgets.js').replace('type', 'async type')}
        <script>customElements.whenDefined('ecpat-framework-card').then(() => fetch('/piecewise/defined'))</script>`);
      void defined.then(async () => {
        // The delay lets the browser render each piece before the next.
        for (const piece of body.split(/(?=<)/)) {
          response.write(piece);
          await setTimeout(20);
        }
        response.end();
      });
    });
    const opened = await browser.visit(`${browser.origin}/piecewise/page`);
    assert.deepEqual(await upgradedIn(opened.page), TAGS);
    const shown = await opened.page.$eval('ecpat-framework-card', (card) =>
      [...card.shadowRoot!.querySelectorAll('a')].map(({ href }) => href),
    );
    assert.ok(shown.includes('https://docs.example/fr.pdf'));
    const inDiv = await opened.page.$$eval('div > ecpat-helpline-banner', (all) =>
      all.map((banner) => [banner.getAttribute('country'), banner.querySelector('p')?.getClientRects().length]),
    );
    assert.deepEqual(inDiv, [['KE', 0]]);
    assertQuiet(opened);
  });

  test('[two-copies] uses the first of two versions, and warns once for each tag', async () => {
    const older = browser.serveChanged('ecpat-widgets.js', (text) => text.replaceAll('"0.1.0"', '"0.0.9"'));
    const opened = await browser.open({
      head: `<script type="module" src="${older}"></script>${script('ecpat-widgets.js')}`,
      body: `${BODY}<div data-ecpat="framework-card"><p>fallback</p></div>`,
    });
    assert.deepEqual(await upgradedIn(opened.page), TAGS);
    assert.equal(await opened.page.$$eval('div > ecpat-framework-card', (all) => all.length), 1);
    const versions = await opened.page.evaluate((tags) => {
      return tags.map((tag) => (customElements.get(tag) as unknown as { version: string }).version);
    }, TAGS);
    assert.deepEqual(versions, ['0.0.9', '0.0.9', '0.0.9', '0.0.9']);
    assert.deepEqual(opened.errors, []);
    const said = TAGS.map((tag) => `warn: [${tag}] is already defined by version 0.0.9; version 0.1.0 is not used.`);
    assert.deepEqual(opened.console.map((line) => line.replace(' Load one copy only.', '')).sort(), said.sort());
  });

  for (const [index, file] of FILES.entries()) {
    test(`[single-files] defines one element when only ${file} is loaded`, async () => {
      const opened = await browser.open({ head: script(file), body: BODY });
      assert.deepEqual(await upgradedIn(opened.page), [TAGS[index]]);
      assertQuiet(opened);
    });
  }

  test('[page-wide-once] [div-fallback] upgrades the div syntax once when loaded twice, also in later content', async () => {
    const opened = await browser.open({
      head: script('ecpat-widgets.js') + script('helpline-banner.js'),
      body: '<div id="a" class="b" data-ecpat="helpline-banner" data-country="KE" lang="fr"><p>fallback</p></div>',
    });
    const first = await opened.page.$eval('#a', (div) => div.outerHTML);
    assert.equal(
      first,
      '<div id="a" class="b" data-ecpat="helpline-banner" data-country="KE" lang="fr"><ecpat-helpline-banner country="KE"><p>fallback</p></ecpat-helpline-banner></div>',
    );
    const later = await opened.page.evaluate(async () => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<section><div data-ecpat="framework-card" id="late"></div></section>',
      );
      await Promise.resolve();
      return document.getElementById('late')!.children.length;
    });
    assert.equal(later, 1);
    // Copies of other versions coordinate through this symbol.
    assert.ok(await opened.page.evaluate(() => Symbol.for('@ecpat/widgets') in globalThis));
    assertQuiet(opened);
  });
});

describe('a strict page', () => {
  for (const [variant, headers] of [
    ['a policy', { 'content-security-policy': POLICY }],
    [
      'a policy with Trusted Types',
      { 'content-security-policy': `${POLICY}; require-trusted-types-for 'script'; trusted-types lit-html` },
    ],
    [
      'cross-origin isolation',
      { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    ],
  ] as const) {
    test(`[policy] [trusted-types] shows all four widgets and logs nothing: ${variant}`, async () => {
      const opened = await browser.open({ head: script('ecpat-widgets.js'), body: BODY, headers });
      assert.deepEqual(await upgradedIn(opened.page), TAGS);
      assertQuiet(opened);
    });
  }

  test('[trusted-types-two] runs two files with the documented policy for Trusted Types', async () => {
    const headers = {
      'content-security-policy': `${POLICY}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
    };
    const opened = await browser.open({ head: FILES.slice(0, 2).map(script).join(''), body: BODY, headers });
    assert.deepEqual(await upgradedIn(opened.page), TAGS.slice(0, 2));
    assertQuiet(opened);
  });

  test('[trusted-types-two] blocks the second file without allow-duplicates, and its tag keeps the fallback', async () => {
    const headers = {
      'content-security-policy': `${POLICY}; require-trusted-types-for 'script'; trusted-types lit-html`,
    };
    const opened = await browser.open({ head: FILES.slice(0, 2).map(script).join(''), body: BODY, headers });
    const [shown, ...more] = await upgradedIn(opened.page);
    assert.deepEqual(more, []);
    const other = TAGS.slice(0, 2).find((tag) => tag !== shown)!;
    assert.equal(await opened.page.$eval(`${other} p`, (fallback) => fallback.getClientRects().length), 1);
  });
});

describe('the widgets', () => {
  test('[no-network] [no-storage] [never-stored] make no request to another origin, store nothing, set no cookie and keep the address', async () => {
    const opened = await browser.open({ head: script('ecpat-widgets.js'), body: BODY });
    await opened.page.evaluate(async () => {
      document.documentElement.lang = 'ru';
      await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    await opened.page.waitForNetworkIdle();
    const foreign = opened.requests.filter(
      (address) => !address.startsWith(browser.origin) && !address.startsWith('data:'),
    );
    assert.deepEqual(foreign, []);
    const traces = await opened.page.evaluate(async () => ({
      cookie: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      history: history.length,
    }));
    assert.deepEqual(traces, { cookie: '', local: 0, session: 0, databases: 0, history: 2 });
    assert.match(opened.page.url(), /\/page-\d+$/);
  });

  test('[no-network] [src-request] [card-size] [card-plain] [never-elsewhere] request only the addresses in `src`, without cookies or referrer', async () => {
    const documents = Object.fromEntries(
      ['helplines', 'members', 'frameworks'].map((name) => [
        name,
        new URL(browser.serve({ headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' } })),
      ]),
    );
    // A referrer could leak to another site. The files that the card links to could be requested for their size.
    documents['members']!.hostname = 'localhost';
    const links = '<a href="/report.pdf" hreflang="en" type="application/pdf">English</a>';
    const opened = await browser.open({
      head: `<script>document.cookie = 'session=1'</script>${script('ecpat-widgets.js')}`,
      body: `<ecpat-helpline-banner country="KE" src="${documents['helplines']!.href}"><p>fallback</p></ecpat-helpline-banner>
        <ecpat-member-map src="${documents['members']!.href}"><p>fallback</p></ecpat-member-map>${FORM}
        <ecpat-framework-card src="${documents['frameworks']!.href}">${links}</ecpat-framework-card>`,
    });
    await opened.page.waitForNetworkIdle();
    assert.equal(await opened.page.evaluate(() => document.cookie), 'session=1');
    const [, bundle, ...rest] = opened.requests.filter((address) => !address.startsWith('data:'));
    assert.equal(bundle, `${browser.origin}/dist/ecpat-widgets.js`);
    assert.deepEqual(rest.sort(), Object.values(documents).map(String).sort());
    for (const address of rest) {
      const { cookie, referer } = browser.requestHeaders(address)!;
      assert.deepEqual([cookie, referer], [undefined, undefined], address);
    }
  });

  test('[banner-closed-root] hide the banner’s content from scripts of the page', async () => {
    const opened = await browser.open({ head: script('ecpat-widgets.js'), body: BODY });
    assert.equal(await opened.page.$eval('ecpat-helpline-banner', (banner) => banner.shadowRoot), null);
  });
});
