/**
 * Caches every result by its key. Constructing an `Intl` formatter takes longer than rendering the rest of a small
 * element, so all elements of a page share them.
 *
 * @param compute - must depend on the key alone
 */
export function memoize<Result>(compute: (key: string) => Result): (key: string) => Result {
  const results = new Map<string, Result>();
  return (key) => {
    let result = results.get(key);
    if (result === undefined) results.set(key, (result = compute(key)));
    return result;
  };
}

/** Caches the result for the last arguments only, compared by identity. */
export function memoizeLast<Arguments extends readonly unknown[], Result>(
  compute: (...values: Arguments) => Result,
): (...values: Arguments) => Result {
  let last: { values: Arguments; result: Result } | undefined;
  return (...values) => {
    if (!last || values.some((value, index) => value !== last?.values[index])) {
      last = { values, result: compute(...values) };
    }
    return last.result;
  };
}
