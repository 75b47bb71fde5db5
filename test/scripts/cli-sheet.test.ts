import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readCsv, writeCsv } from '../../scripts/cli/csv.js';
import { factsOf } from '../../scripts/cli/sheet-facts.js';
import { applySheet, countryOfSheet } from '../../scripts/data/apply.js';
import { assembleHelplines, readCountryFacts } from '../../scripts/data/facts.js';
import { runCli } from './cli.driver.js';
import { AS_OF, KENYA, TODAY, filled, makeSheet, sheetFolder, type Fill } from './sheet.driver.js';

describe('ecpat-data sheet', () => {
  test('lists every fact of every line in use, oldest first, with sources, notes and doubts', async () => {
    const { page, table, out, code } = await makeSheet(KENYA);
    assert.equal(code, 0);
    assert.match(out, /6 rows/);
    const ids = [...page.matchAll(/<h2><bdi>(?:.*?\((ke-\d)\)|(Emergency))/g)].map(([, id, other]) => id ?? other);
    assert.deepEqual(ids, ['Emergency', 'ke-2', 'ke-3', 'ke-1', 'ke-5', 'ke-4']);
    for (const text of [
      'https://example.org/',
      'seen on a sticker',
      'Other sources say 911',
      '&lt;b&gt;its owner changed',
      'Checked by KAACR: 2026-11-01',
      'The source has no date',
    ]) {
      assert.ok(page.includes(text), text);
    }
    assert.doesNotMatch(page, /<b>|<script|https?:[^<]*["']/);
    const fields = new Set(table.filter(([id]) => id === 'ke-1').map(([, field]) => field));
    for (const { field } of factsOf(assembleHelplines([KENYA], AS_OF).helplines[0]!))
      assert.ok(fields.has(field), field);
  });

  test('is made for every country and for services of all countries, with every value as it is in the data', async () => {
    for (const [name, country] of readCountryFacts()) {
      const document = assembleHelplines([country], AS_OF);
      assert.equal((await runCli(['sheet', name, '--to', sheetFolder()], { document })).code, 0, name);
      const table = readCsv(readFileSync(join(sheetFolder(), `${name}.csv`)));
      assert.equal(countryOfSheet(table), name);
      const values = new Map(table.map(([id, field, value]) => [`${id} ${field}`, value]));
      const facts = document.helplines.filter(({ withdrawn }) => !withdrawn).flatMap(factsOf);
      for (const { id, field, value } of facts) assert.equal(values.get(`${id} ${field}`), value, `${id} ${field}`);
    }
  });

  test('can be applied as it is when all is right', async () => {
    for (const name of ['GB', 'US', 'FI', 'MO', 'world']) {
      const facts = readCountryFacts().get(name)!;
      await runCli(['sheet', name, '--to', sheetFolder()], { document: assembleHelplines([facts], AS_OF) });
      const table = readCsv(readFileSync(join(sheetFolder(), `${name}.csv`)));
      const rows = table.slice(1).filter(([id]) => id !== 'check');
      const fill = Object.fromEntries(rows.map(([id, field]) => [`${id} ${field}`, 'right']));
      const { facts: changed, problems } = applySheet(filled(table, fill), facts, AS_OF, TODAY);
      assert.deepEqual(problems, [], name);
      const inUse = (changed.helplines ?? []).filter(({ withdrawn }) => !withdrawn);
      for (const { id, checked } of inUse) assert.equal(checked?.by, 'KAACR', id);
    }
  });

  test('has semicolons for spreadsheets that expect them', async () => {
    const { csv, table } = await makeSheet(KENYA, '--semicolons');
    assert.match(csv.toString(), /^\ufeffid;field;value now;/);
    assert.equal(countryOfSheet(table), 'KE');
  });

  test('[data-sheet] keeps a table that somebody has filled in, until --force', async () => {
    const { table } = await makeSheet(KENYA);
    const path = join(sheetFolder(), 'KE.csv');
    // The last one has nothing but a name.
    const fills: Fill[] = [{ 'ke-1 phone': 'right' }, { 'ke-1 sms': ['', '0722 1'] }, {}];
    for (const fill of fills) {
      writeFileSync(path, writeCsv(filled(table, fill)));
      const before = readFileSync(path);
      const { code, err } = await runCli(['sheet', 'KE', '--to', sheetFolder()]);
      assert.deepEqual([code, /KE\.csv is filled in: move it away, or use --force/.test(err)], [1, true]);
      assert.deepEqual(readFileSync(path), before);
    }
    writeFileSync(path, Buffer.from('id;by\né', 'latin1'));
    assert.match((await runCli(['sheet', 'KE', '--to', sheetFolder()])).err, /could be filled in/);
    assert.equal((await runCli(['sheet', 'KE', '--to', sheetFolder(), '--force'])).code, 0);
    assert.equal((await runCli(['sheet', 'KE', '--to', sheetFolder()])).code, 0);
  });

  test('makes the folder, and lists the table in the order of the page', async () => {
    const to = join(sheetFolder(), 'a', 'b');
    const document = assembleHelplines([KENYA], AS_OF);
    assert.equal((await runCli(['sheet', 'KE', '--to', to], { document })).code, 0);
    const ids = new Set(readCsv(readFileSync(join(to, 'KE.csv'))).map(([id]) => id));
    const order = ['id', 'check', 'emergency', 'ke-2', 'ke-3', 'ke-1', 'ke-5', 'ke-4', 'new-1', 'new-2'];
    assert.deepEqual([...ids], order);
    assert.match(readFileSync(join(to, 'KE.html'), 'utf8'), /Lines that are missing here/);
  });

  test('is made from a pulled file or a document of an author with --from', async () => {
    const file = join(sheetFolder(), 'own.json');
    const own = { id: 'ke-own', country: 'Kenya', name: 'Own line', phone: '0800 777 888', hours: 'when we can' };
    const ug = { ...own, id: 'ug-own', country: 'UG' };
    writeFileSync(file, JSON.stringify({ helplines: [own, ug], emergency: { KE: '999' } }));
    const { code, err } = await runCli(['sheet', 'KE', '--from', file, '--to', sheetFolder()]);
    assert.equal(code, 0, err);
    const table = readCsv(readFileSync(join(sheetFolder(), 'KE.csv')));
    const values = new Map(table.map(([id, field, value]) => [`${id} ${field}`, value]));
    assert.deepEqual(
      [values.get('ke-own phone'), values.get('ke-own hours'), values.get('emergency general')],
      ['0800 777 888', 'when we can', '999'],
    );
    assert.ok(!table.some(([id]) => id === 'ug-own'));
    assert.match((await runCli(['sheet', 'TZ', '--from', file, '--to', sheetFolder()])).err, /no numbers of "TZ"/);
    writeFileSync(file, JSON.stringify({ helplines: [{ ...own, sms: 'ask us' }] }));
    const faulty = await runCli(['sheet', 'KE', '--from', file, '--to', sheetFolder()]);
    assert.match(faulty.err, /has a fault: ke-own\.sms "ask us" should be/);
  });

  test('refuses what is no country', async () => {
    for (const word of ['all', 'Atlantis', 'XX'])
      assert.equal((await runCli(['sheet', word, '--to', sheetFolder()])).code, 2);
    writeFileSync(join(sheetFolder(), 'file'), '');
    const { code, err } = await runCli(['sheet', 'KE', '--to', join(sheetFolder(), 'file')]);
    assert.deepEqual([code, /the folder .* cannot be made/.test(err)], [1, true]);
  });
});
