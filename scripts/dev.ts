/** `npm run dev`: serves the demo and rebuilds the bundles on every change. Reload the page to see it. */
import { spawn } from 'node:child_process';

const children = ['rollup -c --watch', 'tsx scripts/serve.ts'].map((command) =>
  spawn(command, { shell: true, stdio: 'inherit' }),
);
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill();
    process.exitCode ||= code ?? 0;
  });
}
