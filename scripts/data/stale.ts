import type { HelplinesFacts } from './facts.js';

/** A row of the list and the time since its source said so. */
export interface Aged {
  id: string;
  /** `2026`, `2026-11` or `2026-11-23`; null where the source bears no date. */
  date: string | null;
  /** Whole months since the end of that date; null where it bears none. */
  months: number | null;
  /** What there is to check. */
  what: string;
}

/**
 * Every line that is bundled or may be again, and every country's emergency numbers, the oldest first, before them what
 * bears no date.
 */
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

/** Of a year alone its December counts, so that no row is called older than it may be. */
function monthsSince(date: string, now: Date): number {
  const [year, month = 12] = date.split('-').map(Number) as [number, number?];
  return Math.max(0, (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month);
}
