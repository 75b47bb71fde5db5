import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NODE_COUNTS, countTests } from '../../scripts/test-counts.js';

test('counts add up the lines of a run, and count a crash without a failed test as one failure', () => {
  const output = '# pass 4\n# fail 1\n# cancelled 2\n# skipped 0\n';
  assert.deepEqual(countTests(output, 1, NODE_COUNTS), { passed: 4, failed: 3 });
  assert.deepEqual(countTests('# pass 4\n# fail 0\n', 1, NODE_COUNTS), { passed: 4, failed: 1 });
  assert.deepEqual(countTests('no counts', null), { passed: 0, failed: 1 });
});
