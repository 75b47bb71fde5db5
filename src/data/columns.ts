/**
 * Reads the tables that `scripts/data/columns.ts` writes. They are stored by column, which compresses better than rows,
 * with `|` between the values and an empty text for an unknown value.
 */

/** All rows of a table. */
export function decodeRows<Name extends string>(columns: Readonly<Record<Name, string>>): Record<Name, string>[] {
  const rows: Record<Name, string>[] = [];
  // Not `for … in`: libraries from before 2010 add properties to every object.
  for (const name of Object.keys(columns) as Name[]) {
    columns[name].split('|').forEach((value, row) => ((rows[row] ??= {} as Record<Name, string>)[name] = value));
  }
  return rows;
}

/** The rows of a table that have one of some values in a column. Does not decode the other rows. */
export function rowsWhere<Name extends string>(
  columns: Readonly<Record<Name, string>>,
  column: NoInfer<Name>,
  wanted: readonly string[],
): Record<Name, string>[] {
  const split = Object.entries<string>(columns).map(([name, text]) => [name, text.split('|')] as const);
  return columns[column].split('|').flatMap((found, row) => {
    const fields = () => Object.fromEntries(split.map(([name, values]) => [name, values[row]]));
    return wanted.includes(found) ? [fields() as Record<Name, string>] : [];
  });
}

/** Restores `https://`, and the country's top-level domain for `^`: `example^/` → `https://example.ke/`. */
export function decodeAddress(text: string, country: string): string | null {
  return text ? `https://${text.replace('^', `.${country.toLowerCase()}`)}` : null;
}
