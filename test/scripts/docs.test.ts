/** What the contract wants to be written down, so that it cannot get lost when a page is written anew. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { SERVICE_NAMES, SERVICES } from '../../src/signup-form/services/services.js';

const read = (file: string) => readFileSync(file, 'utf8');
/** What stands below a heading, up to the next one of its level. */
const below = (text: string, heading: string) => text.split(`\n${heading}\n`)[1]?.split(/\n## /)[0] ?? '';

describe('the docs', () => {
  test('[own-site] recommend the member’s own site first, and say what a public host learns', () => {
    assert.match(read('README.md'), /Put `dist\/ecpat-widgets\.js` on your own site/);
    const hosting = read('stories/guides/hosting.mdx');
    assert.match(hosting, /Choose your own site/);
    assert.match(hosting, /third party on a page about help/);
    assert.match(hosting, /referrerpolicy="no-referrer"/);
  });

  test('[trusted-types-two] give the policy in the form that lets a second file of ours run', () => {
    assert.match(read('README.md'), /trusted-types lit-html 'allow-duplicates'/);
  });

  test('say of each service what `action`, `list` and `fields` hold', () => {
    const rows = below(read('src/signup-form/services/README.md'), '## What each one takes')
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim()))
      .filter(([, name]) => name?.startsWith('`') && name !== '`service`');
    assert.deepEqual(rows.map(([, name]) => name!.replaceAll('`', '')).sort(), [...SERVICE_NAMES].sort());
    for (const [, name, action, list, fields] of rows) {
      const { takes } = SERVICES[name!.replaceAll('`', '') as (typeof SERVICE_NAMES)[number]];
      assert.ok(action!.length > 5, name);
      assert.equal(list !== '–', takes.includes('list'), `${name}: list`);
      assert.equal(!fields!.startsWith('–'), takes.includes('fields'), `${name}: fields`);
    }
  });

  test('[always-correctable] say how to correct a wrong number', () => {
    const text = below(read('src/data/README.md'), '## Correcting a wrong number');
    assert.match(text, /sourceDate/);
    assert.ok(text.trim().length > 200);
    assert.match(
      read('stories/guides/data-and-trust.mdx'),
      /section\('src\/data\/README\.md', 'Correcting a wrong number'\)/,
    );
  });
});
