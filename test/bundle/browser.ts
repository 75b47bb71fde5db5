/**
 * A real browser on pages that a small server here serves, with the built files below `/dist/` the embed builder below
 * `/builder/`, and pages that are not kind to us below `/pages/`.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import sirv from 'sirv';
import { CHROME_ARGUMENTS, findChrome } from '../../scripts/find-chrome.mjs';

declare global {
  interface Window {
    /** Sum of the layout shifts so far. */
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
  /** Whether the answer never comes, as on a very slow line. */
  hangs?: boolean;
  /** Before the page loads: its settings, or scripts to run first. */
  prepare?: (page: Page) => Promise<unknown>;
}

/** What a page did that a test may not have expected. */
export interface OpenPage {
  page: Page;
  /** Everything on the console, as `level: text`. */
  console: string[];
  /** Every address asked for, the page's own and those of other origins. */
  requests: string[];
  /** Uncaught errors. */
  errors: string[];
}

export interface TestBrowser {
  origin: string;
  open: (options: PageOptions) => Promise<OpenPage>;
  /** Opens an address, e.g. one below `/builder/`. */
  visit: (address: string, prepare?: PageOptions['prepare']) => Promise<OpenPage>;
  /** Serves a page without opening it. */
  serve: (options: PageOptions) => string;
  /** The headers of the last request for an address of `serve`; undefined while nobody asked. */
  asked: (address: string) => IncomingHttpHeaders | undefined;
  /** Makes the answers to addresses below `/dist/` wait until the returned function is called. */
  holdScripts: () => () => void;
  close: () => Promise<void>;
}

const WIDGETS = `
  <ecpat-helpline-banner country="KE"><p>Call <a href="tel:116">116</a></p></ecpat-helpline-banner>
  <ecpat-member-map region="mena"><p>Members</p></ecpat-member-map>
  <ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy"><p>News</p></ecpat-signup-form>
  <ecpat-framework-card><p>Framework</p></ecpat-framework-card>`;

/** A page of `pages/`, with the script and the four widgets where its comments want them. */
async function servePage(name: string, response: ServerResponse): Promise<void> {
  const text = await readFile(new URL(`pages/${name}`, import.meta.url), 'utf8');
  const type = name.endsWith('.xhtml') ? 'application/xhtml+xml' : 'text/html; charset=utf-8';
  response.writeHead(200, { 'content-type': type });
  response.end(
    text
      .replace('<!-- script -->', '<script type="module" src="/dist/ecpat-widgets.js"></script>')
      .replace('<!-- widgets -->', WIDGETS),
  );
}

/** @param extraArguments - further switches of Chromium */
export async function startBrowser(...extraArguments: string[]): Promise<TestBrowser> {
  // Modules come to a page without an origin, as in a sandbox, only where the server allows it.
  const setHeaders = (response: ServerResponse) => response.setHeader('access-control-allow-origin', '*');
  const dist = sirv('dist', { dev: true, setHeaders });
  // The page and its script, as a site puts them side by side.
  const builder = [sirv('stories/builder', { dev: true }), sirv('site/builder', { dev: true })] as const;
  const pages = new Map<string, PageOptions>();
  const headers = new Map<string, IncomingHttpHeaders>();
  let hold: Promise<void> | undefined;

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const page = pages.get(path);
    const notFound = () => void response.writeHead(404).end();
    if (page) {
      headers.set(path, request.headers);
      if (page.hangs) return;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
      response.end(`<!doctype html><html lang="en" ${page.html ?? ''}><head><meta charset="utf-8"><title>page</title>
        <link rel="icon" href="data:,">${page.head ?? ''}</head><body>${page.body ?? ''}</body></html>`);
    } else if (path.startsWith('/dist/')) {
      request.url = path.slice('/dist'.length);
      void (hold ?? Promise.resolve()).then(() => dist(request, response, notFound));
    } else if (path.startsWith('/pages/')) {
      servePage(path.slice('/pages/'.length), response).catch(notFound);
    } else if (path.startsWith('/builder/')) {
      request.url = path.slice('/builder'.length);
      builder[0](request, response, () => builder[1](request, response, notFound));
    } else {
      notFound();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { path, isShell } = await findChrome();
  const browser: Browser = await puppeteer.launch({
    executablePath: path,
    headless: isShell ? 'shell' : true,
    args: [...CHROME_ARGUMENTS, ...extraArguments],
  });

  const serve = (options: PageOptions) => {
    const path = `/page-${pages.size}`;
    pages.set(path, options);
    return origin + path;
  };

  const visit: TestBrowser['visit'] = async (address, prepare) => {
    // A context of its own: no cache, cookie or storage comes over from another page.
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
    serve,
    visit,
    asked: (address) => headers.get(new URL(address).pathname),
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
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Adds up the layout shifts of the page that is opened next. */
export async function watchShift(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The sum, once everything is painted: `0.000`. */
export async function shiftOf(page: Page): Promise<string> {
  const shift = await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(window.shift), 100))),
  );
  return shift.toFixed(3);
}
