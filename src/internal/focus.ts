/**
 * Whether an element or its shadow tree contains the focus. Works while another window is in front, too, when
 * `:focus-within` matches nothing in Firefox and WebKit.
 */
export function holdsFocus(element: Element): boolean {
  return element.contains(focusBeside(element));
}

/**
 * Whether an element must keep its content because of the focus. A link or a button that was only clicked does not count:
 * browsers leave the focus there, and the visitor would never see more than the fallback.
 */
export function isKeptByFocus(element: Element): boolean {
  const focused = focusBeside(element);
  return element.contains(focused) && !focused!.matches(':is(a, button, summary):not(:focus-visible)');
}

const focusBeside = (element: Element) => (element.getRootNode() as DocumentOrShadowRoot & Node).activeElement;
