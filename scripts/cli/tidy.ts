/**
 * Writes a document in the form of its schema. Values that the readers cannot read, unknown fields and unusable records
 * stay as they are, so that nothing is lost.
 */
import { isDeepStrictEqual } from 'node:util';
import { fieldOf, fold, isObject } from '../../src/data/fields.js';
import { isBlank, readDate } from '../../src/data/readers.js';
import { EXTRA_PLACES } from '../data/helplines.js';
import { Fault } from './command.js';
import { KINDS, type Entry, type KindName, type Reading } from './document.js';

/** Fields that are read together: a doubt about one is a doubt about all. */
const CALL = ['phone', 'tel', 'altPhones'];
/** Other names of a field, by folded name. */
const ALIASES: Readonly<Record<string, string>> = { telephone: 'phone', phonenumber: 'phone', foradults: 'audience' };
const FIRST = ['id', 'country', 'name', 'nameLang', 'audience', 'phone', 'tel'];

/** The tidy form. Throws a fault if the widget would not read the same from it. */
export function tidy(given: unknown, reading: Reading): Record<string, unknown> {
  const { kind, document, entries, findings, isUsable } = reading;
  if (!isUsable) throw new Fault('cannot be tidied: the widget does not read it; correct the faults above first');
  const { [kind]: listed, ...rest } = document;
  const isPlain = Array.isArray(given) || (document === given && listed !== undefined);
  if (!isPlain) throw new Fault(`cannot be tidied: name the list "${kind}", at the top of the document`);
  const { schemaVersion = 1, asOf, emergency, ...others } = rest;
  const isOdd = (part: string) => findings.some(({ record }) => record?.split('.')[0] === part);
  const result: Record<string, unknown> = {
    schemaVersion,
    ...(asOf !== undefined && { asOf: isOdd('asOf') ? asOf : (readDate(asOf) ?? asOf) }),
    ...others,
    [kind]: entries.map((entry) => tidyEntry(kind, entry)),
    ...(emergency !== undefined && { emergency: isOdd('emergency') ? emergency : tidyEmergency(emergency) }),
  };
  const [before, after] = [given, result].map((value) => KINDS[kind].read(value, []));
  if (!isDeepStrictEqual(withoutProblems(before), withoutProblems(after))) {
    throw new Fault('cannot be tidied without a change of its meaning: correct the faults above first');
  }
  return result;
}

function withoutProblems(read: object | undefined): unknown {
  return read && { ...read, problems: [] };
}

function tidyEntry(kind: KindName, { given, read, findings }: Entry): unknown {
  if (!read || !isObject(given)) return given;
  const odd = new Set(findings.flatMap(({ field }) => field?.split('.')[0] ?? []));
  // A record that is too odd to say where stays as it is.
  if (findings.some(({ field }) => field === null)) return given;
  if (CALL.some((field) => odd.has(field))) CALL.forEach((field) => odd.add(field));
  const extra = fieldOf(given, 'extra');
  const sources = [given, isObject(extra) ? extra : {}] as const;
  const [top, inner]: Record<string, unknown>[] = [{}, {}];
  const done = new Set<string>();
  const names = [...FIRST.filter((name) => name in read), ...Object.keys(read).filter((name) => !FIRST.includes(name))];
  for (const name of names) {
    const value = tidyValue(name, read[name], sources);
    if (odd.has(name) || value === undefined) continue;
    const place = kind === 'helplines' && Object.hasOwn(EXTRA_PLACES, name) ? inner! : top!;
    place[name] = value;
    done.add(fold(name));
  }
  sources.forEach((source, index) => {
    const place = index === 0 ? top! : inner!;
    for (const [name, value] of Object.entries(source)) {
      if (value === extra && fold(name) === 'extra') continue;
      const field = ALIASES[fold(name)] ?? fold(name);
      // Of two spellings of a field, the reader has used only one.
      const isSingle = sources.flatMap((one) => spellings(one, field)).length < 2;
      if (done.has(fold(field)) && (isSingle || isBlank(value) || name === field)) continue;
      if (!isBlank(value) || !isKnown(field, read)) place[name] ??= value;
    }
  });
  return Object.keys(inner!).length > 0 ? { ...top, extra: inner } : top;
}

function isKnown(field: string, read: object): boolean {
  return Object.keys(read).some((name) => fold(name) === fold(field));
}

/** The given names of a field that have a value. */
function spellings(source: Record<string, unknown>, field: string): string[] {
  return Object.keys(source).filter((name) => {
    return (ALIASES[fold(name)] ?? fold(name)) === fold(field) && !isBlank(source[name]);
  });
}

/** The value for the tidy form; undefined if the form leaves the field out. */
function tidyValue(name: string, value: unknown, sources: readonly Record<string, unknown>[]): unknown {
  const given = sources.map((source) => fieldOf(source, name)).find((one) => !isBlank(one));
  // The code of Namibia, `NA`, looks blank.
  const isDerived = CALL.includes(name) || ['audience', 'id', 'country'].includes(name);
  if (given === undefined && !isDerived) return undefined;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  // The reader drops a remark in brackets: `https://example.org/ (a copy of it)`.
  if (typeof given === 'string' && typeof value === 'string' && given.startsWith(`${value} (`)) return given;
  // The reader needs only the day and the organisation.
  if (name === 'checked') return { ...(given as object), ...(value as object) };
  if (name === 'lines') return (value as object[]).map(withoutBlanks);
  return value;
}

function withoutBlanks(record: object): object {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

/** Emergency numbers by country; other fields stay. */
function tidyEmergency(emergency: unknown): unknown {
  const read = KINDS.helplines.read({ emergency }, []);
  if (!read) return emergency;
  const rows = Array.isArray(emergency)
    ? emergency.map((row) => [fieldOf(row, 'country'), row] as const)
    : Object.entries(isObject(emergency) ? emergency : {});
  return Object.fromEntries(
    rows.map(([country, row]) => {
      const [code, numbers] = Object.entries(
        KINDS.helplines.read({ emergency: { [String(country)]: row } }, [])!.emergency,
      )[0]!;
      const others = Object.entries(isObject(row) ? row : {}).filter(
        ([name]) => !['general', 'police', 'country'].includes(fold(name)),
      );
      return [code, { ...numbers, ...Object.fromEntries(others) }];
    }),
  );
}
