/** Reads what the author set on the element, with one warning for each value that cannot be used. */
import { isObject } from '../data/fields.js';
import { readMembers, type Member } from '../data/members.js';
import { asText, asWord, enumAttribute, warnInvalid } from '../internal/attributes.js';
import { readCountryCode } from '../internal/country-code.js';
import { warnOnce } from '../internal/warn.js';
import { REGION_NAMES } from './countries.model.js';
import { isKnownCountry } from './member-list.js';
import { REGIONS, VIEWS, type Region, type View } from './member-map.types.js';

/** Reads `country`; null for none. */
export function readCountry(element: HTMLElement, value: unknown): string | null {
  const wanted = asText(value);
  const code = readCountryCode(wanted, isKnownCountry);
  if (wanted && !code) warnInvalid(element, 'country', wanted, 'no country is chosen. A code like KE always works');
  return code ?? null;
}

/** Reads `region`, also by its name in the data; null for all regions. */
export function readRegion(element: HTMLElement, value: string | null): Region | null {
  const name = asWord(value).toLowerCase();
  const named = REGIONS.find((region) => REGION_NAMES[region].toLowerCase() === name);
  return named ?? enumAttribute(element, 'region', value, REGIONS, null, 'all regions are shown');
}

/** Reads `view`. */
export function readView(element: HTMLElement, value: string | null): View {
  return enumAttribute(element, 'view', value, VIEWS, 'both');
}

/** Reads `members`; undefined if none are given or the value is not usable. */
export type GivenReader = (value: unknown) => readonly Member[] | undefined;

/**
 * Creates the reader of one element. It keeps the last result for a list with the same content, because pages set their
 * list again at each key press, and reading 100,000 organisations takes a second. A list that throws is tried again.
 */
export function createGivenReader(element: HTMLElement): GivenReader {
  let last: { value: unknown; content: unknown; members: readonly Member[] | undefined } | undefined;
  return (value) => {
    // Frameworks set a property without a value to undefined.
    if (value === null || value === undefined) return undefined;
    if (last && value === last.value) return last.members;
    try {
      const content = contentOf(value);
      const isSame = last !== undefined && hasSameRecords(content, last.content);
      last = { value, content, members: isSame ? last!.members : readGivenMembers(element, content) };
      return last.members;
    } catch (error) {
      warnOnce(element.localName, `members is not used: ${asText(error)}.`);
      return undefined;
    }
  };
}

/** The records of a list as they are now. One that throws is left out, with the warning for unusable records. */
function contentOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return [...(value as unknown[])].map((record) => {
    try {
      return isObject(record) ? { ...record } : record;
    } catch {
      return undefined;
    }
  });
}

function hasSameRecords(given: unknown, last: unknown): boolean {
  if (!Array.isArray(given) || !Array.isArray(last) || given.length !== last.length) return false;
  return given.every((record: unknown, index) => {
    const other: unknown = last[index];
    if (!isObject(record) || !isObject(other)) return record === other;
    const names = Object.keys(record);
    return (
      names.length === Object.keys(other).length &&
      // A list or an object inside may have changed.
      names.every((name) => record[name] === other[name] && Object(record[name]) !== record[name])
    );
  });
}

function readGivenMembers(element: HTMLElement, value: unknown): readonly Member[] | undefined {
  const problems: string[] = [];
  const isList = typeof value === 'object';
  const read = isList && readMembers(Array.isArray(value) ? { members: value as unknown[] } : value, problems);
  const found = problems.join('; ');
  if (!read) warnOnce(element.localName, `members is not used: ${found || 'it is not an array of organisations'}.`);
  else if (found) warnOnce(element.localName, `members is shown, except: ${found}.`);
  return read ? read.members : undefined;
}

/** The visitor's languages, without regions. Some browsers hide them, and some programs write what is no language. */
export function visitorLanguages(): readonly string[] {
  const tags: unknown = navigator.languages;
  return Array.isArray(tags) ? tags.flatMap((tag) => /^[a-z]{2,3}(?=-|$)/i.exec(asText(tag)) ?? []) : [];
}
