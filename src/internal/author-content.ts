/** Reads content that an author put into a tag, as people see it. */
import { safeUrl } from './urls.js';

/** Names of the slots of all elements. */
export type SlotName = 'heading' | 'note' | 'cover' | 'intro' | 'consent' | 'success';

/** A piece of content without a mark: an element, or text directly in the tag. */
export type Piece = Element | Text;

/** Maximum number of pieces that are read and shown without a mark. */
const MAX_PIECES = 1000;
/** Elements that people do not read. */
export const UNREAD = 'script,style,template,noscript,svg,[hidden]';
/** Elements that a copy keeps; all others become `span`. */
const COPIED = /^(?:a|b|br|div|em|h\d|i|img|li|ol|p|strong|ul)$/;
/** In this order: browsers load a picture as soon as it has a `src`. */
const COPIED_ATTRIBUTES =
  'aria-label title href hreflang target crossorigin loading src alt width height lang dir'.split(' ');
/** Addresses that may be links of a copy, in addition to safe ones. */
const CONTACT = /^(?:mailto|tel|sms):/i;

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;

/** Whether a text contains a letter or a digit. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Text of a node as people read it, with single spaces. */
export function textOf(node: Node): string {
  const read = (part: Node): string => {
    if (isText(part)) return part.data;
    if (isElement(part) && part.matches(UNREAD)) return '';
    const text = [...part.childNodes].map(read).join('');
    return /^(?:b|i|u|em|strong|span|a|font)$/.test(part.nodeName.toLowerCase()) ? text : ` ${text} `;
  };
  return read(node).replace(/\s+/g, ' ').trim();
}

/**
 * The content in the largest pieces that contain nothing special, are special, or are a sentence with something special
 * in it.
 *
 * @param special - a selector, for example of links
 * @param used - nodes to leave out
 */
export function piecesOf(nodes: Iterable<Node>, special: string, used: readonly Node[]): Piece[] {
  const own = new Set(used);
  const around = new Set<Node>();
  for (const one of used) for (let at = one.parentNode; at && !around.has(at); at = at.parentNode) around.add(at);
  const read = (node: Node): Piece[] => {
    if (isText(node)) return hasWords(node.data) ? [node] : [];
    if (!isElement(node) || own.has(node) || node.matches(UNREAD)) return [];
    const isSpecial = node.matches(special);
    const hasSpecial = node.querySelector(special) !== null;
    if (!isSpecial && !hasSpecial && !hasWords(textOf(node))) return [];
    const isSentence = [...node.childNodes].some((child) => isText(child) && hasWords(child.data));
    const isMixed = around.has(node) || (hasSpecial && !isSpecial && !isSentence);
    return isMixed ? [...node.childNodes].flatMap(read) : [node];
  };
  return [...nodes].flatMap(read);
}

/**
 * Pieces that an element can show. Nobody writes thousands by hand, and they would block a phone for seconds.
 *
 * @throws {Error} if there are too many: the element then shows the content of the tag, with a warning
 */
export function limitPieces<Pieces extends readonly Piece[]>(pieces: Pieces): Pieces {
  if (pieces.length > MAX_PIECES) throw new Error(`it has ${pieces.length} links or texts`);
  return pieces;
}

/** Copies text, simple elements and safe links, without styles, scripts, events and ids. */
export function copyOf(source: Node): Node[] {
  if (isText(source)) return [document.createTextNode(source.data)];
  if (!isElement(source) || source.matches(UNREAD)) return [];
  const copy = document.createElement(COPIED.test(source.localName) ? source.localName : 'span');
  if (copy.localName === 'img') copy.setAttribute('referrerpolicy', 'no-referrer');
  for (const name of COPIED_ATTRIBUTES) {
    const value = source.getAttribute(name);
    if (value !== null && (name !== 'href' || CONTACT.test(value) || safeUrl(value))) copy.setAttribute(name, value);
  }
  // Hundreds of thousands are too many for the arguments of one call.
  for (const child of source.childNodes) copy.append(...copyOf(child));
  if (copy.localName !== 'a') return [copy];
  // An icon is not copied, so its link shows its name; without one it would be an empty stop of the Tab key.
  if (!hasWords(textOf(copy)) && !copy.querySelector('[alt]')) {
    copy.textContent = source.getAttribute('aria-label') ?? source.getAttribute('title');
    if (!copy.textContent) return [];
  }
  if (copy.hasAttribute('href')) copy.setAttribute('rel', 'noreferrer');
  return [copy];
}
