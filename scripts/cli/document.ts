/** Reads a document with the readers of the widgets, and lists its faults. */
import { documentIn, fieldOf, fold, isObject } from '../../src/data/fields.js';
import { readFrameworks } from '../../src/data/frameworks.js';
import { readHelplines } from '../../src/data/helplines.js';
import { readMembers } from '../../src/data/members.js';
import { readText } from '../../src/data/readers.js';
import { explainFault } from '../../src/internal/json-fault.js';
import { decode } from '../../src/internal/load-json.js';
import { EXTRA_PLACES, HELPLINE_PLACES } from '../data/helplines.js';
import { MEMBER_PLACES } from '../data/members.js';

type Read = (document: unknown, texts: string[]) => object | undefined;

/** A kind of document, by the name of its list. */
interface Kind {
  read: Read;
  /** Fields of a record, and former or other names that the reader takes. */
  fields: readonly string[];
  /** Other fields that show the kind. */
  signs: readonly string[];
}

export const KINDS = {
  helplines: {
    read: readHelplines,
    fields: [...Object.keys(HELPLINE_PLACES), ...Object.keys(EXTRA_PLACES), 'forAdults', 'telephone', 'phoneNumber'],
    signs: ['emergency', 'replaces'],
  },
  members: { read: readMembers, fields: Object.keys(MEMBER_PLACES), signs: [] },
  frameworks: {
    read: readFrameworks,
    fields: ['id', 'title', 'period', 'languages', 'landingPage', 'cover', 'files', 'source'],
    signs: [],
  },
} satisfies Record<string, Kind>;
export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** Something in a document that its widget cannot use as it is. */
export interface Finding {
  /** Id of the record, or `helplines[3]`; a part such as `emergency.KE`. */
  record: string | null;
  field: string | null;
  value: string | null;
  /** The form that would be right. */
  fix: string;
  /** All of that in one sentence. */
  text: string;
}

/** One record of the list. */
export interface Entry {
  name: string;
  given: unknown;
  /** As the widget has it; undefined for a record that it leaves out. */
  read: Record<string, unknown> | undefined;
  findings: Finding[];
}

export interface Reading {
  kind: KindName;
  /** The object that has the list. */
  document: Record<string, unknown>;
  entries: Entry[];
  /** Faults outside of the records. */
  findings: Finding[];
  /** Fields that the widget ignores. No faults, since a newer version may use them. */
  unknown: string[];
}

/** Bytes as a browser decodes them. A file has no header that names its encoding. */
export function textOfFile(bytes: Uint8Array): string {
  return decode(new Uint8Array(bytes).buffer, null);
}

/** The value of a JSON text, or the place and the cause of its fault. */
export function parseJson(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { fault: `is not JSON: ${explainFault(text)}` };
  }
}

/** The kind of a document, by its list. */
export function kindOf(given: unknown): KindName | undefined {
  const places = [given, fieldOf(given, 'data')];
  return KIND_NAMES.find((name) =>
    [name, ...KINDS[name].signs].some((field) => places.some((place) => fieldOf(place, field) !== undefined)),
  );
}

/** Reads a document record by record, so that no limit hides a fault. */
export function readDocument(given: unknown, kind: KindName): Reading {
  const { read, fields } = KINDS[kind] as Kind;
  const found = documentIn(given, kind);
  const document = isObject(found) ? found : {};
  const list = fieldOf(document, kind);
  const texts: string[] = [];
  const known = new Set(fields.map(fold));
  // Without records, only the rest of the document is read.
  const isUsable = read(list === undefined ? found : { ...document, [kind]: [] }, texts) !== undefined;
  const entries = isUsable ? entriesOf(list).map((entry, index) => readEntry(kind, entry, index)) : [];
  const ids = entries.map(({ given: entry }) => readText(fieldOf(entry, 'id')));
  entries.forEach(({ name, findings }, index) => {
    const isRepeated = ids[index] !== undefined && ids.indexOf(ids[index]) < index;
    if (isRepeated) findings.push(finding(`${name} is repeated`, name, 'an id of its own'));
  });
  return {
    kind,
    document,
    entries,
    findings: texts.map((text) => findingOf(text, /^(emergency\.[^. ]+|\w+)/.exec(text)?.[0] ?? null)),
    unknown: entries.flatMap(({ name, given: entry }) => {
      return namesIn(entry).flatMap((field) =>
        known.has(fold(field.replace(/^extra\./, ''))) ? [] : [`${name}.${field}`],
      );
    }),
  };
}

/** The records of a list, or of an object by id. */
function entriesOf(list: unknown): unknown[] {
  if (Array.isArray(list)) return list;
  return Object.entries(isObject(list) ? list : {}).map(([id, entry]) =>
    isObject(entry) ? { ...entry, id: fieldOf(entry, 'id') ?? id } : entry,
  );
}

function readEntry(kind: KindName, given: unknown, index: number): Entry {
  const texts: string[] = [];
  const { read } = KINDS[kind] as Kind;
  const document = read({ [kind]: [given] }, texts) as Record<string, Record<string, unknown>[]> | undefined;
  const id = readText(fieldOf(given, 'id'));
  const name = id ?? `${kind}[${index}]`;
  const part = (id ?? `${kind}[0]`).slice(0, 100);
  return {
    name,
    given,
    read: document?.[kind]?.[0],
    findings: texts.map((text) => findingOf(text.startsWith(part) ? name + text.slice(part.length) : text, name)),
  };
}

/** Splits a sentence of the readers: `ke-116.sms "ask" should be like 20121`. */
function findingOf(text: string, record: string | null): Finding {
  const rest = record !== null && text.startsWith(record) ? text.slice(record.length) : text;
  const [, field, value, kind, fix] =
    /^(?:\.([\w.]+))?(?: (?:"([^]*)"|(\[list\]|\{object\})))? should be ([^]*)$/.exec(rest) ?? [];
  if (fix !== undefined) return { record, field: field ?? null, value: value ?? kind ?? null, fix, text };
  return finding(text, record, / is left out$/.test(text) ? 'the faults above' : text);
}

function finding(text: string, record: string | null, fix: string): Finding {
  return { record, field: null, value: null, fix, text };
}

function namesIn(record: unknown): string[] {
  if (!isObject(record)) return [];
  const extra = fieldOf(record, 'extra');
  return [...Object.keys(record), ...(isObject(extra) ? Object.keys(extra).map((name) => `extra.${name}`) : [])].filter(
    (name) => fold(name) !== 'extra' && !name.startsWith('$'),
  );
}
