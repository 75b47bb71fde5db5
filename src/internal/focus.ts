/**
 * Whether the focus is in an element, its shadow tree included. Also while another window is in front, when
 * `:focus-within` matches nothing in Firefox and WebKit.
 */
export function holdsFocus(element: Element): boolean {
  return element.contains((element.getRootNode() as DocumentOrShadowRoot & Node).activeElement);
}
