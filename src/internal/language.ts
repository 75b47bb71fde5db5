import { asWord } from './attributes.js';
import { attempt } from './intl.js';

/** Language of the strings in the sources, and the fallback for every other language. */
export const SOURCE_LANGUAGE = 'en';

/** The bibliographic codes of ISO 639-2, which Safari does not know, each before the usual code. */
const BIBLIOGRAPHIC =
  'albsq armhy baqeu burmy chizh czecs dutnl frefr geoka gerde greel iceis macmk maomi mayms perfa rumro slosk tibbo welcy';

/**
 * Language that a page declares for an element: its own `lang`, else that of the nearest ancestor, across shadow
 * roots, else that of `<meta http-equiv="content-language">`. Reads attributes, because `:lang()` does not cross shadow
 * roots in Firefox and Safari.
 *
 * @returns the attribute's value as written; `''` if it is missing or empty
 */
export function declaredLanguage(element: Node): string {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    const lang = node.nodeType === Node.ELEMENT_NODE ? (node as Element).getAttribute('lang') : null;
    if (lang !== null) return lang;
  }
  const page = element.ownerDocument!;
  const meta = page.querySelector<HTMLMetaElement>('meta[http-equiv="content-language" i]');
  return page.documentElement.getAttribute('lang') ?? meta?.content ?? '';
}

/**
 * Reads a language as people and systems write it, without `Intl`: `fr_CA`, `fr-CA, en`, `fr_CA.UTF-8@euro`, with quotes
 * and invisible characters around it.
 *
 * @returns the first BCP 47 tag, in any case; `''` for none
 */
export function readLanguageTag(text: string): string {
  const [tag = ''] = /^[a-z]{2,8}([- ][a-z\d]{2,8})*(?![\p{L}\d])/iu.exec(asWord(text)) ?? [];
  return tag.replaceAll(' ', '-');
}

/**
 * Best available language for a declared one: the same tag, else its primary language (`fr-CA` → `fr`), else English.
 * Codes of three letters (`fra`, `fre`) count as those of two.
 *
 * @param declared - a language as people write it, possibly invalid
 * @param available - BCP 47 tags; English need not be among them
 */
export function matchLanguage(declared: string, available: readonly string[]): string {
  const find = (wanted: string) => {
    return (
      available.find((tag) => tag.toLowerCase() === wanted) ?? available.find((tag) => tag === wanted.split('-', 1)[0])
    );
  };
  const tag = readLanguageTag(declared).toLowerCase();
  const [letters = ''] = tag.split('-', 1);
  return find(tag) ?? (letters.length === 3 ? find(usualLanguage(letters)) : undefined) ?? SOURCE_LANGUAGE;
}

/** A tag with the code of two letters for its language, if there is one: `fra-CA` → `fr-CA`. */
export function usualLanguage(tag: string): string {
  return tag.replace(/^[a-z]{3}(?![a-z])/i, (letters) => {
    const [, code] = new RegExp(`\\b${letters.toLowerCase()}(..)`).exec(BIBLIOGRAPHIC) ?? [];
    return code ?? attempt(() => Intl.getCanonicalLocales(letters)[0], undefined) ?? letters;
  });
}

const followers = new Map<Element, () => void>();
let observer: MutationObserver | undefined;

/**
 * Calls back whenever a `lang` attribute or a `meta` tag that may affect the element changes. One observer serves all
 * elements of the page.
 *
 * @returns a function that stops it
 */
export function followLanguage(element: Element, changed: () => void): () => void {
  observer ??= new MutationObserver(() => {
    for (const follower of followers.values()) follower();
  });
  for (let root = element.getRootNode(); ; root = (root as ShadowRoot).host.getRootNode()) {
    observer.observe(root, { subtree: true, attributeFilter: ['lang', 'content', 'http-equiv'] });
    if (!isShadowRoot(root)) break;
  }
  const { head } = element.ownerDocument;
  if (head) observer.observe(head, { childList: true });
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
