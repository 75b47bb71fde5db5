/**
 * Opens pages in a real browser. A local server serves them, the built files below `/dist/`, the embed builder below
 * `/builder/`, and hostile pages below `/pages/`.
 */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type CDPSession, type Frame, type Page } from 'puppeteer-core';
import sirv from 'sirv';
import { CHROME_ARGUMENTS, findChrome } from '../../scripts/find-chrome.mjs';

declare global {
  interface Window {
    /** The sum of the layout shifts so far. */
    shift: number;
  }
}

export interface PageOptions {
  /** Content of the body. */
  body?: string;
  /** Content of the head. */
  head?: string;
  /** Headers of the page, e.g. its policy. */
  headers?: Record<string, string>;
  /** Attributes of the html tag. */
  html?: string;
  /** Language of the page; `en` by default. */
  lang?: string;
  /** Whether the server never answers, as on a very slow connection. */
  hangs?: boolean;
  /** Runs before the page loads, e.g. to set the viewport or to add a script. */
  prepare?: (page: Page) => Promise<unknown>;
}

/** An open page, with everything that a test may not expect of it. */
export interface OpenPage {
  page: Page;
  /** Everything on the console, as `level: text`. */
  console: string[];
  /** The addresses of all requests, to any origin. */
  requests: string[];
  /** Uncaught errors. */
  errors: string[];
}

/** An address where the test answers each request itself: at any time, completely or in part. */
export interface AnsweredAddress {
  path: string;
  /** Resolves with the response to the next request, starting with the first. */
  next: () => Promise<ServerResponse>;
  /** The number of requests so far. */
  count: () => number;
}

export interface TestBrowser {
  origin: string;
  /** Whether it is a headless shell, which has no back/forward cache and no autofill. */
  isShell: boolean;
  open: (options: PageOptions) => Promise<OpenPage>;
  /** Opens an address, e.g. one below `/builder/`. */
  visit: (address: string, prepare?: PageOptions['prepare']) => Promise<OpenPage>;
  /** Serves a page without opening it. */
  serve: (options: PageOptions) => string;
  /** Headers of the last request for an address of `serve`; undefined before the first. */
  requestHeaders: (address: string) => IncomingHttpHeaders | undefined;
  /** Lets `listener` answer every request whose path starts with `prefix`. */
  answer: (prefix: string, listener: RequestListener) => void;
  /** Holds back everything below `/dist/` until the returned function is called. */
  holdScripts: () => () => void;
  /** Creates an address where the test answers each request itself. */
  answerAt: () => AnsweredAddress;
  /** Serves a changed copy of a built file, and returns its path. */
  serveChanged: (file: string, change: (text: string) => string) => string;
  close: () => Promise<void>;
}

/** Equals Puppeteer's default timeout. */
const TIMEOUT_MS = 30_000;

export const TAGS = ['ecpat-helpline-banner', 'ecpat-member-map', 'ecpat-signup-form', 'ecpat-framework-card'] as const;
export const SCRIPT = '<script type="module" src="/dist/ecpat-widgets.js"></script>';
/** All four widgets, each with a paragraph as its fallback. */
export const WIDGETS = `
  <ecpat-helpline-banner country="KE"><p>Call <a href="tel:116">116</a></p></ecpat-helpline-banner>
  <ecpat-member-map region="mena"><p>Members</p></ecpat-member-map>
  <ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy"><p><a href="/news">News</a></p></ecpat-signup-form>
  <ecpat-framework-card document-id="ecpat-strategic-framework-2021-2025"><p>Framework</p></ecpat-framework-card>`;

/** Serves a page of `pages/`, with the script and the widgets in place of its two comments. */
async function servePage(name: string, response: ServerResponse): Promise<void> {
  const text = await readFile(new URL(`pages/${name}`, import.meta.url), 'utf8');
  const type = name.endsWith('.xhtml') ? 'application/xhtml+xml' : 'text/html; charset=utf-8';
  response.writeHead(200, { 'content-type': type });
  response.end(text.replace('<!-- script -->', SCRIPT).replace('<!-- widgets -->', WIDGETS));
}

/** @param extraArguments - additional command-line switches of Chromium */
export const startBrowser = async (...extraArguments: string[]): Promise<TestBrowser> =>
  start(await findChrome(), extraArguments);

