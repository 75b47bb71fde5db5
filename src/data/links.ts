/** Addresses of directories and report pages, by id. Widgets show no link where the address is not known yet. */
export { LINKS } from './generated/links.js';
