/**
 * Reads the tables that `scripts/data/columns.ts` writes: column by column, which packs better than row by row, with
 * `|` between the values, so that an unknown one is the empty text.
 */

/** The rows of a table, as records of text. */
export function decodeRows<Name extends string>(columns: Readonly<Record<Name, string>>): Record<Name, string>[] {
  const rows: Record<Name, string>[] = [];
  // Not `for … in`: old libraries give every object further names.
  for (const name of Object.keys(columns) as Name[]) {
    columns[name].split('|').forEach((value, row) => ((rows[row] ??= {} as Record<Name, string>)[name] = value));
  }
  return rows;
}

/** The rows of a table in which a column holds a value, without taking the others apart. */
export function rowsWhere<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  column: NoInfer<Name>,
  value: string,
): Record<Name, string>[] {
  const split = Object.entries<string>(columns).map(([name, text]) => [name, text.split('|')] as const);
  return columns[column].split('|').flatMap((found, row) => {
    const fields = () => Object.fromEntries(split.map(([name, values]) => [name, values[row]]));
    return found === value ? [fields() as Record<Name, string>] : [];
  });
}

/** An address without `https://`, in which `^` is the country's top-level domain: `example^/` → `https://example.ke/`. */
export function decodeAddress(text: string, country: string): string | null {
  return text ? `https://${text.replace('^', `.${country.toLowerCase()}`)}` : null;
}
