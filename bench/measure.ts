/** Loads one page in its own browser context and measures it, whatever the page is for. */
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { Details, Place, ScriptMark, Wanted } from './probe.js';
import type { BenchServer } from './serve.js';

/** Factor by which the processor is slowed, to imitate an old phone. */
export const CPU_SLOWDOWN = 4;
/** Width and height of the window in CSS pixels. */
const VIEWPORT = { width: 1280, height: 800 };
/** Time for the work that a page still does after the last paint, in milliseconds. */
const SETTLE_MS = 300;
/** Maximum time until everything is painted, in milliseconds. */
const PAINT_TIMEOUT_MS = 30_000;

/** Code put before a module to record the time when it starts to run, after it was loaded and compiled. */
export const MARK_SCRIPT = `performance.mark('${'bench-script' satisfies ScriptMark}');\n`;

/** A page to measure, and the content that its visitors wait for. */
export interface Case extends Wanted {
  html: string;
  click?: Click;
}

/** The target of a click, as a selector, and the content that appears after it. */
export type Click = Details & { selector: string };

/** Measurements of one page load. Times are in milliseconds. */
export interface Measures {
  /** Bodies of all answers in brotli, in bytes. */
  bytes: number;
  /** Wall-clock time from the navigation until any of the wanted content is painted, anywhere. */
  first: number;
  /** Wall-clock time from the navigation until all wanted content is painted in its place. */
  all: number;
  /** Wall-clock time from the module's first statement until then; null if the page has no script. */
  fromScript: number | null;
  /** CPU time of the page's main thread, on the slowed processor. Excludes other work on the machine. */
  task: number;
  /** Share of it that ran scripts. Chromium does not count work after the first `await`. */
  script: number;
  /** Cumulative layout shift, without unit. */
  layoutShift: number;
  /** Size of the JavaScript heap after a collection, in bytes. */
  heap: number;
  /** Elements, texts and comments, those in shadow roots included. */
  nodes: number;
  /** Wall-clock time from the press of the mouse until the details are painted; null without a click. */
  click: number | null;
}

/** Performs an action on a page and measures it. */
export type Measurement<Taken, Measured extends Case = Case> = (
  browser: Browser,
  server: BenchServer,
  path: string,
  measured: Measured,
) => Promise<Taken>;

// Only strips the types: the page runs the file as it is written.
const { code: probe } = await transform(await readFile(new URL('probe.ts', import.meta.url), 'utf8'), { loader: 'ts' });

/**
 * Loads a page in its own context, without cache or storage. Calls back once all wanted content is painted, then closes
 * the page.
 *
 * @param slowdown - factor by which the processor is slowed
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
    await withTimeout(
      page.evaluate(() => window.benchPainted),
      `${JSON.stringify(places)} × ${count} was not painted`,
    );
    await settle();
    return await use(page, devTools);
  } finally {
    await context.close();
  }
}

/** Rejects if a promise takes too long. */
async function withTimeout<Result>(promised: Promise<Result>, failure: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>(
    (_, reject) => (timer = setTimeout(() => reject(new Error(failure)), PAINT_TIMEOUT_MS)),
  );
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
    // The page may close before the promise settles.
    promised.catch(() => {});
  }
}

/** Waits for the work that a page still has to do. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}

/** Time that the page's main thread has spent so far, in milliseconds, by name of the metric. */
export async function cpuTimes(devTools: CDPSession): Promise<(metric: `${string}Duration`) => number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return (name) => metrics.find((metric) => metric.name === name)!.value * 1000;
}

/** Centre and width of the first element that a selector finds, in CSS pixels of the viewport. */
export function placeOf(page: Page, selector: string): Promise<Place> {
  return page.evaluate((wanted) => window.benchPlace(wanted), selector);
}

/** Scrolls an element to the middle of the viewport, as far as possible, and returns its place. */
export async function scrollTo(page: Page, selector: string): Promise<Place> {
  const { y } = await placeOf(page, selector);
  const place = await page.evaluate((wanted) => window.benchScrollTo(wanted), selector);
  // The mouse hits elements where the next frame paints them.
  if (place.y !== y) await settle();
  return place;
}

/** Measures the load of a page, and the first click in it. */
export const measureLoad: Measurement<Measures> = (browser, server, path, measured) => {
  server.takeBytes();
  return withPage(browser, server, path, measured, CPU_SLOWDOWN, async (page, devTools) => {
    const time = await cpuTimes(devTools);
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

/** Measures the time from a click on the first element that a selector finds until its details are painted. */
export async function measureClick(page: Page, { selector, ...details }: Click): Promise<number> {
  const { x, y } = await scrollTo(page, selector);
  const awaited = [...Object.keys(details.shows), ...details.texts].join(', ');
  if (await page.evaluate((wanted) => window.benchReads(wanted), details)) {
    throw new Error(`${awaited} is shown before ${selector} is clicked`);
  }
  const failure = `a click on ${selector} does not show ${awaited}`;
  const painted = withTimeout(
    page.evaluate((wanted) => window.benchPress(wanted), details),
    failure,
  );
  // The page answers in order, so its listener for the press is in place after this.
  await page.evaluate(() => 0);
  // Without a pause after the move, because some maps show the details on hover.
  await page.mouse.click(x, y);
  const time = await painted;
  await settle();
  if (!(await page.evaluate((wanted) => window.benchReads(wanted), details))) throw new Error(failure);
  return time;
}
