const said = new Set<string>();

/**
 * Tells the page's author, once per page, about a mistake that the visitor must not notice.
 *
 * @param subject - who speaks: a tag name or the package's name
 * @param message - what is wrong and what happens instead, as a sentence
 */
export function warnOnce(subject: string, message: string): void {
  const text = `[${subject}] ${message}`;
  if (said.has(text)) return;
  said.add(text);
  console.warn(text);
}
