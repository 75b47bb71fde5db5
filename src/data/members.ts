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
  /** ISO 3166-1 alpha-2, and XK. */
  country: string;
  city: string | null;
  /** One of the network's regions, by its English name. */
  region: string | null;
  website: string | null;
  /** When its source said so: a year, a month or a day, with ` or later` where it is not known better. */
  sourceDate: string | null;
}

/** What the network counts itself as. */
export interface Network {
  organisations: number;
  countries: number;
}

export interface MembersDocument {
  /** Day on which it was last gone through, `YYYY-MM-DD`. */
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
 * Reads a foreign document of the form of `members.schema.json`. Never throws. Organisations that are not to be shown
 * until they are confirmed (`"bundle": false`) are left out without a word.
 *
 * @returns the good records and the names of what was left out; undefined where nothing in it can be used
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

/** The organisations that the bundle carries. */
export function bundledMembers(): MembersDocument {
  return (bundled ??= { asOf: AS_OF, network: NETWORK, members: decodeRows(MEMBERS).map(decodeMember) });
}

/** The day on which the bundled list was last gone through, in the words of one of the languages that the bundle speaks. */
export function bundledDay(language: string): string {
  return AS_OF_IN[language] ?? AS_OF;
}

/** See `scripts/data/members.ts` for the marks. */
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
