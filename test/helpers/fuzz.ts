/**
 * fast-check with one setting for all properties. `npm test` tries each property 300 times, always with the same values, so
 * that no change fails for unrelated code. `npm run test:fuzz` runs the test files that import this one with 10,000 tries
 * and new values. `FUZZ_RUNS` and `FUZZ_SEED` override both.
 *
 * A property that fails names its counterexample, seed and path. Repeat the failure with the same seed:
 *
 *     FUZZ_SEED=<seed> npm run test:fuzz -- test/member-map/member-map.model.fuzz.test.ts
 *
 * The order of the values does not depend on their number: a seed fails at the same try among 10,000 and among 300.
 */
import fc from 'fast-check';

interface Settings {
  FUZZ_RUNS?: string;
  FUZZ_SEED?: string;
}

/** From the environment in Node; in a browser from the page of `web-test-runner.config.mjs`. */
const { process, fuzz } = globalThis as { process?: { env: Settings }; fuzz?: Settings };
const { FUZZ_RUNS, FUZZ_SEED } = fuzz ?? process?.env ?? {};

/** Number of values tried for each property. */
export const RUNS = Number(FUZZ_RUNS || 300);
/** Number of values tried for a property that renders elements, which is slow. */
export const ELEMENT_RUNS = Math.ceil(RUNS / 3);

fc.configureGlobal({ numRuns: RUNS, includeErrorInReport: true, seed: Number(FUZZ_SEED || 1) });

export default fc;
