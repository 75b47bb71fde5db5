import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rejectedTerms, unclearPhrases } from '../../scripts/check-terminology.js';

test('finds a rejected term in upper or lower case and in each language', () => {
  for (const text of [
    'Child Pornography',
    'le tourisme sexuel',
    'TURISMO SEXUAL',
    'детского порно',
    'pornografia infantil',
  ]) {
    assert.equal(rejectedTerms(`a sentence with ${text} in it`).length, 1, text);
  }
});

test('accepts the recommended terms', () => {
  assert.deepEqual(rejectedTerms('sexual exploitation of children, child sexual abuse material, hotline'), []);
  assert.deepEqual(rejectedTerms('сексуальная эксплуатация детей'), []);
});

test('finds an unclear phrase in comments, test titles, documents and English strings', () => {
  assert.deepEqual(unclearPhrases('src/a.ts', '// Made anew.\nconst anew = 1;'), ['1: "anew" (better: again)']);
  assert.equal(unclearPhrases('src/a.ts', '/**\n * What a page sends.\n */').length, 1);
  assert.equal(unclearPhrases('test/a.test.ts', "it('[some-id] is drawn anew', () => {});").length, 1);
  assert.equal(unclearPhrases('docs/a.md', 'Whoever reads this reads it twice.').length, 2);
  const xliff = '<trans-unit id="a">\n  <source>A place, where <x id="0" equiv-text="${n}"/> shall be</source>';
  assert.deepEqual(unclearPhrases('src/locales/xliff/fr.xlf', xliff), ['2: "shall" (better: must or should)']);
  assert.equal(unclearPhrases('docs/a.md', 'A page that takes scripts away.').length, 1);
});

test('ignores code, questions, continued sentences and generated files', () => {
  for (const [path, text] of [
    ['src/a.ts', "const text = 'drawn anew';"],
    ['src/a.ts', '// What is the address of the page?'],
    ['src/a.ts', '// Tells the page\n// What happens next'],
    ['docs/a.md', 'Call `anew()`.\n\n```js\n// whoever\n```'],
    ['src/data/generated/a.ts', '// whoever'],
    ['src/locales/xliff/fr.xlf', '  <note from="lit-localize">anew</note>\n  <target>anew</target>'],
  ] as const) {
    assert.deepEqual(unclearPhrases(path, text), [], text);
  }
});
