import { VERSION } from './version.js';
import { warnOnce } from './warn.js';

/** Whether the browser has every feature the elements depend on. Otherwise nothing is defined and the fallback stays. */
function isSupported(): boolean {
  try {
    // Without constructable style sheets, the constructor is missing or throws.
    new CSSStyleSheet().replaceSync('');
    return 'adoptedStyleSheets' in Document.prototype && 'attachShadow' in Element.prototype;
  } catch {
    return false;
  }
}

/**
 * Registers an element once. Never throws, because one clash must not break the other elements of the bundle.
 *
 * No registry (on a server) or an unsupported browser → does nothing. Tag defined by the same version → silent.
 * Tag defined by other code → one warning, and the first definition stays.
 *
 * @returns whether the tag is defined afterwards, by this copy or another
 */
export function define(tagName: string, element: CustomElementConstructor): boolean {
  if (typeof customElements === 'undefined' || !isSupported()) return false;
  const existing = customElements.get(tagName) as (CustomElementConstructor & { version?: string }) | undefined;
  if (existing) {
    if (existing.version !== VERSION) {
      const other = existing.version ? `version ${existing.version}` : 'other code';
      warnOnce(tagName, `is already defined by ${other}; version ${VERSION} is not used. Load one copy only.`);
    }
    return true;
  }
  try {
    customElements.define(tagName, element);
    return true;
  } catch (error) {
    warnOnce(tagName, `could not be defined: ${String(error)}`);
    return false;
  }
}
