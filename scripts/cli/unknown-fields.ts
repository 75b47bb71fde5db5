/** Names in a document that its widget does not read. A misspelt `withdrawn` would leave a dead number on the page. */
import { fieldOf, fold, isObject } from '../../src/data/fields.js';
import { EMERGENCY_PLACES } from '../data/helplines.js';
import type { Finding } from './document.js';

const TOP = ['schemaVersion', 'version', 'asOf', 'data', 'helplines', 'emergency', 'replaces', 'members', 'frameworks'];
const MEMBERS_TOP = ['network', 'regions'];
const EMERGENCY = [...Object.keys(EMERGENCY_PLACES), 'country'];

/**
 * @param document - the object that has the list
 * @param list - its list, which may have any name
 * @param records - names and records of the list
 * @param fields - fields of a record
 */
export function unknownIn(
  document: Record<string, unknown>,
  list: unknown,
  records: readonly (readonly [name: string, record: unknown])[],
  fields: readonly string[],
): Finding[] {
  const top = Object.keys(document).filter((name) => document[name] !== list);
  const emergency = fieldOf(document, 'emergency');
  const rows = Object.entries(isObject(emergency) ? emergency : {});
  return [
    ...unknown('', top, [...TOP, ...MEMBERS_TOP]),
    ...rows.flatMap(([country, row]) => unknown(`emergency.${country}.`, namesIn(row), EMERGENCY)),
    ...records.flatMap(([name, record]) => {
      const extra = fieldOf(record, 'extra');
      return [
        ...unknown(`${name}.`, namesIn(record), [...fields, 'extra']),
        ...unknown(`${name}.extra.`, namesIn(extra), fields),
      ];
    }),
  ];
}

function namesIn(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function unknown(path: string, names: readonly string[], known: readonly string[]): Finding[] {
  const folded = new Set(known.map(fold));
  // Names with $ are notes for programs and people, like $schema.
  const others = names.filter((name) => !name.startsWith('$') && !folded.has(fold(name)));
  return others.map((name) => {
    const near = known.find((one) => distance(fold(one), fold(name)) <= 2);
    const fix = near ?? `removed, or have a $ in front if it is a note: $${name}`;
    const text = `${path}${name} is not a field, and is ignored: it should be ${fix}`;
    return { record: path.split('.')[0] || null, field: name, value: null, fix, text };
  });
}

/** Number of letters to add, remove or replace. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
