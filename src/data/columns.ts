/**
 * Reads the tables that `scripts/data/columns.ts` writes: column by column, which packs better than row by row, with
 * `|` between the values, so that an unknown one is the empty text.
 */

/** The rows of a table, as records of text. */
export function decodeRows<Name extends string>(columns: Readonly<Record<Name, string>>): Record<Name, string>[] {
  const rows: Record<Name, string>[] = [];
  for (const name in columns) {
    columns[name].split('|').forEach((value, row) => ((rows[row] ??= {} as Record<Name, string>)[name] = value));
  }
  return rows;
}

/** An address without `https://`, in which `^` is the country's top-level domain: `example^/` → `https://example.ke/`. */
export function decodeAddress(text: string, country: string): string | null {
  return text ? `https://${text.replace('^', `.${country.toLowerCase()}`)}` : null;
}

/**
 * An id, of which the words that stand in a name are given by their places there, `A` for the first: `ABkenya` with
 * "Cradle Foundation" → `cradle-foundation-kenya`.
 */
export function decodeId(text: string, name: string): string {
  const words = wordsOf(name);
  const parts = text.match(/[A-Z]|[a-z0-9]+/g) ?? [];
  return parts.map((part) => (/[A-Z]/.test(part) ? words[part.charCodeAt(0) - 65] : part)).join('-');
}

/** The words of a name as ids write them: without case, accents and apostrophes. */
export function wordsOf(name: string): string[] {
  const plain = name.normalize('NFD').replace(/[\p{M}'’]/gu, '');
  return plain.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
