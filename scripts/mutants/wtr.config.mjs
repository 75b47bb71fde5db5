import base from '../../web-test-runner.config.mjs';

/** Writes a line for each test that passed or failed, for `run.ts`. */
const reporter = {
  onTestRunFinished({ sessions }) {
    const write = (result) => console.log(`mutants: ${JSON.stringify(result)}`);
    const visit = ({ tests, suites, name }, path = []) => {
      const titles = name ? [...path, name] : path;
      for (const test of tests) {
        if (test.passed && !test.skipped) write({ passed: 1 });
        // The tests after the first failed one did not run, and have no error.
        else if (test.error) write({ failed: [...titles, test.name].join(' > ') });
      }
      for (const suite of suites) visit(suite, titles);
    };
    for (const { testResults, errors } of sessions) {
      if (testResults) visit(testResults);
      for (const { message } of errors) write({ broken: message });
    }
  },
};

/** The element tests up to the first that fails. */
export default {
  ...base,
  reporters: [reporter],
  testFramework: { config: { ...base.testFramework.config, bail: true } },
};
