import { attempt } from './intl.js';

const TOKEN = 'font-family';

export const INHERITED_FONT_STYLES = ":is([part~='base'], .ecpat-base) { font-family: inherit; }";

/** Runs a task that must delay neither the first paint nor the page: after its `load` event. */
export function whenLoaded(task: () => void): void {
  const run = () => setTimeout(task);
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, { once: true });
}

/** Selectors of rules, each with a property that its rule sets to `inherit`. */
type Inheriting = (readonly [selector: string, name: string])[];

/** The inheriting rules of each tree, read once for all elements in it, and again when it has other style sheets. */
const known = new WeakMap<Node, { sheets: readonly CSSStyleSheet[]; rules: Inheriting }>();

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
  return (
    (styled !== null && namesIn(styled.style).includes(name)) ||
    rulesOf(element.getRootNode() as Document | ShadowRoot).some(
      // Some selectors are valid only where they are written.
      ([selector, set]) => set === name && attempt(() => element.closest(selector) !== null, false),
    )
  );
}

function rulesOf(tree: Document | ShadowRoot): Inheriting {
  const sheets = [...tree.styleSheets, ...tree.adoptedStyleSheets];
  const last = known.get(tree);
  if (last?.sheets.length === sheets.length && sheets.every((sheet, at) => sheet === last.sheets[at]))
    return last.rules;
  const rules = sheets.flatMap(rulesIn);
  known.set(tree, { sheets, rules });
  return rules;
}

/** Our properties of a style that are `inherit`. */
const namesIn = ({ cssText }: CSSStyleDeclaration): string[] =>
  [...cssText.matchAll(/(--ecpat-[-\w]*font-family)\s*:\s*inherit\b/gi)].map(([, name]) => name!);

/** The rules that apply to this page. */
function rulesIn(group: CSSStyleSheet | CSSRule): Inheriting {
  const { media, styleSheet, selectorText, style } = group as Partial<CSSMediaRule & CSSImportRule & CSSStyleRule>;
  if (media && !attempt(() => matchMedia(media.mediaText).matches, false)) return [];
  // A style sheet of another origin throws.
  const rules = attempt(() => [...((styleSheet ?? group) as Partial<CSSStyleSheet>).cssRules!], []);
  return [
    ...(selectorText ? namesIn(style!).map((name) => [selectorText, name] as const) : []),
    ...rules.flatMap(rulesIn),
  ];
}
