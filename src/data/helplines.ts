import {
  CHANNEL_FIELDS,
  WRITTEN_FIELDS,
  type ChannelField,
  type ChannelValues,
  type WrittenField,
} from './channels.js';
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
  readCountry,
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
 * Groups that lines are for. Someone listens to `children`, to `everyone` or to `parents`. `online-abuse-report` marks a
 * hotline, which takes reports, and `image-help` a service for children whose own pictures are shared, or whom somebody
 * threatens. The compact form stores the position in this list.
 */
export const AUDIENCES = [
  'children',
  'everyone',
  'parents',
  'missing-children',
  'online-abuse-report',
  'image-help',
] as const;
export type { Emergency };
export type Audience = (typeof AUDIENCES)[number];

/** Country of a service that is there for every country. */
export const EVERYWHERE = '*';

/** Hours of the written channels where they are known, in the form of the hours of the line. */
export type ChannelHours = { [Field in WrittenField]?: string };

/** A check of a line by an organisation. */
export interface Check {
  /** `2026-12-01`, or only year and month. */
  on: string;
  /** Name of the organisation. */
  by: string;
}

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
  id: string;
  /** ISO 3166-1 alpha-2, or XK; `EVERYWHERE` for a service without a country. */
  country: string;
  name: string;
  /** BCP 47 tag of the language of `name`. */
  nameLang: string | null;
  /** Null where a foreign document names another group. Such a line never comes first. */
  audience: Audience | null;
  /** The number as people write it. Without `tel`, it cannot be dialled for certain and is only shown. */
  phone: string | null;
  /** `24/7`, or OSM `opening_hours` in the local time of the line; in a foreign document as its author wrote it. */
  hours: string | null;
  channelHours: ChannelHours;
  /** IANA name of the time zone of `hours`; null where the country has only one zone, or where it is not known; `?/?` if it cannot be read. */
  timeZone: string | null;
  free: boolean | null;
  /** BCP 47 tags of the languages spoken. */
  languages: string[];
  /** Only affects the order of lines. */
  confidence: 'high' | 'medium';
  /** Date of the source: `2026`, `2026-11` or `2026-11-23`. */
  sourceDate: string | null;
  /** Null where nobody checked it. */
  checked: Check | null;
  /** Groups that may use the line, for visitors; by language tag. */
  conditions: Record<string, string> | null;
  /** A message for visitors, by language tag. */
  announcement: Record<string, string> | null;
  /** True for a line that must not be shown. */
  withdrawn: boolean;
  /** Id of the line that replaces it. */
  replacedBy: string | null;
  /** Part of the country, or group of speakers, that the line is for; in English. */
  area: string | null;
  areaType: 'region' | 'language' | null;
  /** Ages that the line is for: `5-25`, `18+`. */
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
}

export interface HelplinesDocument {
  /** Day of the last full review, `YYYY-MM-DD`. */
  asOf: string | null;
  helplines: Helpline[];
  /** By country code. */
  emergency: Record<string, Emergency>;
  /** Codes of the countries whose bundled lines the document drops. */
  replaces: string[];
}

const language = 'like fr';
const address = 'an https address';
const number = 'like 0800 123456';

const flag =
  (read: (value: unknown) => boolean | undefined): Reader<boolean> =>
  (value, note) =>
    field(read, 'true or false')(value, note) ?? false;
const free = field(readFree, 'true or false');
const languageList = listOf(readLanguage, language, LANGUAGE_MARK);
/** In a list of codes, `na` is Nauruan and not "not applicable". */
const languages: Reader<string[]> = (value, note) =>
  languageList(Array.isArray(value) ? value.map((tag: unknown) => (tag === 'na' ? 'nau' : tag)) : value, note);
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

/** Hours that only people can read stay as written too. */
const channelHours: Reader<ChannelHours> = (value, note) => {
  const fields = Object.fromEntries(WRITTEN_FIELDS.map((field) => [field, hours])) as Record<
    WrittenField,
    typeof hours
  >;
  const read = isBlank(value) ? [] : Object.entries(readFields(fields, [value], note));
  return Object.fromEntries(read.filter(([, text]) => text !== null));
};

/** A check needs both: a date without a name is not one that somebody earned. */
const checked: Reader<Check | null> = (value, note) => {
  if (isBlank(value)) return null;
  const fields = {
    on: field((given) => /^.{7,}$/.exec(readDate(given) ?? '')?.[0], 'like 2026-12-01', true),
    by: field(readText, 'the name of an organisation', true),
  };
  const { on, by } = readFields(fields, [value], note);
  return on === null || by === null ? null : { on, by };
};

const texts = byLanguage((value) => textUpTo(value, 2000));

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
  // Of an earlier form.
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
  country: ((value, note) => (textOf(value) === EVERYWHERE ? EVERYWHERE : country(value, note))) as Reader<
    string | null
  >,
  name,
  nameLang: field(readLanguage, language),
  audience: asGiven,
  phone: asGiven,
  tel: asGiven,
  ...CHANNEL_READERS,
  hours,
  channelHours,
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
  checked,
  conditions: texts,
  announcement: texts,
  withdrawn: flag(readWithdrawn),
  replacedBy: text,
};

