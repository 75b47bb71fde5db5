/** How tests read a page: as a visitor sees it. */

export function words(element: Element): string;
export function words(element: Element | null | undefined): string | undefined;
/** The text of an element with single spaces. */
export function words(element: Element | null | undefined): string | undefined {
  return element?.textContent!.replace(/\s+/g, ' ').trim();
}

export const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** Whether sighted visitors see it as well. */
export const isVisible = (element: Element): boolean => isShown(element) && !element.closest('.visually-hidden');
