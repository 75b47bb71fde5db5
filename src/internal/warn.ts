const said = new Set<string>();

/**
 * Warns the page's author, once per page, about a mistake that visitors must not notice.
 *
 * @param subject - source of the warning: a tag name or the package's name
 * @param message - what is wrong and what happens instead, as a sentence
 */
export function warnOnce(subject: string, message: string): void {
  const text = `[${subject}] ${message}`;
  if (said.has(text)) return;
  said.add(text);
  try {
    console.warn(text);
  } catch {
    // A page may have replaced the console.
  }
}