/** Words for groups in any spelling, the clearest first. */
const GROUPS: readonly (readonly [words: RegExp, group: Helpline['audience']])[] = [
  [/report|hotline|abuse|csam/, 'online-abuse-report'],
  [/missing/, 'missing-children'],
  [/image|picture/, 'image-help'],
  [/^(everyone|everybody|anyone|all|(general)?public)$/, 'everyone'],
  [/parent|adult|carer/, 'parents'],
  [/child|kid|youth|young/, 'children'],
];

/** Most documents have lines for children alone, without saying so. */
function readAudience(value: unknown, note: Note): Helpline['audience'] {
  const word = isBlank(value) ? 'children' : fold(textOf(value) ?? '');
  const audience = GROUPS.find(([words]) => words.test(word))?.[1] ?? null;
  if (audience === null) note(value, AUDIENCES.join(', '), 'audience');
  return audience;
}

function readHelpline(given: Record<string, unknown>, note: Note): Helpline | undefined {
  // To withdraw a line, its id and country are enough.
  const isNameless = isBlank(fieldOf(given, 'name')) && readWithdrawn(fieldOf(given, 'withdrawn'));
  const entry = isNameless ? { ...given, name: fieldOf(given, 'id') } : given;
  const extra = fieldOf(entry, 'extra');
  const {
    id,
    country,
    name,
    audience: group,
    announcement,
    conditions,
    phone: written,
    tel: dialling,
    ...rest
  } = readFields(FIELDS, [entry, extra], note);
  const { forAdults, ...more } = readFields(EXTRA_FIELDS, [extra, entry], note);
  const call = { tel: joinedNumbers(dialling), phone: joinedNumbers(written) };
  const { tel, phone, others, odd } = readCall(call);
  noteCall(call, tel, odd, note);
  const known = more.altPhones.map(dialled);
  const line = { ...rest, tel, phone };
  const canBeReached = rest.withdrawn || phone !== null || CHANNEL_FIELDS.some((field) => line[field]);
  if (!canBeReached) note(undefined, 'given, or another way to reach the line', 'tel');
  if (id === null || country === null || name === null || !canBeReached) return undefined;
  const audience = readAudience(group, note);
  return {
    ...line,
    ...more,
    id,
    country,
    name,
    audience: forAdults && audience === 'children' ? 'parents' : audience,
    conditions: knownTexts(conditions ?? {}),
    announcement: knownTexts(announcement ?? {}),
    altPhones: [...more.altPhones, ...others.filter((other) => !known.includes(dialled(other)))],
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
  const replaces = listOf(readCountry, 'like KE')(fieldOf(document, 'replaces'), problems.noteIn('replaces'));
  // A document may have emergency numbers alone.
  const isEmpty = !hasList && Object.keys(emergency).length === 0 && replaces.length === 0;
  const helplines = isEmpty ? readRecords(document, 'helplines', readHelpline, problems) : records;
  return helplines && { asOf: dayOf(document, problems), helplines, emergency, replaces, problems: texts };
}

const bundled = new Map<string | undefined, HelplinesDocument>();

/**
 * The lines and emergency numbers in the bundle. The order of the lines has no meaning.
 *
 * @param country - limits decoding to one country and the services for every country, which is faster; default: all
 */
export function bundledHelplines(country?: string): HelplinesDocument {
  let document = bundled.get(country);
  if (!document) {
    const rows = country === undefined ? decodeRows(HELPLINES) : rowsWhere(HELPLINES, 'country', [country, EVERYWHERE]);
    document = { asOf: AS_OF, helplines: decodeHelplines(rows), emergency: decodeEmergency(country), replaces: [] };
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
  const tel = more.tel ?? phone.replace(/[ -]/g, '');
  return {
    ...blank,
    id: country === EVERYWHERE ? row.id : `${country.toLowerCase()}-${row.id || tel}`,
    country,
    name: name.replaceAll('#', phone),
    nameLang: tags.find((tag) => tag.includes('!'))?.replace('!', '') ?? null,
    audience: AUDIENCES[kind % AUDIENCES.length]!,
    phone: phone || null,
    tel: tel || null,
    website: decodeAddress(row.website, country),
    hours: row.hours || null,
    free: [null, true, false][Math.floor(kind / AUDIENCES.length) % 3]!,
    languages: tags.filter((tag) => !tag.startsWith('!')).map((tag) => tag.replace('!', '')),
    confidence: kind < 3 * AUDIENCES.length ? 'high' : 'medium',
    sourceDate: row.sourceDate || null,
    ...more,
    timeZone: more.timeZone && isTimeZone(more.timeZone) ? more.timeZone : null,
  };
}
