import { CHANNEL_FIELDS, type ChannelField, type ChannelValues } from './channels.js';
import { decodeAddress, decodeRows, rowsWhere } from './columns.js';
import { decodeEmergency, readEmergencies, type Emergency } from './emergency.js';
import {
  LANGUAGE_MARK,
  Problems,
  WHOLE,
  byLanguage,
  country,
  dayOf,
  documentIn,
  fieldOf,
  isObject,
  listOf,
  oneOf,
  field,
  fold,
  isVersionReadable,
  name,
  readFields,
  readRecords,
  text,
  type Note,
  type Reader,
} from './fields.js';
import { AS_OF, HELPLINES } from './generated/helplines.js';
import { readHours } from './hours.js';
import { dialled, readCall, type Call, readNumber, readNumbers, readSms, readWhatsApp } from './phones.js';
import {
  isBlank,
  joined,
  plainText,
  readDate,
  readFree,
  readLanguage,
  readLink,
  readText,
  readWithdrawn,
  readYesNo,
  textOf,
  textUpTo,
} from './readers.js';
import { isTimeZone } from './time-zones.js';

/**
 * Groups that lines are for. `online-abuse-report` marks a hotline, which takes reports; the others mark helplines, which
 * listen. The compact form stores the position in this list.
 */
export const AUDIENCES = ['children', 'missing-children', 'online-abuse-report'] as const;
export type { Emergency };
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
  /** Null where a foreign document names another group. Such a line never comes first. */
  audience: Audience | 'everyone' | null;
  /** The number as people write it. Without `tel`, it cannot be dialled for certain and is only shown. */
  phone: string | null;
  /** `24/7`, or OSM `opening_hours` in the local time of the line; in a foreign document as its author wrote it. */
  hours: string | null;
  /** IANA name of the time zone of `hours`; null where the country has only one zone, or where it is not known; `?/?` if it cannot be read. */
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

export interface HelplinesDocument {
  /** Day of the last full review, `YYYY-MM-DD`. */
  asOf: string | null;
  helplines: Helpline[];
  /** By country code. */
  emergency: Record<string, Emergency>;
}

const language = 'like fr';
const address = 'an https address';
const number = 'like 0800 123456';

const flag =
  (read: (value: unknown) => boolean | undefined): Reader<boolean> =>
  (value, note) =>
    field(read, 'true or false')(value, note) ?? false;
const free = field(readFree, 'true or false');
const languages = listOf(readLanguage, language, LANGUAGE_MARK);
// A comma in a text may be inside of a number, so that the text is read as a whole.
const numbers = listOf((value) => readNumbers(value), number, WHOLE);

/** Hours as one text: also of a list, or by day. */
function hoursText(value: unknown): unknown {
  if (!isObject(value)) return joined(value, '; ');
  return Object.entries(value)
    .map(([day, times]) => `${day} ${textOf(joined(times, ', ')) ?? '?'}`)
    .join('; ');
}

/** Hours stay as written, also those that only people understand. */
const hours: Reader<string | null> = (value, note) => {
  const rules = hoursText(Array.isArray(value) && value.some(isObject) ? value.map(hoursText) : value);
  if (isBlank(rules)) return null;
  // A text that is cut must not be read.
  const written =
    textOf(typeof rules === 'string' ? rules.slice(0, 3000) : rules)?.replace(/^([^]{299})[^]{2,}/u, '$1…') || null;
  if (written === null || !readHours(written))
    note(value, `like Mo-Fr 08:00-12:00,14:00-18:00${written ? ' (shown as written)' : ''}`);
  return written;
};

const lines: Reader<HelplineVariant[]> = (value, note) => {
  const fields = { phone: field((given) => readNumber(given), number, true), languages, hours };
  return listOf((entry) => (isObject(entry) ? [entry] : undefined), 'like {"phone": "116"}')(value, note).flatMap(
    (entry) => {
      const { phone, ...rest } = readFields(fields, [entry], note);
      return phone === null ? [] : [{ phone, ...rest }];
    },
  );
};

const EXTRA_FIELDS = {
  area: text,
  areaType: oneOf('region', 'language'),
  ages: text,
  channel: oneOf('text-only', 'web-only'),
  smsKeyword: text,
  abroadPhone: field((value) => readNumber(value), number),
  abroadFree: free,
  altPhones: numbers,
  lines,
  vanity: text,
  alsoReport: listOf(readLink, address),
  forAdults: flag(readYesNo),
};

/** How each channel is read. `tel` is read together with `phone`. */
const CHANNEL_READERS: Record<Exclude<ChannelField, 'tel'>, Reader<string | null>> = {
  sms: field(readSms, number),
  whatsapp: field(readWhatsApp, 'like +254712345678'),
  chat: field(readLink, address),
  website: field(readLink, address),
};

/** A zone that no browser knows, so that the hours are shown without "open now". */
const UNKNOWN_ZONE = '?/?';

const asGiven: Reader<unknown> = (value) => value;

const FIELDS = {
  id: field(readText, 'a short text', true),
  country,
  name,
  nameLang: field(readLanguage, language),
  audience: asGiven,
  phone: asGiven,
  tel: asGiven,
  ...CHANNEL_READERS,
  hours,
  timeZone: ((value, note) => {
    const zone = readText(value) ?? '';
    // Abbreviations have several meanings: browsers read `BST` as the time of Bangladesh.
    const isRead = /\/|^(utc|gmt)$/i.test(zone) && isTimeZone(zone);
    if (!isRead && !isBlank(value)) note(value, 'like Africa/Nairobi');
    return isRead ? zone : isBlank(value) ? null : UNKNOWN_ZONE;
  }) as Reader<string | null>,
  free,
  languages,
  // Only affects the order of lines, so any other value counts as medium.
  confidence: (value: unknown) =>
    (/^high$/i.test(plainText(value) ?? '') ? 'high' : 'medium') as Helpline['confidence'],
  sourceDate: field(readDate, 'like 2026-11-23'),
  announcement: byLanguage((value) => textUpTo(value, 2000)),
  withdrawn: flag(readWithdrawn),
  replacedBy: text,
};

