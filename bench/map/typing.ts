/** Measures what a key typed into the search field takes, on the processor as it is. */
import type { Page } from 'puppeteer-core';
import { calm, placeOf, spent, withPage, type Take } from '../measure.js';
import { median } from '../rounds.js';

/** CPU time of the page's main thread in milliseconds. */
export interface Typed {
  /** Of scripts alone, for the first key: what searching needs is made ready then. */
  firstScript: number;
  /** Of scripts alone; median of the keys. */
  script: number;
  /** In total; median of the keys. */
  task: number;
}

/** One after the other they narrow the search, as in “Angola” and “Bangladesh”. */
const KEYS = ['a', 'n', 'g'] as const;
/** What Chromium calls running a script, in its traces. */
const SCRIPTS = ['v8.callFunction', 'RunMicrotasks', 'v8.run'];

export const measureTyping: Take<Typed> = (browser, server, path, measured) =>
  withPage(browser, server, path, measured, 1, async (page, devTools) => {
    const { x, y } = await placeOf(page, '[part~="search"]');
    await page.mouse.click(x, y);
    await calm();
    const scripts: number[] = [];
    const tasks: number[] = [];
    for (const key of KEYS) {
      // The sum that Chromium keeps of what scripts take leaves out microtasks, and with them the rendering.
      await page.tracing.start({ categories: ['-*', 'devtools.timeline', 'v8', 'v8.execute'] });
      const before = await spent(devTools);
      await page.keyboard.press(key);
      await calm();
      const after = await spent(devTools);
      scripts.push(await stopTrace(page));
      tasks.push(after('TaskDuration') - before('TaskDuration'));
    }
    return { firstScript: scripts[0]!, script: median(scripts)!, task: median(tasks)! };
  });

/** An event of a trace. Times are in microseconds, `tdur` is CPU time. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { type?: string } };
}

/** Ends a trace and tells how long scripts ran in the thread that a key reached, in milliseconds of CPU time. */
async function stopTrace(page: Page): Promise<number> {
  const trace = Buffer.from((await page.tracing.stop())!).toString();
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const pressed = traceEvents.find(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown');
  if (!pressed) throw new Error('no key reached the page');
  const runs = traceEvents
    .filter(({ name, pid, tid }) => SCRIPTS.includes(name) && pid === pressed.pid && tid === pressed.tid)
    .sort((one, other) => one.ts - other.ts);
  let end = 0;
  let time = 0;
  for (const { ts, dur = 0, tdur = 0 } of runs) {
    // What runs within another is part of its time.
    if (ts < end) continue;
    end = ts + dur;
    time += tdur;
  }
  return time / 1000;
}
