/** Measures the load of a page with all four things on it, and that each of them does what it is there for. */
import { measureForm, type Filled, type FormCase } from '../form/filling.js';
import { measureClick, SLOWDOWN, withPage, type Click, type Measures, type Take } from '../measure.js';

/** A page with banner, map, form and card. The click of its load is on the map. */
export interface PageCase extends FormCase {
  click: Click;
  /** The button of the page that changes its language, and what the card shows then. */
  french: Click;
  /** The button that opens what else the banner knows. */
  more: Click;
}

/** Times are in milliseconds, from the press of the mouse. By the clock. */
export interface Stepped {
  french: number;
  more: number;
}

export const measurePage: Take<Measures & Filled & Stepped, PageCase> = async (...load) => ({
  ...(await measureForm(...load)),
  // Each in a page of its own: one changes the language of the page, and the other may cover it.
  french: await step('french', ...load),
  more: await step('more', ...load),
});

const step = (name: keyof Stepped, ...[browser, server, path, measured]: Parameters<Take<number, PageCase>>) =>
  withPage(browser, server, path, measured, SLOWDOWN, (page) => measureClick(page, measured[name]));
