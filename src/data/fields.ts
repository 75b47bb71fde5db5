/**
 * Reads records of foreign documents field by field: an odd optional value costs that value, never the record.
 * `readers.ts` reads the single values; `schema/*.schema.json` describes the tidy form.
 */
import { countriesByAlpha3 } from '../internal/country-codes.js';
import { memoize, memoizeLast } from '../internal/memoize.js';
import { isBlank, only, readCountry, readDate, readLanguage, readText, textOf } from './readers.js';

/** Maximum number of entries in a list inside a record. */
const LIST_LIMIT = 100;
/** Maximum number of problems that a warning names. */
const PROBLEMS_LIMIT = 20;

/**
 * Receives a value that could not be read as it is.
 *
 * @param right - the form that would be right, e.g. `like KE`
 * @param field - name of the field; the path where it is inside another one
 */
export type Note = (value: unknown, right: string, field?: string) => void;

/** Reads a field of a record. */
export type Reader<Value> = (value: unknown, note: Note) => Value;

/** Reads a single value; undefined where it cannot be read. */
type ValueReader<Value> = (value: unknown) => Value | undefined;

/**
 * A field with a single value: null where it is not known or cannot be read.
 *
 * @param right - the form that would be right, for the warning
 * @param isEssential - whether a missing value is a problem too
 */
export function field<Value>(read: ValueReader<Value>, right: string, isEssential = false): Reader<Value | null> {
  return (value, note) => {
    const isGiven = !isBlank(value);
    const found = isGiven ? read(value) : undefined;
    if (found === undefined && (isGiven || isEssential)) note(value, right);
    return found ?? null;
  };
}

export const text = field(readText, 'a short text');

/** Maximum length of a name that is read as it is. */
const NAME_LIMIT = 300;

const shortName = field(readText, 'a short text', true);

/** A name. A longer one is cut: the number of a line is worth more than the end of its name. */
export const name: Reader<string | null> = (value, note) => {
  const given = only(value);
  if (typeof given !== 'string' || given.length <= NAME_LIMIT) return shortName(value, note);
  const letters = [...(textOf(given.slice(0, 10 * NAME_LIMIT)) ?? '')];
  if (letters.length <= NAME_LIMIT) return shortName(value, note);
  note(value, 'a short text (cut)');
  return `${letters
    .slice(0, NAME_LIMIT - 1)
    .join('')
    .trim()}…`;
};

let codes: ReadonlySet<string> | undefined;

/** A country. Keeps an unknown code, since a newer document may use new ones. */
export const country: Reader<string | null> = (value, note) => {
  const code = readCountry(value);
  codes ??= new Set(countriesByAlpha3().values());
  if (code === undefined || !codes.has(code)) note(value, 'like KE');
  return code ?? null;
};

/** Separators between the languages of a text. */
export const LANGUAGE_MARK = /[,;|/\n]| (?:or|and|et|&) |(?<=^.{2}| .{2}) (?=[a-z]{2}(?: |$))/i;
/** Matches nothing: the text is not a list. */
export const WHOLE = /(?!)/;

/**
 * A list, as a list or as one text with commas. Entries that cannot be read are left out.
 *
 * @param mark - what separates the entries of a text
 */
export function listOf<Value>(
  read: ValueReader<Value | Value[]>,
  right: string,
  mark: RegExp = /[,;|\n]/,
): Reader<Value[]> {
  return (value, note) => {
    const given = typeof value === 'string' ? (textOf(value) ?? value).split(mark) : value;
    const entries = Array.isArray(given) ? given : [given];
    if (entries.length > LIST_LIMIT) note(value, 'shorter');
    return entries.slice(0, LIST_LIMIT).flatMap((entry: unknown) => {
      const found = isBlank(entry) ? [] : read(entry);
      if (found === undefined) note(entry, right);
      return found ?? [];
    });
  };
}

/** One of a set of words, in any case. */
export function oneOf<Word extends string>(...words: Word[]): Reader<Word | null> {
  const read = (value: unknown) => words.find((word) => fold(word) === fold(textOf(value) ?? ''));
  return field(read, words.join(', '));
}

