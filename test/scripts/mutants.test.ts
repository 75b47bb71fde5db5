import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { mutate, tryMutants, type Mutant, type Outcome } from '../../scripts/mutants/run.js';
import { MUTANTS } from '../../scripts/mutants/table.js';

const SOURCE = `export const limit = 3;
export const isAllowed = (count: number): boolean => count <= limit;
`;
const ALLOWS = 'test/scripts/allows.test.ts';
const FAILS = 'test/scripts/fails.test.ts';
const NO_HOOK = 'test/scripts/no-hook.test.ts';
const NO_TEST = 'test/scripts/no-test.test.ts';
const FILES = {
  'package.json': '{ "type": "module" }',
  'src/limit.ts': SOURCE,
  [ALLOWS]: `
    import assert from 'node:assert/strict';
    import { describe, test } from 'node:test';
    import { isAllowed } from '../../src/limit.js';
    describe('the limit', () => {
      test('allows one', () => assert.ok(isAllowed(1)));
      test('refuses four', () => assert.ok(!isAllowed(4)));
    });`,
  [FAILS]: `
    import { test } from 'node:test';
    test('fails anyway', () => { throw new Error('anyway'); });`,
  [NO_HOOK]: `
    import { before, test } from 'node:test';
    before(() => { throw new Error('no browser'); });
    test('needs a browser', () => {});`,
  [NO_TEST]: '',
};

let root: string;
before(() => {
  root = mkdtempSync(join(tmpdir(), 'mutants-test-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
});
after(() => rmSync(root, { recursive: true, force: true }));

/** The outcomes of faults in the file above, in the given order. */
async function outcomesOf(...mutants: Partial<Mutant>[]): Promise<Outcome[]> {
  const usual = { file: 'src/limit.ts', find: 'limit = 3', replace: 'limit = 4', tests: [ALLOWS] };
  const reported: Outcome[] = [];
  const outcomes = await tryMutants(
    mutants.map((mutant, index) => ({ name: `${index}`, ...usual, ...mutant })),
    root,
    2,
    (outcome) => reported.push(outcome),
  );
  assert.deepEqual(outcomes, reported);
  return outcomes.sort((one, other) => Number(one.name) - Number(other.name));
}

describe('mutants', () => {
  test('are killed by the first test that fails, in the first file that notices', async () => {
    const [killed, later] = await outcomesOf({}, { find: '<=', replace: '>=', tests: [ALLOWS, FAILS] });
    assert.deepEqual([killed!.state, killed!.detail], ['killed', 'refuses four']);
    assert.deepEqual([later!.state, later!.detail], ['killed', 'allows one']);
  });

  test('survive when every test passes', async () => {
    const [survivor] = await outcomesOf({ replace: 'limit = 2' });
    assert.deepEqual([survivor!.state, survivor!.detail], ['survived', ALLOWS]);
  });

  test('are errors when they cannot be tried', async () => {
    const outcomes = await outcomesOf(
      { find: 'limit = 5' },
      { find: 'limit' },
      { replace: 'limit = 3' },
      { replace: 'limit = = 3' },
      { file: 'src/none.ts' },
      { tests: [] },
      { replace: 'limit = 2', tests: [NO_TEST] },
      { replace: 'limit = 2', tests: ['test/scripts/none.test.ts'] },
      { replace: 'limit = 2', tests: [NO_HOOK] },
      { tests: [FAILS] },
    );
    assert.deepEqual(
      outcomes.map(({ state }) => state),
      Array(outcomes.length).fill('error'),
    );
    for (const [index, expected] of [
      /contains "limit = 5" 0 times/,
      /contains "limit" 2 times/,
      /changes nothing/,
      /does not build/,
      /none\.ts/,
      /names no test/,
      /has no test/,
      /none\.test\.ts cannot run/,
      /no-hook\.test\.ts cannot run: .*no browser/,
      /fails without the mutant: fails anyway/,
    ].entries()) {
      assert.match(outcomes[index]!.detail, expected);
    }
  });

  test('change only a copy, and leave nothing behind', async () => {
    const folders = () => readdirSync(tmpdir()).filter((name) => /^mutants-(?!test-)/.test(name));
    const before = folders();
    await outcomesOf({}, { replace: 'limit = 2' });
    assert.equal(readFileSync(join(root, 'src/limit.ts'), 'utf8'), SOURCE);
    assert.deepEqual(readdirSync(root).sort(), ['node_modules', 'package.json', 'src', 'test']);
    assert.deepEqual(folders(), before);
  });

  test('are tried by the element tests too', async () => {
    const usual = { file: 'src/internal/memoize.ts', tests: ['test/internal/memoize.test.ts'] };
    const outcomes = await tryMutants(
      [
        {
          ...usual,
          name: 'caches nothing',
          find: '(result) => results.set(key, result)',
          replace: '() => {}',
        },
        {
          ...usual,
          name: 'throws',
          find: 'export function memoizeLast<',
          replace: 'throw 1; export function memoizeLast<',
        },
      ],
      process.cwd(),
      1,
      () => {},
    );
    const [killed, error] = outcomes;
    assert.deepEqual([killed!.state, killed!.detail], ['killed', 'memoize > computes the result of each key once']);
    assert.deepEqual([error!.state, /cannot run/.test(error!.detail)], ['error', true]);
  });

  test('of the table can be made', async () => {
    for (const mutant of MUTANTS) await mutate(process.cwd(), mutant);
    assert.equal(new Set(MUTANTS.map(({ name }) => name)).size, MUTANTS.length);
    for (const path of MUTANTS.flatMap(({ tests }) => tests)) assert.ok(existsSync(path), path);
  });
});
