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
