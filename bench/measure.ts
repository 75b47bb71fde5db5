/** Loads one page in a browser context of its own and measures it. Knows nothing of what the page is for. */
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { Details, Place, ScriptMark, Wanted } from './probe.js';
import type { BenchServer } from './serve.js';

/** How much slower than this machine the processor of the visitor is: an old telephone. */
export const SLOWDOWN = 4;
/** Width and height of the window in CSS pixels. */
const VIEWPORT = { width: 1280, height: 800 };
/** Time in milliseconds for what a page still does after all is painted. */
const CALM = 300;
/** Time in milliseconds within which everything must be painted. */
const PATIENCE = 30_000;

/** Put in front of a module, this notes when it begins to run: after it was loaded and compiled. */
export const MARK_SCRIPT = `performance.mark('${'bench-script' satisfies ScriptMark}');\n`;

/** A page to measure, and what its visitors wait for. */
export interface Case extends Wanted {
  html: string;
  click?: Click;
}

/** What visitors click, as a selector, and what they read after it. */
export type Click = Details & { selector: string };

/** What one load of one page took. Times are in milliseconds. */
export interface Measures {
  /** Bodies of all answers in brotli, in bytes. */
  bytes: number;
  /** From the navigation's start until the first of what is wanted was painted, wherever. By the clock. */
  first: number;
  /** From the navigation's start until all that is wanted was painted where it belongs. By the clock. */
  all: number;
  /** From the module's first statement until then. By the clock; null where the page has no script. */
  fromScript: number | null;
  /** What the page's main thread did in total, in time of the slowed processor: other work on the machine does not count. */
  task: number;
  /** The part of it that ran scripts, without what they do after their first `await`: Chromium does not count that. */
  script: number;
  /** Cumulative layout shift, without unit. */
  layoutShift: number;
  /** Size of the JavaScript heap after a collection, in bytes. */
  heap: number;
  /** Elements, texts and comments, those in shadow roots included. */
  nodes: number;
  /** From the press of the mouse until the details were painted. By the clock; null where nothing is clicked. */
  click: number | null;
}

/** Does something in a page and measures it. */
export type Take<Taken, Measured extends Case = Case> = (
  browser: Browser,
  server: BenchServer,
  path: string,
  measured: Measured,
) => Promise<Taken>;

// Types off and nothing else: the page gets the file as it is written.
const { code: probe } = await transform(await readFile(new URL('probe.ts', import.meta.url), 'utf8'), { loader: 'ts' });

/**
 * Loads a page in a context of its own, without cache or storage, lets something be done in it when all that is wanted
 * was painted, and closes it.
 *
 * @param slowdown - how many times slower the processor is
 */
export async function withPage<Result>(
  browser: Browser,
  { origin }: BenchServer,
  path: string,
  { places, count, isShadow }: Wanted,
  slowdown: number,
  use: (page: Page, devTools: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(VIEWPORT);
    const devTools = await page.createCDPSession();
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const wanted: Wanted = { places, count, isShadow };
    await page.evaluateOnNewDocument(`window.benchWanted = ${JSON.stringify(wanted)};\n${probe}`);
    await page.goto(origin + path, { waitUntil: 'load' });
    await soon(
      page.evaluate(() => window.benchPainted),
      `${JSON.stringify(places)} × ${count} was not painted`,
    );
    await calm();
    return await use(page, devTools);
  } finally {
    await context.close();
  }
}

/** Waits for something, but not for ever. */
async function soon<Result>(promised: Promise<Result>, failure: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(failure)), PATIENCE)));
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
    // The page goes away with what it still owes.
    promised.catch(() => {});
  }
}

/** Lets a page do what it still has to do. */
export function calm(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, CALM));
}

/** Time in milliseconds that the page's main thread has spent so far, by name of the metric. */
export async function spent(devTools: CDPSession): Promise<(metric: `${string}Duration`) => number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return (name) => metrics.find((metric) => metric.name === name)!.value * 1000;
}

/** Middle and width of the first element that a selector finds, in CSS pixels of the window. */
export function placeOf(page: Page, selector: string): Promise<Place> {
  return page.evaluate((wanted) => window.benchPlace(wanted), selector);
}

/** The same, after it was scrolled to the middle of the window, as far as that is possible. */
export async function reach(page: Page, selector: string): Promise<Place> {
  const { y } = await placeOf(page, selector);
  const place = await page.evaluate((wanted) => window.benchReach(wanted), selector);
  // The mouse meets what the next frame shows.
  if (place.y !== y) await calm();
  return place;
}

/** Measures the load of a page, and the first click in it. */
export const measureLoad: Take<Measures> = (browser, server, path, measured) => {
  server.takeBytes();
  return withPage(browser, server, path, measured, SLOWDOWN, async (page, devTools) => {
    const time = await spent(devTools);
    const { first, all, scriptStart, layoutShift, nodes } = await page.evaluate(() => window.benchNoted());
    await devTools.send('HeapProfiler.collectGarbage');
    await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await devTools.send('Runtime.getHeapUsage');
    return {
      bytes: server.takeBytes(),
      first,
      all,
      fromScript: scriptStart === null ? null : all - scriptStart,
      task: time('TaskDuration'),
      script: time('ScriptDuration'),
      layoutShift,
      heap,
      nodes,
      click: measured.click ? await measureClick(page, measured.click) : null,
    };
  });
};

/** Measures how long it takes from a click on the first element that a selector finds until its details are painted. */
export async function measureClick(page: Page, { selector, ...details }: Click): Promise<number> {
  const { x, y } = await reach(page, selector);
  const awaited = [...Object.keys(details.shows), ...details.texts].join(', ');
  if (await page.evaluate((wanted) => window.benchReads(wanted), details)) {
    throw new Error(`${awaited} is shown before ${selector} is clicked`);
  }
  const failure = `a click on ${selector} does not show ${awaited}`;
  const painted = soon(
    page.evaluate((wanted) => window.benchPress(wanted), details),
    failure,
  );
  // Asked for later than that, so answered later: the page waits for the press by now.
  await page.evaluate(() => 0);
  // Without a rest on the way, in which some maps would show it already.
  await page.mouse.click(x, y);
  const time = await painted;
  await calm();
  if (!(await page.evaluate((wanted) => window.benchReads(wanted), details))) throw new Error(failure);
  return time;
}
