/** Title of a test that an engine cannot run, with the reason; `itExcept` of the tests writes it. */
const REASON = /\(not in \w+: .+\)$/;

/**
 * Prints the one line that `npm test` adds up: `N passed, N failed`. A file that could not run counts as failed, and so
 * does a test that is skipped without a reason. What an engine cannot run is listed.
 */
export function countingReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      const skipped = [];
      const count = (suite) => {
        for (const test of suite.tests) {
          if (test.skipped && REASON.test(test.name)) skipped.push(test.name);
          else counts[test.passed && !test.skipped ? 'passed' : 'failed']++;
        }
        suite.suites.forEach(count);
      };
      for (const session of sessions) {
        if (session.testResults) count(session.testResults);
        if (!session.testResults || session.errors.length > 0) counts.failed++;
      }
      for (const name of skipped) console.log(`skipped: ${name}`);
      console.log(`browser tests: ${counts.passed} passed, ${counts.failed} failed, ${skipped.length} skipped`);
    },
  };
}
