/**
 * Reads opening hours. First it tidies what people write (`Mon–Fri 9am – 5pm`) to OSM's form (`Mo-Fr 09:00-17:00`), then
 * reads that form: weekdays, public holidays (`PH`), times and `off`.
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
import { plainText } from './readers.js';

/** Minutes since midnight. The end is after the start, and beyond a day where the span ends after midnight. */
export interface Span {
  from: number;
  to: number;
}

/** One rule, with its days in the order of the text. No spans means closed. */
export interface Rule {
  /** First and last day of each range from 0 for Monday, the same twice for a single one; `PH` for public holidays. */
  ranges: readonly (readonly [first: number, last: number] | 'PH')[];
  spans: readonly Span[];
  /** Whether it adds to earlier rules, instead of replacing them on its days. */
  isAddition: boolean;
}

/** Parsed opening hours. Without any rule, always open. */
export type Hours = readonly Rule[];

/** Minutes of a day. */
export const DAY_MINUTES = 24 * 60;

export const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const ALWAYS =
  /^((daily|every ?day|mo-su)[ ,]*)?(24 ?[/x] ?(7|24)([/x]365)?|always( open)?|24 ?-?(h|hrs?|hours?)([ /]*(a day|per day|daily|24))?([ ,/]*7 ?(d|j|days?)?([ /]*(a week|7))?)?|00:00-24:00)$/;

/** Whether a line answers at any time. */
export function isAlwaysOpen(hours: string | null): boolean {
  return ALWAYS.test(hours?.toLowerCase() ?? '');
}

/**
 * Reads opening hours that leave no doubt.
 *
 * @returns undefined for anything else, since incomplete hours would be wrong hours
 */
export function readHours(hours: string): Hours | undefined {
  const text = tidyHours(hours);
  if (text === undefined) return undefined;
  if (isAlwaysOpen(text)) return [];
  // `;` starts a rule that replaces earlier ones; `,` before a day starts a rule that adds to them.
  const parts = text.split(/ ?(;|(?<=\d|off) ?,(?= ?[A-Z])) ?/);
  const rules = parts.flatMap((part, index) => (index % 2 ? [] : [readRule(part, parts[index - 1]?.trim())]));
  // Days that are named for the first rule only: people mean more times, the specification every day.
  const areCertain = parts.every((part, index) => index % 2 || index === 0 || /^[A-Z]/.test(part));
  return areCertain && rules.every((rule) => rule !== undefined) ? rules : undefined;
}

/** The form of OSM, as far as a text can be brought there; undefined where a time could be a morning or an evening. */
function tidyHours(hours: string): string | undefined {
  const text = plainText(hours.replace(/\r?\n/g, ';'))
    ?.replace(/[ ;.,]+$/, '')
    .replace(/;[; ]*/g, '; ');
  if (text === undefined || isAlwaysOpen(text)) return text;
  const words = text
    .replace(/\b(public|bank) holidays?\b/gi, 'PH')
    .replace(/\b(every ?day|daily)\b/gi, 'Mo-Su')
    .replace(/ (to|until|till) /gi, '-')
    .replace(/ (and|&) /gi, ',')
    .replace(/\bfrom /gi, '')
    // Not part of a time such as `9h30` or `9am`.
    .replace(/(?<![a-z\d.])[a-z]+(?![a-z])\.?/gi, dayOrWord)
    .replace(/ ?([-,]) ?/g, '$1')
    .replace(/([A-Z][a-z]|PH)(?: ?: ?|,(?=\d))(?=\w)/g, '$1 ')
    .replace(/([A-Z][a-z]|PH)(?=\d)/g, '$1 ')
    .replace(/(?<![-\d])24 ?h(ours|rs?)?(?![-\w])/gi, '00:00-24:00');
  return tidyTimes(words)
    ?.replace(/(\d) (?=\d)/g, '$1,')
    .replace(/^(\d[\d:,-]*) ([A-Z][\w,-]*)$/, '$2 $1');
}

