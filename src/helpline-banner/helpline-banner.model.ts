import type { Emergency, Helpline, HelplinesDocument } from '../data/helplines.js';
import { timeZoneOf } from '../data/time-zones.js';
import { memoize } from '../internal/memoize.js';
import { hostName } from '../internal/urls.js';
import { opennessAt, readHours, wallClock, type Hours, type Openness } from './hours.model.js';

/** Numbers to call in danger, and what they are: one for everything, or the police's own. */
export interface EmergencyCall {
  kind: 'general' | 'police';
  numbers: readonly string[];
}

/** What is known for one country, in the order in which it is shown. */
export interface CountryHelp {
  /** Undefined where no number is known: none is ever guessed. */
  danger?: EmergencyCall;
  /** The police's own numbers. */
  police: readonly string[];
  /** Helplines: someone listens. The first is the one that the closed bar shows. */
  talk: readonly Helpline[];
  /** Lines for a missing child. */
  missing: readonly Helpline[];
  /** Hotlines, which take reports of what was seen online. Never mixed with helplines. */
  report: readonly Helpline[];
  /** Day on which the list was last gone through, `YYYY-MM-DD`. */
  asOf: string | null;
  /** Whether the list was last gone through so long ago that a directory comes first. */
  isOld: boolean;
}

/** Months after which a whole list counts as old. */
const LIST_AGE = 18;
/** Months up to which a single line simply counts as checked. */
const LINE_AGE = 12;

/**
 * The help known for a country.
 *
 * @param country - ISO 3166-1 alpha-2; undefined where the visitor has yet to choose
 * @param documents - the best first: the first that holds lines of the country gives its lines, the first that holds
 * its emergency numbers gives those. A document that leaves one of the two out never takes the other's away.
 * @param language - of the page; lines that speak it come before others
 */
export function helpIn(
  country: string | undefined,
  documents: readonly HelplinesDocument[],
  language: string,
  now: Date,
): CountryHelp {
  const source = documents.find(({ helplines }) => helplines.some((line) => line.country === country));
  const lines = inOrder(shownLines(source?.helplines.filter((line) => line.country === country) ?? []), language, now);
  const emergency = country === undefined ? undefined : emergencyIn(country, documents);
  const asOf = (source ?? documents.at(-1))?.asOf ?? null;
  const danger = emergency && emergencyCall(emergency);
  return {
    ...(danger && { danger }),
    police: emergency?.police ?? [],
    talk: lines.filter(({ audience }) => audience === 'children'),
    missing: lines.filter(({ audience }) => audience === 'missing-children'),
    report: lines.filter(({ audience }) => audience === 'online-abuse-report'),
    asOf,
    isOld: asOf !== null && isOlderThan(asOf, LIST_AGE, now),
  };
}

function emergencyIn(country: string, documents: readonly HelplinesDocument[]): Emergency | undefined {
  return documents.map(({ emergency }) => emergency[country]).find((numbers) => numbers !== undefined);
}

function emergencyCall({ general, police }: Emergency): EmergencyCall | undefined {
  if (general.length > 0) return { kind: 'general', numbers: general };
  return police.length > 0 ? { kind: 'police', numbers: police } : undefined;
}

/** Lines without those that were withdrawn, and without those that another line of the list stands in for. */
function shownLines(lines: readonly Helpline[]): Helpline[] {
  const ids = new Set(lines.map(({ id }) => id));
  // A slip in `replacedBy` must not take a country's only line away, so the other has to be there.
  const isReplaced = ({ id, replacedBy }: Helpline) => replacedBy !== null && replacedBy !== id && ids.has(replacedBy);
  return lines.filter((line) => !line.withdrawn && !isReplaced(line));
}

/**
 * For children before for adults, national before regional, the page's language, open now before what may be before
 * closed, the better known, and of two alike the one that was checked last.
 */
