import { CHANNEL_FIELDS, WRITTEN_FIELDS, linkOf, type ChannelField } from '../data/channels.js';
import { EVERYWHERE, type Emergency, type Helpline, type HelplinesDocument } from '../data/helplines.js';
import { readHours, type Hours } from '../data/hours.js';
import { localMemberOf, type LocalMember } from '../data/local-members.js';
import { timeZoneOf } from '../data/time-zones.js';
import { attempt } from '../internal/intl.js';
import { memoize, memoizeLast } from '../internal/memoize.js';
import { opennessAt, wallClock, type Openness } from './hours.model.js';

/** Language and time of one render, so that all texts of a render agree. */
export interface Moment {
  /** BCP 47 tag. */
  language: string;
  now: Date;
}

/** Numbers to call in an emergency: one number for everything, or the police's own. */
export interface EmergencyCall {
  kind: 'general' | 'police';
  numbers: readonly string[];
}

/** Known help in one country, in display order. */
export interface CountryHelp {
  /** Undefined if no number is known; the banner never guesses one. */
  emergency?: EmergencyCall;
  /** The police's own numbers. */
  police: readonly string[];
  /** Lines that listen to children, alone or among others. The closed strip shows the first. */
  helplines: readonly Helpline[];
  /** Member of the network in a country without a helpline. */
  localMember?: LocalMember;
  /** Lines for parents and carers. */
  parents: readonly Helpline[];
  /** Lines for groups without a name here, for the opened part only. */
  others: readonly Helpline[];
  /** Services for a child whose own pictures are shared, or whom somebody threatens. */
  images: readonly Helpline[];
  /** Lines for a missing child. */
  missing: readonly Helpline[];
  /** Lines that take reports of online abuse. Never mixed with helplines. */
  hotlines: readonly Helpline[];
  /** Day of the last full review of the list, `YYYY-MM-DD`. */
  asOf: string | null;
  /** Whether the last review is so long ago that a directory comes first. */
  isOld: boolean;
}

/** Maximum age of a list in months; an older one counts as old. */
const MAX_LIST_MONTHS = 18;

/**
 * The known help in a country.
 *
 * @param country - ISO 3166-1 alpha-2; undefined until the visitor chooses one
 * @param documents - best first. Lines are merged, see {@link linesIn}. Emergency numbers come from the first document with
 * those of the country.
 * @param language - BCP 47 tag; lines that speak it come first
 */
export function helpIn(
  country: string | undefined,
  documents: readonly HelplinesDocument[],
  language: string,
  now: Date,
): CountryHelp {
  const { known, asOf } = linesIn(country, documents);
  const lines = sortLines(shownLines(known), language, now);
  const linesFor = (...audiences: Helpline['audience'][]) =>
    lines.filter(({ audience }) => audiences.includes(audience));
  const numbers = country === undefined ? undefined : emergencyIn(country, documents);
  const emergency = numbers && emergencyCall(numbers);
  const helplines = linesFor('children', 'everyone');
  const localMember = country === undefined || helplines.length > 0 ? undefined : localMemberOf(country);
  return {
    ...(emergency && { emergency }),
    police: numbers?.police ?? [],
    helplines,
    ...(localMember && { localMember }),
    parents: linesFor('parents'),
    others: linesFor(null),
    images: linesFor('image-help'),
    missing: linesFor('missing-children'),
    hotlines: linesFor('online-abuse-report'),
    asOf,
    isOld: asOf !== null && isOlderThan(asOf, MAX_LIST_MONTHS, now),
  };
}

/**
 * The lines of a country and the services for every country, merged row by row: a line replaces the line of worse documents
 * with the same id. Ids change over the years, so it also replaces the line of the country with the same number that does
 * the same; a withdrawn line does that only by its id, since its number may live on under another one.
 *
 * @returns the lines, withdrawn ones included, and the day of the oldest review of the documents with a line that is shown
 */
function linesIn(
  country: string | undefined,
  documents: readonly HelplinesDocument[],
): { known: Helpline[]; asOf: string | null } {
  const known: Helpline[] = [];
  const reviews: string[] = [];
  let isReplaced = false;
  let hasLine = false;
  for (const { helplines, replaces, asOf } of documents) {
    const ids = new Set(known.map(({ id }) => id));
    const numbers = new Set(known.flatMap((line) => (line.withdrawn ? [] : (numberOf(line) ?? []))));
    let isSource = false;
    for (const line of helplines) {
      const isHere = line.country === country && !isReplaced;
      if (!(isHere || line.country === EVERYWHERE) || ids.has(line.id) || numbers.has(numberOf(line) ?? '')) continue;
      known.push(line);
      isSource ||= isHere && !line.withdrawn;
    }
    hasLine ||= isSource;
    if (isSource && asOf !== null) reviews.push(asOf);
    isReplaced ||= country !== undefined && replaces.includes(country);
  }
  return { known, asOf: hasLine ? (reviews.sort()[0] ?? null) : (documents.at(-1)?.asOf ?? null) };
}

