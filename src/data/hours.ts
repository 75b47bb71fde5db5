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
  /** Position of its rule in the text. */
  rule: number;
}

/** The hours of one day of the week, after all rules. No spans means closed. */
export interface Day {
  /** From 0 for Monday, or `HOLIDAY`. */
  day: number;
  spans: readonly Span[];
  /** Spans of all its rules that end after midnight, also of rules that others replace. */
  nights: readonly Span[];
  /** Position of the last rule that replaces earlier ones, -1 if none does. */
  replacedBy: number;
}

/** Parsed opening hours: each named day once, in the order of the text. Without any day, always open. */
export type Hours = readonly Day[];

/** Minutes of a day. */
export const DAY_MINUTES = 24 * 60;

/** Public holidays, as a day of the week. */
export const HOLIDAY = 7;

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
  const texts = parts.filter((_, index) => index % 2 === 0);
  const rules = texts.map((rule, index) => readRule(rule, index, parts[2 * index - 1]?.trim() === ','));
  // Where only some rules name days, people mean more times of the same days, the specification every day.
  const [namesDays, ...nameDays] = texts.map((rule) => /^[A-Z]/.test(rule));
  const areCertain = nameDays.every(Boolean) && (namesDays || texts.slice(1).every((rule) => rule.endsWith('off')));
  return areCertain && rules.every((rule) => rule !== undefined) ? applyRules(rules) : undefined;
}

/** The form of OSM, as far as a text can be brought there; undefined where a time could be a morning or an evening. */
function tidyHours(hours: string): string | undefined {
  const text = plainText(hours.replace(/\r?\n/g, ';'))
    ?.replace(/[ ;.,]+$/, '')
    .replace(/;[; ]*/g, '; ');
  if (text === undefined || isAlwaysOpen(text)) return text;
  // Ages or years.
  if (/^[\d -]+$/.test(text)) return undefined;
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
    .replace(/(?<![-\d])24 ?h(ours|rs?)?(?![-\w])|^24\/7(?=;)/gi, '00:00-24:00');
  return tidyTimes(words)
    ?.replace(/(\d) (?=\d)/g, '$1,')
    .replace(/^(\d[\d:,~-]*) ([A-Z][\w,-]*)$/, '$2 $1');
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

/**
 * Writes all spans as `09:00-17:00`, with `~` for one that does not say itself whether it counts to 12 or to 24.
 * Undefined where a half of the day is in doubt.
 */
function tidyTimes(text: string): string | undefined {
  let isCertain = true;
  const tidy = text.replace(SPAN, (span: string, h1, m1, f1, half1, h2, m2, f2, half2) => {
    if (/^\d\d:\d\d-\d\d:\d\d$/.test(span)) return span;
    if ((half1 || half2) && !(isHalf(h1, half1) && isHalf(h2, half2))) isCertain = false;
    const counts24 = [h1, h2].some((hour) => +hour > 12 || +hour === 0) || (/\dh(?!r|o)/i.test(span) && +h1 < +h2);
    return `${clock(h1, m1 ?? f1, half1)}${half1 || counts24 ? '-' : '~'}${clock(h2, m2 ?? f2, half2)}`;
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

/** A rule of the text, before others change it. */
interface Rule {
  days: readonly number[];
  spans: readonly Span[];
  position: number;
  /** Whether it adds to earlier rules, instead of replacing them on its days. */
  isAddition: boolean;
}

function readRule(text: string, position: number, isAddition: boolean): Rule | undefined {
  const [, names = 'Mo-Su', times = ''] = /^(?:([A-Z][A-Za-z,-]*) )?([\d:,~-]+|off)$/.exec(text) ?? [];
  const days = names.split(',').map(readDays);
  const spans = times === 'off' ? [] : readSpans(times, position);
  return spans && days.every((range) => range !== undefined)
    ? { days: days.flat(), spans, position, isAddition: isAddition && spans.length > 0 }
    : undefined;
}

function readDays(text: string): number[] | undefined {
  if (text === 'PH') return [HOLIDAY];
  const [first = -1, last = first, ...more] = text.split('-').map((day) => DAYS.indexOf(day));
  if (first < 0 || last < 0 || more.length > 0) return undefined;
  return DAYS.map((_, index) => (first + index) % 7).slice(0, ((last - first + 7) % 7) + 1);
}

/**
 * Applies the rules to each other.
 *
 * @returns undefined where people may mean something else than the syntax
 */
function applyRules(rules: readonly Rule[]): Hours | undefined {
  const week = new Map<number, Day>();
  const replaced: number[] = [];
  for (const { days, spans, position, isAddition } of rules) {
    for (const day of days) {
      const before = week.get(day);
      const isSame = before && timesOf(before.spans) === timesOf(spans);
      if (before && !isSame) {
        if (isInDoubt(before.spans, spans, isAddition)) return undefined;
        if (!isAddition) replaced.push(...positionsIn(before));
      }
      const all = isAddition && before && !isSame ? [...before.spans, ...spans] : spans;
      week.set(day, {
        day,
        spans: [...all].sort((one, other) => one.from - other.from),
        nights: [...(before?.nights ?? []), ...spans.filter(({ to }) => to > DAY_MINUTES)],
        replacedBy: isAddition ? (before?.replacedBy ?? -1) : position,
      });
    }
  }
  const hours = [...week.values()];
  // Nobody writes a rule that others replace on all its days.
  const valid = new Set(hours.flatMap(positionsIn));
  return replaced.every((position) => valid.has(position)) ? hours : undefined;
}

/**
 * Whether people may mean something else than the syntax. They write `;` and `,` both for replacing and for adding, so that
 * a rule is certain to replace only times that overlap with its own, and to add only to others.
 */
function isInDoubt(before: readonly Span[], spans: readonly Span[], isAddition: boolean): boolean {
  const overlap = before.some((one) => spans.some(({ from, to }) => one.from < to && from < one.to));
  return isAddition ? overlap || before.length === 0 : !overlap && before.length > 0 && spans.length > 0;
}

function timesOf(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join();
}

/** Positions of the rules that still hold on a day. */
function positionsIn({ spans, replacedBy }: Day): number[] {
  return spans.length > 0 ? spans.map(({ rule }) => rule) : [replacedBy];
}

/** The spans of one rule. They run forwards, and one in doubt is read only beside one that is certain. */
function readSpans(times: string, rule: number): Span[] | undefined {
  const spans = times.split(',').map((text) => readSpan(text, rule));
  let last = 0;
  for (const span of spans) {
    if (!span || span.from < last) return undefined;
    last = span.to;
  }
  return times.includes('-') ? (spans as Span[]) : undefined;
}

function readSpan(text: string, rule: number): Span | undefined {
  const [from, to, ...more] = text.split(/[~-]/).map(readTime);
  if (from === undefined || to === undefined || from >= DAY_MINUTES || more.length > 0) return undefined;
  if (to > from) return to - from > DAY_MINUTES ? undefined : { from, to, rule };
  // Spreadsheets that count to 12 write `09:00-05:00` for a day of work.
  const isLikely = to + DAY_MINUTES - from <= 19 * 60 && (from >= 13 * 60 || to <= 2 * 60);
  return isLikely && !text.includes('~') ? { from, to: to + DAY_MINUTES, rule } : undefined;
}

/** A time of a day; up to 48:00, which is how the specification writes the end of a night. */
function readTime(text: string): number | undefined {
  const [, hour, minute] = /^(?!48:(?!00))([0-3]\d|4[0-8]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
