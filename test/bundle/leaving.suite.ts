/**
 * `leaving.<engine>.test.ts`: leaves pages that hold, follow or betray the visitor. Each ends at the exit, and shows nothing to the
 * eye, the ear or the tab while the exit is slow. Each engine has a file of its own, so that two run side by side.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import sirv from 'sirv';
import { startEngine, until, type EngineBrowser, type Seen } from './engines.js';

/** A way to leave. */
type Way = 'link' | 'touch' | 'keyboard' | 'Shift' | 'exit()';
const WAYS: Way[] = ['link', 'touch', 'keyboard', 'Shift', 'exit()'];

/** Remembers closed roots, to know where the link is. The roots stay closed. */
const ROOTS = `<script>
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    return (this.rootForTest = attachShadow.call(this, options));
  };
  addEventListener('message', () => document.querySelector('ecpat-helpline-banner').exit());
</script>`;
const BANNER = `(document.querySelector('iframe[src]')?.contentDocument ?? document).querySelector('ecpat-helpline-banner')`;
const LINK = `${BANNER}?.rootForTest?.querySelector('.ecpat-exit')`;

let server: Server;
let origin: string;
/** The same server under another name, which is another site. */
let elsewhere: string;
/** Requests for the exit that wait for their answer. */
const waiting: ServerResponse[] = [];
/** Late answers of the page's own server. */
const late: ServerResponse[] = [];
/** How many sounds the page has told of. */
let sounds = 0;
/** Number of pages so far. */
let opened = 0;
let referrers: (string | undefined)[] = [];

