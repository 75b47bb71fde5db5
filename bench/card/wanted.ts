/** What visitors of a page with a card wait for. */
import type { Click } from '../measure.js';
import type { Shows } from '../probe.js';
import { filesIn, FRAMEWORK, TEXTS } from './framework.js';
import { LANGUAGE_BUTTON } from './pages.js';

const { own: english, others } = filesIn('en');
const { own: french } = filesIn('fr');

/** Where a card has its links, as selectors: the one in the page's language, and those in the others. */
export interface Links {
  own: string;
  other: string;
}

export const OUR_LINKS: Links = { own: 'a[part~="link"]', other: 'a[part~="language"]' };
export const PLAIN_LINKS: Links = { own: '.read', other: '.other' };
/** Those of libraries whose elements have to render first. */
export const ELEMENT_LINKS: Links = { own: '[data-usable] .read', other: '[data-usable] .other' };

/** What a card shows in English. */
export const inEnglish = ({ own, other }: Links): Shows => ({
  [`${own}[href$="${english!.url}"]`]: 1,
  [other]: others.length,
});

/** What it shows after the page's own button has made the page French. */
export const inFrench = ({ own, other }: Links): Click => ({
  selector: `#${LANGUAGE_BUTTON}`,
  shows: { [`${own}[href$="${french!.url}"]`]: 1, [`${other}[href$="${english!.url}"]`]: 1 },
  texts: [FRAMEWORK.title, TEXTS.fr.read, TEXTS.fr.others, TEXTS.fr.about, english!.name],
});
