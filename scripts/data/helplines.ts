import type { HelplineFact, HelplinesFacts } from './facts.js';
import { encodeAddress, encodeColumns, without } from './columns.js';
import { moduleText } from './module.js';

const AUDIENCES = ['children', 'missing-children', 'online-abuse-report'];
/** What editors need and visitors do not. */
const FOR_EDITORS = new Set(['note', 'basis', 'websiteSeenAs']);

/** Whether the bundle carries a line: neither withdrawn nor replaced, and of a trust that the rules allow. */
export function isBundled({ withdrawn, replacedBy, confidence }: HelplineFact): boolean {
  return !withdrawn && !replacedBy && (confidence === 'high' || confidence === 'medium');
}

/** The compact form of the lines and emergency numbers: `src/data/generated/helplines.ts`. */
export function encodeHelplines({ asOf, helplines, emergency }: HelplinesFacts): string {
  return moduleText({ AS_OF: asOf, HELPLINES: encodeLines(helplines), EMERGENCY: encodeEmergency(emergency) });
}

/** The compact form of the lines that are to be bundled. */
export function encodeLines(helplines: readonly HelplineFact[]): Record<keyof Row, string> {
  return encodeColumns(sorted(helplines.filter(isBundled).map(encodeHelpline)));
}

type Row = ReturnType<typeof encodeHelpline>;

function encodeHelpline(line: HelplineFact) {
  const { country, name, phone, sourceDate } = line;
  const kind =
    AUDIENCES.indexOf(line.audience) +
    3 * [null, true, false].indexOf(line.free) +
    (line.confidence === 'high' ? 0 : 9);
  const rest = restOf(line);
  return {
    country,
    kind: kind.toString(36),
    // Many lines are called by their number.
    name: phone === null ? without('#', name) : without('#', name).replaceAll(phone, '#'),
    phone: phone ?? '',
    website: encodeAddress(line.website, country),
    hours: line.hours ?? '',
    languages: encodeLanguages(line),
    // Visitors are told the month.
    sourceDate: sourceDate?.slice(0, 7) ?? '',
    // Without its braces, as JSON; what stands in `extra` and what does not have no name in common.
    rest: JSON.stringify(rest).slice(1, -1),
  };
}

/** `ru!` is the language of the name, `!ja` likewise where the line does not speak it. */
function encodeLanguages({ languages, nameLang }: HelplineFact): string {
  const marked = languages.map((tag) => (tag === nameLang ? `${tag}!` : tag));
  if (nameLang !== undefined && !languages.includes(nameLang)) marked.push(`!${nameLang}`);
  return marked.join(' ');
}

/** What only few lines have. */
function restOf(line: HelplineFact): Record<string, unknown> {
  const rest: Record<string, unknown> = {};
  for (const field of ['sms', 'chat', 'whatsapp', 'timeZone', 'announcement'] as const) {
    if (line[field]) rest[field] = line[field];
  }
  if (line.tel !== (line.phone?.replace(/[ -]/g, '') ?? null)) rest.tel = line.tel;
  const extra = Object.entries(line.extra ?? {}).filter(([field]) => !FOR_EDITORS.has(field));
  return { ...rest, ...Object.fromEntries(extra) };
}

/** An order in which neighbours are alike packs best (measured). Visitors see another one. */
function sorted(rows: readonly Row[]): Row[] {
  const keyOf = ({ kind, rest, hours, sourceDate, languages, country, name }: Row) =>
    [parseInt(kind, 36) % 3, rest ? 1 : 0, hours, sourceDate, kind, languages, country, name].join('\n');
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

/** Countries by their numbers, general before the stroke and police behind: `112/17 FRMC`. */
function encodeEmergency(emergency: HelplinesFacts['emergency']): string {
  const countries = new Map<string, string>();
  for (const [country, { general, police }] of Object.entries(emergency).sort()) {
    const numbers = `${general.join(',')}/${police.join(',')}`;
    countries.set(numbers, (countries.get(numbers) ?? '') + country);
  }
  return [...countries].map((entry) => entry.join(' ')).join(' ');
}
