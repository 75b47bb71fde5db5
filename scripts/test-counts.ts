/** Counts the tests in the output of a run, for `npm test` and `npm run test:fuzz`. */

/** Patterns of the lines that contain the counts of a test run. */
export interface Counts {
  passed: RegExp;
  failed: RegExp;
}

export const NODE_COUNTS: Counts = { passed: /^# pass (\d+)$/, failed: /^# (?:fail|cancelled|skipped|todo) (\d+)$/ };
export const BROWSER_COUNTS: Counts = {
  passed: /browser tests: (\d+) passed/,
  failed: /browser tests: .* (\d+) failed/,
};

/** Number of tests that passed and failed. Without `counts`, the whole run counts as one test. */
export function countTests(output: string, code: number | null, counts?: Counts): { passed: number; failed: number } {
  const count = (pattern: RegExp) =>
    [...output.matchAll(new RegExp(pattern, 'gm'))].reduce((sum, [, number]) => sum + Number(number), 0);
  return {
    passed: counts ? count(counts.passed) : Number(code === 0),
    // A run can fail without a failed test: coverage too low, or a crash.
    failed: Math.max(counts ? count(counts.failed) : 0, Number(code !== 0)),
  };
}
