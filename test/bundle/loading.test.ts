import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Frame } from 'puppeteer-core';
import { TAGS, upgradedIn, assertQuiet, startBrowser, type TestBrowser } from './browser.js';

const FILES = TAGS.map((tag) => `${tag.replace('ecpat-', '')}.js`);
const FORM =
  '<ecpat-signup-form action="/signup" controller="Example" privacy-url="/privacy"><p><a href="/news">fallback</a></p></ecpat-signup-form>';
const BODY = `<ecpat-helpline-banner country="KE"><p>fallback</p></ecpat-helpline-banner>
  <ecpat-member-map><p>fallback</p></ecpat-member-map>${FORM}
  <ecpat-framework-card document-id="ecpat-strategic-framework-2021-2025"><p>fallback</p></ecpat-framework-card>`;
/** The strictest policy under which the elements are guaranteed to work. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:";
const script = (file: string) => `<script type="module" src="/dist/${file}"></script>`;
const classic = (attributes = '') => `<script ${attributes} src="/dist/ecpat-widgets.js"></script>`;
const CODE = readFileSync('dist/ecpat-widgets.js', 'utf8');

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
    const body = `${BODY.replace('2025"><p>', `2025">${links}<p>`)}
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
      body: `${BODY}<div data-ecpat="framework-card" data-document-id="ecpat-strategic-framework-2021-2025"><p>fallback</p></div>`,
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

describe('the built script as a classic script', () => {
  // Pages in `srcdoc` have no origin, so addresses on this server are not https there.
  const inFrame = BODY.replace(/"\/(?=\w)/g, '"https://news.example/');

  /** Opens a frame for each head and rest of a page, since each needs its own global scope, and requires all widgets. */
  async function assertShown(pages: readonly (readonly [head: string, rest?: string])[]): Promise<Frame[]> {
    const frames = pages.map(([head, rest = '']) => {
      const page = `<!doctype html><html lang="en"><head>${head}</head><body>${inFrame}${rest}`;
      return `<iframe srcdoc="${page.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;
    });
    const opened = await browser.open({ body: frames.join('') });
    const [, ...shown] = opened.page.frames();
    assert.equal(shown.length, pages.length);
    for (const [index, frame] of shown.entries()) {
      await frame.evaluate(async (tag) => {
        const late = new Promise((resolve) => window.setTimeout(resolve, 5000));
        await Promise.race([customElements.whenDefined(tag), late]);
      }, 'ecpat-framework-card');
      assert.deepEqual(await upgradedIn(frame), TAGS, pages[index]!.join(' … ').slice(0, 500));
    }
    assertQuiet(opened);
    return shown;
  }

  test('[classic-script] [two-copies] shows all four widgets and logs nothing wherever and however often it is loaded', async () => {
    const asModules = script('ecpat-widgets.js?a') + script('ecpat-widgets.js?b');
    const importing = `await import('/dist/ecpat-widgets.js'); await import('/dist/ecpat-widgets.js?again');`;
    await assertShown([
      [classic()],
      ['', classic()],
      [classic('defer')],
      ['', classic('async')],
      [classic('type="text/javascript" charset="utf-8" crossorigin')],
      [classic() + asModules, classic('defer')],
      [script('ecpat-widgets.js') + classic()],
      [`<script>${CODE}</script>`],
      [`<script type="module">${CODE}</script>`],
      [`<script type="module">${importing}</script>`],
      ...FILES.map(
        (_, index) =>
          [
            FILES.map((file, other) => (other === index ? script(file) : `<script src="/dist/${file}"></script>`)).join(
              '',
            ),
          ] as const,
      ),
    ]);
  });

  test('[classic-script] runs when joined with other scripts, and lets them run', async () => {
    const joined = [
      ['window.before = true', '(function () { window.after = true; })()'],
      ['window.before = true // the last line', '[1].forEach(function () { window.after = true; })'],
      ['"use strict"; window.before = true;', '`text`; window.after = true'],
      ['(function () { window.before = true; })()', 'undeclared = 1; window.after = 010 === 8;'],
      ['const e = 1, t = 2, i = 3; let a; class n {} window.before = true;', 'var o, r, s, l; window.after = true;'],
      ['window.before = true\n//# sourceMappingURL=before.js.map', '/* next */ window.after = true'],
      ['window.before = true;;\n\n', '"use strict"; window.after = true;'],
      [
        'var exports = {}, module = { exports }; function define() {} define.amd = {}; window.before = true',
        'window.after = true',
      ],
      ['try { window.before = true;', '} catch (error) { window.caught = error } window.after = true'],
      ['jQuery = function (run) { run() }; jQuery(function ($) { window.before = true', '}); window.after = true'],
      ['window.before = `text`', '--> a comment of old pages\nwindow.after = true'],
    ] as const;
    browser.answer('/joined/', (request, response) => {
      const [before, after] = joined[Number(request.url!.split('/')[2])]!;
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(before + CODE + after);
    });
    const frames = await assertShown(joined.map((_, index) => [`<script src="/joined/${index}"></script>`]));
    for (const [index, frame] of frames.entries()) {
      const others = await frame.evaluate(() => ['before', 'after', 'caught'].map((name) => name in window));
      assert.deepEqual(others, [true, true, false], joined[index]!.join(' … '));
    }
  });

  test('[classic-script] shows all four widgets when a consent tool starts the script later', async () => {
    const held = '<script type="text/plain" data-src="/dist/ecpat-widgets.js" data-category="media"></script>';
    const text = 'fetch(held.dataset.src).then((answer) => answer.text())';
    const create = `const next = document.createElement('script'); next.src = held.dataset.src;`;
    const ways = [
      // A new script.
      `${create} held.replaceWith(next);`,
      `${create} next.type = 'text/javascript'; next.async = false; document.head.append(next);`,
      // A copy of all attributes.
      `${create} for (const { name, value } of held.attributes) next.setAttribute(name, value); next.type = 'application/javascript'; held.after(next);`,
      // The same script.
      `held.type = 'text/javascript'; held.src = held.dataset.src;`,
      `held.type = 'module'; held.src = held.dataset.src;`,
      // Its text.
      `${text}.then((code) => { const next = document.createElement('script'); next.text = code; document.body.append(next); });`,
      `${text}.then((code) => (0, eval)(code));`,
      `${text}.then((code) => new Function(code).call(held));`,
      `document.write('<script src="' + held.dataset.src + '"></' + 'script>');`,
    ];
    await assertShown(
      ways.map((way) => ['', `${held}<script>const held = document.querySelector('[data-category]'); ${way}</script>`]),
    );
  });

  test('[no-globals] leaves nothing in the global scope but the documented symbol, as a classic script and as a module', async () => {
    const opened = await browser.open({});
    const files = ['ecpat-widgets.js', ...FILES].flatMap((file) => ['', 'module'].map((type) => [file, type] as const));
    for (const [file, type] of files) {
      const added = await opened.page.evaluate(
        async (src, scriptType, content) => {
          const frame = document.createElement('iframe');
          document.body.append(frame);
          const realm = frame.contentWindow as Window & typeof globalThis;
          // Names in the built-in objects are global, too.
          const builtIns = Object.getOwnPropertyNames(realm).filter((name) => /^[A-Z]/.test(name));
          const scopes = builtIns.flatMap((name) => {
            const one = Reflect.get(realm, name) as { prototype?: unknown };
            return [[name, one] as const, [`${name}.prototype`, one.prototype] as const];
          });
          const counted = [...scopes, ['', realm] as const, ['document', realm.document] as const].filter(
            ([, scope]) => Object(scope) === scope,
          );
          const before = counted.map(([, scope]) => new Set(Reflect.ownKeys(scope as object)));
          const node = realm.document.createElement('script');
          node.type = scriptType;
          node.src = src;
          const loaded = new Promise((resolve) => (node.onload = resolve));
          realm.document.body.append(node);
          realm.document.body.insertAdjacentHTML('beforeend', content);
          await loaded;
          await new Promise((resolve) => window.setTimeout(resolve));
          const after = counted.flatMap(([name, scope], index) =>
            Reflect.ownKeys(scope as object)
              .filter((key) => !before[index]!.has(key))
              .map((key) => name + String(key)),
          );
          frame.remove();
          return after;
        },
        `/dist/${file}`,
        type,
        inFrame,
      );
      assert.deepEqual(added, ['Symbol(@ecpat/widgets)'], `${file} ${type}`);
    }
    assertQuiet(opened);
  });

  test('[classic-script] shows its words when page and server declare another encoding', async () => {
    browser.answer('/other-encoding/', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=windows-1251' }).end(CODE);
    });
    const opened = await browser.open({
      head: '<script src="/other-encoding/"></script>',
      body: `<div lang="ru">${BODY}</div>`,
      headers: { 'content-type': 'text/html; charset=windows-1251' },
    });
    assert.equal(await opened.page.evaluate(() => document.characterSet), 'windows-1251');
    const heading = await opened.page.$eval(
      'ecpat-member-map',
      (map) => map.shadowRoot!.querySelector('h2')!.textContent,
    );
    const { target } = /id="member-map\.heading"[^]*?<target>(?<target>.*?)<\/target>/.exec(
      readFileSync('src/locales/xliff/ru.xlf', 'utf8'),
    )!.groups!;
    assert.equal(heading!.trim(), target);
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
