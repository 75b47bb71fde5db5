/** Runs the commands of other scripts, and ends them with all that they started. */
import { spawn, type ChildProcess } from 'node:child_process';

/** How long a command may go on after it was told to end, and its output after its end, in milliseconds. */
const GRACE_MS = 5000;
/** Commands that run now. */
const running = new Set<ChildProcess>();

export interface RunOptions {
  environment?: NodeJS.ProcessEnv;
  /** Folder to run in. Default: that of this process. */
  cwd?: string;
  /** Minutes after which the command is ended, with all processes of its group. Default: no limit. */
  limit?: number;
  /** Whether the output so far is enough, so that the command is ended. */
  isEnough?: (output: string) => boolean;
}

/**
 * Not `execa` (9.6, tried 2026-11): its `timeout` ends only the command itself, and it waits for output that a forgotten
 * browser keeps open.
 *
 * @returns exit code and complete output of the command, once it has ended
 */
export function run(
  command: string,
  options: readonly string[],
  { environment = process.env, cwd, limit, isEnough }: RunOptions = {},
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    // A group of its own, so that a signal reaches all processes in it.
    const child = spawn(command, options, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
      detached: true,
      ...(cwd !== undefined && { cwd }),
    });
    running.add(child);
    const streams = [child.stdout, child.stderr];
    const timers: NodeJS.Timeout[] = [];
    const later = (action: () => void, delay: number) => timers.push(setTimeout(action, delay));
    for (const stream of streams) {
      stream.on('data', (data: Buffer) => {
        output += data.toString();
        if (isEnough?.(output)) end(child);
      });
    }
    if (limit !== undefined) {
      later(() => {
        output += `\n${command} ${options.join(' ')} was ended after ${limit} minutes\n`;
        end(child);
        later(() => end(child, 'SIGKILL'), GRACE_MS);
      }, limit * 60_000);
    }
    // A browser that outlives its test keeps the output open, perhaps for ever.
    child.on('exit', () => later(() => streams.forEach((stream) => stream.destroy()), GRACE_MS));
    child.on('error', (error) => (output += `\n${error}\n`));
    child.on('close', (code, signal) => {
      running.delete(child);
      timers.forEach(clearTimeout);
      if (signal) output += `\n${command} was ended by ${signal}\n`;
      resolve({ code, output });
    });
  });
}

/** Ends a command and all processes of its group. */
function end({ pid }: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // All of them have ended.
  }
}

// The terminal's signal does not reach other groups.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) end(child);
    process.exit(1);
  });
}
