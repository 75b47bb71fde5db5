import { css } from 'lit';

const TOKEN = 'font-family';

export const inheritedFontStyles = css`
  [part~='base'] {
    font-family: inherit;
  }
`;

/** Runs a task that must delay neither the first paint nor the page: after its `load` event. */
export function whenLoaded(task: () => void): void {
  const run = () => setTimeout(task);
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, { once: true });
}

/**
 * Whether the page sets `--ecpat-font-family: inherit`, or the same for one element. CSS computes that to nothing, as if
 * the property were not set, so only the page's rules tell. Those of another origin cannot be read.
 */
export function wantsInheritedFont(element: Element): boolean {
  const computed = getComputedStyle(element);
  for (const name of [`--${element.localName}-${TOKEN}`, `--ecpat-${TOKEN}`]) {
    if (computed.getPropertyValue(name)) return false;
    for (let at: Element | undefined = element; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
      if (isInherited(at, name)) return true;
    }
  }
  return false;
}

/** Whether a rule or a style attribute in the element's own tree sets the property to `inherit` there or further up. */
function isInherited(element: Element, name: string): boolean {
  const styled = element.closest<HTMLElement>(`[style*="${name}"]`);
  const { styleSheets, adoptedStyleSheets } = element.getRootNode() as Document | ShadowRoot;
  return (
    (styled && isInherit(styled.style, name)) ||
    [...styleSheets, ...adoptedStyleSheets]
      .flatMap((sheet) => selectorsOf(sheet, name))
      .some((selector) => element.closest(selector))
  );
}

const isInherit = (style: CSSStyleDeclaration, name: string) => /^\s*inherit\s*$/i.test(style.getPropertyValue(name));

/** Selectors of the rules that apply to this page and set the property to `inherit`. */
function selectorsOf(group: CSSStyleSheet | CSSRule, name: string): string[] {
  const { media, styleSheet, selectorText, style } = group as Partial<CSSMediaRule & CSSImportRule & CSSStyleRule>;
  if (media && !matchMedia(media.mediaText).matches) return [];
  let rules: CSSRuleList | undefined;
  try {
    rules = ((styleSheet ?? group) as CSSStyleSheet).cssRules;
  } catch {
    // A style sheet of another origin.
  }
  return [
    ...(selectorText && isInherit(style!, name) ? [selectorText] : []),
    ...[...(rules ?? [])].flatMap((rule) => selectorsOf(rule, name)),
  ];
}
