/** Words that `Intl` does not have. */
export interface HoursWords {
  everyDay: string;
  publicHolidays: string;
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
// 1 January 2024 was a Monday.
const FIRST_MONDAY = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;

/** Whether a line answers at any time. */
export function isAlwaysOpen(hours: string | null): boolean {
  return hours === '24/7' || hours === 'Mo-Su 00:00-24:00';
}

/**
 * Opening hours as people read them: `Mo-Fr 09:00-17:30` → `Mon–Fri 9:00 AM–5:30 PM`. The hours are those of the place
 * itself; whether it is open at the moment is not worked out here.
 *
 * @param hours - in the syntax of OpenStreetMap, of which weekdays, public holidays (`PH`) and times are understood:
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 * @returns undefined for anything else, since half of the hours would be wrong hours
 */
export function formatHours(hours: string, language: string, words: HoursWords): string | undefined {
  const rules = hours.split(';').map((rule) => formatRule(rule.trim(), language, words));
  return rules.every((rule) => rule !== undefined) ? rules.join('; ') : undefined;
}

function formatRule(rule: string, language: string, words: HoursWords): string | undefined {
  const [, days = 'Mo-Su', times = ''] = /^(?:([A-Z][A-Za-z,-]*) )?([\d:,-]+)$/.exec(rule) ?? [];
  const when = formatDays(days, language, words);
  const spans = times.split(',').map((span) => formatSpan(span, language));
  return when && spans.every((span) => span !== undefined) ? `${when} ${spans.join(', ')}` : undefined;
}

function formatDays(days: string, language: string, { everyDay, publicHolidays }: HoursWords): string | undefined {
  if (days === 'Mo-Su') return everyDay;
  const nameOf = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const names = days.split(',').map((part) => {
    if (part === 'PH') return publicHolidays;
    const ends = part.split('-').map((day) => DAYS.indexOf(day));
    if (ends.length > 2 || ends.includes(-1)) return undefined;
    return ends.map((index) => nameOf.format(FIRST_MONDAY + index * 24 * HOUR)).join('–');
  });
  return names.every((name) => name !== undefined) ? names.join(', ') : undefined;
}

function formatSpan(span: string, language: string): string | undefined {
  const ends = span.split('-');
  if (ends.length !== 2) return undefined;
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' });
  const [from, to] = ends.map((end) => {
    const [, hour, minute] = /^(?!24:(?!00))([01]\d|2[0-4]):([0-5]\d)$/.exec(end) ?? [];
    return hour === undefined ? undefined : clock.format(Number(hour) * HOUR + Number(minute) * 60_000);
  });
  return from && to ? `${from}–${to}` : undefined;
}
