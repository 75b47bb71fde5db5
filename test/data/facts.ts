/** Fetches a published document of `src/data`. */
export async function fetchFacts<Document>(name: string): Promise<Document> {
  const response = await fetch(`/src/data/${name}.json`);
  return (await response.json()) as Document;
}

/** Values that no text field accepts: JSON of other types, and text that is far too long. */
export const INVALID_TEXTS: readonly unknown[] = [42, true, {}, ['text'], 'x'.repeat(100_000)];

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
