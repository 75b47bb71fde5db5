import type { HelplinesFacts } from './facts.js';

/** A row of the list with its age. */
export interface Aged {
  id: string;
  country: string;
  /** Day of the last check, else the date of the source: `2026`, `2026-11` or `2026-11-23`; null if there is neither. */
  date: string | null;
  /** Organisation that checked it; null if only the source has a date. */
  checkedBy: string | null;
  /** Whole months since the end of that period; null without a date. */
  months: number | null;
  /** Name and numbers to check. */
  what: string;
}

/** Every line that is not withdrawn and the emergency numbers of every country; undated rows first, then the oldest. */
export function rowsByAge({ helplines, emergency }: HelplinesFacts, now: Date): Aged[] {
  const lines = helplines
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, country, sourceDate, checked, name, phone, website }) => {
      const what = `${name} · ${phone ?? website ?? 'in writing'}`;
      return aged({ id, country, date: checked?.on ?? sourceDate, checkedBy: checked?.by ?? null, what }, now);
    });
  const numbers = Object.entries(emergency).map(([country, { general, police, retrieved, sourceDate }]) => {
    const what = [...general, ...police].join(', ');
    return aged({ id: `emergency ${country}`, country, date: retrieved ?? sourceDate, checkedBy: null, what }, now);
  });
  return [...lines, ...numbers].sort(
    (one, other) => (other.months ?? Infinity) - (one.months ?? Infinity) || (one.id < other.id ? -1 : 1),
  );
}

function aged(row: Omit<Aged, 'months'>, now: Date): Aged {
  return { ...row, months: row.date === null ? null : monthsSince(row.date, now) };
}

/** Counts a year without month as its December, so that no row seems older than it is. */
function monthsSince(date: string, now: Date): number {
  const [year, month = 12] = date.split('-').map(Number) as [number, number?];
  return Math.max(0, (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month);
}

/** Whether a row needs a new check. */
export function isStale({ months }: Aged, limit: number): boolean {
  return months === null || months > limit;
}
