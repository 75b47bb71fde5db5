import type { HelplinesFacts } from './facts.js';

/** A row of the list with the age of its source. */
export interface Aged {
  id: string;
  /** `2026`, `2026-11` or `2026-11-23`; null where the source has no date. */
  date: string | null;
  /** Whole months since the end of that period; null without a date. */
  months: number | null;
  /** Name and numbers to check. */
  what: string;
}

/** Every line that is not withdrawn and the emergency numbers of every country; undated rows first, then the oldest. */
export function rowsByAge({ helplines, emergency }: HelplinesFacts, now: Date): Aged[] {
  const lines = helplines
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, sourceDate, name, phone, website }) => {
      return aged(id, sourceDate, `${name} · ${phone ?? website ?? 'in writing'}`, now);
    });
  const numbers = Object.entries(emergency).map(([country, { general, police, retrieved }]) => {
    return aged(`emergency ${country}`, retrieved, [...general, ...police].join(', '), now);
  });
  return [...lines, ...numbers].sort(
    (one, other) => (other.months ?? Infinity) - (one.months ?? Infinity) || (one.id < other.id ? -1 : 1),
  );
}

function aged(id: string, date: string | null, what: string, now: Date): Aged {
  return { id, date, months: date === null ? null : monthsSince(date, now), what };
}

/** Counts a year without month as its December, so that no row seems older than it is. */
function monthsSince(date: string, now: Date): number {
  const [year, month = 12] = date.split('-').map(Number) as [number, number?];
  return Math.max(0, (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month);
}
