import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { elementMarkup } from '../../stories/elements.js';
import { contentOf } from '../../stories/builder/fallback.js';
import { initialState } from '../../stories/builder/builder.model.js';
import { inPageLanguage } from '../../stories/builder/page-language.js';
import { assembleHelplines, type HelplineFact } from '../../scripts/data/facts.js';
import { rowsByAge } from '../../scripts/data/stale.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { runCli } from './cli.driver.js';

const line = (id: string, more: Partial<HelplineFact>) => ({ id, name: `Line ${id}`, phone: '116', ...more });
const DOCUMENT = assembleHelplines(
  [
    {
      country: 'KE',
      emergency: { general: ['999'], retrieved: '2026-06-01' },
      helplines: [
        line('ke-old', { sourceDate: '2020' }),
        line('ke-checked', { sourceDate: '2020', checked: { on: '2026-11-01', by: 'KAACR' } }),
        line('ke-undated', {}),
        line('ke-gone', { withdrawn: true }),
      ],
    },
    { country: 'UG', emergency: { general: ['112'], retrieved: '2026-11-01' }, helplines: [] },
  ],
  '2026-11-23',
);
const now = new Date('2026-12-01');
const stale = (...options: string[]) => runCli(['stale', ...options], { document: DOCUMENT, now });
const idsIn = (out: string) => [...out.matchAll(/ {2}(ke-\w+|emergency \w+) {2}/g)].map(([, id]) => id);

describe('ecpat-data stale', () => {
  test('counts a check before the date of the source, and lists undated rows first', async () => {
    const { code, out } = await stale();
    assert.equal(code, 0);
    assert.deepEqual(idsIn(out), ['ke-undated', 'ke-old', 'emergency KE', 'emergency UG', 'ke-checked']);
    assert.match(out, / 1 month {2}2026-11-01 {2}ke-checked .*checked by KAACR/);
    assert.match(out, /5 rows, 2 of them undated or older than 12 months/);
    assert.equal(rowsByAge(DOCUMENT, now).find(({ id }) => id === 'ke-checked')!.months, 1);
  });

  test('fails with --fail as long as a row is old', async () => {
    assert.equal((await stale('--fail')).code, 1);
    assert.equal((await stale('--fail', '--country', 'UG')).code, 0);
    assert.equal((await stale('--fail', '--country', 'UG', '--months', '0')).code, 1);
  });

  test('fails with --max only when more rows are old', async () => {
    assert.equal((await stale('--max', '1')).code, 1);
    assert.equal((await stale('--max', '2')).code, 0);
    assert.equal((await stale('--max', '2', '--fail')).code, 0);
  });

  test('lists a pulled file or a document of an author with --from', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stale-'));
    const file = join(folder, 'KE.json');
    for (const document of [DOCUMENT, { helplines: [{ id: 'ke-a', country: 'KE', name: 'A', phone: '116' }] }]) {
      writeFileSync(file, JSON.stringify(document));
      const { code, out } = await runCli(['stale', '--from', file, '--country', 'KE'], { now });
      assert.equal(code, 0);
      assert.deepEqual(
        idsIn(out),
        document === DOCUMENT ? ['ke-undated', 'ke-old', 'emergency KE', 'ke-checked'] : ['ke-a'],
      );
    }
    const missing = await runCli(['stale', '--from', join(folder, 'none.json')]);
    assert.deepEqual([missing.code, /none\.json cannot be read: there is no such file/.test(missing.err)], [1, true]);
    rmSync(folder, { recursive: true });
  });

  test('limits the rows to a country', async () => {
    const { rows, old } = JSON.parse((await stale('--country', 'uganda', '--json')).out) as {
      rows: object[];
      old: number;
    };
    assert.deepEqual([rows.length, old], [1, 0]);
    for (const word of ['world', 'World']) assert.match((await stale('--country', word)).out, /^0 rows/);
  });

  test('refuses wrong usage', async () => {
    for (const [options, message] of [
      [['KE'], /write --country KE/],
      [['--months', 'x'], /--months is a whole number, not "x"/],
      [['--months', ''], /--months is a whole number, not ""/],
      [['--months', '-1'], /--months needs a value/],
      [['--max', '1.5'], /--max is a whole number/],
      [['--country', 'Atlantis'], /"Atlantis" is not a country/],
      [['--country', 'XX'], /"XX" is not a country/],
      [['--old'], /there is no option --old/],
      [['--fail=yes'], /--fail takes no value/],
    ] as const) {
      const { code, err } = await stale(...options);
      assert.equal(code, 2, options.join(' '));
      assert.match(err, message);
    }
  });

  test('is the same for the facts of the project, by npm run data:stale', () => {
    const run = (...options: string[]) =>
      spawnSync('node', ['--import', 'tsx', 'scripts/data-stale.ts', ...options], { encoding: 'utf8' });
    const plain = run();
    assert.equal(plain.status, 0);
    assert.match(plain.stdout, /\d+ rows, \d+ of them undated or older than 12 months/);
    assert.equal(run('--fail', '--months', '0').status, 1);
  });
});

describe('ecpat-data fallback', () => {
  test('prints the tag with its content in each language, as the builder does', async () => {
    for (const language of LANGUAGE_TAGS) {
      const { code, out } = await runCli(['fallback', 'KE', '--lang', language]);
      const attributes = { country: 'KE' };
      const content = inPageLanguage(language, () =>
        contentOf({ ...initialState('helpline-banner', language), attributes }),
      );
      assert.equal(code, 0);
      assert.equal(out, elementMarkup('ecpat-helpline-banner', attributes, content));
    }
    for (const lang of ['fr', 'FR']) {
      assert.match((await runCli(['fallback', 'KE', '--lang', lang])).out, /Quitter cette page/);
    }
  });

  test('prints one line with a div for content systems', async () => {
    const { out } = await runCli(['fallback', 'Kenya', '--div']);
    assert.match(out, /^<div data-ecpat="helpline-banner" data-country="KE"><p>.*<\/div>$/);
    const { markup } = JSON.parse((await runCli(['fallback', 'KE', '--div', '--json'])).out) as { markup: string };
    assert.equal(markup, out);
  });

  test('refuses what is no country or no language', async () => {
    for (const options of [[], ['Atlantis'], ['XX'], ['KE', 'UG'], ['KE', '--lang', 'xx']]) {
      assert.equal((await runCli(['fallback', ...options])).code, 2, options.join(' '));
    }
  });
});
