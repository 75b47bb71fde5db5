/** Default of `min-age`: the highest age of consent to data processing in the EU (GDPR, Article 8). */
export const DEFAULT_MINIMUM_AGE = 16;
const HIGHEST_AGE = 120;

/** What is wrong with a field: left empty, not of the right form, or refused by the service. */
export type Problem = 'missing' | 'form' | 'refused';

/**
 * Reads `min-age`.
 *
 * @returns years, 0 for no limit; undefined for junk
 */
export function readMinimumAge(value: string | null | undefined): number | undefined {
  const text = String(value ?? '').trim();
  if (text === '') return DEFAULT_MINIMUM_AGE;
  return /^\d{1,3}$/.test(text) && Number(text) <= HIGHEST_AGE ? Number(text) : undefined;
}

/** What the platform finds wrong with a field, in our terms; undefined where it is fine. */
export function problemOf({ valid, valueMissing }: Pick<ValidityState, 'valid' | 'valueMissing'>): Problem | undefined {
  if (valid) return undefined;
  return valueMissing ? 'missing' : 'form';
}

/** A text as one line, the way a page shows it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Reads the header `Retry-After` (RFC 9110, section 10.2.3), which holds seconds or a date.
 *
 * @param now - milliseconds since 1970
 * @returns seconds from now, never negative; undefined for none or junk
 */
export function secondsOf(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // Every form of date in the standard names the day or the month: a bare "-5" is a date only to `Date.parse`.
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/**
 * A wait in words, rounded up: 90 s → `in 2 minutes`, `dans 2 minutes`.
 *
 * @returns undefined for more than two days, which nobody will wait for
 */
export function formatWait(seconds: number, language: string): string | undefined {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const hours = Math.ceil(minutes / 60);
  if (hours > 48) return undefined;
  const format = new Intl.RelativeTimeFormat(language);
  return minutes > 60 ? format.format(hours, 'hour') : format.format(minutes, 'minute');
}
