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
  console.log(`audit: skipped, the registry does not support it (${reason.split('\n')[0]!})`);
} else {
  for (const [name, { severity, via }] of Object.entries(vulnerabilities)) {
    const advisories = via.map((cause) => (typeof cause === 'string' ? cause : `${cause.title}, ${cause.url}`));
    console.error(`${name} (${severity}): ${advisories.join('; ')}`);
  }
  const found = Object.keys(vulnerabilities).length;
  console.log(`audit: ${found} packages with known vulnerabilities`);
  process.exitCode = found ? 1 : 0;
}
