/** Content that visitors of a page with a banner wait for. */
import type { Click } from '../measure.js';
import { KENYA } from './kenya.js';

/** The number in the strip, as the end of a selector. */
export const NUMBER = `[href="tel:${KENYA.line.number}"]`;

/** Content that appears after “More help” and is not in the strip. */
export function moreHelp(selector: string): Click {
  const { number } = KENYA.danger;
  const texts = [number, KENYA.saw.heading, KENYA.about.heading];
  return { selector, shows: { [`a[href="tel:${number}"]`]: 1 }, texts };
}
