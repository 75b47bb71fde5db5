/** Reads a document with the readers of the widgets, and lists its faults. */
import { documentIn, fieldOf, isObject } from '../../src/data/fields.js';
import { readFrameworks } from '../../src/data/frameworks.js';
import { readHelplines } from '../../src/data/helplines.js';
import { readMembers } from '../../src/data/members.js';
import { isBlank, plainText, readText } from '../../src/data/readers.js';
import { explainFault } from '../../src/internal/json-fault.js';
import { decode } from '../../src/internal/load-json.js';
import { EXTRA_PLACES, HELPLINE_PLACES } from '../data/helplines.js';
import { MEMBER_PLACES } from '../data/members.js';
import { unknownIn } from './unknown-fields.js';

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
  /** Fields that the widget ignores. */
  unknown: Finding[];
  /** Whether the document says that it is of a newer form, which may have further fields. */
  isNewer: boolean;
  /** Whether the widget reads the list at all. */
  isUsable: boolean;
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
export function readDocument(whole: unknown, kind: KindName): Reading {
  const { read, fields } = KINDS[kind] as Kind;
  const found = documentIn(whole, kind);
  const document = isObject(found) ? found : {};
  const list = fieldOf(document, kind);
  const texts: string[] = [];
  // Without records, only the rest of the document is read.
  const isUsable = read(list === undefined ? found : { ...document, [kind]: [] }, texts) !== undefined;
  const given = isUsable ? entriesOf(list) : [];
  const ids = given.map((entry) => readText(fieldOf(entry, 'id')));
  const isRepeated = (index: number) => ids[index] !== undefined && ids.indexOf(ids[index]) < index;
  const entries = given.map((entry, index) => readEntry(kind, entry, index, isRepeated(index)));
  entries.forEach(({ name, findings }, index) => {
    if (isRepeated(index)) findings.push(finding(`${name} is repeated`, ids[index]!, 'an id of its own'));
  });
  const findings = texts.map((text) => findingOf(text, /^(emergency\.[^. ]+|\w+)/.exec(text)?.[0] ?? null));
  const parts = ['emergency', 'replaces'].map((part) => fieldOf(document, part)).filter((part) => part !== undefined);
  if (isUsable && given.length === 0 && parts.length === 0) {
    findings.push(finding(`the list "${kind}" is empty`, null, 'a list with records'));
  }
  return {
    kind,
    document,
    entries,
    findings,
    unknown: unknownIn(
      document,
      list,
      entries.map(({ name, given: entry }) => [name, entry] as const),
      fields,
    ),
    isNewer: texts.some((text) => text.startsWith('schemaVersion') && text.includes('is newer')),
    isUsable,
  };
}

/** The records of a list, or of an object by id. */
function entriesOf(list: unknown): unknown[] {
  if (Array.isArray(list)) return list;
  return Object.entries(isObject(list) ? list : {}).map(([id, entry]) =>
    isObject(entry) ? { ...entry, id: fieldOf(entry, 'id') ?? id } : entry,
  );
}

function readEntry(kind: KindName, given: unknown, index: number, isRepeated: boolean): Entry {
  const texts: string[] = [];
  const { read } = KINDS[kind] as Kind;
  const document = read({ [kind]: [given] }, texts) as Record<string, Record<string, unknown>[]> | undefined;
  const id = readText(fieldOf(given, 'id'));
  const place = `${kind}[${index}]`;
  const name = id === undefined ? place : isRepeated ? `${id} (${place})` : id;
  const part = (id ?? `${kind}[0]`).slice(0, 100);
  return {
    name,
    given,
    read: document?.[kind]?.[0],
    findings: [
      ...texts.map((text) => findingOf(text.startsWith(part) ? name + text.slice(part.length) : text, name)),
      ...(kind === 'helplines' ? confidenceOf(given, name) : []),
    ],
  };
}

/** The banner reads every other word as medium, and says nothing. */
function confidenceOf(given: unknown, name: string): Finding[] {
  const value = fieldOf(given, 'confidence');
  if (isBlank(value) || /^(high|medium)$/i.test(plainText(value) ?? '')) return [];
  return [findingOf(`${name}.confidence "${String(value)}" should be high or medium; it counts as medium`, name)];
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
