/**
 * `npm run test:changed`: the fast tests of models and data, and the tests of the elements that a change can break. Compares
 * the working tree with the commit that it shares with the upstream branch, or with the last commit.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import getPort from 'get-port';
import { ROOMS } from './locales.js';
import { run } from './command.js';

/** Above this number, the tests of all states take longer than a quick run may. */
const MOST_ELEMENTS = 2;
const UNIT_TEST = /^test\/(?:data|internal)\/|^test\/mount\.|\/geometry\/|\.model\.test\.ts$/;
/** Code that every element uses. */
const SHARED =
  /^(?:src\/(?:internal|data|locales\/xliff)\/|src\/(?:locales\/)?[^/]+$|test\/(?:helpers|suites)\/|stories\/(?:support\/|elements\.ts)|scripts\/test-runner\/|package|tsconfig|web-test-runner)/;

/** @returns the tests to run in the browser, in the order of `all` */
export function testsFor(changed: readonly string[], all: readonly string[]): string[] {
  const isChanged = (pattern: RegExp) => changed.some((path) => pattern.test(path));
  const areas = [...ROOMS, 'builder'].filter((area) =>
    isChanged(new RegExp(`^(?:src|test|stories)/${area}[/.]|^src/locales/generated/${area}[/.]`)),
  );
  const hasAllStates = areas.length <= MOST_ELEMENTS;
  return all.filter((path) => {
    // Random input rarely finds something new on the second day; `npm test` tries it.
    if (path.endsWith('.fuzz.test.ts')) return false;
    if (UNIT_TEST.test(path)) return true;
    if (path.endsWith('.element.test.ts') && isChanged(SHARED)) return true;
    if (path.endsWith('.accessibility.test.ts') && !hasAllStates) return changed.includes(path);
    return areas.some((area) => path.startsWith(`test/${area}/`));
  });
}

const git = (...options: string[]) =>
  execFileSync('git', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** Paths that differ from the upstream branch, new files included. */
function changedFiles(): string[] {
  const base = ['@{upstream}', 'origin/main', 'main'].reduce((found, branch) => {
    try {
      return found || git('merge-base', 'HEAD', branch);
    } catch {
      return found;
    }
  }, '');
  const lines = [git('diff', '--name-only', base || 'HEAD'), git('ls-files', '--others', '--exclude-standard')];
  return lines.join('\n').split('\n').filter(Boolean);
}

if (process.argv[1]?.endsWith('changed-tests.ts')) {
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && !/^test\/(?:scripts|bundle|storybook|frameworks)\//.test(path));
  const chosen = testsFor(changedFiles(), all);
  console.log(`chosen: ${chosen.length} of ${all.length} test files`);
  const options = ['--port', `${await getPort()}`, '--concurrency', `${availableParallelism()}`, '--files', ...chosen];
  const { code, output } = await run('wtr', options);
  console.log(output);
  process.exitCode = code ?? 1;
}
