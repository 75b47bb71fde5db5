import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { run } from '../../scripts/command.js';

const node = (code: string) => run('node', ['--eval', code]);

/** An ended process that nobody has asked for, a zombie, does not run. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a command of the checks', () => {
  test('reports its code and its output, also after an error', async () => {
    const { code, output } = await node(`console.log('one'); console.error('two'); process.exit(3)`);
    assert.deepEqual([code, output.split('\n').filter(Boolean).sort()], [3, ['one', 'two']]);
  });

  test('ends at its limit with what it printed and all its processes, also one that ignores the first signal', async () => {
    // `sleep` inherits the deaf ear.
    const { code, output } = await run('sh', ['-c', `trap '' TERM; sleep 60 & echo pid $!; wait`], { limit: 1 / 60 });
    assert.notEqual(code, 0);
    assert.match(output, /was ended after/);
    assert.equal(isRunning(Number(/pid (\d+)/.exec(output)![1])), false);
  });

  test('has ended, even if a process in another group keeps its output open', async () => {
    const { code, output } = await node(`
      const options = { stdio: 'inherit', detached: true };
      const child = require('node:child_process').spawn('sleep', ['60'], options);
      child.unref();
      console.log('pid ' + child.pid);`);
    assert.equal(code, 0);
    process.kill(Number(/pid (\d+)/.exec(output)![1]));
  });

  test('ends as soon as its output is enough', async () => {
    const isEnough = (output: string) => output.includes('enough');
    const { output } = await run('sh', ['-c', 'echo enough; sleep 60'], { isEnough });
    assert.match(output, /^enough/);
  });

  test('ends with this process, and so do the others', async () => {
    const code = `
      const { run } = await import('./scripts/command.ts');
      for (const one of [1, 2]) {
        const isEnough = (output) => void (output.includes('\\n') && console.log(output.trim()));
        void run('sh', ['-c', 'echo $$; exec sleep 60'], { isEnough });
      }`;
    const child = spawn('node', ['--import', 'tsx', '--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    const ended = new Promise((resolve) => child.on('close', resolve));
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (data: Buffer) => {
        output += data.toString();
        if (output.trim().split('\n').length === 2) resolve();
      });
    });
    child.kill('SIGINT');
    await ended;
    const pids = output.trim().split('\n').map(Number);
    assert.equal(pids.length, 2);
    while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  test('that cannot be started fails', async () => {
    const { code, output } = await run('no-such-command', []);
    assert.notEqual(code, 0);
    assert.match(output, /ENOENT/);
  });
});
