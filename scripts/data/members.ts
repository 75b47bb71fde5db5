import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { encodeAddress, encodeColumns, without } from './columns.js';
import type { HelplinesFacts, MemberFact, MembersFacts } from './facts.js';
import { requirePlaces, type FieldPlaces } from './fields.js';
import { isBundled, isHelpline } from './helplines.js';
import { moduleText } from './module.js';

/** Where the compact form holds each field of an organisation. */
export const MEMBER_PLACES: FieldPlaces<keyof MemberFact> = {
  id: 'document',
  name: 'column',
  country: 'column',
  city: 'column',
  region: 'column',
  website: 'column',
  sourceDate: 'column',
  type: 'editors',
  source: 'column',
  note: 'editors',
  bundle: 'editors',
  bundleReason: 'editors',
};

/** The compact form of the organisations: `src/data/generated/members.ts`. Throws on an unknown field. */
export function encodeMembers({ asOf, network, regions, members }: MembersFacts): string {
  for (const member of members) requirePlaces(member.id, member, MEMBER_PLACES);
  const rows = members
    .filter(({ bundle }) => bundle !== false)
    .map((member) => encodeMember(member, regions, network.host));
  return moduleText(
    {
      AS_OF: asOf,
      AS_OF_IN: inWords(asOf),
      NETWORK: { organisations: network.organisations, countries: network.countries, year: network.year },
      NETWORK_HOST: network.host,
      REGIONS: regions,
      MEMBERS: encodeColumns(rows),
    },
    { AS_OF_IN: 'Readonly<Record<string, string>>' },
  );
}

/** A day in each language. Formatting the first date takes a browser longer than decoding the whole list. */
function inWords(day: string): Record<string, string> {
  return Object.fromEntries(
    LANGUAGE_TAGS.map((language) => {
      const words = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
      // Releases of the language data differ in the kind of space.
      return [language, words.replace(/\s/g, ' ')];
    }),
  );
}

function encodeMember(
  { id, name, country, city, region, website, source, sourceDate }: MemberFact,
  regions: readonly string[],
  host: string,
) {
  // Without a website, visitors get the network’s page on the organisation.
  const page = source?.split(' ')[0]?.startsWith(`https://${host}/`) ? source.split(' ')[0]! : null;
  const place = regions.indexOf(region ?? '');
  if (place < 0) throw new Error(`${id}: "${region}" is not in the list of regions`);
  return {
    name,
    country,
    city: city ?? '',
    region: String(place),
    website: encodeAddress(website ?? page, country),
    sourceDate: without('+', sourceDate ?? '').replace(' or later', '+'),
  };
}

/** Members with a website in countries without a helpline for children, by country: `src/data/generated/local-members.ts`. */
export function encodeLocalMembers({ members }: MembersFacts, { helplines }: HelplinesFacts): string {
  const covered = new Set(
    helplines.filter((line) => isBundled(line) && isHelpline(line)).map(({ country }) => country),
  );
  const local = members.flatMap(({ bundle, country, name, website }) =>
    bundle === false || website === null || covered.has(country) ? [] : [[country, { name, website }] as const],
  );
  const type = 'Readonly<Record<string, { readonly name: string; readonly website: string }>>';
  return moduleText({ LOCAL_MEMBERS: Object.fromEntries(local) as unknown }, { LOCAL_MEMBERS: type });
}
