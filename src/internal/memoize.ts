/** Results computed during a failure that are computed again, before the failure counts as permanent. */
const MAX_RETRIES = 100;
let retries = 0;
let hasFailed = false;

/**
 * Notes that the browser failed and a plain value took the place of a result. A result that is being memoized is then not
 * kept: it may have been the only failure.
 */
export function noteFailure(): void {
  hasFailed = true;
}

/** Computes a result, and passes it on to be kept unless the browser failed meanwhile. */
function computeFor<Result>(keep: (result: Result) => void, compute: () => Result): Result {
  const hadFailed = hasFailed;
  hasFailed = false;
  try {
    const result = compute();
    if (!hasFailed || retries++ >= MAX_RETRIES) keep(result);
    return result;
  } finally {
    hasFailed ||= hadFailed;
  }
}

/**
 * Caches every result by its key. Constructing an `Intl` formatter takes longer than rendering the rest of a small
 * element, so all elements of a page share them.
 *
 * @param compute - must depend on the key alone
 */
export function memoize<Result>(compute: (key: string) => Result): (key: string) => Result {
  const results = new Map<string, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    return computeFor(
      (result) => results.set(key, result),
      () => compute(key),
    );
  };
}

/** Caches the result for the last arguments only, compared by identity. */
export function memoizeLast<Arguments extends readonly unknown[], Result>(
  compute: (...values: Arguments) => Result,
): (...values: Arguments) => Result {
  let last: { values: Arguments; result: Result } | undefined;
  return (...values) => {
    if (last && values.every((value, index) => value === last?.values[index])) return last.result;
    return computeFor(
      (result) => (last = { values, result }),
      () => compute(...values),
    );
  };
}
