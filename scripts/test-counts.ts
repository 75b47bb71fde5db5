/** What `npm test` and `npm run test:fuzz` share: to run something, and to count the tests in what it says. */
import { spawn } from 'node:child_process';

/** Which lines of a test run hold its counts. */
export interface Counts {
  passed: RegExp;
  failed: RegExp;
}

export const NODE_COUNTS: Counts = { passed: /^# pass (\d+)$/, failed: /^# (?:fail|cancelled|skipped|todo) (\d+)$/ };
export const BROWSER_COUNTS: Counts = {
  passed: /browser tests: (\d+) passed/,
  failed: /browser tests: .* (\d+) failed/,
};

/** The tests that passed and failed; of something that is no test run, the whole of it. */
export function countTests(output: string, code: number | null, counts?: Counts): { passed: number; failed: number } {
  const count = (pattern: RegExp) =>
    [...output.matchAll(new RegExp(pattern, 'gm'))].reduce((sum, [, number]) => sum + Number(number), 0);
  return {
    passed: counts ? count(counts.passed) : Number(code === 0),
    // A run that ends badly without a failed test (coverage too low, a crash) has failed all the same.
    failed: Math.max(counts ? count(counts.failed) : 0, Number(code !== 0)),
  };
}

/** @returns everything that the program said, when it has ended */
export function run(
  command: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, options, { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
    child.on('close', (code, signal) => {
      if (signal) output += `\n${command} was ended by ${signal}\n`;
      resolve({ code, output });
    });
  });
}
