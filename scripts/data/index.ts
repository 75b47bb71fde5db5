/** Encodes the facts in `src/data` and the codes of countries for the bundle. */
import { encodeCountryCodes } from './country-codes.js';
import { type FrameworksFacts, type LinksFacts, readFacts } from './facts.js';
import { encodeHelplines } from './helplines.js';
import { encodeLocalMembers, encodeMembers } from './members.js';
import { moduleText } from './module.js';
import { encodeTimeZones } from './time-zones.js';

/** Texts of the generated modules, by path. Two runs give the same bytes. */
export function generateData(): Map<string, string> {
  const { helplines, members, frameworks, links } = readFacts();
  const modules = {
    helplines: encodeHelplines(helplines),
    members: encodeMembers(members),
    'local-members': encodeLocalMembers(members, helplines),
    frameworks: encodeFrameworks(frameworks),
    links: encodeLinks(links),
    'time-zones': encodeTimeZones(),
  };
  return new Map([
    ...Object.entries(modules).map(([name, text]) => [`src/data/generated/${name}.ts`, text] as const),
    ['src/internal/generated/country-codes.ts', encodeCountryCodes()],
  ]);
}

function encodeFrameworks({ asOf, frameworks }: FrameworksFacts): string {
  return moduleText({ FRAMEWORKS: { asOf, frameworks: frameworks.map(({ source: _, ...framework }) => framework) } });
}

/** Links by id. A link without an address yet is optional, so that code must handle its absence. */
function encodeLinks({ links }: LinksFacts): string {
  const types = links.map(({ id, url }) => `  readonly '${id}'${url === null ? '?' : ''}: string;\n`);
  const known = links.filter(({ url }) => url !== null).map(({ id, url }) => [id, url]);
  const type = `{\n${types.join('')}}`;
  return moduleText({ LINKS: Object.fromEntries(known) as unknown }, { LINKS: type });
}
