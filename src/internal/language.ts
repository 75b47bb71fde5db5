/** Language of the strings in the sources, and the fallback for every other language. */
export const SOURCE_LANGUAGE = 'en';

/**
 * Language that a page declares for an element: its own `lang`, else that of the nearest ancestor, across shadow roots.
 * Reads attributes, because `:lang()` does not cross shadow roots in Firefox and Safari.
 *
 * @returns the attribute's value as written; `''` if it is missing or empty
 */
export function declaredLanguage(element: Element): string {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const lang = node.nodeType === Node.ELEMENT_NODE ? (node as Element).getAttribute('lang') : null;
    if (lang !== null) return lang;
  }
  return element.ownerDocument.documentElement.lang;
}

/**
 * Best available language for a declared one: the same tag, else its primary language (`fr-CA` → `fr`), else English.
 *
 * @param declared - a BCP 47 tag, possibly invalid
 * @param available - BCP 47 tags; English need not be among them
 */
export function matchLanguage(declared: string, available: readonly string[]): string {
  const wanted = declared.trim().replaceAll('_', '-').toLowerCase();
  const [primary] = wanted.split('-');
  return (
    available.find((tag) => tag.toLowerCase() === wanted) ?? available.find((tag) => tag === primary) ?? SOURCE_LANGUAGE
  );
}

const followers = new Map<Element, () => void>();
let observer: MutationObserver | undefined;

/**
 * Calls back whenever a `lang` attribute that may affect the element changes. One observer serves all elements of the
 * page.
 *
 * @returns a function that stops it
 */
export function followLanguage(element: Element, changed: () => void): () => void {
  observer ??= new MutationObserver(() => {
    for (const follower of followers.values()) follower();
  });
  for (let root = element.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    if (!isShadowRoot(root)) break;
  }
  followers.set(element, changed);
  return () => {
    followers.delete(element);
    if (followers.size === 0) observer?.disconnect();
  };
}

function isShadowRoot(node: Node): node is ShadowRoot {
  return node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in node;
}

function parentOf(node: Node): Node | null {
  return isShadowRoot(node) ? node.host : node.parentNode;
}
