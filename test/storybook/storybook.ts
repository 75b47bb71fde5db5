/** Serves the built Storybook, and opens its pages in browsers that record faults. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import sirv from 'sirv';
import { CHROME_ARGUMENTS, findChrome } from '../../scripts/find-chrome.mjs';

/** The folder of the built Storybook. */
export const STORYBOOK = process.env['STORYBOOK_DIR'] ?? 'site/storybook';

/** A story or a page of docs. */
export interface Entry {
  id: string;
  type: 'story' | 'docs';
  title: string;
  name: string;
}

/** An open page, with everything that a test may not expect of it. */
export interface OpenPage {
  page: Page;
  /** Everything on the console, as `level: text`. */
  console: string[];
  /** Uncaught errors, requests to another origin, and responses with an error status. */
  faults: string[];
  close: () => Promise<void>;
}

export interface TestStorybook {
  origin: string;
  /** Opens an address below the root, e.g. `iframe.html`. */
  open: (path: string, width?: number) => Promise<OpenPage>;
  close: () => Promise<void>;
}

/** All entries of the sidebar, in no order. */
export function entries(): Entry[] {
  const index = JSON.parse(readFileSync(`${STORYBOOK}/index.json`, 'utf8')) as { entries: Record<string, Entry> };
  return Object.values(index.entries);
}

export async function startStorybook(): Promise<TestStorybook> {
  // The embed builder's preview has no origin, so it loads modules only with this header.
  const serve = sirv(STORYBOOK, { setHeaders: (response) => response.setHeader('access-control-allow-origin', '*') });
  const server = createServer((request, response) => {
    // Browsers request it when the preview page is open outside Storybook.
    const status = request.url === '/favicon.ico' ? 204 : 404;
    serve(request, response, () => void response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { path: executablePath, isShell } = await findChrome();
  const browsers = new Set<Browser>();

  return {
    origin,
    async open(path, width = 1280) {
      // One browser for each page, because full Chromium does not paint background tabs.
      const browser = await puppeteer.launch({
        executablePath,
        headless: isShell ? 'shell' : true,
        args: CHROME_ARGUMENTS,
        defaultViewport: { width, height: 800 },
      });
      browsers.add(browser);
      const page = await browser.newPage();
      const console: string[] = [];
      const faults: string[] = [];
      page.on('console', (message) => console.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('request', (request) => {
        const { protocol, origin: target } = new URL(request.url());
        if (target !== origin && /^https?:/.test(protocol)) faults.push(`requested ${request.url()}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
      });
      await page.goto(`${origin}/${path}`);
      const close = () => browser.close().finally(() => browsers.delete(browser));
      return { page, console, faults, close };
    },
    async close() {
      await Promise.all([...browsers].map((browser) => browser.close()));
      server.closeAllConnections();
      server.close();
    },
  };
}
