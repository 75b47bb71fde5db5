import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { describeLeaving, LIMITS } from './leaving.suite.js';

describeLeaving('chromium');

test('[exit-limits] the documentation lists exactly the limits that are tested', async () => {
  const text = await readFile(new URL('../../docs/safety.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split('### Limits of leaving');
  const listed = [...section.split(/^#/m)[0]!.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, words]) => words);
  assert.deepEqual(listed, Object.keys(LIMITS));
});
