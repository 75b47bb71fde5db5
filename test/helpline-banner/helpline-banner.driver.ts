/** Shared helpers of the banner's tests: render a banner, use it and read it like a visitor. */
import '../helpers/open-shadow-roots.js';
import { fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { stub } from 'sinon';
import type { HelplineBannerElement } from '../../src/helpline-banner/helpline-banner.element.js';
import { isShown, words } from '../helpers/dom.js';
import { json } from '../helpers/faulty-addresses.js';

export { isShown, json, words };

export const show = (markup: TemplateResult) => fixture<HelplineBannerElement>(markup);
export const inside = (banner: Element) => banner.shadowRoot!;
/** The banner has no parts for most of its pieces, and none in WebKit: a page could style them when they are pressed. */
const PIECES = {
  base: 'section',
  heading: 'h2',
  line: '.ecpat-line',
  number: '.ecpat-number',
  channel: '.ecpat-channel',
  emergency: '.ecpat-emergency > .ecpat-call',
  exit: '.ecpat-way-out > a',
  country: '.ecpat-place > p, .ecpat-picker',
} as const;
export const part = (root: ParentNode, name: keyof typeof PIECES) => [
  ...root.querySelectorAll<HTMLElement>(PIECES[name]),
];
export const link = (element: Element | undefined) => element?.getAttribute('href');
/** Texts and addresses of all links in an element. */
export const links = (root: ParentNode) => [...root.querySelectorAll('a')].map((a) => [words(a), link(a)]);
export const button = (banner: Element, name: string) =>
  [...inside(banner).querySelectorAll('button')].find((candidate) => words(candidate) === name);
/** The section below a heading. */
export const section = (banner: Element, heading: string) =>
  [...inside(banner).querySelectorAll('h3')].find((candidate) => words(candidate) === heading)?.parentElement;
/** Texts of the live regions: remaining presses of Shift, and the chosen country. */
export const announced = (banner: Element) => [...inside(banner).querySelectorAll('[role="status"]')].map(words);
/** Opens a closed bar. */
export async function open(banner: HelplineBannerElement): Promise<HelplineBannerElement> {
  inside(banner).querySelector<HTMLElement>('[aria-controls="ecpat-more"]')!.click();
  await banner.updateComplete;
  return banner;
}
export const picker = (banner: Element) => inside(banner).querySelector('select');

export function pick(banner: HelplineBannerElement, country: string): Promise<unknown> {
  const select = picker(banner)!;
  select.value = country;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return banner.updateComplete;
}

/** Makes the browser report a time zone. */
export async function inZone<Result>(timeZone: string, run: () => Promise<Result>): Promise<Result> {
  const zone = stub(Intl.DateTimeFormat.prototype, 'resolvedOptions').returns({
    timeZone,
  } as Intl.ResolvedDateTimeFormatOptions);
  try {
    return await run();
  } finally {
    zone.restore();
  }
}
export const showInZone = (timeZone: string, markup: TemplateResult) => inZone(timeZone, () => show(markup));

/** A foreign document with lines of Kenya in place of the bundled ones. */
export const kenya = (...lines: object[]) => ({
  schemaVersion: 1,
  replaces: ['KE'],
  asOf: new Date().toISOString().slice(0, 10),
  helplines: lines.map((line, index) => ({
    id: `ke-${index}`,
    country: 'KE',
    audience: 'children',
    name: 'A line',
    ...line,
  })),
});

export const showWith = (document: object, markup = kenyanCard) => showSource(json(document), markup);

export async function showSource(src: string, markup = kenyanCard): Promise<HelplineBannerElement> {
  const banner = await show(markup(src));
  const original = words(inside(banner).querySelector('section'));
  for (let turn = 0; turn < 200 && words(inside(banner).querySelector('section')) === original; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return banner;
}
export const kenyanCard = (src: string) =>
  html`<ecpat-helpline-banner country="KE" layout="card" src=${src}></ecpat-helpline-banner>`;
export const kenyanBar = (src: string) => html`<ecpat-helpline-banner country="KE" src=${src}></ecpat-helpline-banner>`;
