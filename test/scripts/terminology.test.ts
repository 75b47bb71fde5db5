import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rejectedTerms } from '../../scripts/check-terminology.js';

test('a rejected term is found in any case and in each language', () => {
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

test('the words that we use are not found', () => {
  assert.deepEqual(rejectedTerms('sexual exploitation of children, child sexual abuse material, hotline'), []);
  assert.deepEqual(rejectedTerms('сексуальная эксплуатация детей'), []);
});
