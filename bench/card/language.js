/** Tells the page's language whenever it changes. */
export function followLanguage(tell) {
  const { documentElement } = document;
  new MutationObserver(() => tell(documentElement.lang)).observe(documentElement, { attributeFilter: ['lang'] });
}
