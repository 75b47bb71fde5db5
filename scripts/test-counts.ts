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

/** How long a command may go on after it was told to end, and its output after its end, in milliseconds. */
const GRACE_MS = 5000;
/** Signals that end this process, and with it its commands. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Not `execa` (9.6, tried 2026-11): its `timeout` ends only the command itself, and it waits for output that a forgotten
 * browser keeps open.
 *
 * @param limit - minutes after which the command is ended, with all processes of its group; none for no limit
 * @returns exit code and complete output of the command, once it has ended
 */
export function run(
  command: string,
  options: readonly string[],
  { environment = process.env, limit }: { environment?: NodeJS.ProcessEnv; limit?: number } = {},
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    // A group of its own, so that a signal reaches all processes in it.
    const child = spawn(command, options, { stdio: ['ignore', 'pipe', 'pipe'], env: environment, detached: true });
    const streams = [child.stdout, child.stderr];
    for (const stream of streams) stream.on('data', (data: Buffer) => (output += data.toString()));
    const timers: NodeJS.Timeout[] = [];
    const later = (action: () => void, delay: number) => timers.push(setTimeout(action, delay));
    const end = (signal: NodeJS.Signals) => {
      try {
        process.kill(-child.pid!, signal);
      } catch {
        // All of them have ended.
      }
    };
    // The terminal's signal does not reach another group.
    const stop = (signal: NodeJS.Signals) => {
      end(signal);
      process.exit(1);
    };
    for (const signal of SIGNALS) process.once(signal, stop);
    if (limit !== undefined) {
      later(() => {
        output += `\n${command} ${options.join(' ')} was ended after ${limit} minutes\n`;
        end('SIGTERM');
        later(() => end('SIGKILL'), GRACE_MS);
      }, limit * 60_000);
    }
    // A browser that outlives its test keeps the output open, perhaps for ever.
    child.on('exit', () => later(() => streams.forEach((stream) => stream.destroy()), GRACE_MS));
    child.on('error', (error) => (output += `\n${error}\n`));
    child.on('close', (code, signal) => {
      timers.forEach(clearTimeout);
      for (const name of SIGNALS) process.off(name, stop);
      if (signal) output += `\n${command} was ended by ${signal}\n`;
      resolve({ code, output });
    });
  });
}
