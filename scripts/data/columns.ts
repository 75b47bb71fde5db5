/** Writes the tables that `src/data/columns.ts` reads, in a form that compresses well. */
/** Separates the values of a column. */
const SEPARATOR = '|';

/** A table as text, by column. Throws where a value contains the separator. */
export function encodeColumns<Name extends string>(rows: readonly Record<Name, string>[]): Record<Name, string> {
  const columns: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(rows[0] ?? {}) as Name[]) {
    columns[name] = rows.map((row) => without(SEPARATOR, row[name])).join(SEPARATOR);
  }
  return columns as Record<Name, string>;
}

/** Returns the text. Throws where it contains the mark, which the compact form needs for itself. */
export function without(mark: string, text: string): string {
  if (text.includes(mark)) throw new Error(`"${text}" holds "${mark}", which the compact form uses as a mark`);
  return text;
}

/** An address without `https://`, with `^` for the country's top-level domain. */
export function encodeAddress(address: string | null, country: string): string {
  if (address === null) return '';
  const [, rest] = /^https:\/\/(.+)$/.exec(address) ?? [];
  if (rest === undefined) throw new Error(`${address} is not an https address`);
  const [host = '', ...path] = without('^', rest).split('/');
  const domain = `.${country.toLowerCase()}`;
  return [host.endsWith(domain) ? host.slice(0, -domain.length) + '^' : host, ...path].join('/');
}
