/** Reads a page as a visitor sees it. */

/** The text of an element with single spaces; undefined for no element. */
export function words<Given extends Element | null | undefined>(
  element: Given,
): Given extends Element ? string : undefined {
  type Words = Given extends Element ? string : undefined;
  return element?.textContent!.replace(/\s+/g, ' ').trim() as Words;
}

/** The text of a shadow root. */
export const text = (element: Element): string => element.shadowRoot!.textContent!.trim();

export const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** Whether sighted visitors see an element. Content of a closed `<details>` keeps old positions in Firefox. */
export const isVisible = (element: Element): boolean =>
  isShown(element) && !element.closest('.ecpat-visually-hidden, details:not([open]) > :not(summary)');

/** The text that sighted visitors see of an element: its shadow root, if open, with the nodes in its slots. */
export function shownText(element: Element): string {
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent!;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const one = node as Element;
    const style = getComputedStyle(one);
    if (style.display === 'none' || style.visibility === 'hidden' || one.localName === 'style') return '';
    if (one.matches('.ecpat-visually-hidden')) return '';
    const assigned = one.localName === 'slot' ? (one as HTMLSlotElement).assignedNodes() : [];
    const inside = assigned.length > 0 ? assigned : [...(one.shadowRoot ?? one).childNodes];
    const text = inside.map(read).join('');
    return style.display === 'inline' || style.display === 'contents' ? text : ` ${text} `;
  };
  return read(element).replace(/\s+/g, ' ').trim();
}
