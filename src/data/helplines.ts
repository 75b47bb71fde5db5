import { CHANNELS, CHANNEL_FIELDS, DIALLED, WRITTEN, type ChannelField, type ChannelValues } from './channels.js';
import { decodeAddress, decodeRows, rowsWhere } from './columns.js';
import {
  DroppedNames,
  countryCode,
  dayOf,
  flag,
  isSafeLink,
  languageTag,
  link,
  listOf,
  nullable,
  oneOf,
  propertyOf,
  readRecords,
  shortText,
  textLike,
} from './fields.js';
import { AS_OF, EMERGENCY, HELPLINES } from './generated/helplines.js';
import { isTimeZone } from './time-zones.js';
import {
  boolean,
  check,
  custom,
  nullish,
  object,
  parse,
  pipe,
  record,
  transform,
  unknown,
  type Schema,
} from './validate.js';

/**
 * Groups that lines are for. `online-abuse-report` marks a hotline, which takes reports; the others mark helplines, which
 * listen. The compact form stores the position in this list.
 */
export const AUDIENCES = ['children', 'missing-children', 'online-abuse-report'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A further number of a line, for speakers of other languages. */
export interface HelplineVariant {
  /** As people write it; dialled without its spaces and hyphens. */
  phone: string;
  /** BCP 47 tags. */
  languages: string[];
  /** OSM `opening_hours`, in the local time of the line. */
  hours: string | null;
}

/** A helpline or hotline of one country, with its channels. Null means "not known", never "no". */
export interface Helpline extends ChannelValues {
  /** Null in the bundled data, where nothing refers to it. */
  id: string | null;
  /** ISO 3166-1 alpha-2, or XK. */
  country: string;
  name: string;
  /** BCP 47 tag of the language of `name`. */
  nameLang: string | null;
  audience: Audience;
  /** The number as people write it. Null exactly when `tel` is. */
  phone: string | null;
  /** `24/7`, or OSM `opening_hours` in the local time of the line. */
  hours: string | null;
  /** IANA name of the time zone of `hours`; null where the country has only one zone, or where it is not known. */
  timeZone: string | null;
  free: boolean | null;
  /** BCP 47 tags of the languages spoken. */
  languages: string[];
  /** Only affects the order of lines. */
  confidence: 'high' | 'medium';
  /** Date of the source: `2026`, `2026-11` or `2026-11-23`. */
  sourceDate: string | null;
  /** A message for visitors, by language tag. */
  announcement: Record<string, string> | null;
  /** True for a line that must not be shown. */
  withdrawn: boolean;
  /** Id of the line that replaces it. */
  replacedBy: string | null;
  /** Part of the country, or group of speakers, that the line is for; in English. */
  area: string | null;
  areaType: 'region' | 'language' | null;
  /** Ages that the line is for: `5-25`. */
  ages: string | null;
  /** Only way to reach a line that cannot be called. */
  channel: 'text-only' | 'web-only' | null;
  /** Word that the first text message must begin with. */
  smsKeyword: string | null;
  /** The number from other countries. */
  abroadPhone: string | null;
  /** Whether a call from other countries is free. */
  abroadFree: boolean | null;
  /** Further numbers; dialled without their spaces and hyphens. */
  altPhones: string[];
  lines: HelplineVariant[];
  /** The number in letters that are easy to remember. */
  vanity: string | null;
  /** Other addresses that take the same reports. */
  alsoReport: string[];
  /** For adults who care for children. */
  forAdults: boolean;
}

/** Emergency numbers, as they are dialled in the country. */
export interface Emergency {
  general: string[];
  police: string[];
}

export interface HelplinesDocument {
  /** Day of the last full review, `YYYY-MM-DD`. */
  asOf: string | null;
  helplines: Helpline[];
  /** By country code. */
  emergency: Record<string, Emergency>;
}

const telephone = textLike(DIALLED);
const written = textLike(WRITTEN);

const extra = object({
  area: nullable(shortText),
  areaType: oneOf('region', 'language'),
  ages: nullable(shortText),
  channel: oneOf('text-only', 'web-only'),
  smsKeyword: nullable(shortText),
  abroadPhone: nullable(written),
  abroadFree: nullable(boolean()),
  altPhones: listOf(written),
  lines: listOf(object({ phone: written, languages: listOf(languageTag), hours: nullable(shortText) })),
  vanity: nullable(shortText),
  alsoReport: pipe(
    listOf(textLike(/^/)),
    transform((addresses) => addresses.filter(isSafeLink)),
  ),
  forAdults: flag,
});

/** Schema of each channel. */
const channels = Object.fromEntries(
  CHANNEL_FIELDS.map((field) => {
    const { pattern } = CHANNELS[field];
    return [field, pattern ? nullable(textLike(pattern)) : link];
  }),
) as Record<ChannelField, Schema<string | null>>;

const helpline = pipe(
  object({
    id: shortText,
    country: countryCode,
    name: shortText,
    nameLang: nullable(languageTag),
    audience: custom<Audience>((value) => AUDIENCES.includes(value as Audience)),
    phone: nullable(shortText),
    ...channels,
    hours: nullable(shortText),
    timeZone: nullable(
      pipe(
        shortText,
        transform((zone) => (isTimeZone(zone) ? zone : null)),
      ),
    ),
    free: nullable(boolean()),
    languages: listOf(languageTag),
    // Only affects the order of lines, so any other value counts as medium.
    confidence: nullish(
      pipe(
        unknown(),
        transform((value) => (value === 'high' ? 'high' : 'medium')),
      ),
      () => 'medium' as const,
    ),
    sourceDate: nullable(textLike(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)),
    announcement: nullable(record(languageTag, textLike(/^[^]{1,2000}$/u))),
    withdrawn: flag,
    replacedBy: nullable(shortText),
    extra: nullish(extra, () => parse(extra, {})!),
  }),
  // A written number does not determine the number to dial, so drop it without `tel`.
  transform(({ extra, phone, ...line }): Helpline => ({ ...line, ...extra, phone: line.tel && (phone ?? line.tel) })),
  check((line) => line.withdrawn || CHANNEL_FIELDS.some((field) => line[field])),
);

const emergencyNumbers = object({ general: listOf(telephone), police: listOf(telephone) });

/**
 * Reads a foreign document in the form of `helplines.schema.json`. Never throws.
 *
 * @returns the valid records, withdrawn ones included, and the names of dropped ones; undefined where no record is valid
 */
export function readHelplines(document: unknown): (HelplinesDocument & { dropped: string[] }) | undefined {
  const dropped = new DroppedNames();
  const helplines = readRecords(document, 'helplines', helpline, dropped);
  if (!helplines) return undefined;
  const emergency: HelplinesDocument['emergency'] = {};
  const given = propertyOf(document, 'emergency');
  for (const [country, value] of Object.entries(typeof given === 'object' ? (given ?? {}) : {})) {
    const numbers = parse(countryCode, country) && parse(emergencyNumbers, value);
    if (numbers) emergency[country] = numbers;
    else dropped.add(`emergency.${country.slice(0, 20)}`);
  }
  return { asOf: dayOf(document), helplines, emergency, dropped: dropped.toArray() };
}

const bundled = new Map<string | undefined, HelplinesDocument>();

/**
 * The lines and emergency numbers in the bundle. The order of the lines has no meaning.
 *
 * @param country - limits decoding to one country, which is faster; default: every country
 */
export function bundledHelplines(country?: string): HelplinesDocument {
  let document = bundled.get(country);
  if (!document) {
    const rows = country === undefined ? decodeRows(HELPLINES) : rowsWhere(HELPLINES, 'country', country);
    document = { asOf: AS_OF, helplines: decodeHelplines(rows), emergency: decodeEmergency(EMERGENCY, country) };
    bundled.set(country, document);
  }
  return document;
}

type Row = Record<keyof typeof HELPLINES, string>;

/** Decodes lines from the compact form that `scripts/data/helplines.ts` describes. The form needs no validation. */
export function decodeHelplines(rows: readonly Row[]): Helpline[] {
  // Missing fields of a row get the same defaults as in a foreign document.
  const blank = parse(helpline, { id: '-', country: 'ZZ', name: '-', audience: 'children', tel: '0' })!;
  return rows.map((row) => decodeHelpline(row, blank));
}

function decodeHelpline(row: Row, blank: Helpline): Helpline {
  const { country, name, phone, rest } = row;
  const kind = parseInt(row.kind, 36);
  const tags = row.languages.split(' ').filter(Boolean);
  const more = JSON.parse(`{${rest}}`) as Partial<Helpline>;
  return {
    ...blank,
    id: null,
    country,
    name: name.replaceAll('#', phone),
    nameLang: tags.find((tag) => tag.includes('!'))?.replace('!', '') ?? null,
    audience: AUDIENCES[kind % 3]!,
    phone: phone || null,
    tel: phone.replace(/[ -]/g, '') || null,
    website: decodeAddress(row.website, country),
    hours: row.hours || null,
    free: [null, true, false][Math.floor(kind / 3) % 3]!,
    languages: tags.filter((tag) => !tag.startsWith('!')).map((tag) => tag.replace('!', '')),
    confidence: kind < 9 ? 'high' : 'medium',
    sourceDate: row.sourceDate || null,
    ...more,
    timeZone: more.timeZone && isTimeZone(more.timeZone) ? more.timeZone : null,
  };
}

/** Decodes emergency numbers of all countries or of one: `112/17 FRMC` → general 112, police 17 in FR and MC. */
function decodeEmergency(text: string, wanted?: string): HelplinesDocument['emergency'] {
  const emergency: HelplinesDocument['emergency'] = {};
  const numbers = (listed = '') => listed.split(',').filter(Boolean);
  for (const [, general, police, countries] of text.matchAll(/(\S*)\/(\S*) (\w+)/g)) {
    for (const country of countries!.match(/../g)!) {
      if (country !== (wanted ?? country)) continue;
      emergency[country] = { general: numbers(general), police: numbers(police) };
    }
  }
  return emergency;
}
