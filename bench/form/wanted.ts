/** Content that visitors of a page with a form wait for. */
import type { Shows } from '../probe.js';
import type { FormCase } from './filling.js';
import { ERRORS, THANKS } from './texts.js';

export type Form = Pick<FormCase, 'button' | 'errors' | 'thanks'>;

const errorTexts = Object.values(ERRORS);

/** Fields of a form that its script handles: until then, the browser validates. */
export const FIELDS: Shows = { 'form[novalidate] :is(#ecpat-email, #ecpat-name, #ecpat-consent)': errorTexts.length };

const formOf = (button: string, error: string, thanks: string): Form => ({
  button,
  errors: { shows: { [error]: errorTexts.length }, texts: errorTexts },
  thanks: { shows: { [thanks]: 1 }, texts: [THANKS] },
});

export const OUR_FORM = formOf('[part~="button"]', '[part~="error"]', '[part~="status"][part~="ok"]');
export const PEER_FORM = formOf('[type="submit"]', 'p.error', '.thanks');