before(async () => {
  const dist = sirv('dist', { dev: true });
  const modules = sirv('node_modules', { dev: true });
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://host');
    const html = (text: string) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
    const missing = () => void response.writeHead(404).end();
    if (pathname.startsWith('/dist/')) {
      // For a frame in a sandbox.
      response.setHeader('access-control-allow-origin', '*');
      request.url = pathname.slice('/dist'.length);
      dist(request, response, missing);
    } else if (pathname.startsWith('/modules/')) {
      request.url = pathname.slice('/modules'.length);
      modules(request, response, missing);
    } else if (pathname.startsWith('/leave/')) {
      void pageOf(pathname.slice('/leave/'.length), searchParams).then((text) => {
        if (!searchParams.has('streams')) return html(text);
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .write(text.replace('</body>', '').replace('</html>', ''));
      });
    } else if (pathname === '/exit') {
      referrers.push(request.headers.referer);
      if (searchParams.has('nothing')) response.writeHead(204).end();
      else if (searchParams.has('slow')) waiting.push(response);
      else html('<title>exit</title>The exit');
    } else if (pathname === '/late') {
      late.push(response);
    } else if (pathname === '/sound') {
      sounds++;
      response.writeHead(204).end();
    } else {
      html(`<title>${pathname}</title>${pathname}<button autofocus>button</button>`);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  elsewhere = `http://localhost:${port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

async function pageOf(name: string, parameters: URLSearchParams): Promise<string> {
  // WebKit runs modules and asynchronous scripts only after the end of the page.
  const script = parameters.has('streams') ? '<script' : '<script type="module"';
  const text = await readFile(new URL(`pages/leaving/${name}`, import.meta.url), 'utf8');
  const banner = `<ecpat-helpline-banner country="KE" exit-url="${parameters.get('exit')}"></ecpat-helpline-banner>`;
  return text
    .replace('<meta charset="utf-8" />', `<meta charset="utf-8" />${ROOTS}`)
    .replace('<!-- banner -->', banner)
    .replace('<!-- script -->', `${script} src="/dist/helpline-banner.js"></script>${' '.repeat(2000)}`);
}

interface Options {
  /** Query of the exit: `slow` waits until the test answers, `nothing` answers 204. */
  exit?: '' | 'slow' | 'nothing';
  /** Whether the exit is on the page's own site. */
  isOwnSite?: boolean;
  query?: string;
  prepare?: (browser: EngineBrowser) => Promise<unknown>;
}

/** Opens a page of `pages/leaving` after another page, and starts what it does. @returns the exit's address */
async function open(browser: EngineBrowser, page: string, { exit = '', isOwnSite, query = '', prepare }: Options = {}) {
  const target = `${isOwnSite ? origin : elsewhere}/exit${exit && `?${exit}`}`;
  sounds = 0;
  referrers = [];
  for (const response of [...waiting.splice(0), ...late.splice(0)]) response.destroy();
  browser.dialogs.length = 0;
  // Another address each time, or the driver takes the page of the last test for it.
  await browser.goTo(`${origin}/before?${++opened}`);
  const address = `${origin}/leave/${page}.html?exit=${encodeURIComponent(target)}${query}`;
  // Not by the driver, which would wait for the end of a page that streams.
  await browser.run(`setTimeout(() => (location.href = ${JSON.stringify(address)}))`);
  await until('the link', () => browser.run<boolean>(`return Boolean(${LINK}?.getClientRects().length)`), Boolean);
  await browser.run(`window.name = 'secret name'`);
  await prepare?.(browser);
  await browser.run('window.start?.()');
  return target;
}

async function middleOfLink(browser: EngineBrowser): Promise<[number, number]> {
  return (await browser.run<[number, number]>(`
    const link = ${LINK};
    link.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = link.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];`))!;
}

const LEAVE: Record<Way, (browser: EngineBrowser) => Promise<unknown>> = {
  link: async (browser) => browser.click(...(await middleOfLink(browser))),
  touch: async (browser) => browser.tap!(...(await middleOfLink(browser))),
  async keyboard(browser) {
    await browser.run(`${LINK}.focus()`);
    await browser.press('Enter');
  },
  Shift: (browser) => browser.press('Shift', 'Shift', 'Shift'),
  // In a task of its own: the driver waits for a navigation that starts in its own.
  'exit()': (browser) => browser.run(`const banner = ${BANNER}; setTimeout(() => banner.exit())`),
};

/** Waits for the exit, and checks that the visitor never saw the page again on the way. */
async function arrives(browser: EngineBrowser, target: string): Promise<void> {
  const seen: (Seen | undefined)[] = [];
  await until(
    'the exit',
    async () => (seen.push(await browser.see()), seen.at(-1)),
    (now) => now?.address === target,
  );
  assertEmpty(browser, seen.slice(0, -1));
  assert.deepEqual(browser.dialogs, []);
  assert.equal(referrers.find(Boolean), undefined, 'the exit learns the page');
  assert.equal(await browser.run('return [window.name, document.referrer, String(window.opener)].join()'), ',,null');
}

/** The drivers may see the page once before the press has arrived. */
function assertEmpty(browser: EngineBrowser, seen: (Seen | undefined)[]): void {
  const first = seen.findIndex((one) => one && !one.title && !one.text);
  const full = seen.slice(Math.max(0, first)).filter((one) => one && (one.title || one.text));
  assert.deepEqual(full, [], `${browser.name} shows the page again`);
}

async function leadsBackTo(browser: EngineBrowser, path: string): Promise<void> {
  await browser.goBack();
  await until(
    'the page before',
    () => browser.see(),
    (now) => now?.address.split('?')[0] === origin + path,
  );
}

export function describeLeaving(name: 'chromium' | 'firefox' | 'webkit'): void {
  describe(`leaving in ${name}`, async () => {
    const browser = (await startEngine(name))!;
    if (!browser) return;
    after(() => browser.close());

    const PAGES = ['plain', 'guards', 'asking', 'trapped', 'swallowing', 'writing', 'navigating', 'history'];
    for (const page of PAGES) {
      for (const way of WAYS) {
        if (way === 'touch' && !browser.tap) continue;
        // The ways differ only up to the press, which Chromium tries on every page.
        if (name !== 'chromium' && page !== 'plain' && way !== 'link' && way !== 'Shift') continue;
        // The trap takes the focus back.
        if (page === 'trapped' && way === 'keyboard') continue;
        test(`[exit-hostile] [exit-referrer] [exit-window] leaves the page “${page}” by ${way}`, async () => {
          const target = await open(browser, page);
          await LEAVE[way](browser);
          await arrives(browser, target);
          await leadsBackTo(browser, '/before');
        });
      }
    }

    for (const page of ['plain', 'guards', 'writing', 'navigating', 'sounding', 'history']) {
      // Without an audio device, the others play nothing.
      if (page === 'sounding' && name !== 'chromium') continue;
      test(`[exit-slow] shows nothing of the page “${page}” while the exit is slow`, async () => {
        const target = await open(browser, page, { exit: 'slow' });
        if (page === 'sounding')
          await until(
            'a sound',
            () => Promise.resolve(sounds),
            (count) => count > 2,
          );
        await LEAVE.Shift(browser);
        const seen: (Seen | undefined)[] = [];
        const watch = async () => (seen.push(await browser.see()), seen.at(-1));
        await until('the empty page', watch, (now) => now?.address.startsWith('blob:') === true);
        late.splice(0).forEach((response) => response.end('{}'));
        const before = sounds;
        await until('the link', watch, (now) => Boolean(now?.text));
        seen.pop();
        assertEmpty(browser, seen);
        assert.ok(sounds <= before + 1, 'the page can still be heard');
        waiting.splice(0).forEach((response) => response.end('<title>exit</title>The exit'));
        await until(
          'the exit',
          () => browser.see(),
          (now) => now?.address === target,
        );
        await leadsBackTo(browser, '/before');
      });
    }

    test('[exit-slow] stays at an empty page with a link that works when the exit answers nothing', async () => {
      await open(browser, 'guards', { exit: 'nothing' });
      await LEAVE.link(browser);
      const empty = await until(
        'the link',
        () => browser.see(),
        (now) => now?.text === 'Leave this page',
      );
      assert.deepEqual([empty!.title, empty!.address.slice(0, 5)], ['', 'blob:']);
      const [x, y] = (await browser.run<[number, number]>(`
        const { x, y, width, height } = document.querySelector('text').getBoundingClientRect();
        return [x + width / 2, y + height / 2];`))!;
      const { length } = referrers;
      await browser.click(x, y);
      await until(
        'a request',
        () => Promise.resolve(referrers.length),
        (count) => count > length,
      );
      assert.deepEqual(referrers.filter(Boolean), []);
    });

    test('[exit-hostile] leaves for an exit of its own site past a router that takes all links', async () => {
      const target = await open(browser, 'router', { isOwnSite: true });
      await LEAVE.Shift(browser);
      await arrives(browser, target);
      await leadsBackTo(browser, '/before');
    });

    test('[exit-hostile] [exit-beforeunload] leaves a page whose loading was stopped', async () => {
      const prepare = async () => {
        await browser.click(5, 5);
        await browser.run('window.stop()');
      };
      const target = await open(browser, 'stopped', { query: '&streams', prepare, exit: 'slow' });
      await LEAVE.Shift(browser);
      await until(
        'the empty page',
        () => browser.see(),
        (now) => now?.title === '' && now.text === '',
      );
      await until(
        'a request',
        () => Promise.resolve(waiting.length),
        (count) => count > 0,
      );
      waiting.splice(0).forEach((response) => response.end('<title>exit</title>The exit'));
      await until(
        'the exit',
        () => browser.see(),
        (now) => now?.address === target,
      );
      assert.deepEqual(browser.dialogs, []);
    });

    for (const way of ['Shift', 'exit()'] as const) {
      test(`[exit-frame] [exit-hostile] leaves a page around the frame that holds, writes and navigates, by ${way}`, async () => {
        const target = await open(browser, 'framed', { exit: 'slow' });
        // The focus is in the outer page.
        await LEAVE[way](browser);
        const seen: (Seen | undefined)[] = [];
        const watch = async () => (seen.push(await browser.see()), seen.at(-1));
        await until('the empty page', watch, (now) => now?.address.startsWith('blob:') === true);
        late.splice(0).forEach((response) => response.end('{}'));
        assertEmpty(browser, seen);
        await until(
          'a request',
          () => Promise.resolve(waiting.length),
          (count) => count > 0,
        );
        waiting.splice(0).forEach((response) => response.end('<title>exit</title>The exit'));
        await until(
          'the exit',
          () => browser.see(),
          (now) => now?.address === target,
        );
        assert.deepEqual(browser.dialogs, []);
        await leadsBackTo(browser, '/before');
      });
    }

    for (const [place, focus] of [
      ['a scrolling box', `document.querySelector('main').focus()`],
      ['an open root', `document.querySelector('x-open').focusInside()`],
      ['a closed root', `document.querySelector('x-closed').focusInside()`],
      ['a video', `document.querySelector('video').focus()`],
      ['a frame', `document.querySelector('iframe').contentDocument.querySelector('button').focus()`],
      ['a modal dialog', `document.querySelector('#plain').showModal()`],
      [
        'the button of a modal dialog with a field',
        `document.querySelector('#with-field').showModal(); document.querySelector('#with-field button').focus()`,
      ],
      ['the list of countries', `${BANNER}.rootForTest.querySelector('select').focus()`],
    ] as const) {
      test(`[exit-shift] leaves by Shift while ${place} has the focus`, async () => {
        const target = await open(browser, 'focus');
        await browser.run(`${BANNER}.removeAttribute('country')`);
        await until(
          'the list',
          () => browser.run(`return Boolean(${BANNER}.rootForTest.querySelector('select'))`),
          Boolean,
        );
        await browser.run(focus);
        await LEAVE.Shift(browser);
        await arrives(browser, target);
      });
    }

    test('[exit-shift-typing] stays while a field of a modal dialog has the focus', async () => {
      await open(browser, 'focus');
      await browser.run(
        `document.querySelector('#with-field').showModal(); document.querySelector('#with-field input').focus()`,
      );
      await LEAVE.Shift(browser);
      assert.equal((await browser.see())!.title, 'Secret title');
    });

    test('[exit-hostile] leaves by a click on the link behind an open dialog, but not by a click on the dialog', async () => {
      const target = await open(browser, 'focus');
      await browser.run(`
        document.querySelector('#plain').showModal();
        document.querySelector('#plain').style.cssText = 'margin: 0; inset: auto 0 0 auto; block-size: 40px; inline-size: 60px'`);
      const box = (await browser.run<[number, number]>(`
        const { x, y } = document.querySelector('#plain').getBoundingClientRect();
        return [x + 3, y + 3];`))!;
      await browser.click(...box);
      assert.equal((await browser.see())!.title, 'Secret title');
      await LEAVE.link(browser);
      await arrives(browser, target);
    });

    for (const [limit, shows] of Object.entries(LIMITS)) {
      test(`[exit-limits] ${limit}`, () => shows(browser));
    }
  });
}

/** Checks that the visitor still sees the page. */
async function stays(browser: EngineBrowser): Promise<void> {
  assert.equal((await browser.see())!.title, 'Secret title');
}

/** Loads a page into the frame of `limits.html`. */
async function load(browser: EngineBrowser, address: string): Promise<void> {
  await browser.run(
    `window.isLoaded = false; frame.onload = () => (isLoaded = true); frame.src = ${JSON.stringify(address)}`,
  );
  await until('the frame', () => browser.run<boolean>('return isLoaded'), Boolean);
}

async function clickFrame(browser: EngineBrowser): Promise<void> {
  const middle = await browser.run<[number, number]>(`
    frame.scrollIntoView({ block: 'center' });
    const { x, y } = frame.getBoundingClientRect();
    return [Math.round(x) + 60, Math.round(y) + 40];`);
  await browser.click(...middle!);
}

/** The limits of leaving, with the words in which `docs/safety.md` begins each: a test compares them. */
export const LIMITS: Readonly<Record<string, (browser: EngineBrowser) => Promise<void>>> = {
  async 'While somebody types'(browser) {
    const target = await open(browser, 'limits');
    await browser.run(`document.querySelector('input').focus()`);
    await LEAVE.Shift(browser);
    await stays(browser);
    await browser.run(`document.querySelector('input').blur()`);
    await LEAVE.Shift(browser);
    await arrives(browser, target);
  },
  async 'While the focus is in a frame of another site'(browser) {
    const target = await open(browser, 'limits');
    await load(browser, `${elsewhere}/video`);
    await clickFrame(browser);
    await LEAVE.Shift(browser);
    await stays(browser);
    await browser.click(5, 5);
    await LEAVE.Shift(browser);
    await arrives(browser, target);
  },
  async 'While a dialog keeps the focus'(browser) {
    const target = await open(browser, 'trapped');
    await browser.run(`${LINK}.focus()`);
    await browser.press('Enter');
    await stays(browser);
    await LEAVE.Shift(browser);
    await arrives(browser, target);
  },
  async 'If a script of the page stops keys or clicks on the window before ours loads'(browser) {
    const target = await open(browser, 'limits', { query: '&limit=window' });
    await LEAVE.Shift(browser);
    await stays(browser);
    await LEAVE.link(browser);
    await arrives(browser, target);
  },
  async 'If a script has changed or kept the browser’s own functions before ours loads'(browser) {
    const target = await open(browser, 'limits', { query: '&limit=functions' });
    await LEAVE.Shift(browser);
    const left = await until(
      'the link or the exit',
      () => browser.see(),
      (now) => now?.text === 'Leave this page' || now?.address === target,
    );
    // Firefox lets nothing prevent this navigation, and WebKit not always.
    if (browser.name === 'chromium') assert.match(left!.address, /\/leave\/limits/);
    if (left!.address !== target) assert.equal(left!.title, '');
  },
  async 'If a frame on the page has loaded another page'(browser) {
    const target = await open(browser, 'limits');
    await load(browser, `${origin}/first`);
    await browser.run(`frame.contentWindow.location.href = '/second'`);
    await until(
      'the frame',
      () => browser.run(`return frame.contentDocument.title`),
      (title) => title === '/second',
    );
    await LEAVE.Shift(browser);
    await arrives(browser, target);
    // WebKit skips the entry, since no visitor has pressed anything for it.
    if (browser.name !== 'webkit') await leadsBackTo(browser, '/leave/limits.html');
  },
  async 'In browsers without the Navigation API'(browser) {
    const target = await open(browser, 'limits', { query: '&limit=old' });
    await browser.run(`location.hash = 'content'`);
    await LEAVE.Shift(browser);
    await arrives(browser, target);
    // WebKit skips the entry, since no visitor has pressed anything for it.
    await leadsBackTo(browser, browser.name === 'webkit' ? '/before' : '/leave/limits.html');
  },
  async 'After jumps on the page'(browser) {
    const target = await open(browser, 'history');
    await LEAVE.Shift(browser);
    await arrives(browser, target);
    // Firefox and WebKit keep no entry after it.
    if (browser.name !== 'chromium') return;
    await browser.run('setTimeout(() => history.forward())');
    await until(
      'the next page',
      () => browser.see(),
      (now) => now?.address === `${origin}/`,
    );
  },
  async 'In a frame of another site'(browser) {
    const { length } = await open(browser, 'limits');
    assert.ok(length);
    const exit = encodeURIComponent(`${elsewhere}/exit`);
    await browser.run(`frame.sandbox = 'allow-scripts'`);
    await load(browser, `${elsewhere}/leave/plain.html?exit=${exit}`);
    await browser.run(`frame.contentWindow.postMessage('leave', '*')`);
    await until(
      'a request',
      () => Promise.resolve(referrers.length),
      (count) => count > 0,
    );
    await stays(browser);
  },
};
