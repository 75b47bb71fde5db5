/**
 * What foreign documents have in common: kinds of fields, and the reading of records one by one. Each rule about a field
 * stands in `schema/*.schema.json` too, where an editor's program can check it; a test holds the two together.
 */
import { COUNTRY_CODE } from '../internal/country-code.js';
import { array, boolean, check, custom, nullish, parse, pipe, transform, unknown, type Schema } from './validate.js';

/** Most entries of a list inside a record. */
const LIST_LIMIT = 100;
/** Most names of left-out records that are kept; the rest is counted. */
const NAMES_LIMIT = 20;

/** Text that fits a pattern, which bounds its length as well. */
export const textLike = (pattern: RegExp) =>
  custom<string>((value) => typeof value === 'string' && pattern.test(value));

/** A name, an id, a phrase. */
export const shortText = textLike(/^[^]{1,300}$/u);

/** A field that may be missing or null: both give null. */
export const known = <Value>(schema: Schema<Value>) => nullish(schema, () => null);

/** `true` or `false`; missing, null and false are the same. */
export const flag = nullish(boolean(), () => false);

/** One of some words. Another one, of a newer schema, gives null. */
export const oneOf = <Word extends string>(...words: Word[]) =>
  known(
    pipe(
      shortText,
      transform((text) => words.find((word) => word === text) ?? null),
    ),
  );

/** A list that may be missing or null: both give an empty one. */
export const listOf = <Value>(schema: Schema<Value>) =>
  nullish(
    pipe(
      array(schema),
      check(({ length }) => length <= LIST_LIMIT),
    ),
    () => [],
  );

/** Like {@link listOf}, but an entry that does not fit is left out and takes nothing else with it. */
export const listOfFitting = <Value>(schema: Schema<Value>) =>
  pipe(
    listOf(unknown()),
    transform((entries) => entries.flatMap((entry) => parse(schema, entry) ?? [])),
  );

/** ISO 3166-1 alpha-2, and XK. Whether the code is given to a country is not asked: a newer document may know more. */
export const countryCode = textLike(COUNTRY_CODE);

/** A BCP 47 tag: language, script, region, one variant. `Intl` throws for none that fits, and others are not in use. */
export const languageTag = textLike(
  /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?$/,
);

/** An absolute address. Text that may not be linked to loses the link, not the record. */
export const link = known(
  pipe(
    textLike(/^/),
    transform((address) => (isSafeLink(address) ? address : null)),
  ),
);

/** Whether an address may become a link: `https:`, or the page's own origin while a site is developed on this machine. */
export function isSafeLink(address: string): boolean {
  // No user name: `https://ecpat.org@elsewhere.example` looks like what it is not.
  if (address.length > 2000 || !/^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/.test(address)) return false;
  try {
    const { protocol, hostname, origin } = new URL(address);
    return protocol === 'https:' || (hostname === 'localhost' && origin === globalThis.location?.origin);
  } catch {
    return false;
  }
}

/** A property of a foreign value; undefined where the value is no object. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value ? (value as Record<string, unknown>)[name] : undefined;
}

/** The day on which a document was last gone through, e.g. `2026-11-23`; null where it does not say. */
export function dayOf(document: unknown): string | null {
  const day = propertyOf(document, 'asOf');
  return typeof day === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) ? day : null;
}

/** Names of what was left out, for one warning: bounded, since a document may hold a million bad records. */
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
 * Reads a document's records one by one: each id once, the first stays.
 *
 * @param name - of the document's list, e.g. `helplines`
 * @param dropped - receives what is left out, by id, else by place: `ke-116` · `ke-116.website` · `helplines[3]`
 * @returns undefined where the document has no such list, or records but not one that fits
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
        if (isLess(value, given)) dropped.add(`${id}.${field}`);
      }
    }
  });
  return entries.length > 0 && records.size === 0 ? undefined : [...records.values()];
}

/** Whether a field lost what was given: a link that may not be followed, entries of a list. */
function isLess(value: unknown, given: unknown): boolean {
  if (Array.isArray(value)) return Array.isArray(given) && value.length < given.length;
  return value === null && given !== null && given !== undefined;
}
