/**
 * Whether an element or its shadow tree contains the focus. Works while another window is in front, too, when
 * `:focus-within` matches nothing in Firefox and WebKit.
 */
export function holdsFocus(element: Element): boolean {
  return element.contains((element.getRootNode() as DocumentOrShadowRoot & Node).activeElement);
}
