import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fitting, problemsOf, testsIn } from '../../scripts/check-promises.js';
import type { Promised } from '../../stories/guides/promises.js';

/** As test files are written, with what a check could stumble over. */
const SOURCE = `
  import { describe, it } from 'somewhere';
  export function describeAll(name: string): void {
    describe(\`\${name}: all\`, () => {
      it('is plain', async () => {
        // Nothing.
      });
      it.skip('is skipped', () => {});
      it('waits to be written');
      test('is left out by Node', { skip: true }, () => {});
      test('has a limit', { timeout: 10, skip: false }, () => {});
      test.todo('is to be done', () => {});
      for (const [hazard, code] of [['a (missing) file', 404], ['a fault', 500]]) {
        it(\`says \${code} for \${hazard}\`, () => {});
      }
      for (const [name, run] of Object.entries({ touch: () => {} })) it(name, run);
      describe.skip('none of these', () => { it('is inside', () => {}); });
    });
    // it('is a comment', () => {})
    const text = "it('is a text', () => {})";
  }
  describe('more', () => {
    it('is plain', () => {});
    it('is plain as well', () => {});
  });
`;
const NAMES = [
  '…: all › is plain',
  '…: all › has a limit',
  '…: all › says … for …',
  '…: all › …',
  'more › is plain',
  'more › is plain as well',
];

const read = (path: string) =>
  ({ 'test/a.test.ts': SOURCE, 'test/manual/a.md': '# By hand\n\n## The bar\n\n1. Look.\n' })[path];
const promised = (more: Partial<Promised> = {}): Promised => ({
  id: 'a',
  text: 'A promise.',
  tests: [{ file: 'test/a.test.ts', title: 'has a limit' }],
  ...more,
});
const problems = (...promises: Promised[]) => problemsOf([{ heading: 'All', promises }], read);
const problemsWith = (title: string, file = 'test/a.test.ts') => problems(promised({ tests: [{ file, title }] }));

test('the tests of a file are those that run, by their full names and with their code', () => {
  const { tests } = testsIn(SOURCE);
  assert.deepEqual(
    tests.map(({ name }) => name),
    NAMES,
  );
  assert.equal(tests[0]!.code, "it('is plain', async () => {\n  // Nothing.\n})");
});

describe('a reference fits', () => {
  const found = (title: string) => fitting(title, testsIn(SOURCE)).map(({ name }) => name);
  for (const [how, title, expected] of [
    ['the whole name before longer ones', 'more › is plain', ['more › is plain']],
    ['a part of a name', 'plain as well', ['more › is plain as well']],
    ['a name with its variables as they are', 'says … for …', ['…: all › says … for …']],
    ['a case that stands in the file', 'says 404 for a (missing) file', ['…: all › says … for …']],
    ['no case whose suite another file names', 'map: all › says 500 for a fault', []],
    ['a case that is nothing but a variable', 'touch', ['…: all › …']],
    ['no case that is not in the file', 'says 403 for a fault', []],
    ['every test that it could mean', 'is plain', [NAMES[0], NAMES[4], NAMES[5]]],
  ] as const) {
    test(how, () => assert.deepEqual(found(title), expected));
  }
});

describe('the check of the promises', () => {
  test('finds nothing in what is right', () => {
    const byHand = promised({
      id: 'b',
      text: 'B.',
      tests: [],
      manual: { file: 'test/manual/a.md', heading: 'The bar' },
    });
    assert.deepEqual(problems(promised(), byHand), []);
  });

  test('finds a promise without a test', () => {
    assert.deepEqual(problems(promised({ tests: [] })), ['a: has no test']);
  });

  test('finds a file that is not there', () => {
    assert.deepEqual(problemsWith('has a limit', 'test/b.test.ts'), ['a: there is no test/b.test.ts']);
  });

  for (const title of [
    'has no limit',
    'is skipped',
    'waits to be written',
    'is left out by Node',
    'is to be done',
    'is inside',
    'is a comment',
    'is a text',
    'says 403 for a fault',
  ]) {
    test(`finds a test that is not in the file, or does not run: ${title}`, () => {
      assert.deepEqual(problemsWith(title), [`a: no test of test/a.test.ts is called "${title}"`]);
    });
  }

  test('finds a name that two tests could have', () => {
    assert.deepEqual(problemsWith('is plain'), [
      `a: "is plain" is not clear in test/a.test.ts: "${NAMES[0]}", "${NAMES[5]}"`,
    ]);
  });

  test('finds what is to be done by hand and stands nowhere', () => {
    const byHand = (file: string, heading: string) => problems(promised({ manual: { file, heading } }));
    assert.deepEqual(byHand('test/manual/b.md', 'The bar'), ['a: there is no test/manual/b.md']);
    assert.deepEqual(byHand('test/manual/a.md', 'By hand'), ['a: test/manual/a.md has no heading "By hand"']);
  });

  test('finds an id, and a promise, that stands there twice', () => {
    assert.deepEqual(problems(promised(), promised({ text: 'Another.' })), ['a: stands here twice']);
    assert.deepEqual(problems(promised(), promised({ id: 'b', text: 'A PROMISE. ' })), ['said twice: a promise.']);
  });
});
