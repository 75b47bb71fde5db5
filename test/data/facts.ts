/** A document of `src/data` as it is published. */
export async function fetchFacts<Document>(name: string): Promise<Document> {
  const response = await fetch(`/src/data/${name}.json`);
  return (await response.json()) as Document;
}

/** Values that no field takes for text: JSON of another type, and text of absurd length. */
export const JUNK: readonly unknown[] = [42, true, {}, ['text'], 'x'.repeat(100_000)];

/** Texts that a page must never make a link of. */
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
