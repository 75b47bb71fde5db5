import { boolean, check, custom, nullish, object, parse, pipe, record, transform, unknown } from './validate.js';
import { decodeAddress, decodeRows, rowsWhere } from './columns.js';
import {
  DroppedNames,
  countryCode,
  dayOf,
  flag,
  isSafeLink,
  known,
  languageTag,
  link,
  listOf,
  oneOf,
  propertyOf,
  readRecords,
  shortText,
  textLike,
} from './fields.js';
import { isTimeZone } from './time-zones.js';
import { AS_OF, EMERGENCY, HELPLINES } from './generated/helplines.js';

/** Who a line is for. `online-abuse-report` is a hotline: it takes reports. The others are helplines: they listen. */
export type Audience = 'children' | 'missing-children' | 'online-abuse-report';

/** A further number of a line, for speakers of other languages. */
export interface HelplineVariant {
  /** As people write it; dialled without its spaces and hyphens. */
  phone: string;
  /** BCP 47 tags. */
  languages: string[];
  /** OSM `opening_hours`, in the local time of the line. */
  hours: string | null;
}

/** A helpline or hotline of one country. Null is "not known", never "no". */
export interface Helpline {
  /** Null in the bundled data, where nothing refers to it. */
  id: string | null;
  /** ISO 3166-1 alpha-2, and XK. */
  country: string;
  name: string;
  /** BCP 47 tag of the language of `name`. */
  nameLang: string | null;
  audience: Audience;
  /** The number as people write it. Known if and only if `tel` is. */
  phone: string | null;
  /** What is dialled, `^\+?[0-9]+$`, verbatim: no country code is ever added. */
  tel: string | null;
  /** Number for text messages; sent to without its spaces and hyphens. */
  sms: string | null;
  /** Address of a chat. */
  chat: string | null;
  website: string | null;
  /** International number: `+` and digits. */
  whatsapp: string | null;
  /** `24/7`, or OSM `opening_hours` in the local time of the line. */
  hours: string | null;
  /** IANA name of the time zone of `hours`; null where the country has only one, or where it is not known. */
  timeZone: string | null;
  free: boolean | null;
  /** BCP 47 tags of the languages spoken. */
  languages: string[];
  /** For the order of lines, and for nothing else. */
  confidence: 'high' | 'medium';
  /** When its source said so: `2026`, `2026-11` or `2026-11-23`. */
  sourceDate: string | null;
  /** A message for visitors, by language tag. */
  announcement: Record<string, string> | null;
  /** The line is not shown. */
  withdrawn: boolean;
  /** Id of the line that took its place. */
  replacedBy: string | null;
  /** The part of the country, or the speakers, that it is for; in English. */
  area: string | null;
  areaType: 'region' | 'language' | null;
  /** Ages that it is for: `5-25`. */
  ages: string | null;
  /** How it is reached, where that is not by a call. */
  channel: 'text-only' | 'web-only' | null;
  /** What a first text message has to begin with. */
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
  /** Other places that take the same reports. */
  alsoReport: string[];
  /** For adults who care for children. */
  forAdults: boolean;
}

/** Numbers to call in danger, as they are dialled in the country. */
export interface Emergency {
  general: string[];
  police: string[];
}

export interface HelplinesDocument {
  /** Day on which it was last gone through, `YYYY-MM-DD`. */
  asOf: string | null;
  helplines: Helpline[];
  /** By country code. */
  emergency: Record<string, Emergency>;
}

const AUDIENCES: Audience[] = ['children', 'missing-children', 'online-abuse-report'];

const telephone = textLike(/^\+?\d{1,19}$/);
/** A number as people write it, of which a program can make what is dialled by taking out spaces and hyphens. */
const written = textLike(/^[+#]?\d[\d -]{0,30}$/);

const extra = object({
  area: known(shortText),
  areaType: oneOf('region', 'language'),
  ages: known(shortText),
  channel: oneOf('text-only', 'web-only'),
  smsKeyword: known(shortText),
  abroadPhone: known(written),
  abroadFree: known(boolean()),
  altPhones: listOf(written),
  lines: listOf(object({ phone: written, languages: listOf(languageTag), hours: known(shortText) })),
  vanity: known(shortText),
  alsoReport: pipe(
    listOf(textLike(/^/)),
    transform((addresses) => addresses.filter(isSafeLink)),
  ),
  forAdults: flag,
});

const helpline = pipe(
  object({
    id: shortText,
    country: countryCode,
    name: shortText,
    nameLang: known(languageTag),
    audience: custom<Audience>((value) => AUDIENCES.includes(value as Audience)),
    phone: known(shortText),
    tel: known(telephone),
    sms: known(written),
    chat: link,
    website: link,
    whatsapp: known(textLike(/^\+\d{1,19}$/)),
    hours: known(shortText),
    timeZone: known(
      pipe(
        shortText,
        transform((zone) => (isTimeZone(zone) ? zone : null)),
      ),
    ),
    free: known(boolean()),
    languages: listOf(languageTag),
    // It only orders: what is not known to be high is not high.
    confidence: nullish(
      pipe(
        unknown(),
        transform((value) => (value === 'high' ? 'high' : 'medium')),
      ),
      () => 'medium' as const,
    ),
    sourceDate: known(textLike(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)),
    announcement: known(record(languageTag, textLike(/^[^]{1,2000}$/u))),
    withdrawn: flag,
    replacedBy: known(shortText),
    extra: nullish(extra, () => parse(extra, {})!),
  }),
  // What is dialled is never made of what is written.
  transform(({ extra, phone, ...line }): Helpline => ({ ...line, ...extra, phone: line.tel && (phone ?? line.tel) })),
  check(({ withdrawn, tel, sms, chat, website, whatsapp }) =>
    Boolean(withdrawn || tel || sms || chat || website || whatsapp),
  ),
);

const emergencyNumbers = object({ general: listOf(telephone), police: listOf(telephone) });

/**
 * Reads a foreign document of the form of `helplines.schema.json`. Never throws.
 *
 * @returns the good records, withdrawn ones included, and the names of what was left out; undefined where nothing in it
 * can be used
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
 * The lines and emergency numbers that the bundle carries. The order of the lines means nothing.
 *
 * @param country - all that is needed of them; to decode every country takes longer than to show one
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

/** Lines of their compact form, for whose marks see `scripts/data/helplines.ts`. Of a form that needs no checking. */
export function decodeHelplines(rows: readonly Row[]): Helpline[] {
  // What a row does not say is as in a foreign document.
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

/** `112/17 FRMC` → general 112, police 17 in FR and MC; of all countries or of one. */
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
