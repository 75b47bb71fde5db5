/** Content that visitors of a page with a card wait for. */
import type { Click } from '../measure.js';
import type { Shows } from '../probe.js';
import { filesIn, FRAMEWORK, TEXTS } from './framework.js';
import { LANGUAGE_BUTTON } from './pages.js';

const { own: english, others } = filesIn('en');
const { own: french } = filesIn('fr');

/** Selectors of a card's links: to the file in the page's language, and to the other languages. */
export interface Links {
  own: string;
  other: string;
}

export const OUR_LINKS: Links = { own: 'a[part~="link"]', other: 'a[part~="language"]' };
export const PLAIN_LINKS: Links = { own: '.read', other: '.other' };
/** Links of libraries whose elements must render first. */
export const ELEMENT_LINKS: Links = { own: '[data-usable] .read', other: '[data-usable] .other' };

/** Content of a card in English. */
export const inEnglish = ({ own, other }: Links): Shows => ({
  [`${own}[href$="${english!.url}"]`]: 1,
  [other]: others.length,
});

/** Content of a card after the page's button has changed its language to French. */
export const inFrench = ({ own, other }: Links): Click => ({
  selector: `#${LANGUAGE_BUTTON}`,
  shows: { [`${own}[href$="${french!.url}"]`]: 1, [`${other}[href$="${english!.url}"]`]: 1 },
  texts: [FRAMEWORK.title, TEXTS.fr.read, TEXTS.fr.others, TEXTS.fr.about, english!.name],
});
