/** Measures the cost of a key in the search field, without slowing the processor. */
import type { Page } from 'puppeteer-core';
import { settle, placeOf, cpuTimes, withPage, type Measurement } from '../measure.js';
import { median } from '../rounds.js';

/** CPU time of the page's main thread in milliseconds. */
export interface Typed {
  /** Scripts for the first key, which also prepares the search. */
  firstScript: number;
  /** Scripts; median of the keys. */
  script: number;
  /** Total; median of the keys. */
  task: number;
}

/** Keys that narrow the search step by step, as in “Angola” and “Bangladesh”. */
const KEYS = ['a', 'n', 'g'] as const;
/** Names of script runs in Chromium's traces. */
const SCRIPTS = ['v8.callFunction', 'RunMicrotasks', 'v8.run'];

export const measureTyping: Measurement<Typed> = (browser, server, path, measured) =>
  withPage(browser, server, path, measured, 1, async (page, devTools) => {
    const { x, y } = await placeOf(page, '[part~="search"]');
    await page.mouse.click(x, y);
    await settle();
    const scripts: number[] = [];
    const tasks: number[] = [];
    for (const key of KEYS) {
      // Chromium's ScriptDuration excludes microtasks, and with them Lit's rendering.
      await page.tracing.start({ categories: ['-*', 'devtools.timeline', 'v8', 'v8.execute'] });
      const before = await cpuTimes(devTools);
      await page.keyboard.press(key);
      await settle();
      const after = await cpuTimes(devTools);
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

/** Ends a trace and returns the CPU time of scripts in the thread that received the key, in milliseconds. */
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
    // A nested run is part of the outer run's time.
    if (ts < end) continue;
    end = ts + dur;
    time += tdur;
  }
  return time / 1000;
}