/** Words for groups in any spelling, the clearest first. */
const GROUPS: readonly (readonly [words: RegExp, group: Helpline['audience']])[] = [
  [/report|hotline|abuse|csam/, 'online-abuse-report'],
  [/missing/, 'missing-children'],
  [/^(everyone|everybody|anyone|all|(general)?public)$/, 'everyone'],
  [/parent|adult|carer|child|kid|youth|young/, 'children'],
];
const ADULTS = /parent|adult|carer/;

/** Most documents have lines for children alone, without saying so. */
function readAudience(value: unknown, note: Note): { audience: Helpline['audience']; isForAdults: boolean } {
  const word = isBlank(value) ? 'children' : fold(textOf(value) ?? '');
  const audience = GROUPS.find(([words]) => words.test(word))?.[1] ?? null;
  if (audience === null) note(value, AUDIENCES.join(', '), 'audience');
  return { audience, isForAdults: audience === 'children' && ADULTS.test(word) };
}

function readHelpline(entry: Record<string, unknown>, note: Note): Helpline | undefined {
  const extra = fieldOf(entry, 'extra');
  const {
    id,
    country,
    name,
    audience: group,
    announcement,
    phone: written,
    tel: given,
    ...rest
  } = readFields(FIELDS, [entry, extra], note);
  const more = readFields(EXTRA_FIELDS, [extra, entry], note);
  const call = { tel: joinedNumbers(given), phone: joinedNumbers(written) };
  const { tel, phone, others, odd } = readCall(call);
  noteCall(call, tel, odd, note);
  const known = more.altPhones.map(dialled);
  const line = { ...rest, tel, phone };
  const canBeReached = rest.withdrawn || phone !== null || CHANNEL_FIELDS.some((field) => line[field]);
  if (!canBeReached) note(undefined, 'given, or another way to reach the line', 'tel');
  if (id === null || country === null || name === null || !canBeReached) return undefined;
  const { audience, isForAdults } = readAudience(group, note);
  return {
    ...line,
    ...more,
    id,
    country,
    name,
    audience,
    announcement: knownTexts(announcement ?? {}),
    altPhones: [...more.altPhones, ...others.filter((other) => !known.includes(dialled(other)))],
    forAdults: more.forAdults || isForAdults,
  };
}

/** Numbers as one text. JSON numbers may have lost their first zeros, so they are joined without a certain separator. */
function joinedNumbers(value: unknown): unknown {
  const isCut = Array.isArray(value) && value.some((entry) => typeof entry === 'number' && entry > 999_999);
  return joined(value, isCut ? ' - ' : ', ');
}

function noteCall(given: { tel: unknown; phone: unknown }, tel: string | null, odd: Call['odd'], note: Note): void {
  const isCut = typeof given.tel === 'number' && given.tel > 999_999;
  if (isCut) note(given.tel, 'in quotes, or it loses its first 0', 'tel');
  else if (odd) note(given[odd], 'the same number as the other', odd);
  else if (tel !== null && !isBlank(given.tel) && !readNumbers(given.tel)) note(given.tel, number, 'tel');
  for (const name of tel === null ? (['tel', 'phone'] as const) : []) {
    if (!isBlank(given[name]) && !(isCut && name === 'tel')) note(given[name], `${number} (not dialled)`, name);
  }
}

function knownTexts(texts: Record<string, string | null>): Record<string, string> | null {
  const known = Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== null);
  return known.length > 0 ? Object.fromEntries(known) : null;
}

/**
 * Reads a foreign document in the form of `helplines.schema.json`, or close to it. Never throws.
 *
 * @param texts - receives what could not be read, also where no record can be used
 * @returns the usable records, withdrawn ones included, and the problems of the others; undefined where no record can be
 * used
 */
export function readHelplines(
  given: unknown,
  texts: string[] = [],
): (HelplinesDocument & { problems: string[] }) | undefined {
  const problems = new Problems(texts);
  const document = documentIn(given, 'helplines');
  const hasList = fieldOf(document, 'helplines') !== undefined;
  const records = hasList
    ? readRecords(document, 'helplines', readHelpline, problems)
    : isVersionReadable(document, problems)
      ? []
      : undefined;
  const emergency = readEmergencies(fieldOf(document, 'emergency'), problems);
  // A document may have emergency numbers alone.
  const isEmpty = !hasList && Object.keys(emergency).length === 0;
  const helplines = isEmpty ? readRecords(document, 'helplines', readHelpline, problems) : records;
  return helplines && { asOf: dayOf(document, problems), helplines, emergency, problems: texts };
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
    document = { asOf: AS_OF, helplines: decodeHelplines(rows), emergency: decodeEmergency(country) };
    bundled.set(country, document);
  }
  return document;
}

type Row = Record<keyof typeof HELPLINES, string>;

/** Decodes lines from the compact form that `scripts/data/helplines.ts` describes. The form needs no validation. */
export function decodeHelplines(rows: readonly Row[]): Helpline[] {
  // Missing fields of a row get the same defaults as in a foreign document.
  const blank = readHelpline({ id: 'x', country: 'ZZ', name: 'x', audience: 'children', tel: '000' }, () => undefined)!;
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