/** Texts by language tag. A plain text has the tag `und`, for a language that is not known. */
export function byLanguage(read: ValueReader<string>): Reader<Record<string, string | null> | null> {
  const one = field(read, 'a text');
  return (value, note) => {
    if (isBlank(value)) return null;
    const texts = isObject(value) ? Object.entries(value) : [['und', value] as const];
    const known = texts.flatMap(([tag, given]) => {
      const language = readLanguage(tag);
      if (language === undefined) note(tag, 'like fr');
      return language === undefined ? [] : [[language, one(given, note)] as const];
    });
    return Object.fromEntries(known);
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Field names as spreadsheets spell them: `Alt Phones` and `alt_phones` are `altPhones`. */
export function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Records have the same few names. */
const foldedName = memoize(fold);

/** Columns of spreadsheets, by the field that they hold. */
const ALIASES: Readonly<Record<string, string>> = { telephone: 'phone', phonenumber: 'phone' };

/** The spellings of each field in an object, by folded name, the best first. */
function spellingsIn(names: readonly string[]): Map<string, string[]> {
  const spellings = new Map<string, string[]>();
  // Sorted, so that the order of the fields never matters.
  for (const name of [...names].sort()) {
    const key = foldedName(name);
    const isAlias = Object.hasOwn(ALIASES, key);
    const field = isAlias ? ALIASES[key]! : key;
    const others = spellings.get(field) ?? [];
    spellings.set(field, isAlias ? [...others, name] : [name, ...others]);
  }
  return spellings;
}

/** Most records of a document have the same names, and there may be 100,000. */
const spellingsOf = memoizeLast((names: string) => spellingsIn(names.split('\0')));

/**
 * A function that gives the fields of an object by their names, however these are spelt. Nothing is kept for the next
 * reading: scripts of a page may change an object and set it again.
 */
function fieldsIn(value: unknown): (name: string) => unknown {
  if (!isObject(value)) return () => undefined;
  let spellings: Map<string, string[]> | undefined;
  return (name) => {
    // The right spelling is the best.
    if (Object.hasOwn(value, name) && !isBlank(value[name])) return value[name];
    const field = name.toLowerCase();
    const known = (spellings ??= spellingsOf(Object.keys(value).join('\0'))).get(field)?.find((spelling) => {
      // `NA` is Namibia.
      return !isBlank(value[spelling]) || (field === 'country' && /^na$/i.test(readText(value[spelling]) ?? ''));
    });
    return known === undefined ? undefined : value[known];
  };
}

/** A field of a foreign object; undefined where it is missing or blank. */
export function fieldOf(value: unknown, name: string): unknown {
  return fieldsIn(value)(name);
}

/**
 * Reads the fields of an object.
 *
 * @param sources - the object, and others where its fields may be instead, the best first
 */
export function readFields<Fields extends object>(
  readers: { [Name in keyof Fields]: Reader<Fields[Name]> },
  sources: readonly unknown[],
  note: Note,
): Fields {
  const fields = sources.map(fieldsIn);
  const read = {} as Fields;
  let current: string;
  // One function for all fields: a document may have 100,000 records.
  const noteField: Note = (odd, right, inner) => note(odd, right, inner ? `${current}.${inner}` : current);
  for (const name of Object.keys(readers) as (keyof Fields & string)[]) {
    let value: unknown;
    for (const find of fields) if ((value = find(name)) !== undefined) break;
    current = name;
    read[name] = readers[name](value, noteField);
  }
  return read;
}

/** Problems of one document, for one warning. Limited, since a document may have a million of them. */
export class Problems {
  readonly texts: string[];

  constructor(texts: string[]) {
    this.texts = texts;
  }

  add(text: string): void {
    this.texts[Math.min(this.texts.length, PROBLEMS_LIMIT)] = this.texts.length < PROBLEMS_LIMIT ? text : 'and more';
  }

  /** A function that adds what is wrong in a part of the document: `ke-116.sms "ask" should be like 20121`. */
  noteIn(part: string): Note {
    return (value, right, field) => {
      this.add(`${part.slice(0, 100)}${field ? `.${field}` : ''}${quote(value)} should be ${right}`);
    };
  }
}

function quote(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'object' && value) return Array.isArray(value) ? ' [list]' : ' {object}';
  return ` "${String(value).slice(0, 60)}"`;
}

/** Lists that documents of other elements have, or that are no records. */
const OTHER_LISTS = /^(emergency|helplines|members|frameworks|links)$/i;

/**
 * The object that holds the list of a document: the document, or its `data`. A bare list is a document of its own, and
 * the only list of objects is the list, as in `{"Sheet1": [{…}]}`.
 *
 * @param name - of the list, e.g. `helplines`
 */
export function documentIn(given: unknown, name: string): unknown {
  if (Array.isArray(given)) return given.length > 0 ? { [name]: given } : undefined;
  if (!isObject(given) || fieldOf(given, name) !== undefined) return given;
  const data = fieldOf(given, 'data');
  if (isObject(data)) return data;
  const tables = Object.entries(given).filter(
    ([key, list]) => Array.isArray(list) && list.some(isObject) && !OTHER_LISTS.test(key),
  );
  const list = Array.isArray(data) ? data : tables.length === 1 ? tables[0]![1] : undefined;
  return list === undefined ? given : { ...given, [name]: list };
}

/** Day of the last full review of a document, e.g. `2026-11-23`; null where not known. */
export function dayOf(document: unknown, problems: Problems): string | null {
  const read = field((value) => /^.{10}$/.exec(readDate(value) ?? '')?.[0], 'like 2026-11-23');
  return read(fieldOf(document, 'asOf'), problems.noteIn('asOf'));
}

/**
 * Reads the records in a list of a document. Of several records with the same id, keeps the first.
 *
 * @param document - see {@link documentIn}
 * @param name - of the list, a list or an object by id, e.g. `helplines`
 * @param read - returns undefined for a record that must be left out, after a note of the reason
 * @returns undefined where the document has no such list, or where no record can be used
 */
export function readRecords<Value>(
  document: unknown,
  name: string,
  read: (entry: Record<string, unknown>, note: Note) => Value | undefined,
  problems: Problems,
): Value[] | undefined {
  const list = fieldOf(document, name);
  const entries: unknown[] = Array.isArray(list)
    ? list
    : Object.entries(isObject(list) ? list : {}).map(([id, entry]) => {
        return isObject(entry) ? { ...entry, id: fieldOf(entry, 'id') ?? id } : entry;
      });
  if (!Array.isArray(list) && entries.length === 0) {
    problems.add(`the document is not of the expected form: "${name}" is missing`);
    return undefined;
  }
  if (!isVersionReadable(document, problems)) return undefined;
  const records = new Map<string, Value>();
  entries.forEach((entry, index) => {
    const id = readText(fieldOf(entry, 'id'));
    const part = id ?? `${name}[${index}]`;
    const record = isObject(entry) ? read(entry, problems.noteIn(part)) : undefined;
    if (id === undefined || record === undefined) problems.add(`${part.slice(0, 100)} is left out`);
    else if (records.has(id)) problems.add(`${id.slice(0, 100)} is repeated`);
    else records.set(id, record);
  });
  return entries.length > 0 && records.size === 0 ? undefined : [...records.values()];
}

/**
 * Whether `schemaVersion` allows to read a document. A missing one does, because people leave it out, and so does a newer
 * one. Without a whole number from 1, such as `1`, `"v2"` or `2.1`, the document is of another kind.
 */
export function isVersionReadable(document: unknown, problems: Problems): boolean {
  const given = fieldOf(document, 'schemaVersion');
  if (given === undefined) return true;
  const [, digits] = /^v?(?:ersion)?\s*(\d{1,15})(?:\.\d+)*$/i.exec(textOf(given) ?? '') ?? [];
  const version = Number(digits ?? 0);
  if (version > 1) problems.add(`schemaVersion${quote(given)} is newer than 1; unknown parts are ignored`);
  else if (version === 0) problems.noteIn('schemaVersion')(given, '1; the document is not read');
  return version > 0;
}
