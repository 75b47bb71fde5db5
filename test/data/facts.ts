/** Fetches a published document of `src/data`. */
export async function fetchFacts<Document>(name: string): Promise<Document> {
  const response = await fetch(`/src/data/${name}.json`);
  return (await response.json()) as Document;
}

/** Values that no text field accepts: JSON of other types, and text that is far too long. */
export const INVALID_TEXTS: readonly unknown[] = [42, true, {}, ['a', 'text'], 'x'.repeat(100_000)];

/** Texts that must never become a link. */
export const UNSAFE_LINKS: readonly string[] = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'http://example.org/',
  '//example.org/',
  '/help',
  'https://ecpat.org@example.org/',
  'https://',
  'https://exa mple.org/',
  'https://[/',
  `https://example.org/${'x'.repeat(100_000)}`,
  '',
];

/** The digits of every script that the browser can write, from 0 to 9. */
export const DIGITS: readonly string[] = Intl.supportedValuesOf('numberingSystem').flatMap((numberingSystem) => {
  const format = new Intl.NumberFormat('en', { numberingSystem, useGrouping: false });
  const digits = Array.from({ length: 10 }, (_, digit) => format.format(digit));
  return digits.every((digit) => /^[\p{Nd}]$/u.test(digit) && digit.length === 1) ? [digits.join('')] : [];
});

/** A text with the digits of all scripts as ASCII digits, by the browser's own tables. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const digits = DIGITS.find((known) => known.includes(digit));
    return digits === undefined ? digit : `${digits.indexOf(digit)}`;
  });
}
