/** Loads one page in a browser of its own making and measures it. Knows nothing of what the page is for. */
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Browser } from 'puppeteer-core';
import type { ScriptMark, Wanted } from './probe.js';
import type { BenchServer } from './serve.js';

/** How much slower than this machine the processor of the visitor is: an old telephone. */
export const SLOWDOWN = 4;
/** Width and height of the window in CSS pixels. */
const VIEWPORT = { width: 1280, height: 800 };
/** Time in milliseconds for what a page still does after all is painted. */
const CALM = 300;

/** Put in front of a module, this notes when it begins to run: after it was loaded and compiled. */
export const MARK_SCRIPT = `performance.mark('${'bench-script' satisfies ScriptMark}');\n`;

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
}

// Types off and nothing else: the page gets the file as it is written.
const { code: probe } = await transform(await readFile(new URL('probe.ts', import.meta.url), 'utf8'), { loader: 'ts' });

/** Loads a page in a context of its own, without cache or storage, and measures it. */
export async function measure(browser: Browser, server: BenchServer, path: string, wanted: Wanted): Promise<Measures> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(VIEWPORT);
    const devTools = await page.createCDPSession();
    await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.evaluateOnNewDocument(`window.benchWanted = ${JSON.stringify(wanted)};\n${probe}`);

    server.takeBytes();
    await page.goto(server.origin + path, { waitUntil: 'load' });
    await page.evaluate(() => window.benchPainted);
    await new Promise((resolve) => setTimeout(resolve, CALM));

    const { metrics } = await devTools.send('Performance.getMetrics');
    const seconds = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    const { first, all, scriptStart, layoutShift, nodes } = await page.evaluate(() => window.benchNoted());
    await devTools.send('HeapProfiler.collectGarbage');
    await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await devTools.send('Runtime.getHeapUsage');
    return {
      bytes: server.takeBytes(),
      first,
      all,
      fromScript: scriptStart === null ? null : all - scriptStart,
      task: seconds('TaskDuration') * 1000,
      script: seconds('ScriptDuration') * 1000,
      layoutShift,
      heap,
      nodes,
    };
  } finally {
    await context.close();
  }
}
