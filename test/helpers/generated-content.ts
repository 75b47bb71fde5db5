/**
 * The text that a style puts before or after an element. Firefox answers with the rule as it is written, `attr(href)`
 * and all, others with what comes of it.
 */
export function generatedContent(element: Element, pseudo: '::before' | '::after'): string {
  const [seen = ''] = getComputedStyle(element, pseudo).content.split(' / ');
  const parts = seen.matchAll(/"((?:[^"\\]|\\.)*)"|attr\(([\w-]+)\)/g);
  return [...parts].map(([, text, name]) => text ?? element.getAttribute(name!)).join('');
}
