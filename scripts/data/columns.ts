/** Writes what `src/data/columns.ts` reads: tables column by column, and texts that are easy to pack. */
/** What parts the values of a column. */
const SEPARATOR = '|';

/** A table as text, by column. Fails where a fact holds the separator. */
export function encodeColumns<Name extends string>(rows: readonly Record<Name, string>[]): Record<Name, string> {
  const columns: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(rows[0] ?? {}) as Name[]) {
    columns[name] = rows.map((row) => without(SEPARATOR, row[name])).join(SEPARATOR);
  }
  return columns as Record<Name, string>;
}

/** A text in which a mark is free for use. Fails where it holds the mark. */
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
