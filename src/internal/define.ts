import { VERSION } from './version.js';
import { warnOnce } from './warn.js';

/** Everything that no element can do without. Below this floor nothing is defined and the fallback content stays. */
function isSupported(): boolean {
  try {
    // Where sheets cannot be made, the constructor is missing or throws.
    new CSSStyleSheet().replaceSync('');
    return (
      'adoptedStyleSheets' in Document.prototype &&
      'attachShadow' in Element.prototype &&
      'DisplayNames' in Intl &&
      'PluralRules' in Intl
    );
  } catch {
    return false;
  }
}

/**
 * Registers an element once. Never throws: one clash must not take the other elements of the bundle down.
 *
 * No registry (a server) or a browser below the floor → nothing; tag taken by the same version → silent;
 * taken by another → one warning, and the first stays.
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
