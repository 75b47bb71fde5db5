import { decodeAddress, decodeRows } from './columns.js';
import {
  Problems,
  country,
  documentIn,
  fieldOf,
  field,
  name,
  readFields,
  readRecords,
  text,
  type Note,
} from './fields.js';
import { AS_OF, AS_OF_IN, MEMBERS, NETWORK, REGIONS } from './generated/members.js';
import { memoize } from '../internal/memoize.js';
import { isNetworkPage, networkPage } from './network-pages.js';
import { readDate, readLink, readText, readYesNo, textOf } from './readers.js';
import { readRegion, regionOf } from './regions.js';

/** An organisation of the network. */
export interface Member {
  /** Null in the bundled data, where nothing refers to it. */
  id: string | null;
  name: string;
  /** ISO 3166-1 alpha-2, or XK. */
  country: string;
  city: string | null;
  /** One of the network's regions, by its English name. */
  region: string | null;
  website: string | null;
  /** Address of the network’s page that names the organisation; absent where it is not known, or not needed. */
  source?: string | undefined;
  /** Date of the source: a year, a month or a day, with ` or later` where only the earliest date is known. */
  sourceDate: string | null;
}

/** Size of the network by its own count. */
export interface Network {
  organisations: number;
  countries: number;
  /** Year of the count. */
  year: number;
}

/** The bundled list, with the network's own count. */
export interface MembersDocument {
  network: Network;
  members: Member[];
}

/** A date, with ` or later` where only the earliest date is known. */
function readEarliestDate(value: unknown): string | undefined {
  const [, given, later = ''] = /^(.*?)( or later)?$/i.exec(textOf(value) ?? '') ?? [];
  const date = readDate(given);
  return date && date + later.toLowerCase();
}

const FIELDS = {
  id: field(readText, 'a short text', true),
  name,
  country,
  city: text,
  region: field(readRegion, REGIONS.join(', ')),
  website: field(readLink, 'an https address'),
  // Any other source is for editors, so it is not reported as left out.
  source: networkPage,
  sourceDate: field(readEarliestDate, 'like 2026-11-23'),
};

const regionIn = memoize((country) => regionOf(country, bundledMembers().members));

function readMember(entry: Record<string, unknown>, note: Note): Member | undefined {
  const { id, name, country, ...rest } = readFields(FIELDS, [entry], note);
  if (id === null || name === null || country === null) return undefined;
  return { id, name, country, ...rest, region: rest.region ?? regionIn(country) };
}

/**
 * Reads a foreign document in the form of `members.schema.json`, or close to it. Never throws. Skips unconfirmed
 * organisations (`"bundle": false`) without a warning.
 *
 * @param texts - receives what could not be read, also where no record can be used
 * @returns the usable records and the problems of the others; undefined where no record can be used
 */
export function readMembers(
  given: unknown,
  texts: string[] = [],
): { members: Member[]; problems: string[] } | undefined {
  const problems = new Problems(texts);
  const document = documentIn(given, 'members');
  const entries = fieldOf(document, 'members');
  const isShown = (entry: unknown) => readYesNo(fieldOf(entry, 'bundle')) !== false;
  const shown = Array.isArray(entries) ? { ...(document as object), members: entries.filter(isShown) } : document;
  const members = readRecords(shown, 'members', readMember, problems);
  return members && { members, problems: texts };
}

let bundled: MembersDocument | undefined;

/** The organisations in the bundle. */
export function bundledMembers(): MembersDocument {
  return (bundled ??= { network: NETWORK, members: decodeRows(MEMBERS).map(decodeMember) });
}

/** Day of the last full review of the bundled list, in a language of the bundle. */
export function bundledDay(language: string): string {
  return AS_OF_IN[language] ?? AS_OF;
}

/** Decodes a row from the compact form that `scripts/data/members.ts` writes. */
function decodeMember({
  name,
  country,
  city,
  region,
  website,
  sourceDate,
}: Record<keyof typeof MEMBERS, string>): Member {
  const address = decodeAddress(website, country);
  // The bundled list has one address of each organisation: of its website, else of its page on the network’s.
  const isSource = address !== null && isNetworkPage(address);
  return {
    id: null,
    name,
    country,
    city: city || null,
    region: REGIONS[Number(region)]!,
    website: isSource ? null : address,
    source: isSource ? address : undefined,
    sourceDate: sourceDate.replace('+', ' or later') || null,
  };
}
