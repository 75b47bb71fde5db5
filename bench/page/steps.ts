/** Measures the load of a page with all four elements, and one interaction with each. */
import { measureForm, type Filled, type FormCase } from '../form/filling.js';
import { measureClick, CPU_SLOWDOWN, withPage, type Click, type Measures, type Measurement } from '../measure.js';

/** A page with banner, map, form and card. Its `click` is on the map. */
export interface PageCase extends FormCase {
  click: Click;
  /** The page's button that changes its language, and the content of the card afterwards. */
  french: Click;
  /** The button that opens the rest of the banner. */
  more: Click;
}

/** Wall-clock times from the press of the mouse, in milliseconds. */
export interface Stepped {
  french: number;
  more: number;
}

export const measurePage: Measurement<Measures & Filled & Stepped, PageCase> = async (...load) => ({
  ...(await measureForm(...load)),
  // Each uses its own page: one changes the page's language, and the other may cover the page.
  french: await step('french', ...load),
  more: await step('more', ...load),
});

const step = (name: keyof Stepped, ...[browser, server, path, measured]: Parameters<Measurement<number, PageCase>>) =>
  withPage(browser, server, path, measured, CPU_SLOWDOWN, (page) => measureClick(page, measured[name]));
