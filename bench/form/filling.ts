/** Measures the load of a page with a form, and what its visitors wait for after they press the button. */
import type { Page } from 'puppeteer-core';
import {
  calm,
  measureClick,
  measureLoad,
  reach,
  SLOWDOWN,
  withPage,
  type Case,
  type Measures,
  type Take,
} from '../measure.js';
import type { Details } from '../probe.js';

/** A page with a form whose fields have the ids `email`, `name` and `consent`. */
export interface FormCase extends Case {
  /** The button, as a selector. */
  button: string;
  /** What can be read after it was pressed while all fields are empty, and after they were filled in. */
  errors: Details;
  thanks: Details;
}

/** Times are in milliseconds, from the press of the mouse. By the clock. */
export interface Filled {
  /** Until the errors of an empty form were painted. */
  errors: number;
  /** Until the thanks were painted: after the values were sent and the answer came. */
  done: number;
}

const VISITOR = { email: 'ada@example.org', name: 'Ada Lovelace' };
/**
 * Time in milliseconds for reading the filled-in form. Ours holds back what comes within 2 s after the form was shown,
 * as only programs are so fast; all pages wait as long.
 */
const READING_TIME = 2000;

export const measureForm: Take<Measures & Filled, FormCase> = async (...load) => ({
  ...(await measureLoad(...load)),
  ...(await measureFilling(...load)),
});

const measureFilling: Take<Filled, FormCase> = (browser, server, path, measured) =>
  withPage(browser, server, path, measured, SLOWDOWN, async (page) => {
    const { button: selector } = measured;
    const errors = await measureClick(page, { selector, ...measured.errors });
    for (const [id, text] of Object.entries(VISITOR)) {
      await click(page, `#${id}`);
      await page.keyboard.type(text);
    }
    await click(page, '#consent');
    await new Promise((resolve) => setTimeout(resolve, READING_TIME));
    const done = await measureClick(page, { selector, ...measured.thanks });
    checkPosted(server.takePosted());
    return { errors, done };
  });

async function click(page: Page, selector: string): Promise<void> {
  // Errors that go or come move what is below them.
  await calm();
  const { x, y } = await reach(page, selector);
  await page.mouse.click(x, y);
}

/** Whether the server got what the visitor filled in, and got it once. */
function checkPosted(bodies: readonly string[]): void {
  const [values] = bodies.map((body) => JSON.parse(body) as Record<string, unknown>);
  const isSame = values?.email === VISITOR.email && values.name === VISITOR.name && Boolean(values.consent);
  if (bodies.length !== 1 || !isSame) throw new Error(`posted instead of ${JSON.stringify(VISITOR)}: ${bodies}`);
}
