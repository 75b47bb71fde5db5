import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testsFor } from '../../scripts/changed-tests.js';

const UNIT = ['test/data/links.test.ts', 'test/internal/define.test.ts', 'test/member-map/member-map.model.test.ts'];
const MAP = ['test/member-map/member-map.accessibility.test.ts', 'test/member-map/member-map.element.test.ts'];
const FORM = ['test/signup-form/signup-form.accessibility.test.ts', 'test/signup-form/signup-form.element.test.ts'];
const BUILDER = ['test/builder/builder.element.test.ts'];
const ALL = [...UNIT, ...MAP, ...FORM, ...BUILDER, 'test/member-map/member-map.element.fuzz.test.ts'];

describe('the tests of what changed', () => {
  for (const [name, changed, expected] of [
    ['only the unit tests when nothing changed', [], UNIT],
    ['all tests of an element when its source changed', ['src/member-map/member-list.ts'], [...UNIT, ...MAP]],
    ['all tests of an element when its states changed', ['stories/signup-form.states.ts'], [...UNIT, ...FORM]],
    [
      'all tests of an element when its strings changed',
      ['src/locales/generated/signup-form/fr.ts'],
      [...UNIT, ...FORM],
    ],
    ['the tests of the builder when it changed', ['stories/builder/builder.model.ts'], [...UNIT, ...BUILDER]],
    [
      'the contract of every element when shared code changed',
      ['src/internal/element.ts'],
      [...UNIT, MAP[1]!, FORM[1]!, ...BUILDER],
    ],
    [
      'the contract of every element when the list of languages changed',
      ['src/locales/languages.ts'],
      [...UNIT, MAP[1]!, FORM[1]!, ...BUILDER],
    ],
    [
      'no states of elements that changed together',
      ['src/member-map/a.ts', 'src/signup-form/a.ts', 'src/helpline-banner/a.ts'],
      [...UNIT, MAP[1]!, FORM[1]!],
    ],
  ] as const) {
    test(`are ${name}`, () => assert.deepEqual(testsFor(changed, ALL), expected));
  }
});
