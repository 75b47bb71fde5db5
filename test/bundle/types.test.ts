import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

test('the published types know tags, values, events and JSX', async () => {
  const { stdout } = await promisify(execFile)('npx', ['tsc', '-p', 'test/bundle/consumer/tsconfig.json']).catch(
    (error: { stdout: string }) => error,
  );
  assert.equal(stdout, '');
});
