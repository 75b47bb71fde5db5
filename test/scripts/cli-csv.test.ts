import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCsv, writeCsv } from '../../scripts/cli/csv.js';
import fc, { RUNS } from '../helpers/fuzz.js';

describe('the table for spreadsheets', () => {
  test('keeps numbers, hours and formulas as text, in UTF-8 with a mark and CRLF', () => {
    const values = ['0722116116', '+254722116116', '24/7', '=1+1', '-1', '@a', '2026-12-01', 'é "x"; y, z', 'a\nb'];
    const csv = writeCsv([['id'], values]);
    assert.ok(csv.startsWith('\ufeffid\r\n'));
    for (const value of values.slice(0, 7)) assert.ok(csv.includes(`'${value}`), value);
    assert.deepEqual(readCsv(Buffer.from(csv)), [['id'], values]);
  });

  test('is read however a spreadsheet has saved it', () => {
    const table = [
      ['id', 'field', 'value now'],
      ['ke-1', 'name', 'Line 1; of 2, "new"'],
      ['ke-1', 'phone', '0722 116'],
      ['ke-1', 'hours', '24/7'],
    ];
    const [csv, semicolons] = [Buffer.from(writeCsv(table)), Buffer.from(writeCsv(table, ';'))];
    assert.match(semicolons.toString(), /^\ufeffid;field;/);
    const quoted = (mark: string) =>
      table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(mark)).join('\n');
    for (const saved of [
      csv,
      semicolons,
      Buffer.from(quoted(',')),
      Buffer.from(quoted('\t')),
      Buffer.from(`\ufeff${quoted('\t')}`, 'utf16le'),
      Buffer.from(`\ufeffsep=;\r\n${quoted(';')}`),
    ]) {
      assert.deepEqual(readCsv(saved), table);
    }
    assert.throws(() => readCsv(Buffer.from('a,b\n"x"y,z')), /row 2/);
  });

  test('is refused in an encoding that would change letters', () => {
    // "Линия" as a Russian spreadsheet saves it, and "é" of a French one.
    for (const bytes of [[0xcb, 0xe8, 0xed, 0xe8, 0xff], [0xe9]]) {
      assert.throws(() => readCsv(Buffer.from([...Buffer.from('id;by\n1;'), ...bytes])), /"CSV UTF-8"/);
    }
  });

  test('keeps the apostrophes when asked, since they show that a number is whole', () => {
    assert.deepEqual(readCsv(Buffer.from(`a,b\n'061,"'0722"`), true), [
      ['a', 'b'],
      ["'061", "'0722"],
    ]);
  });

  test('comes back the same for any texts', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.trim().replace(/^'+/, '').trim());
    const row = fc.array(cell, { minLength: 2, maxLength: 5 }).map((cells) => ['x', ...cells]);
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom<',' | ';'>(',', ';'), (rows, mark) => {
        const table = [['id', 'field'], ...rows];
        const expected = table.map((values) => values.map((value) => value.replace(/^'/, '').trim()));
        assert.deepEqual(readCsv(Buffer.from(writeCsv(table, mark))), expected);
      }),
      { numRuns: RUNS },
    );
  });
});
