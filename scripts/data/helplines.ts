import { CHANNELS, type ChannelField } from '../../src/data/channels.js';
import { AUDIENCES } from '../../src/data/helplines.js';
import { encodeAddress, encodeColumns, without } from './columns.js';
import type { EmergencyFact, HelplineExtraFact, HelplineFact, HelplinesFacts } from './facts.js';
import { requirePlaces, restFields, type FieldPlaces } from './fields.js';
import { moduleText } from './module.js';

/** Channels with a column of their own; `rest` holds the others. */
const CHANNEL_COLUMNS: ChannelField[] = ['tel', 'website'];
const channelPlaces = Object.fromEntries(
  Object.keys(CHANNELS).map((field) => [field, CHANNEL_COLUMNS.includes(field as ChannelField) ? 'column' : 'rest']),
) as FieldPlaces<ChannelField>;

/** Where the compact form holds each field of a line. */
export const HELPLINE_PLACES: FieldPlaces<keyof HelplineFact> = {
  ...channelPlaces,
  id: 'column',
  country: 'column',
  name: 'column',
  nameLang: 'column',
  audience: 'column',
  phone: 'column',
  hours: 'column',
  channelHours: 'rest',
  timeZone: 'rest',
  free: 'column',
  languages: 'column',
  confidence: 'column',
  sources: 'editors',
  sourceDate: 'column',
  conditions: 'rest',
  announcement: 'rest',
  checked: 'rest',
  // The bundle contains no withdrawn or replaced line.
  withdrawn: 'document',
  replacedBy: 'document',
  // EXTRA_PLACES lists its fields.
  extra: 'document',
};

export const EXTRA_PLACES: FieldPlaces<keyof HelplineExtraFact> = {
  altPhones: 'rest',
  area: 'rest',
  areaType: 'rest',
  ages: 'rest',
  channel: 'rest',
  smsKeyword: 'rest',
  abroadPhone: 'rest',
  abroadFree: 'rest',
  lines: 'rest',
  vanity: 'rest',
  alsoReport: 'rest',
  note: 'editors',
  basis: 'editors',
  websiteSeenAs: 'editors',
};

export const EMERGENCY_PLACES: FieldPlaces<keyof EmergencyFact> = {
  general: 'column',
  police: 'column',
  confidence: 'editors',
  sources: 'editors',
  sourceDate: 'editors',
  via: 'editors',
  retrieved: 'editors',
  note: 'editors',
  conflict: 'editors',
  alternatives: 'editors',
};

/** Whether the bundle contains a line: neither withdrawn nor replaced, and with enough confidence. */
export function isBundled({ withdrawn, replacedBy, confidence }: HelplineFact): boolean {
  return !withdrawn && !replacedBy && (confidence === 'high' || confidence === 'medium');
}

/** Whether somebody listens to children there, among others or alone. */
export function isHelpline({ audience }: Pick<HelplineFact, 'audience'>): boolean {
  return audience === 'children' || audience === 'everyone';
}

/** The compact form of the lines and emergency numbers: `src/data/generated/helplines.ts`. */
export function encodeHelplines({ asOf, helplines, emergency }: HelplinesFacts): string {
  return moduleText({ AS_OF: asOf, HELPLINES: encodeLines(helplines), EMERGENCY: encodeEmergency(emergency) });
}

/** The compact form of the lines in the bundle. Throws on an unknown field in any line. */
export function encodeLines(helplines: readonly HelplineFact[]): Record<keyof Row, string> {
  for (const { id, extra = {}, ...line } of helplines) {
    requirePlaces(id, line, HELPLINE_PLACES);
    requirePlaces(id, extra, EXTRA_PLACES);
  }
  return encodeColumns(sorted(helplines.filter(isBundled).map(encodeHelpline)));
}

type Row = ReturnType<typeof encodeHelpline>;

function encodeHelpline(line: HelplineFact) {
  const { country, name, phone, sourceDate } = line;
  const kind =
    AUDIENCES.indexOf(line.audience) +
    AUDIENCES.length * ([null, true, false].indexOf(line.free) + (line.confidence === 'high' ? 0 : 3));
  const rest = restOf(line);
  return {
    country,
    id: encodeId(line),
    kind: kind.toString(36),
    // Many lines have their number in their name.
    name: phone === null ? without('#', name) : without('#', name).replaceAll(phone, '#'),
    phone: phone ?? '',
    website: encodeAddress(line.website, country),
    hours: line.hours ?? '',
    languages: encodeLanguages(line),
    // Visitors only see the month.
    sourceDate: sourceDate?.slice(0, 7) ?? '',
    // JSON without its braces.
    rest: JSON.stringify(rest).slice(1, -1),
  };
}

/** An id without its country; empty where it only adds the number: `ke-116`. */
function encodeId({ id, country, tel }: HelplineFact): string {
  const prefix = `${country.toLowerCase()}-`;
  // Ids of services in every country begin with `int-`.
  const rest = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  return rest === tel ? '' : rest;
}

/** Marks the language of the name: `ru!`, or `!ja` if it is not a language of the line. */
function encodeLanguages({ languages, nameLang }: HelplineFact): string {
  const marked = languages.map((tag) => (tag === nameLang ? `${tag}!` : tag));
  if (nameLang !== undefined && !languages.includes(nameLang)) marked.push(`!${nameLang}`);
  return marked.join(' ');
}

/** Rare fields. No field of `extra` has the same name as another field. */
function restOf(line: HelplineFact): Record<string, unknown> {
  const { phone, tel, extra = {} } = line;
  return {
    ...restFields(line, HELPLINE_PLACES),
    // How it was checked is for editors.
    ...(line.checked && { checked: { on: line.checked.on, by: line.checked.by } }),
    ...(tel !== (phone?.replace(/[ -]/g, '') ?? null) && { tel }),
    ...restFields(extra, EXTRA_PLACES),
  };
}

/** Sorts similar rows next to each other, which compresses best (measured). Visitors see another order. */
function sorted(rows: readonly Row[]): Row[] {
  const keyOf = ({ kind, rest, hours, sourceDate, languages, country, name }: Row) =>
    [parseInt(kind, 36) % AUDIENCES.length, rest ? 1 : 0, hours, sourceDate, kind, languages, country, name].join('\n');
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

/** Groups countries by their numbers, general before the slash and police after it: `112/17 FRMC`. */
function encodeEmergency(emergency: HelplinesFacts['emergency']): string {
  const countries = new Map<string, string>();
  for (const [country, fact] of Object.entries(emergency).sort()) {
    requirePlaces(`emergency ${country}`, fact, EMERGENCY_PLACES);
    const numbers = `${fact.general.join(',')}/${fact.police.join(',')}`;
    countries.set(numbers, (countries.get(numbers) ?? '') + country);
  }
  return [...countries].map((entry) => entry.join(' ')).join(' ');
}
