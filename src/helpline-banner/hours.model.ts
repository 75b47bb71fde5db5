import { DAYS, DAY_MINUTES as DAY, HOLIDAY, type Day, type Hours, type Span } from '../data/hours.js';
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
 * Claims nothing that depends on public holidays, since their dates are not known here, or on a night that people and the
 * syntax read differently.
 *
 * @returns undefined where not known
 */
export function opennessAt(hours: Hours, { day, minute }: WallClock): Openness | undefined {
  if (hours.length === 0) return { isOpen: true };
  const namesHolidays = hours.some((one) => one.day === HOLIDAY);
  const holidays = namesHolidays ? [NO_HOLIDAY, ALL_HOLIDAYS, TODAY_HOLIDAY, YESTERDAY_HOLIDAY] : [NO_HOLIDAY];
  const readings = holidays.flatMap((isHoliday) => [false, true].map((isSyntax) => ({ isHoliday, isSyntax })));
  const states = readings.map((reading) => {
    return spansOn(hours, day, 0, reading).some(({ from, to }) => from <= minute && minute < to);
  });
  const [isOpen] = states;
  if (isOpen === undefined || states.includes(!isOpen)) return undefined;
  if (isOpen) return { isOpen };
  const openings = readings.map((reading) => nextOpening(hours, day, minute, reading));
  const [opens] = openings;
  if (opens === undefined || openings.some((other) => other !== opens)) return { isOpen };
  return {
    isOpen,
    opens: { day: (day + Math.floor(opens / DAY)) % WEEK, minute: opens % DAY, isToday: opens < DAY },
  };
}

/** One way to read the hours. */
interface Reading {
  /** Whether a day, relative to today, is a public holiday. */
  isHoliday: (offset: number) => boolean;
  /**
   * Whether a night ends as the syntax has it: a rule that replaces others does so from midnight to midnight. People end it
   * where the day that it belongs to says so.
   */
  isSyntax: boolean;
}

type IsHoliday = Reading['isHoliday'];
const NO_HOLIDAY: IsHoliday = () => false;
const ALL_HOLIDAYS: IsHoliday = () => true;
const TODAY_HOLIDAY: IsHoliday = (offset) => offset === 0;
const YESTERDAY_HOLIDAY: IsHoliday = (offset) => offset === -1;

/** The first opening after a minute of today, in minutes since the start of today. */
function nextOpening(hours: Hours, day: number, minute: number, reading: Reading): number | undefined {
  for (let offset = 0; offset <= WEEK; offset++) {
    const starts = spansOn(hours, day, offset, reading).map(({ from }) => from + offset * DAY);
    const next = starts.filter((start) => start > minute).sort((one, other) => one - other)[0];
    if (next !== undefined) return next;
  }
  return undefined;
}

/** Open spans on a day relative to today, including those carried over from the day before. */
function spansOn(
  hours: Hours,
  today: number,
  offset: number,
  { isHoliday, isSyntax }: Reading,
): Pick<Span, 'from' | 'to'>[] {
  const [own, before] = [offset, offset - 1].map((at) => dayOf(hours, (today + at + WEEK) % WEEK, isHoliday(at)));
  const nights = isSyntax ? before?.nights.filter(({ rule }) => rule >= (own?.replacedBy ?? -1)) : before?.spans;
  return [
    ...(own?.spans ?? []).map(({ from, to }) => ({ from, to: Math.min(to, DAY) })),
    ...(nights ?? []).filter(({ to }) => to > DAY).map(({ to }) => ({ from: 0, to: to - DAY })),
  ];
}

function dayOf(hours: Hours, weekday: number, isHoliday: boolean): Day | undefined {
  const [own, holiday] = [weekday, HOLIDAY].map((name) => hours.find(({ day }) => day === name));
  return (isHoliday && holiday) || own;
}

/** Formats opening hours for readers, in the local time of the line: `Mo-Fr 09:00-17:30` → `Mon–Fri 9:00 AM–5:30 PM`. */
export function formatHours(hours: Hours, language: string, words: HoursWords): string {
  const groups = new Map<string, number[]>();
  for (const { day, spans } of hours) {
    const times = spans.map(({ from, to }) => `${formatTime(from, language)}–${formatTime(to, language)}`).join(', ');
    groups.set(times, [...(groups.get(times) ?? []), day]);
  }
  return [...groups].map(([times, days]) => `${formatDays(days, language, words)} ${times || words.closed}`).join('; ');
}

/** Days and their ranges: `Mon–Wed, Fri`. */
function formatDays(days: readonly number[], language: string, words: HoursWords): string {
  const ranges: [first: number, last: number][] = [];
  for (const day of days) {
    const range = ranges.at(-1);
    if (range && range[1] !== HOLIDAY && (range[1] + 1) % WEEK === day) range[1] = day;
    else ranges.push([day, day]);
  }
  return ranges
    .map(([first, last]) => {
      if (first === HOLIDAY) return words.publicHolidays;
      if ((last + 1) % WEEK === first) return words.everyDay;
      return (first === last ? [first] : [first, last]).map((day) => formatDay(day, language, 'short')).join('–');
    })
    .join(', ');
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
