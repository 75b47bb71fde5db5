/** Destination of the exit, and the link to it in the emptied page. */
export interface Exit {
  /** Absolute address. */
  address: string;
  /** Text of the link, and its language. */
  label: string;
  language: string;
}

/** Time until the emptied page shows a link, in milliseconds: an exit that is not slow leaves no trace of the widget. */
const LINK_AFTER_MS = 3000;

/**
 * Ignores errors, so that a failed step does not prevent the next one.
 *
 * @returns whether there was none
 */
export function attempt(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch {
    // The page or its sandbox forbids the step.
    return false;
  }
}

/**
 * Adds a link to the exit, which appears when the exit is slow.
 *
 * @param parent - also decides the document
 * @returns the link
 */
export function addLink(parent: Element, { address, label, language }: Exit): HTMLAnchorElement {
  const { ownerDocument: page } = parent;
  const link = page.createElement('a');
  link.href = address;
  link.rel = 'noopener noreferrer';
  link.referrerPolicy = 'no-referrer';
  link.lang = language;
  link.textContent = label;
  link.style.setProperty('visibility', 'hidden', 'important');
  parent.append(link);
  page.defaultView?.setTimeout(() => link.style.removeProperty('visibility'), LINK_AFTER_MS);
  return link;
}

/**
 * Address of an empty page without scripts and title, which goes on to the exit and shows a link to it after three
 * seconds. It is in memory: no request is needed. Written without styles, which the policy of the page may forbid.
 */
export function emptyPageAddress(view: Window & typeof globalThis, { address, label, language }: Exit): string {
  const page = view.document.implementation.createHTMLDocument();
  const add = (parent: Element, name: string, attributes: Record<string, string>, namespace = SVG) => {
    const element = page.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  page.documentElement.lang = language;
  add(page.head, 'meta', { charset: 'utf-8' }, HTML);
  add(page.head, 'meta', { name: 'referrer', content: 'no-referrer' }, HTML);
  add(page.head, 'meta', { name: 'viewport', content: 'width=device-width' }, HTML);
  add(page.head, 'meta', { 'http-equiv': 'refresh', content: `0;url=${address}` }, HTML);
  const svg = add(page.body, 'svg', { width: '100%', height: '64' });
  const link = add(svg, 'a', { href: address });
  const text = add(link, 'text', {
    ...{ x: '50%', y: '40', 'text-anchor': 'middle', 'font-size': '20' },
    ...{ fill: 'LinkText', 'text-decoration': 'underline', visibility: 'hidden' },
  });
  text.textContent = label;
  add(text, 'set', { attributeName: 'visibility', to: 'visible', begin: `${LINK_AFTER_MS}ms` });
  const source = new view.XMLSerializer().serializeToString(page);
  return view.URL.createObjectURL(new view.Blob([source], { type: 'text/html' }));
}

const SVG = 'http://www.w3.org/2000/svg';
const HTML = 'http://www.w3.org/1999/xhtml';