/** The number of a line with its purpose: the same number with another purpose is another line. */
function numberOf({ tel, country, audience }: Helpline): string | undefined {
  const isHelpline = audience === 'children' || audience === 'everyone' || audience === 'parents';
  return tel === null || country === EVERYWHERE ? undefined : `${isHelpline ? 'helpline' : audience} ${tel}`;
}

function emergencyIn(country: string, documents: readonly HelplinesDocument[]): Emergency | undefined {
  return documents.map(({ emergency }) => emergency[country]).find((numbers) => numbers !== undefined);
}

function emergencyCall({ general, police }: Emergency): EmergencyCall | undefined {
  if (general.length > 0) return { kind: 'general', numbers: general };
  return police.length > 0 ? { kind: 'police', numbers: police } : undefined;
}

/** Removes withdrawn lines, and lines that another line of the list replaces. */
function shownLines(lines: readonly Helpline[]): Helpline[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  // An error in `replacedBy` must not remove the only line of a country: the other line must exist, and not lead back.
  const isReplaced = (line: Helpline) => {
    const passed = new Set([line]);
    let next: Helpline | undefined = line;
    while ((next = byId.get(next.replacedBy ?? '')) && !passed.has(next)) passed.add(next);
    return next === undefined && passed.size > 1;
  };
  return lines.filter((line) => !line.withdrawn && !isReplaced(line));
}

/**
 * Sorts lines: those with a link before those without, for children before for others, national before regional, in the
 * page's language before others, open before unknown before closed, higher confidence first, later source first.
 */
function sortLines(lines: readonly Helpline[], language: string, now: Date): Helpline[] {
  const ranksOf = (line: Helpline) => {
    const { openness } = scheduleOf(line, hoursOf(line), now);
    return [
      // A number that is only shown cannot be tapped.
      Number(!CHANNEL_FIELDS.some((field) => line[field])),
      Number(line.audience !== 'children'),
      Number(line.areaType === 'region' || line.country === EVERYWHERE),
      Number(!line.languages.some((spoken) => primaryOf(spoken) === primaryOf(language))),
      openness === undefined ? 1 : openness.isOpen ? 0 : 2,
      Number(line.confidence !== 'high'),
      -timeOf(line.sourceDate),
    ];
  };
  const ranked = lines.map((line) => ({ line, ranks: ranksOf(line) }));
  ranked.sort(({ ranks }, other) => {
    const differing = ranks.findIndex((rank, index) => rank !== other.ranks[index]);
    return differing < 0 ? 0 : ranks[differing]! - other.ranks[differing]!;
  });
  return ranked.map(({ line }) => line);
}

/** The hours of the way to a line that comes first: of its number, else of the first channel to write to. */
export function hoursOf(line: Helpline): string | null {
  const [channel] = line.tel === null ? WRITTEN_FIELDS.filter((field) => line[field] !== null) : [];
  return (channel && line.channelHours[channel]) ?? line.hours;
}

/** The hours of a line, as far as known. */
export interface Schedule {
  /** Undefined if they are not known or cannot be read. */
  hours?: Hours;
  /** Hours that only people can read, as their author wrote them. */
  written?: string;
  /** Undefined where not known. */
  openness?: Openness;
  /** Time zone of the hours, if its clock differs from the visitor's. */
  otherTimeZone?: string;
}

// A country may have thousands of lines, with the same few zones and hours.
const clocksAt = memoizeLast((now: Date) => memoize((zone) => ({ clock: wallClock(zone, now) })));
const knownHours = memoize((text) => readHours(text) ?? null);

/**
 * Reads opening hours by the clock of the line.
 *
 * @param text - hours of the line or of one of its further numbers
 */
export function scheduleOf(
  { timeZone, country }: Pick<Helpline, 'timeZone' | 'country'>,
  text: string | null,
  now: Date,
): Schedule {
  if (text === null) return {};
  const hours = knownHours(text);
  if (!hours) return { written: text };
  if (hours.length === 0) return { hours, openness: { isOpen: true } };
  const zone = timeZone ?? timeZoneOf(country);
  const clock = zone === undefined ? undefined : clocksAt(now)(zone).clock;
  if (!clock) return { hours };
  const openness = opennessAt(hours, clock);
  const isHere = clock.minute === now.getHours() * 60 + now.getMinutes() && clock.day === (now.getDay() + 6) % 7;
  return { hours, ...(openness && { openness }), ...(!isHere && { otherTimeZone: zone! }) };
}

/** A date as its time in UTC; 0 if none is known. Avoids `Date.parse`, since engines differ on 31 February. */
function timeOf(date: string | null): number {
  const [year = NaN, month = 1, day = 1] = date?.split('-').map(Number) ?? [];
  return Date.UTC(year, month - 1, day) || 0;
}

