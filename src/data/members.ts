import { custom, object, parse } from './validate.js';
import { decodeAddress, decodeRows } from './columns.js';
import {
  DroppedNames,
  countryCode,
  dayOf,
  link,
  nullable,
  propertyOf,
  readRecords,
  shortText,
  textLike,
} from './fields.js';
import { AS_OF, AS_OF_IN, MEMBERS, NETWORK, REGIONS } from './generated/members.js';

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
  /** Date of the source: a year, a month or a day, with ` or later` where only the earliest date is known. */
  sourceDate: string | null;
}

/** Size of the network by its own count. */
export interface Network {
  organisations: number;
  countries: number;
}

export interface MembersDocument {
  /** Day of the last full review, `YYYY-MM-DD`. */
  asOf: string | null;
  network: Network | null;
  members: Member[];
}

const member = object({
  id: shortText,
  name: shortText,
  country: countryCode,
  city: nullable(shortText),
  region: nullable(shortText),
  website: link,
  sourceDate: nullable(textLike(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?( or later)?$/)),
});

const count = custom<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0);
const network = object({ organisations: count, countries: count });

/**
 * Reads a foreign document in the form of `members.schema.json`. Never throws. Skips unconfirmed organisations
 * (`"bundle": false`) without a warning.
 *
 * @returns the valid records and the names of dropped ones; undefined where no record is valid
 */
export function readMembers(document: unknown): (MembersDocument & { dropped: string[] }) | undefined {
  const dropped = new DroppedNames();
  const entries = propertyOf(document, 'members');
  const shown = Array.isArray(entries) ? entries.filter((entry) => propertyOf(entry, 'bundle') !== false) : entries;
  const members = readRecords({ members: shown }, 'members', member, dropped);
  return (
    members && {
      asOf: dayOf(document),
      network: parse(network, propertyOf(document, 'network')) ?? null,
      members,
      dropped: dropped.toArray(),
    }
  );
}

let bundled: MembersDocument | undefined;

/** The organisations in the bundle. */
export function bundledMembers(): MembersDocument {
  return (bundled ??= { asOf: AS_OF, network: NETWORK, members: decodeRows(MEMBERS).map(decodeMember) });
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
  return {
    id: null,
    name,
    country,
    city: city || null,
    region: REGIONS[Number(region)]!,
    website: decodeAddress(website, country),
    sourceDate: sourceDate.replace('+', ' or later') || null,
  };
}
