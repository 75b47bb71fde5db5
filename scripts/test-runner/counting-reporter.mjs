import { writeSync } from 'node:fs';

/** Reason that `itExcept` appends to a test title when the engine cannot run the test. */
const REASON = /\(not in \w+: .+\)$/;

/**
 * Prints the counts that `npm test` adds up: `N passed, N failed, N skipped`. Counts a file that could not run as failed,
 * and also a test that is skipped without a reason. Prints each reason with its number of skipped tests.
 */
export function countingReporter() {
  let isFinished = false;
  /** Files whose tests have finished. */
  const finished = [];
  // An uncaught error ends the runner before it prints its buffered output, so write the error immediately.
  process.prependListener('uncaughtException', (error) => writeSync(2, `uncaught: ${error?.stack ?? error}\n`));
  process.once('exit', (code) => {
    if (isFinished) return;
    writeSync(1, `the run stopped with code ${code} after ${finished.length} files, the last one ${finished.at(-1)}\n`);
    writeSync(1, 'browser tests: 0 passed, 1 failed, 0 skipped\n');
  });
  return {
    reportTestFileResults({ testFile }) {
      finished.push(testFile);
    },
    onTestRunFinished({ sessions }) {
      isFinished = true;
      const counts = { passed: 0, failed: 0 };
      const skipped = new Map();
      const count = (suite) => {
        for (const test of suite.tests) {
          const [reason] = (test.skipped && REASON.exec(test.name)) || [];
          if (reason) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
          else counts[test.passed && !test.skipped ? 'passed' : 'failed']++;
        }
        suite.suites.forEach(count);
      };
      for (const session of sessions) {
        if (session.testResults) count(session.testResults);
        if (!session.testResults || session.errors.length > 0) counts.failed++;
      }
      let all = 0;
      for (const [reason, number] of skipped) {
        all += number;
        console.log(`skipped: ${number} ${reason}`);
      }
      console.log(`browser tests: ${counts.passed} passed, ${counts.failed} failed, ${all} skipped`);
    },
  };
}