function inOrder(lines: readonly Helpline[], language: string, now: Date): Helpline[] {
  const ranksOf = (line: Helpline) => {
    const { openness } = scheduleOf(line, line.hours, now);
    return [
      Number(line.forAdults),
      Number(line.areaType === 'region'),
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

/** When a line answers, as far as it is known. */
export interface Schedule {
  /** Undefined where they are not known, or not in a form that can be told in words. */
  hours?: Hours;
  /** Undefined where it cannot be told. */
  openness?: Openness;
  /** The time zone of the hours, where its clock shows another time than the visitor's. */
  otherTimeZone?: string;
}

/**
 * What the hours of a line mean at the moment, on its own clock.
 *
 * @param hours - the line's, or those of one of its further numbers
 */
export function scheduleOf(
  { timeZone, country }: Pick<Helpline, 'timeZone' | 'country'>,
  text: string | null,
  now: Date,
): Schedule {
  const hours = text === null ? undefined : readHours(text);
  if (!hours) return {};
  if (hours.length === 0) return { hours, openness: { isOpen: true } };
  const zone = timeZone ?? timeZoneOf(country);
  if (zone === undefined) return { hours };
  const clock = wallClock(zone, now);
  const openness = opennessAt(hours, clock);
  const isHere = clock.minute === now.getHours() * 60 + now.getMinutes() && clock.day === (now.getDay() + 6) % 7;
  return { hours, ...(openness && { openness }), ...(!isHere && { otherTimeZone: zone }) };
}

/** A date as its time in UTC; 0 where none is known. Engines parse a 31st of February each in its own way. */
function timeOf(date: string | null): number {
  const [year = NaN, month = 1, day = 1] = date?.split('-').map(Number) ?? [];
  return Date.UTC(year, month - 1, day) || 0;
}

/** A way to reach a service other than by calling. */
export interface Channel {
  /** A hotline's website is where it takes reports. */
  kind: 'sms' | 'whatsapp' | 'chat' | 'website' | 'report';
  href: string;
  /** A number, or the host of the address. */
  text: string;
  /** The word that a message has to begin with. */
  keyword?: string;
}

/** The ways to write to a helpline. */
export function writtenChannelsOf({ sms, smsKeyword, whatsapp, chat }: Helpline): Channel[] {
  const channels: Channel[] = [];
  if (sms) channels.push({ kind: 'sms', href: smsHref(sms), text: sms, ...(smsKeyword && { keyword: smsKeyword }) });
  if (whatsapp) {
    channels.push({ kind: 'whatsapp', href: `https://wa.me/${whatsapp.replace(/\D/g, '')}`, text: whatsapp });
  }
  if (chat) channels.push({ kind: 'chat', href: chat, text: hostName(chat) });
  return channels;
}

/** Pages of a service: its website, unless that is the chat's address again; for a hotline all that take its reports. */
export function pagesOf({ audience, chat, website, alsoReport }: Helpline): Channel[] {
  const kind = audience === 'online-abuse-report' ? 'report' : 'website';
  const addresses = [website, ...alsoReport].filter((address) => address !== null);
  return addresses
    .filter((address) => new URL(address).href !== (chat && new URL(chat).href))
    .map((href) => ({ kind, href, text: hostName(href) }));
}

/** `tel:` and the number as the data has it: the data decides, and no country code is ever added. */
export function telHref(tel: string): string {
  return `tel:${tel}`;
}

/** `tel:` for a number that is only known as people write it: without its spaces and hyphens. */
export function writtenTelHref(phone: string): string {
  return telHref(withoutGaps(phone));
}

/** `sms:` and the number without spaces and hyphens. */
export function smsHref(sms: string): string {
  return `sms:${withoutGaps(sms)}`;
}

function withoutGaps(number: string): string {
  return number.replace(/[\s-]/g, '').replaceAll('#', '%23');
}

/** When a line was last checked, for one muted sentence. */
export interface Checked {
  isRecent: boolean;
  /** Month and year, or the year alone where no month is known. */
  when: string;
}

const yearIn = memoize((language) => new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' }));
const monthIn = memoize(
  (language) => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
);

/**
 * @param date - `2026`, `2026-10` or `2026-10-09`, read as its first day; null where not known
 * @returns undefined where no date is known
 */
export function checkedOf(date: string | null, language: string, now: Date): Checked | undefined {
  const day = timeOf(date);
  if (date === null || day === 0) return undefined;
  const form = date.length > 4 ? monthIn : yearIn;
  return { isRecent: !isOlderThan(date, LINE_AGE, now), when: form(language).format(day) };
}

/** Whether a date lies more than so many calendar months before now. */
export function isOlderThan(date: string, months: number, now: Date): boolean {
  return timeOf(date) < Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate());
}

/** Years of age that a line is for: `5-25`, `under 18`. Undefined for anything else. */
export function agesOf(ages: string | null): { from: number; to: number } | undefined {
  const [, from = '0', to] =
    /^(?:(\d{1,2})-)?(\d{1,2})$/.exec(ages?.replace(/^under (\d+)$/, (_, end) => `${end - 1}`) ?? '') ?? [];
  return to === undefined || +from > +to ? undefined : { from: Number(from), to: Number(to) };
}

/** A language's name for itself, and the language that the name is in. */
export interface LanguageName {
  text: string;
  lang: string;
}

const languageNamesIn = memoize((language) => new Intl.DisplayNames([language], { type: 'language' }));

/**
 * A language under its own name, else under the page's name for it where the browser does not know its own.
 *
 * @returns undefined where the browser knows neither
 */
export function languageName(tag: string, language: string): LanguageName | undefined {
  const lang = Intl.DisplayNames.supportedLocalesOf(tag).length > 0 ? tag : language;
  const text = languageNamesIn(lang).of(tag);
  return text === undefined || text === tag ? undefined : { text, lang };
}

/** Writing direction of a text in a known language; where that is not known, its own letters decide. */
export function directionOf(language: string | null): 'ltr' | 'rtl' | 'auto' {
  if (language === null) return 'auto';
  return /^(ar|dv|fa|he|ps|sd|ug|ur|yi)$/.test(primaryOf(language)) ? 'rtl' : 'ltr';
}

/** A text of the data in a language, else in English, else the first that there is. */
export function textIn(texts: Record<string, string> | null, language: string): LanguageName | undefined {
  const known = Object.entries(texts ?? {});
  const [lang, text] = known.find(([tag]) => tag === language) ?? known.find(([tag]) => tag === 'en') ?? known[0] ?? [];
  return lang === undefined || !text ? undefined : { text, lang };
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}
