import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problemsOf } from '../../scripts/check-guarantees.js';

const LIST = '# Guarantees\n\n- **calls** – A sentence.\n- **texts** – A sentence. (Only by hand: a.md, “Phone”.)\n';
const TESTS = "it('[calls] works', run);";

const problems = (list = LIST, source = TESTS) =>
  problemsOf(list, { 'a.test.ts': source }, (path) => (path === 'a.md' ? '# By hand\n\n## Phone\n' : undefined));

describe('check:guarantees', () => {
  for (const [how, source] of [
    ['a plain title', TESTS],
    ['a template', 'test(`[calls] [texts] works for ${name}`, run);'],
    ['a title on its own line', "  itExcept(\n    NO_PAPER,\n    '[calls] works',"],
    ['engines in an object', "itExcept({ firefox: REASON }, '[calls] works', run);"],
  ] as const) {
    test(`passes when the id is in ${how}`, () => assert.deepEqual(problems(LIST, source), []));
  }

  for (const [how, source] of [
    ['no test has its id', "it('works', run);"],
    ['only a skipped test has its id', "it.skip('[calls] works', run);"],
    ['only a planned test has its id', "test.todo('[calls] works');"],
    ['only a comment has its id', "// it('[calls] works', run);"],
    ['the id is not at the start of a title', "it('works [calls] ', run);"],
  ] as const) {
    test(`fails for a guarantee when ${how}`, () =>
      assert.deepEqual(problems(LIST, source), ['calls: no test has [calls] in its title']));
  }

  test('fails for a guarantee that is only partly manual when no test has its id', () => {
    assert.deepEqual(problems(LIST.replace('Only by', 'Phones by')), ['texts: no test has [texts] in its title']);
  });

  test('fails for an unknown id in a title, also after a known one', () => {
    assert.deepEqual(problems(LIST, "it('[calls] [mails] works', run);"), [
      'a.test.ts: [mails] is not in docs/contributing/guarantees.md',
    ]);
  });

  test('fails for a repeated id', () => {
    assert.deepEqual(problems(`${LIST}- **calls** – Another sentence.\n`), ['calls: listed twice']);
  });

  test('fails for an item without an id', () => {
    assert.deepEqual(problems(`${LIST}- A sentence.\n`), ['not "- **id** – sentence": - A sentence.']);
  });

  test('fails for a manual check without its file or heading', () => {
    assert.deepEqual(problems(LIST.replace('a.md', 'b.md')), ['texts: no heading "Phone" in b.md']);
    assert.deepEqual(problems(LIST.replace('Phone”', 'Tablet”')), ['texts: no heading "Tablet" in a.md']);
  });
});
