/** Measures how smoothly a map is zoomed by the wheel and dragged, on the processor as it is. */
import { calm, placeOf, spent, withPage, type Case, type Take } from '../measure.js';
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
  /** From one frame to the next: the median, what one in twenty exceeds, and the most. */
  frame: number;
  slowFrame: number;
  slowestFrame: number;
  /** CPU time of the page's main thread for the whole of it. */
  task: number;
  /** How many times as wide the country was after zooming: 1 where nothing zooms. */
  zoom: number;
  /** How far the country was dragged then, in CSS pixels. */
  drag: number;
}

/** Turns of the wheel, in CSS pixels, and the time between two of them in milliseconds. */
const TURNS = [-120, -120, -120, -120];
const PAUSE = 120;
/** Steps of the mouse, each of so many CSS pixels to the left, and the time between two of them in milliseconds. */
const STEPS = 40;
const STEP = 4;
const STEP_PAUSE = 16;

const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

export const measureFrames: Take<Moved, Zoomable> = (browser, server, path, measured) =>
  withPage(browser, server, path, measured, 1, async (page, devTools) => {
    const { x, y } = await placeOf(page, measured.map);
    await page.mouse.move(x, y);
    await calm();
    const start = await placeOf(page, measured.shape);
    const before = await spent(devTools);
    const stopFrames = await page.evaluateHandle(() => window.benchFrames());

    if (measured.needsControl) await page.keyboard.down('Control');
    for (const deltaY of TURNS) {
      await page.mouse.wheel({ deltaY });
      await wait(PAUSE);
    }
    if (measured.needsControl) await page.keyboard.up('Control');
    await calm();
    const zoomed = await placeOf(page, measured.shape);

    await page.mouse.down();
    for (let step = 1; step <= STEPS; step++) {
      await page.mouse.move(x - step * STEP, y);
      await wait(STEP_PAUSE);
    }
    await page.mouse.up();
    const frames = (await stopFrames.evaluate((stop) => stop())).sort((one, other) => one - other);
    const after = await spent(devTools);
    await calm();
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
