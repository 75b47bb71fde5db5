/** The element around an element on the screen, across shadow roots and slots. */
export function parentOnScreen(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
