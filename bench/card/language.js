/** Calls back with the page's language whenever it changes. */
export function followLanguage(changed) {
  const { documentElement } = document;
  new MutationObserver(() => changed(documentElement.lang)).observe(documentElement, { attributeFilter: ['lang'] });
}
