/**
 * The text that a style inserts before or after an element. Firefox returns the rule as written, with `attr(href)`; other
 * browsers return the resulting text.
 */
export function generatedContent(element: Element, pseudo: '::before' | '::after'): string {
  const [seen = ''] = getComputedStyle(element, pseudo).content.split(' / ');
  const parts = seen.matchAll(/"((?:[^"\\]|\\.)*)"|attr\(([\w-]+)\)/g);
  return [...parts].map(([, text, name]) => text ?? element.getAttribute(name!)).join('');
}
