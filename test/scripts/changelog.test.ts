import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };

/** Parts that a changelog needs for people who embed the widgets, and lacks. */
function missingIn(changelog: string, packageVersion: string): string[] {
  const [unreleased = '', ...releases] = changelog.split(/^## /m).slice(1);
  const names = releases.map((text) => /^\S+/.exec(text)?.[0]);
  return [
    ...(unreleased.startsWith('Unreleased\n') ? [] : ['"Unreleased" at the top']),
    ...(names.length === 0 || names[0] === packageVersion ? [] : [`${packageVersion} as the newest release`]),
    ...releases
      .filter((text) => !/^What you must do: \S/m.test(text))
      .map((text) => `instructions for ${text.split('\n')[0]}`),
  ];
}

test('the changelog has instructions for every release', async () => {
  assert.deepEqual(missingIn(await readFile('CHANGELOG.md', 'utf8'), version), []);
});

test('the check finds a release without instructions, a missing release and a missing “Unreleased”', () => {
  const released =
    '# Changelog\n\n## Unreleased\n\n## 1.1.0 – 2030-02-01\n\nWhat you must do: nothing.\n\n- A number.\n';
  assert.deepEqual(missingIn(released, '1.1.0'), []);
  assert.deepEqual(missingIn(released, '1.2.0'), ['1.2.0 as the newest release']);
  assert.deepEqual(missingIn(released.replace('## Unreleased\n\n', ''), '1.1.0'), ['"Unreleased" at the top']);
  assert.deepEqual(missingIn(`${released}\n## 1.0.0 – 2030-01-01\n\n- All.\n`, '1.1.0'), [
    'instructions for 1.0.0 – 2030-01-01',
  ]);
});
