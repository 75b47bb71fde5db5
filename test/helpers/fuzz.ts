/**
 * fast-check, set up in the one place that says how often a property is tried, and with what: in `npm test` 300 times, with
 * the same values every time, so that nobody's change fails for what it did not touch; in `npm run test:fuzz`, which runs
 * the test files that import this one, 10,000 times, with new values each time. `FUZZ_RUNS` and `FUZZ_SEED` say otherwise.
 *
 * A property that fails names its counterexample, seed and path. To see it again from the same seed:
 *
 *     FUZZ_SEED=<seed> npm run test:fuzz -- test/member-map/member-map.model.fuzz.test.ts
 *
 * What is tried first does not depend on how often: a seed that failed among 10,000 fails at the same try of fewer.
 */
import fc from 'fast-check';

interface Settings {
  FUZZ_RUNS?: string;
  FUZZ_SEED?: string;
}

/** In Node the environment, in a browser what the page of `web-test-runner.config.mjs` says of it. */
const { process, fuzz } = globalThis as { process?: { env: Settings }; fuzz?: Settings };
const { FUZZ_RUNS, FUZZ_SEED } = fuzz ?? process?.env ?? {};

/** How often each property is tried. */
export const RUNS = Number(FUZZ_RUNS || 300);

fc.configureGlobal({ numRuns: RUNS, includeErrorInReport: true, seed: Number(FUZZ_SEED || 1) });

export default fc;