/** Starts a full browser, for features that a headless shell lacks. Starts the shell if no other is installed. */
export const startFullBrowser = async (): Promise<TestBrowser> => start(await findChrome({ prefersFull: true }));

async function start(
  { path: executablePath, isShell }: Awaited<ReturnType<typeof findChrome>>,
  extraArguments: string[] = [],
): Promise<TestBrowser> {
  const dist = sirv('dist', { dev: true });
  // A site serves the builder's page and script from one folder.
  const builder = [sirv('stories/builder', { dev: true }), sirv('site/builder', { dev: true })] as const;
  const pages = new Map<string, PageOptions>();
  const headers = new Map<string, IncomingHttpHeaders>();
  const listeners = new Map<string, RequestListener>();
  let hold: Promise<void> | undefined;

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const page = pages.get(path);
    const handler = [...listeners].find(([prefix]) => path.startsWith(prefix));
    const notFound = () => void response.writeHead(404).end();
    if (page) {
      headers.set(path, request.headers);
      if (page.hangs) return;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
      response.end(`<!doctype html><html lang="${page.lang ?? 'en'}" ${page.html ?? ''}><head><meta charset="utf-8"><title>page</title>
        <link rel="icon" href="data:,">${page.head ?? ''}</head><body>${page.body ?? ''}</body></html>`);
    } else if (handler) {
      handler[1](request, response);
    } else if (path.startsWith('/dist/')) {
      // Pages of another origin, and sandboxed pages without one, load modules only with this header.
      if (!path.endsWith('?private')) response.setHeader('access-control-allow-origin', '*');
      request.url = path.slice('/dist'.length);
      void (hold ?? Promise.resolve()).then(() => dist(request, response, notFound));
    } else if (path.startsWith('/pages/')) {
      servePage(path.slice('/pages/'.length), response).catch(notFound);
    } else if (path.startsWith('/builder/')) {
      request.url = path.slice('/builder'.length);
      builder[0](request, response, () => builder[1](request, response, notFound));
    } else if (path === '/favicon.ico') {
      // Browsers request it while a page briefly has no head.
      response.writeHead(204).end();
    } else {
      notFound();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const browser: Browser = await puppeteer.launch({
    executablePath,
    headless: isShell ? 'shell' : true,
    args: [...CHROME_ARGUMENTS, ...extraArguments],
  });

  const serve = (options: PageOptions) => {
    const path = `/page-${pages.size}`;
    pages.set(path, options);
    return origin + path;
  };

  const visit: TestBrowser['visit'] = async (address, prepare) => {
    // A separate context shares no cache, cookies or storage with other pages.
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const opened: OpenPage = { page, console: [], requests: [], errors: [] };
    page.on('console', (message) => opened.console.push(`${message.type()}: ${message.text()}`));
    page.on('request', (request) => opened.requests.push(request.url()));
    page.on('pageerror', (error) => opened.errors.push(String(error)));
    await prepare?.(page);
    await page.goto(address, { waitUntil: hold ? 'domcontentloaded' : 'load' });
    return opened;
  };

  return {
    origin,
    isShell,
    serve,
    visit,
    requestHeaders: (address) => headers.get(new URL(address).pathname),
    answer: (prefix, listener) => void listeners.set(prefix, listener),
    open: (options) => visit(serve(options), options.prepare),
    holdScripts() {
      let release = () => {};
      hold = new Promise<void>((resolve) => {
        release = () => {
          hold = undefined;
          resolve();
        };
      });
      return release;
    },
    answerAt() {
      const path = `/answered-${listeners.size}/`;
      const waiting: ServerResponse[] = [];
      const requests = new EventEmitter();
      let count = 0;
      listeners.set(path, (_request, response) => {
        count++;
        waiting.push(response);
        requests.emit('request');
      });
      return {
        path,
        count: () => count,
        async next() {
          if (waiting.length === 0) await once(requests, 'request', { signal: AbortSignal.timeout(TIMEOUT_MS) });
          return waiting.shift()!;
        },
      };
    },
    serveChanged(file, change) {
      const text = readFileSync(`dist/${file}`, 'utf8');
      const other = change(text);
      assert.ok(other !== text, `${file} has nothing to change`);
      const path = `/changed-${listeners.size}/${file}`;
      listeners.set(path, (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(other);
      });
      return path;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Waits for the preview frame of the embed builder and for its element. The frame is below the viewport and has its own
 * origin, so it is never painted. `waitForFunction`, which checks once per painted frame, would check there only once.
 */
export async function previewOf(page: Page, tagName: (typeof TAGS)[number]): Promise<Frame> {
  await page.waitForFunction(() =>
    document.querySelector('ecpat-embed-builder')?.shadowRoot?.querySelector('iframe')?.srcdoc.includes('module'),
  );
  await page.waitForNetworkIdle();
  // On a busy machine the frame may still show its initial empty page.
  const frame = await page.waitForFrame((one) => one.url() === 'about:srcdoc');
  await frame.evaluate((name) => customElements.whenDefined(name).then(() => {}), tagName);
  return frame;
}

/** Sums the layout shifts of the next page. */
export async function watchShift(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The sum of the layout shifts once everything is painted, e.g. `0.000`. */
export async function shiftOf(page: Page): Promise<string> {
  const shift = await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(window.shift), 100))),
  );
  return shift.toFixed(3);
}

/** The tags that are defined and show their own content instead of the fallback paragraph. */
export const upgradedIn = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(
    (tags) =>
      tags.filter((tag) => {
        const element = document.querySelector(tag);
        const fallback = element?.querySelector('p');
        return (
          customElements.get(tag) &&
          fallback?.getClientRects().length === 0 &&
          element!.getBoundingClientRect().height > 40
        );
      }),
    TAGS,
  );

export function assertQuiet({ console, errors }: OpenPage): void {
  assert.deepEqual(errors, []);
  assert.deepEqual(console, []);
}

/** Makes every shadow root of the next page open, so that a test can read the banner's content. */
export async function openRoots(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      return attachShadow.call(this, { ...options, mode: 'open' });
    };
  });
}

