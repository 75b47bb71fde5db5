/**
 * Finds the rest of a page inside a tag that was written self-closed (`<ecpat-member-map />`) or has lost its end tag.
 * HTML knows no self-closed tags of this kind, so the parser puts everything up to the end of the parent into the tag.
 */

import { warnOnce } from './warn.js';

/** A selector of our four elements. */
export const TAGS = 'ecpat-helpline-banner,ecpat-member-map,ecpat-signup-form,ecpat-framework-card';
/** Nodes that no fallback has: one alone proves that the rest of the page is inside. */
const PROOF = `main,[data-ecpat],${TAGS}`;
/** With a proof, where the page begins. A fallback alone may have these too. */
const PAGE = `${PROOF},header,footer,nav,aside,article,section,h1`;
/** A way that a fallback offers. */
const WAY = 'a,form';
const BLOCK = 'p,div,ul,ol,dl,table,h2,h3,h4,section,article';

/**
 * Separates the author's fallback from the rest of the page, where a tag has swallowed it. In doubt, the content of the
 * tag is the author's.
 *
 * @returns the fallback, often empty; undefined if the tag contains nothing but its own content
 */
export function fallbackBesidePage(tag: Element): Element[] | undefined {
  const { nextSibling, parentNode } = tag;
  // The parser puts nothing behind a tag without an end. Scripts put elements at the end of the body.
  if (nextSibling && (nextSibling.nodeType !== Node.ELEMENT_NODE || parentNode !== document.body)) return undefined;
  const nodes = [...tag.childNodes].filter((node) => !isBlank(node) && !(node as Partial<Element>).slot);
  const isOpen = !nextSibling && (isSelfClosed(tag) || endsLeftOf(tag));
  const isBeyond = (node: ChildNode) => !nextSibling && isBesideTag(node, tag, isOpen);
  // Inside another tag of ours, which has swallowed this one.
  const proof = tag.parentElement?.closest(TAGS) ? PAGE : PROOF;
  if (nodes.length === 0 || !(isOpen || nodes.some((node) => holds(node, proof) || isBeyond(node)))) return undefined;
  const index = nodes.findIndex((node) => holds(node, PAGE) || isBeyond(node));
  const leading = nodes.slice(0, Math.max(index, 0));
  return isFallback(leading, tag) ? leading.map(asElement) : [];
}

/** Tells the page's author what happened, and what would be right. */
export function warnSwallowed(name: string): void {
  const text = 'contains the rest of the page, which now shows below it. Its end tag is missing, or it was written as';
  warnOnce(name, `${text} "<… />"; HTML needs "<…></…>".`);
}

/** Text can only be hidden with an element around it. */
function asElement(node: ChildNode): Element {
  if (!isText(node)) return node as unknown as Element;
  const element = document.createElement('span');
  node.replaceWith(element);
  element.append(node);
  return element;
}

const isText = (node: Node | null | undefined): node is Text => node?.nodeType === Node.TEXT_NODE;
const isBlank = (node: Node) => (isText(node) ? !node.data.trim() : node.nodeType !== Node.ELEMENT_NODE);

function holds(node: Node, selector: string): boolean {
  return !isText(node) && ((node as Element).matches(selector) || (node as Element).querySelector(selector) !== null);
}

/**
 * `<ecpat-helpline-banner country=KE/>`, where the slash belongs to the value, or `<ecpat-helpline-banner /> text<p>…`.
 * Without a block after it, such a text is a fallback.
 */
function isSelfClosed(tag: Element): boolean {
  const { attributes, firstChild, textContent } = tag;
  const isBeforeText =
    isText(firstChild) &&
    /^[ \t]+\S/.test(firstChild.data) &&
    !/\s$/.test(textContent) &&
    tag.querySelector(BLOCK) !== null;
  return isBeforeText || [...attributes].some(({ value }) => /^[\w-]+\/$/.test(value));
}

/** The author put a link or a form on the line of the tag, or indented it. */
function isFallback(nodes: readonly ChildNode[], tag: Element): boolean {
  const own = columnOf(tag);
  const inner = nodes[0] && columnOf(nodes[0]);
  return nodes.some((node) => holds(node, WAY)) && (own === undefined || inner === undefined || inner > own);
}

/** Whether the source has a node further left than the tag, or in its column without anything that a fallback has. */
function isBesideTag(node: ChildNode, tag: Element, isOpen: boolean): boolean {
  const own = columnOf(tag);
  const inner = columnOf(node);
  if (own === undefined || inner === undefined) return false;
  return inner < own || (inner === own && (isOpen || !(holds(node, WAY) || /\d/.test(node.textContent ?? ''))));
}

/** Whether the end of the content is further left than the tag: then it is the end of the parent. */
function endsLeftOf(tag: Element): boolean {
  const { lastChild } = tag;
  const end = isText(lastChild) ? /\n([ \t]*)$/.exec(lastChild.data)?.[1]!.length : undefined;
  return end !== undefined && end < (columnOf(tag) ?? 0);
}

/** Columns before a node that begins its line in the source; undefined if it does not begin one. */
function columnOf(node: ChildNode): number | undefined {
  const { previousSibling } = node;
  const before = isText(node) ? /^\s*\n([ \t]*)\S/.exec(node.data) : null;
  return (before ?? (isText(previousSibling) ? /\n([ \t]*)$/.exec(previousSibling.data) : null))?.[1]!.length;
}
