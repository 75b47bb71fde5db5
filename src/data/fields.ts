/**
 * Field types of foreign documents, and a reader for lists of records. `schema/*.schema.json` repeats every rule for the
 * tools of editors; a test compares the two.
 */
import { COUNTRY_CODE } from '../internal/country-code.js';
import { array, boolean, check, custom, nullish, parse, pipe, transform, unknown, type Schema } from './validate.js';

/** Maximum number of entries in a list inside a record. */
const LIST_LIMIT = 100;
/** Maximum number of dropped records that a warning names; it counts the rest. */
const NAMES_LIMIT = 20;

/** Text that matches a pattern. The pattern also limits its length. */
export const textLike = (pattern: RegExp) =>
  custom<string>((value) => typeof value === 'string' && pattern.test(value));

/** A name, an id, a phrase. */
export const shortText = textLike(/^[^]{1,300}$/u);

/** A field that may be missing or null; both give null. */
export const nullable = <Value>(schema: Schema<Value>) => nullish(schema, () => null);

/** `true` or `false`; missing and null give false. */
export const flag = nullish(boolean(), () => false);

/** One of a set of words. Any other word, as in a newer schema, gives null. */
export const oneOf = <Word extends string>(...words: Word[]) =>
  nullable(
    pipe(
      shortText,
      transform((text) => words.find((word) => word === text) ?? null),
    ),
  );

/** A list that may be missing or null; both give an empty list. */
export const listOf = <Value>(schema: Schema<Value>) =>
  nullish(
    pipe(
      array(schema),
      check(({ length }) => length <= LIST_LIMIT),
    ),
    () => [],
  );

/** Like {@link listOf}, but drops invalid entries and keeps the others. */
export const listOfValid = <Value>(schema: Schema<Value>) =>
  pipe(
    listOf(unknown()),
    transform((entries) => entries.flatMap((entry) => parse(schema, entry) ?? [])),
  );

/** ISO 3166-1 alpha-2, or XK. Accepts unassigned codes, since a newer document may use new ones. */
export const countryCode = textLike(COUNTRY_CODE);

/** A BCP 47 tag: language, script, region, one variant. Other forms are not in use. `Intl` accepts all of these. */
export const languageTag = textLike(
  /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?$/,
);

/** An absolute address. An unsafe one gives null, which keeps the record. */
export const link = nullable(
  pipe(
    textLike(/^/),
    transform((address) => (isSafeLink(address) ? address : null)),
  ),
);

/** Whether an address may become a link: `https:`, or the page's own origin on `localhost` during development. */
export function isSafeLink(address: string): boolean {
  // A user name hides the real host: `https://ecpat.org@elsewhere.example`.
  if (address.length > 2000 || !/^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/.test(address)) return false;
  try {
    const { protocol, hostname, origin } = new URL(address);
    return protocol === 'https:' || (hostname === 'localhost' && origin === globalThis.location?.origin);
  } catch {
    return false;
  }
}

/** A property of a foreign value; undefined where the value is not an object. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value ? (value as Record<string, unknown>)[name] : undefined;
}

/** Day of the last full review of a document, e.g. `2026-11-23`; null where not known. */
export function dayOf(document: unknown): string | null {
  const day = propertyOf(document, 'asOf');
  return typeof day === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) ? day : null;
}

/** Names of dropped records and fields for one warning. Limited, since a document may have a million invalid records. */
export class DroppedNames {
  readonly #names: string[] = [];
  #count = 0;

  add(name: string): void {
    if (++this.#count <= NAMES_LIMIT) this.#names.push(name);
  }

  toArray(): string[] {
    const rest = this.#count - this.#names.length;
    return rest > 0 ? [...this.#names, `${rest} more`] : this.#names;
  }
}

/**
 * Reads the records in a list of a document. Of several records with the same id, keeps the first.
 *
 * @param name - of the list, e.g. `helplines`
 * @param dropped - receives dropped records and fields, by id or position: `ke-116` · `ke-116.website` · `helplines[3]`
 * @returns undefined where the document has no such list, or where no record is valid
 */
export function readRecords<Value extends object>(
  document: unknown,
  name: string,
  schema: Schema<Value>,
  dropped: DroppedNames,
): Value[] | undefined {
  const entries = propertyOf(document, name);
  if (!Array.isArray(entries)) return undefined;
  const records = new Map<string, Value>();
  entries.forEach((entry, index) => {
    const id = parse(shortText, propertyOf(entry, 'id'));
    const record = id === undefined ? undefined : parse(schema, entry);
    if (id === undefined || !record) dropped.add(id ?? `${name}[${index}]`);
    else if (records.has(id)) dropped.add(`${id} (repeated)`);
    else {
      records.set(id, record);
      for (const [field, value] of Object.entries(record)) {
        const given = propertyOf(entry, field) ?? propertyOf(propertyOf(entry, 'extra'), field);
        if (isReduced(value, given)) dropped.add(`${id}.${field}`);
      }
    }
  });
  return entries.length > 0 && records.size === 0 ? undefined : [...records.values()];
}

/** Whether validation removed part of a field: an unsafe link, entries of a list. */
function isReduced(value: unknown, given: unknown): boolean {
  if (Array.isArray(value)) return Array.isArray(given) && value.length < given.length;
  return value === null && given !== null && given !== undefined;
}
