/** Calls of `Intl` that never throw: hardened, reduced and patched browsers break some of its parts. */
import { memoize, noteFailure } from './memoize.js';

/** The result of a function, or the plain form if it throws or returns nothing. */
export function attempt<Result>(run: () => Result | undefined, plain: Result): Result {
  try {
    return run() ?? plain;
  } catch {
    noteFailure();
    return plain;
  }
}

/** A number as people write it in a language; plain digits without `Intl`. */
export function formatNumber(number: number, language: string): string {
  return attempt(() => new Intl.NumberFormat(language).format(number), String(number));
}

/** Compares texts by the alphabet of a language; by code units without `Intl`. */
export const comparerOf = memoize((language): ((one: string, other: string) => number) => {
  const compare = attempt<(one: string, other: string) => number | undefined>(
    () => new Intl.Collator(language).compare,
    () => undefined,
  );
  return (one, other) => attempt(() => compare(one, other), one < other ? -1 : Number(one > other));
});
