/** Measures the load of a page with a form, and the time until errors and thanks appear after a press of the button. */
import type { Page } from 'puppeteer-core';
import {
  settle,
  measureClick,
  measureLoad,
  scrollTo,
  CPU_SLOWDOWN,
  withPage,
  type Case,
  type Measures,
  type Measurement,
} from '../measure.js';
import type { Details } from '../probe.js';

/** A page with a form whose fields have the ids `email`, `name` and `consent`. */
export interface FormCase extends Case {
  /** The button, as a selector. */
  button: string;
  /** Content after a press with empty fields, and after a press with all fields filled in. */
  errors: Details;
  thanks: Details;
}

/** Wall-clock times from the press of the mouse, in milliseconds. */
export interface Filled {
  /** Until the errors of an empty form are painted. */
  errors: number;
  /** Until the thanks are painted, after the values are sent and answered. */
  done: number;
}

const VISITOR = { email: 'ada@example.org', name: 'Ada Lovelace' };
/**
 * Pause before the filled-in form is sent, in milliseconds, the same on all pages. Ours holds back forms that are sent
 * within 2 s, because only bots are that fast.
 */
const READING_TIME_MS = 2000;

export const measureForm: Measurement<Measures & Filled, FormCase> = async (...load) => ({
  ...(await measureLoad(...load)),
  ...(await measureFilling(...load)),
});

const measureFilling: Measurement<Filled, FormCase> = (browser, server, path, measured) =>
  withPage(browser, server, path, measured, CPU_SLOWDOWN, async (page) => {
    const { button: selector } = measured;
    const errors = await measureClick(page, { selector, ...measured.errors });
    for (const [id, text] of Object.entries(VISITOR)) {
      await click(page, `#${id}`);
      await page.keyboard.type(text);
    }
    await click(page, '#ecpat-consent');
    await new Promise((resolve) => setTimeout(resolve, READING_TIME_MS));
    const done = await measureClick(page, { selector, ...measured.thanks });
    checkPosted(server.takePosted());
    return { errors, done };
  });

async function click(page: Page, selector: string): Promise<void> {
  // Errors move the content below them when they appear or disappear.
  await settle();
  const { x, y } = await scrollTo(page, selector);
  await page.mouse.click(x, y);
}

/** Throws unless the server received the visitor's values exactly once. */
function checkPosted(bodies: readonly string[]): void {
  const [values] = bodies.map((body) => JSON.parse(body) as Record<string, unknown>);
  const isSame = values?.email === VISITOR.email && values.name === VISITOR.name && Boolean(values.consent);
  if (bodies.length !== 1 || !isSame) throw new Error(`posted instead of ${JSON.stringify(VISITOR)}: ${bodies}`);
}
