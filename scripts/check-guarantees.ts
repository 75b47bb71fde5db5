/** Fails when a guarantee has no test that runs, or when a test title starts with an unknown `[id]`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { report } from './report.js';

const LIST = 'docs/contributing/guarantees.md';
/** An item of the list: its id and its sentence. */
const GUARANTEE = /^- \*\*([a-z0-9-]+)\*\* – (.+)$/;
const BY_HAND = /(only )?by hand: (\S+\.md), “(.+?)”/gi;
/** A test outside comments and strings: its modifier, and the ids that start its title. `itExcept` takes engines first. */
const TEST = /(?<!\/\/.*)(?<=^|\s)(?:it|test|itExcept)(\.\w+)?\(\s*(?:\w+,\s*|\{.*?\},\s*)?['"`]((?:\[[^\]]+\] )+)/gm;

type Read = (path: string) => string | undefined;

/** Compares the list of guarantees with the test titles in `tests`, the text of each test file by its path. */
export function problemsOf(list: string, tests: Readonly<Record<string, string>>, read: Read): string[] {
  const items = list.split('\n').filter((line) => line.startsWith('- '));
  const ids = items.map((item) => GUARANTEE.exec(item)?.[1]);
  const tested = Object.entries(tests).flatMap(([path, text]) =>
    [...text.matchAll(TEST)]
      // The test runs report skipped suites and options such as `{ skip: true }` as failures.
      .filter(([, modifier]) => modifier !== '.skip' && modifier !== '.todo')
      .flatMap(([, , titleIds]) => [...titleIds!.matchAll(/\[(.+?)\]/g)].map(([, id]) => ({ path, id: id! }))),
  );
  const problems = items.flatMap((item, index) => {
    const id = ids[index];
    if (!id) return [`not "- **id** – sentence": ${item}`];
    const manual = [...item.matchAll(BY_HAND)];
    const isTested = manual.some(([, only]) => only) || tested.some((test) => test.id === id);
    return [
      ...(ids.indexOf(id) < index ? [`${id}: listed twice`] : []),
      ...(isTested ? [] : [`${id}: no test has [${id}] in its title`]),
      ...manual
        .filter(([, , path, heading]) => !read(path!)?.split('\n').includes(`## ${heading}`))
        .map(([, , path, heading]) => `${id}: no heading "${heading}" in ${path}`),
    ];
  });
  const unknown = tested.filter(({ id }) => !ids.includes(id));
  return [...problems, ...unknown.map(({ path, id }) => `${path}: [${id}] is not in ${LIST}`)];
}

if (process.argv[1]?.endsWith('check-guarantees.ts')) {
  const read: Read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  const paths = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const tests = Object.fromEntries(paths.map((path) => [`test/${path}`, read(`test/${path}`)!]));
  const list = read(LIST)!;
  report(`guarantees: ${list.match(/^- /gm)!.length}, each with a test`, problemsOf(list, tests, read));
}
