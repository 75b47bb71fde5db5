/**
 * Directories and report pages that the widgets point to, by id. What is not known yet has no address, and what would
 * link to it is left out.
 */
export { LINKS } from './generated/links.js';
