/** Runs commands and counts the tests in their output, for `npm test` and `npm run test:fuzz`. */
import { spawn } from 'node:child_process';

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

/** @returns exit code and complete output of the command, once it has ended */
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
