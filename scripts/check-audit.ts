/**
 * Runs `npm audit` for the packages that reach visitors and fails on any finding. Only reports if the registry does not
 * support audits.
 */
import { spawnSync } from 'node:child_process';

interface Audit {
  vulnerabilities?: Record<string, { severity: string; via: (string | { title: string; url: string })[] }>;
  error?: { summary?: string };
  message?: string;
}

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const { vulnerabilities, error, message } = JSON.parse(stdout) as Audit;
if (vulnerabilities === undefined) {
  const reason = error?.summary || message || 'no answer';
  console.log(`audit: not done, the registry does not answer it (${reason.split('\n')[0]!})`);
} else {
  for (const [name, { severity, via }] of Object.entries(vulnerabilities)) {
    const holes = via.map((hole) => (typeof hole === 'string' ? hole : `${hole.title}, ${hole.url}`));
    console.error(`${name} (${severity}): ${holes.join('; ')}`);
  }
  const found = Object.keys(vulnerabilities).length;
  console.log(`audit: ${found} packages with known holes`);
  process.exitCode = found ? 1 : 0;
}
