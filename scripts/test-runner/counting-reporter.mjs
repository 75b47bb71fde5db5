import { writeSync } from 'node:fs';

/** Title of a test that an engine cannot run, with the reason; `itExcept` of the tests writes it. */
const REASON = /\(not in \w+: .+\)$/;

/**
 * Prints the one line that `npm test` adds up: `N passed, N failed`. A file that could not run counts as failed, and so
 * does a test that is skipped without a reason. How many an engine cannot run, and why, is said.
 */
export function countingReporter() {
  let isFinished = false;
  /** The files whose tests have ended. */
  const ended = [];
  // The runner ends over an error that nobody caught, and keeps back what is printed until later: that is lost.
  process.prependListener('uncaughtException', (error) => writeSync(2, `not caught: ${error?.stack ?? error}\n`));
  process.once('exit', (code) => {
    if (isFinished) return;
    writeSync(1, `the run broke off with code ${code} after ${ended.length} files, the last of them ${ended.at(-1)}\n`);
    writeSync(1, 'browser tests: 0 passed, 1 failed, 0 skipped\n');
  });
  return {
    reportTestFileResults({ testFile }) {
      ended.push(testFile);
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
