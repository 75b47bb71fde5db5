import { DAYS, DAY_MINUTES as DAY, type Hours, type Rule, type Span } from '../data/hours.js';
import { attempt } from '../internal/intl.js';
import { memoize } from '../internal/memoize.js';

/** Words that `Intl` does not provide. */
export interface HoursWords {
  everyDay: string;
  publicHolidays: string;
  closed: string;
}

/** Local time: day of the week from 0 for Monday, and minutes since midnight. */
export interface WallClock {
  day: number;
  minute: number;
}

/** Whether a line is open, and when it opens, where known. */
export type Openness = { isOpen: true } | { isOpen: false; opens?: WallClock & { isToday: boolean } };

const WEEK = 7;
// 1 January 2024 was a Monday.
const FIRST_MONDAY = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;

const clockFormat = memoize((timeZone) => {
  const form = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat('en', form);
});

/** The local time in a time zone; undefined if the browser cannot tell it. */
export function wallClock(timeZone: string, now: Date): WallClock | undefined {
  return attempt(() => {
    const parts = Object.fromEntries(
      clockFormat(timeZone)
        .formatToParts(now)
        .map(({ type, value }) => [type, value]),
    );
    const day = DAYS.indexOf(parts['weekday']!.slice(0, 2));
    return { day, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
  }, undefined);
}

/**
 * Whether a line is open at a local time, and if not, when it opens within a week.
 *
 * Claims nothing that depends on public holidays, since their dates are not known here.
 *
 * @returns undefined where not known
 */
export function opennessAt(hours: Hours, { day, minute }: WallClock): Openness | undefined {
  if (hours.length === 0) return { isOpen: true };
  const namesHolidays = hours.some(({ ranges }) => ranges.includes('PH'));
  const assumptions = namesHolidays ? [NO_HOLIDAY, ALL_HOLIDAYS, TODAY_HOLIDAY, YESTERDAY_HOLIDAY] : [NO_HOLIDAY];
  const states = assumptions.map((isHoliday) => {
    return spansOn(hours, day, 0, isHoliday).some(({ from, to }) => from <= minute && minute < to);
  });
  const [isOpen] = states;
  if (isOpen === undefined || states.includes(!isOpen)) return undefined;
  if (isOpen) return { isOpen };
  const openings = assumptions.map((isHoliday) => nextOpening(hours, day, minute, isHoliday));
  const [opens] = openings;
  if (opens === undefined || openings.some((other) => other !== opens)) return { isOpen };
  return {
    isOpen,
    opens: { day: (day + Math.floor(opens / DAY)) % WEEK, minute: opens % DAY, isToday: opens < DAY },
  };
}

/** An assumption whether a day, relative to today, is a public holiday. */
type IsHoliday = (offset: number) => boolean;
const NO_HOLIDAY: IsHoliday = () => false;
const ALL_HOLIDAYS: IsHoliday = () => true;
const TODAY_HOLIDAY: IsHoliday = (offset) => offset === 0;
const YESTERDAY_HOLIDAY: IsHoliday = (offset) => offset === -1;

/** The first opening after a minute of today, in minutes since the start of today. */
function nextOpening(hours: Hours, day: number, minute: number, isHoliday: IsHoliday): number | undefined {
  for (let offset = 0; offset <= WEEK; offset++) {
    const starts = spansOn(hours, day, offset, isHoliday).map(({ from }) => from + offset * DAY);
    const next = starts.filter((start) => start > minute).sort((one, other) => one - other)[0];
    if (next !== undefined) return next;
  }
  return undefined;
}

/** Open spans on a day relative to today, including spans carried over from the day before. */
function spansOn(hours: Hours, today: number, offset: number, isHoliday: IsHoliday): Span[] {
  let spans: Span[] = [];
  for (const rule of hours) {
    const [isOn, wasOn] = [offset, offset - 1].map((at) => isDay(rule, (today + at + WEEK) % WEEK, isHoliday(at)));
    if (isOn && (!rule.isAddition || rule.spans.length === 0)) spans = [];
    if (isOn) spans.push(...rule.spans.map(({ from, to }) => ({ from, to: Math.min(to, DAY) })));
    if (wasOn) {
      spans.push(...rule.spans.filter(({ to }) => to > DAY).map(({ to }) => ({ from: 0, to: to - DAY })));
    }
  }
  return spans;
}

function isDay({ ranges }: Rule, day: number, isHoliday: boolean): boolean {
  return ranges.some((range) => {
    if (range === 'PH') return isHoliday;
    const [first, last] = range;
    return first <= last ? first <= day && day <= last : first <= day || day <= last;
  });
}

/** Formats opening hours for readers, in the local time of the line: `Mo-Fr 09:00-17:30` → `Mon–Fri 9:00 AM–5:30 PM`. */
export function formatHours(hours: Hours, language: string, words: HoursWords): string {
  return hours.map((rule) => formatRule(rule, language, words)).join('; ');
}

function formatRule({ ranges, spans }: Rule, language: string, words: HoursWords): string {
  const days = ranges.map((range) => {
    if (range === 'PH') return words.publicHolidays;
    const [first, last] = range;
    if (first === 0 && last === WEEK - 1) return words.everyDay;
    const names = (first === last ? [first] : range).map((day) => formatDay(day, language, 'short'));
    return names.join('–');
  });
  const times = spans.map(({ from, to }) => `${formatTime(from, language)}–${formatTime(to, language)}`);
  return `${days.join(', ')} ${times.join(', ') || words.closed}`;
}

/** A day of the week, from 0 for Monday. */
export function formatDay(day: number, language: string, weekday: 'short' | 'long'): string {
  const date = FIRST_MONDAY + day * DAY * MINUTE;
  return attempt(() => new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(date), DAYS[day]!);
}

const timeFormat = memoize((language) => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }));

/** A time of day, in minutes since midnight. */
export function formatTime(minute: number, language: string): string {
  const date = new Date(FIRST_MONDAY + minute * MINUTE);
  return attempt(() => timeFormat(language).format(date), date.toISOString().slice(11, 16));
}

/** The name of a time zone's clock: `Eastern Time`. */
export function formatTimeZone(timeZone: string, language: string, now: Date): string {
  return attempt(() => {
    const form = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' });
    return form.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value;
  }, timeZone);
}