function dayOrWord(written: string): string {
  const word = written.replace('.', '').toLowerCase();
  if (word === 'closed' || word === 'off') return 'off';
  if (word === 'ph') return 'PH';
  // In German, `WE` is the weekend.
  const day =
    word.length < 2 || written === 'WE'
      ? -1
      : DAY_NAMES.findIndex((name) => `${name}s`.startsWith(word.replace(/^weds$/, 'wed')));
  return DAYS[day] ?? written;
}

/** `9`, `9:00`, `9.30`, `9h`, `9h30`, `0900`, each perhaps with `am` or `pm`. */
const TIME = String.raw`(\d{1,2})(?:[:.]?(\d\d)(?::00)?| ?h ?(\d\d)?)?(?: ?([ap])\.?m\b\.?| ?(?:hrs?|hours)\b)?`;
const SPAN = new RegExp(`(?<![\\d:])${TIME}-${TIME}(?![\\d:a-z])`, 'gi');

/** Writes all times as `09:00`. Undefined where the text does not say whether it counts to 12 or to 24. */
function tidyTimes(text: string): string | undefined {
  const spans = [...text.matchAll(SPAN)];
  const counts24 = spans.some(([span, from = '', , , , to = '']) => {
    return [from, to].some((hour) => +hour > 12 || +hour === 0) || (/\dh(?!r|o)/i.test(span) && +from < +to);
  });
  let isCertain = true;
  const tidy = text.replace(SPAN, (span, h1, m1, f1, half1, h2, m2, f2, half2) => {
    if (/^\d\d:\d\d-\d\d:\d\d$/.test(span)) return span;
    const isRead = half1 || half2 ? isHalf(h1, half1) && isHalf(h2, half2) : counts24;
    if (!isRead) isCertain = false;
    return `${clock(h1, m1 ?? f1, half1)}-${clock(h2, m2 ?? f2, half2)}`;
  });
  return isCertain ? tidy : undefined;
}

/** Whether an hour with `am` or `pm` is certain. At 12, people mean noon and midnight by either. */
function isHalf(hour: string, half: string | undefined): boolean {
  return half !== undefined && +hour > 0 && +hour < 12;
}

function clock(hour: string, minute: string | undefined, half: string | undefined): string {
  return `${`${+hour + (/p/i.test(half ?? '') ? 12 : 0)}`.padStart(2, '0')}:${minute ?? '00'}`;
}

function readRule(rule: string, separator: string | undefined): Rule | undefined {
  const [, days = 'Mo-Su', times = ''] = /^(?:([A-Z][A-Za-z,-]*) )?([\d:,-]+|off)$/.exec(rule) ?? [];
  const ranges = days.split(',').map(readRange);
  const spans = times === 'off' ? [] : times.split(',').map(readSpan);
  if (!ranges.every((range) => range !== undefined) || !spans.every((span) => span !== undefined)) return undefined;
  return { ranges, spans, isAddition: separator === ',' };
}

function readRange(text: string): Rule['ranges'][number] | undefined {
  if (text === 'PH') return 'PH';
  const [first = -1, last = first, ...more] = text.split('-').map((day) => DAYS.indexOf(day));
  return first < 0 || last < 0 || more.length > 0 ? undefined : [first, last];
}

function readSpan(text: string): Span | undefined {
  const [from, to, ...more] = text.split('-').map(readTime);
  if (from === undefined || to === undefined || from >= DAY_MINUTES || more.length > 0) return undefined;
  const end = to > from ? to : to + DAY_MINUTES;
  return end - from > DAY_MINUTES ? undefined : { from, to: end };
}

/** A time of a day; up to 48:00, which is how the specification writes the end of a night. */
function readTime(text: string): number | undefined {
  const [, hour, minute] = /^(?!48:(?!00))([0-3]\d|4[0-8]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