/** A link to a service for visitors who do not call. */
export interface ChannelLink {
  /** The channel. `report` marks the website of a hotline, which takes reports there. */
  kind: Exclude<ChannelField, 'tel'> | 'report';
  href: string;
  /** A number, or the host name of the address. */
  text: string;
  /** Word that a text message must begin with. */
  keyword?: string;
  /** Its own hours, where they are known and are not those of the line. */
  hours?: string;
}

/** Links for writing to a helpline. */
export function writtenChannelsOf(line: Helpline): ChannelLink[] {
  return WRITTEN_FIELDS.flatMap((kind) => {
    const value = line[kind];
    if (!value) return [];
    const keyword = kind === 'sms' && line.smsKeyword;
    const hours = line.channelHours[kind];
    const hasOwnHours = hours !== undefined && hours !== hoursOf(line);
    return { kind, ...linkOf(kind, value), ...(keyword && { keyword }), ...(hasOwnHours && { hours }) };
  });
}

/** Links to the website of a service, unless the chat has the same address, and for a hotline to all report pages. */
export function pagesOf({ audience, chat, website, alsoReport }: Helpline): ChannelLink[] {
  const kind = audience === 'online-abuse-report' ? 'report' : 'website';
  const addresses = [website, ...alsoReport].filter((address) => address !== null);
  return addresses
    .filter((address) => new URL(address).href !== (chat && new URL(chat).href))
    .map((address) => ({ kind, ...linkOf('website', address) }));
}

/** The last check of a line, or only the date of its source. */
export interface Origin {
  /** Organisation that checked it; undefined where nobody did. */
  by?: string;
  /** Month and year, or only the year if no month is known; undefined without a date. */
  when?: string;
}

/** A check on a future day is a mistake and not a check. */
export function originOf(
  { checked, sourceDate }: Pick<Helpline, 'checked' | 'sourceDate'>,
  language: string,
  now: Date,
): Origin {
  const isChecked = checked !== null && timeOf(checked.on) <= now.getTime();
  const when = monthOf(isChecked ? checked.on : sourceDate, language);
  return { ...(isChecked && { by: checked.by }), ...(when !== undefined && { when }) };
}

const yearFormat = memoize((language) => new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' }));
const monthFormat = memoize(
  (language) => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
);

/**
 * Month and year in words, or only the year if no month is known.
 *
 * @param date - `2026`, `2026-10` or `2026-10-09`; null where not known
 * @returns undefined if no date is known
 */
export function monthOf(date: string | null, language: string): string | undefined {
  const day = timeOf(date);
  if (date === null || day === 0) return undefined;
  const format = date.length > 4 ? monthFormat : yearFormat;
  return attempt(() => format(language).format(day), date);
}

/** Whether a date is more than a number of calendar months before now. */
export function isOlderThan(date: string, months: number, now: Date): boolean {
  return timeOf(date) < Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate());
}

/** Reads the ages that a line is for: `5-25`, `under 18`, `18+`. Undefined for anything else. */
export function agesOf(ages: string | null): { from: number; to: number } | undefined {
  const [, least] = /^(\d{1,2})\+$/.exec(ages ?? '') ?? [];
  if (least !== undefined) return { from: Number(least), to: Infinity };
  const [, from = '0', to] =
    /^(?:(\d{1,2})-)?(\d{1,2})$/.exec(ages?.replace(/^under (\d+)$/, (_, end) => `${end - 1}`) ?? '') ?? [];
  return to === undefined || +from > +to ? undefined : { from: Number(from), to: Number(to) };
}

/** A text and its language. */
export interface LocalText {
  text: string;
  lang: string;
}

const languageNames = memoize((language) => new Intl.DisplayNames([language], { type: 'language' }));

/**
 * The name of a language in that language, or in the page's language if the browser does not know the former.
 *
 * @returns undefined if the browser knows neither
 */
export function languageName(tag: string, language: string): LocalText | undefined {
  return attempt(() => {
    const lang = Intl.DisplayNames.supportedLocalesOf(tag).length > 0 ? tag : language;
    const text = languageNames(lang).of(tag);
    return text === undefined || text === tag ? undefined : { text, lang };
  }, undefined);
}

/** Writing direction of a language; `auto`, by the letters of the text, if the language is unknown. */
export function directionOf(language: string | null): 'ltr' | 'rtl' | 'auto' {
  if (language === null) return 'auto';
  return /^(ar|dv|fa|he|ps|sd|ug|ur|yi)$/.test(primaryOf(language)) ? 'rtl' : 'ltr';
}

/** A text in a language, else in English, else the first available. */
export function textIn(texts: Record<string, string> | null, language: string): LocalText | undefined {
  const known = Object.entries(texts ?? {});
  const [lang, text] = known.find(([tag]) => tag === language) ?? known.find(([tag]) => tag === 'en') ?? known[0] ?? [];
  return lang === undefined || !text ? undefined : { text, lang };
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
