/** Measures how smoothly a map zooms by the wheel and drags, without slowing the processor. */
import { settle, placeOf, cpuTimes, withPage, type Case, type Measurement } from '../measure.js';
import { median } from '../rounds.js';

/** A map that can be zoomed. */
export interface Zoomable extends Case {
  /** The map, and a country near its middle, as selectors. */
  map: string;
  shape: string;
  /** Whether the wheel zooms only while Control is held. */
  needsControl: boolean;
}

/** Times are in milliseconds. */
export interface Moved {
  /** Time between frames: the median, the 95th percentile and the maximum. */
  frame: number;
  slowFrame: number;
  slowestFrame: number;
  /** CPU time of the page's main thread in total. */
  task: number;
  /** Factor by which the country became wider; 1 if nothing zooms. */
  zoom: number;
  /** Distance that the country was dragged afterwards, in CSS pixels. */
  drag: number;
}

/** Turns of the wheel in CSS pixels, and the pause after each. */
const WHEEL_DELTAS = [-120, -120, -120, -120];
const WHEEL_PAUSE_MS = 120;
/** Number and length of the mouse's steps to the left, and the pause after each. */
const DRAG_STEPS = 40;
const DRAG_STEP_PX = 4;
const DRAG_PAUSE_MS = 16;

const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

export const measureFrames: Measurement<Moved, Zoomable> = (browser, server, path, measured) =>
  withPage(browser, server, path, measured, 1, async (page, devTools) => {
    const { x, y } = await placeOf(page, measured.map);
    await page.mouse.move(x, y);
    await settle();
    const start = await placeOf(page, measured.shape);
    const before = await cpuTimes(devTools);
    const stopFrames = await page.evaluateHandle(() => window.benchFrames());

    if (measured.needsControl) await page.keyboard.down('Control');
    for (const deltaY of WHEEL_DELTAS) {
      await page.mouse.wheel({ deltaY });
      await wait(WHEEL_PAUSE_MS);
    }
    if (measured.needsControl) await page.keyboard.up('Control');
    await settle();
    const zoomed = await placeOf(page, measured.shape);

    await page.mouse.down();
    for (let step = 1; step <= DRAG_STEPS; step++) {
      await page.mouse.move(x - step * DRAG_STEP_PX, y);
      await wait(DRAG_PAUSE_MS);
    }
    await page.mouse.up();
    const frames = (await stopFrames.evaluate((stop) => stop())).sort((one, other) => one - other);
    const after = await cpuTimes(devTools);
    await settle();
    const dragged = await placeOf(page, measured.shape);

    return {
      frame: median(frames)!,
      slowFrame: frames[Math.floor(frames.length * 0.95)]!,
      slowestFrame: frames.at(-1)!,
      task: after('TaskDuration') - before('TaskDuration'),
      zoom: zoomed.width / start.width,
      drag: Math.hypot(dragged.x - zoomed.x, dragged.y - zoomed.y),
    };
  });
