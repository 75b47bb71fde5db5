import { encodeAddress, encodeColumns, without } from './columns.js';
import type { HelplinesFacts, MemberFact, MembersFacts } from './facts.js';
import { isBundled } from './helplines.js';
import { moduleText } from './module.js';

/** The compact form of the organisations: `src/data/generated/members.ts`. */
export function encodeMembers({ asOf, network, regions, members }: MembersFacts): string {
  const rows = members.filter(({ bundle }) => bundle !== false).map((member) => encodeMember(member, regions));
  return moduleText({
    AS_OF: asOf,
    NETWORK: { organisations: network.organisations, countries: network.countries },
    REGIONS: regions,
    MEMBERS: encodeColumns(rows),
  });
}

function encodeMember(
  { id, name, country, city, region, website, sourceDate }: MemberFact,
  regions: readonly string[],
) {
  const place = regions.indexOf(region ?? '');
  if (place < 0) throw new Error(`${id}: "${region}" is not in the list of regions`);
  return {
    name,
    country,
    city: city ?? '',
    region: String(place),
    website: encodeAddress(website, country),
    sourceDate: without('+', sourceDate ?? '').replace(' or later', '+'),
  };
}

/** Members with a website in countries without a child helpline, by country: `src/data/generated/local-members.ts`. */
export function encodeLocalMembers({ members }: MembersFacts, { helplines }: HelplinesFacts): string {
  const covered = new Set(
    helplines.filter((line) => isBundled(line) && line.audience === 'children').map(({ country }) => country),
  );
  const local = members.flatMap(({ bundle, country, name, website }) =>
    bundle === false || website === null || covered.has(country) ? [] : [[country, { name, website }] as const],
  );
  const type = 'Readonly<Record<string, { readonly name: string; readonly website: string }>>';
  return moduleText({ LOCAL_MEMBERS: Object.fromEntries(local) as unknown }, { LOCAL_MEMBERS: type });
}