/**
 * Lets two seconds pass at each input of the visitor, because the form delays anyone who submits earlier. Between inputs
 * the clock agrees with timers, as the form takes one that ran ahead meanwhile for a page that was asleep.
 */
export function passTimeAtInput(): void {
  const now = performance.now.bind(performance);
  let passed = 0;
  performance.now = () => now() + passed;
  addEventListener('input', () => (passed += 2000), true);
}

/** Resolves when the browser aborts a request. */
export const aborted = (response: ServerResponse): Promise<unknown> =>
  once(response, 'close', { signal: AbortSignal.timeout(TIMEOUT_MS) });

/** Counts the observers and pending timers of the next page. Weak references let unused observers be collected. */
export function countObservers(): void {
  const observers: WeakRef<object>[] = [];
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
    const counted = new Proxy(window[name], {
      construct(target, given, newTarget) {
        const made = Reflect.construct(target, given, newTarget) as object;
        observers.push(new WeakRef(made));
        return made;
      },
    });
    Object.assign(window, { [name]: counted });
  }
  const timers = new Set<unknown>();
  for (const kind of ['Interval', 'Timeout'] as const) {
    const set = window[`set${kind}`];
    const clear = window[`clear${kind}`];
    Object.assign(window, {
      [`set${kind}`](callback: (...given: unknown[]) => void, delay?: number, ...given: unknown[]) {
        const id = set(() => {
          if (kind === 'Timeout') timers.delete(id);
          callback(...given);
        }, delay);
        timers.add(id);
        return id;
      },
      [`clear${kind}`](id: number) {
        timers.delete(id);
        clear(id);
      },
    });
  }
  Object.assign(window, {
    countObservers() {
      return { observers: observers.filter((one) => one.deref()).length, timers: timers.size };
    },
  });
}

/** Counts what stays in memory after a garbage collection. Observers and timers need `countObservers`. */
export async function held(
  session: CDPSession,
): Promise<Record<'nodes' | 'listeners' | 'observers' | 'timers', number>> {
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'window.countObservers?.() ?? { observers: 0, timers: 0 }',
    returnByValue: true,
  });
  return { nodes, listeners, ...(result.value as Record<'observers' | 'timers', number>) };
}
