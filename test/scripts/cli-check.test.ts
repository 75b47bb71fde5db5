import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readFrameworks } from '../../src/data/frameworks.js';
import { readHelplines } from '../../src/data/helplines.js';
import { readMembers } from '../../src/data/members.js';
import { VERSION } from '../../src/internal/version.js';
import { checkSchema } from '../../scripts/data/checks.js';
import { readDataFile, readFacts } from '../../scripts/data/facts.js';
import { HELPLINE } from '../helpers/records.js';
import { runCli } from './cli.driver.js';

const LINE = { id: 'ke-1', country: 'KE', name: 'A line', audience: 'children', phone: '0800 555', tel: '0800555' };
const checkText = (text: string | Uint8Array, ...options: string[]) =>
  runCli(['check', '-', ...options], { input: text });
const check = (document: unknown, ...options: string[]) => checkText(JSON.stringify(document), ...options);

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'check-'))));
after(() => rmSync(folder, { recursive: true }));

/** Tidies a document in a file. */
async function tidied(document: unknown, name = 'document.json') {
  const path = join(folder, name);
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  const ran = await runCli(['check', path, '--write']);
  return { ...ran, text: readFileSync(path, 'utf8'), document: JSON.parse(readFileSync(path, 'utf8')) as unknown };
}

describe('ecpat-data check', () => {
  test('finds no fault in documents of each kind', async () => {
    for (const [kind, document] of [
      ['helplines', { helplines: [LINE] }],
      ['helplines', { emergency: { KE: { general: ['999'] } } }],
      ['members', readDataFile('members.json')],
      ['frameworks', readDataFile('frameworks.json')],
    ] as const) {
      const { code, out } = await check(document);
      assert.equal(code, 0, out);
      assert.match(out, new RegExp(`${kind} are shown, 0 faults`));
    }
  });

  test('names record, field, value and the right form of each fault', async () => {
    const lines = [
      { ...LINE, sms: 'ask us' },
      { ...LINE, id: 'ke-2', country: 'Atlantis' },
      { ...LINE, id: 'ke-1' },
      { id: 'ke-3', country: 'KE', name: 'No number' },
      { country: 'KE', name: 'No id', phone: '116' },
    ];
    const { code, out } = await check({ helplines: lines, asOf: 'soon' }, '--json');
    assert.equal(code, 1);
    const { findings, records, used } = JSON.parse(out) as { findings: Record<string, unknown>[] } & Record<
      string,
      number
    >;
    assert.deepEqual([records, used], [5, 2]);
    const short = findings.map(({ record, field, value, fix }) => [record, field, value, fix]);
    assert.deepEqual(short[0], ['asOf', null, 'soon', 'like 2026-11-23']);
    assert.deepEqual(short[1], ['ke-1', 'sms', 'ask us', 'like 0800 123456']);
    assert.deepEqual(short[2], ['ke-2', 'country', 'Atlantis', 'like KE']);
    assert.ok(
      findings.some(({ text, fix }) => /^ke-1 \(helplines\[2\]\)/.test(String(text)) && fix === 'an id of its own'),
    );
    assert.ok(short.some(([record, field]) => record === 'ke-3' && field === 'tel'));
    assert.ok(short.some(([record, field]) => record === 'helplines[4]' && field === 'id'));
    assert.equal(
      findings.find(({ field }) => field === 'sms')!['text'],
      'ke-1.sms "ask us" should be like 0800 123456',
    );
  });

  test('names the faults of a hundred records, although the console of a page names twenty', async () => {
    const helplines = Array.from({ length: 100 }, (_, index) => ({ ...LINE, id: `ke-${index}`, sms: 'ask' }));
    const { out } = await check({ helplines });
    assert.equal(out.match(/sms "ask"/g)?.length, 100);
  });

  test('finds the same faults as the widgets', async () => {
    const faulty = { ...HELPLINE, hours: '9-5', website: 'http://example.org', chat: 7, languages: ['english!'] };
    const { findings } = JSON.parse((await check({ helplines: [faulty] }, '--json')).out) as {
      findings: { text: string }[];
    };
    assert.deepEqual(
      findings.map(({ text }) => text),
      readHelplines({ helplines: [faulty] })!.problems,
    );
  });

  test('names line, column and the likely mistake of a file that is not JSON', async () => {
    const { code, err } = await checkText('{\n  "helplines": [\n    {"id": "a",},\n  ]\n}');
    assert.equal(code, 1);
    assert.match(err, /- is not JSON: line 3, column 16: remove the comma before this/);
    assert.match((await checkText('<!doctype html>')).err, /this is a web page/);
    assert.match((await checkText('')).err, /the end is missing/);
  });

  test('[data-check] takes an unknown field for a misspelt one, wherever it is', async () => {
    for (const [document, sentence] of [
      [{ helplines: [{ ...LINE, withdrawm: true }] }, /ke-1\.withdrawm is not a field, .* should be withdrawn/],
      [{ helplines: [{ ...LINE, extra: { agse: '5' } }] }, /ke-1\.extra\.agse is not .* should be ages/],
      [{ helplines: [LINE], emergancy: { KE: '999' } }, /emergancy is not .* should be emergency/],
      [{ helplines: [LINE], emergency: { KE: { general: ['999'], ambulance: ['998'] } } }, /emergency\.KE\.ambulance/],
      [{ helplines: [{ ...LINE, owner: 'A' }] }, /ke-1\.owner .* a \$ in front if it is a note: \$owner/],
    ] as const) {
      const { code, out } = await check(document);
      assert.match(out, sentence);
      assert.equal(code, 1);
    }
    const own = await check({ $schema: 'x', helplines: [{ ...LINE, $owner: 'A', extra: { note: 'x' } }] });
    assert.deepEqual([own.code, own.out], [0, '-: 1 of 1 helplines are shown, 0 faults']);
  });

  test('does not count fields of a newer form as faults', async () => {
    const { findings, ignored } = JSON.parse(
      (await check({ schemaVersion: 2, helplines: [{ ...LINE, fax: '1' }] }, '--json')).out,
    ) as Record<'findings' | 'ignored', { text: string }[]>;
    assert.deepEqual([findings.length, ignored.length], [1, 1]);
    assert.match(findings[0]!.text, /newer than 1/);
  });

  test('names an unknown confidence, which the banner reads as medium', async () => {
    const { code, out } = await check({ helplines: [{ ...LINE, confidence: 'low' }] });
    assert.equal(code, 1);
    assert.match(out, /ke-1\.confidence "low" should be high or medium/);
    for (const confidence of ['High', 'medium', '', null]) {
      assert.equal((await check({ helplines: [{ ...LINE, confidence }] })).code, 0);
    }
  });

  test('says what is not shown, and why', async () => {
    const lines = [LINE, { ...LINE, id: 'ke-2', withdrawn: true }, { ...LINE, id: 'ke-3', replacedBy: 'ke-1' }];
    assert.match((await check({ helplines: lines })).out, /1 of 3 .*0 faults \(2 withdrawn or replaced\)/);
    const member = { id: 'a', name: 'A', country: 'KE', region: 'Africa', bundle: false };
    const members = [{ ...member, id: 'b', bundle: true }, member];
    assert.match((await check({ members })).out, /1 of 2 .* \(1 not confirmed, with "bundle": false\)/);
  });

  test('names an empty list, and a sheet', async () => {
    const { code, out } = await check({ helplines: [] });
    assert.deepEqual([code, /the list "helplines" is empty/.test(out)], [1, true]);
    assert.equal((await check({ helplines: [], emergency: { KE: '999' } })).code, 0);
    assert.match((await checkText('\ufeffid,field,value now\r\n')).err, /is a sheet, and no JSON document/);
  });

  test('tells records of the same id apart', async () => {
    const { out } = await check({ helplines: [LINE, { ...LINE, sms: 'ask us' }] });
    assert.match(out, /^ke-1 \(helplines\[1\]\)\.sms "ask us"/m);
    assert.match(out, /^ke-1 \(helplines\[1\]\) is repeated/m);
  });

  test('names what JSON loses without an error', async () => {
    const twice = await checkText('{"helplines":[],\n"helplines":[{"id":"a","a":1,"a":2}]}');
    assert.equal(twice.code, 1);
    assert.match(twice.out, /^line 2: "helplines" is there twice/m);
    assert.match(twice.out, /^line 2: "a" is there twice/m);
    const long = await checkText('{"helplines":[{"id":"a","country":"KE","name":"A",\n"tel":25472211611611622}]}');
    assert.match(long.out, /^line 2: a long number loses digits: write "25472211611611622" in double quotes/m);
    const names = JSON.stringify({
      helplines: [LINE, { ...LINE, id: 'ke-2', name: '{"id":"id", "id": 12345678901234567}' }],
    });
    assert.equal((await checkText(names)).code, 0);
  });

  test('reads a list without a name when the kind is given, and asks for it otherwise', async () => {
    assert.match((await check([LINE])).err, /--kind/);
    assert.equal((await check([LINE], '--kind', 'helplines')).code, 0);
    assert.equal((await check([LINE], '--kind', 'lines')).code, 2);
  });

  test('reads UTF-16, and names an encoding that is not UTF-8', async () => {
    const text = JSON.stringify({ helplines: [{ ...LINE, name: 'Été' }] });
    assert.equal((await checkText(Buffer.from(`\ufeff${text}`, 'utf16le'))).code, 0);
    const latin = await checkText(Buffer.from(text, 'latin1'));
    assert.equal(latin.code, 1);
    assert.match(latin.out, /the encoding should be UTF-8/);
  });

  test('fails for a missing file, and for wrong usage with another code', async () => {
    const missing = await runCli(['check', join(folder, 'none.json')]);
    assert.deepEqual([missing.code, /none\.json cannot be read/.test(missing.err)], [1, true]);
    for (const args of [[], ['a', 'b'], ['-', '--write'], ['-', '--what']]) {
      const { code, err } = await runCli(['check', ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /ecpat-data check --help/);
    }
    assert.equal((await runCli(['chekc'])).code, 2);
    assert.equal((await runCli([])).code, 2);
    const json = await runCli(['check', '--json']);
    assert.deepEqual(JSON.parse(json.out), { error: 'the file to check is missing' });
  });

  test('prints the version of the package', async () => {
    assert.deepEqual(await runCli(['--version']), { code: 0, out: VERSION, err: '' });
  });

  test('explains each command with an example', async () => {
    const { out } = await runCli(['--help']);
    for (const name of ['check', 'pull', 'stale', 'sheet', 'fallback']) {
      assert.match(out, new RegExp(`^ {2}${name}`, 'm'));
      const help = await runCli([name, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^ecpat-data ${name}`));
      assert.match(help.out, new RegExp(`npx -p @ecpat/widgets ecpat-data ${name} `));
      assert.match(help.out, /Exit code/);
    }
  });
});

describe('ecpat-data check --write', () => {
  test('brings an untidy document into the form of the schema', async () => {
    const { code, document } = await tidied({
      helplines: [
        {
          ID: 'ke-1',
          Country: 'Kenya',
          name: 'A line &amp; more',
          phone: '(0800) 555.111',
          Hours: '24 hours',
          free: 'yes',
          languages: 'en, sw',
          'Alt Phones': '0800 222 333',
          SMS: 'n/a',
          sources: ['https://example.org'],
          checked: { on: '1.12.2026', by: 'KAACR', how: 'called' },
        },
      ],
      emergency: { Kenya: '999' },
      $owner: 'KAACR',
    });
    assert.equal(code, 0);
    assert.deepEqual(checkSchema('helplines', document), []);
    assert.deepEqual(document, {
      schemaVersion: 1,
      $owner: 'KAACR',
      helplines: [
        {
          id: 'ke-1',
          country: 'KE',
          name: 'A line & more',
          audience: 'children',
          phone: '0800 555 111',
          tel: '0800555111',
          hours: '24 hours',
          free: true,
          languages: ['en', 'sw'],
          checked: { on: '2026-12-01', by: 'KAACR', how: 'called' },
          sources: ['https://example.org'],
          extra: { altPhones: ['0800 222 333'] },
        },
      ],
      emergency: { KE: { general: ['999'], police: [] } },
    });
  });

  test('keeps values that cannot be read, unknown fields and unusable records as they are', async () => {
    const given = {
      helplines: [
        { ...LINE, sms: 'ask us', telefone: '1', extra: { mine: 2 } },
        { id: 'ke-2', name: 'No country', phone: '116' },
        'a text',
      ],
      emergency: { KE: { general: 'call us', note: 'x' } },
    };
    const { code, document } = await tidied(given);
    assert.equal(code, 1);
    assert.deepEqual(document, { schemaVersion: 1, ...given });
  });

  test('keeps a line of Namibia, whose code looks like "not applicable"', async () => {
    const { code, document } = await tidied({ helplines: [{ ...LINE, id: 'na-1', country: 'NA' }] });
    assert.equal(code, 0);
    assert.equal((document as { helplines: { country: string }[] }).helplines[0]!.country, 'NA');
  });

  test('keeps both of two spellings of a field', async () => {
    const { document } = await tidied({ helplines: [{ ...LINE, tel: undefined, telephone: '0800 999' }] });
    assert.deepEqual((document as { helplines: object[] }).helplines[0], { ...LINE, telephone: '0800 999' });
  });

  test('loses nothing of the published documents, for the widgets and for editors', async () => {
    const { helplines, members, frameworks } = readFacts();
    for (const [facts, read] of [
      [helplines, readHelplines],
      [members, readMembers],
      [frameworks, readFrameworks],
    ] as const) {
      const { document, err } = await tidied(facts);
      assert.equal(err, '');
      assert.deepEqual(read(document), read(facts));
      const again = await tidied(document);
      assert.deepEqual(again.document, document);
      // Every value that is not blank is still there.
      const values = (value: unknown): unknown[] =>
        typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(values)
          : value === null
            ? []
            : [value];
      const kept = values(document);
      for (const value of values(facts)) assert.ok(kept.includes(value), String(value));
    }
  });

  test('writes nothing when the list is inside of something else, and names the fix', async () => {
    const given = { data: { helplines: [LINE] }, owner: 'x' };
    const { code, err, document } = await tidied(given);
    assert.equal(code, 1);
    assert.match(err, /name the list "helplines", at the top/);
    assert.deepEqual(document, given);
  });

  test('[data-check] leaves a file alone whose parts would be lost', async () => {
    const latin = Buffer.from(JSON.stringify({ helplines: [{ ...LINE, name: 'Été' }] }), 'latin1');
    const entry = JSON.stringify(LINE);
    for (const [content, reason] of [
      [latin, /the encoding should be UTF-8/],
      [`{"helplines":[${entry}],"helplines":[]}`, /"helplines" is there twice/],
      [`{"helplines":[{"id":"a","phone":"116","phone":"117","country":"KE","name":"A"}]}`, /"phone" is there twice/],
      [`{"helplines":[{"id":"a","country":"KE","name":"A","tel":25472211611611622}]}`, /loses digits/],
      [`{"schemaVersion":"x","helplines":[${entry}]}`, /the widget does not read it/],
      [`{"schemaVersion":0,"helplines":[${entry}]}`, /the widget does not read it/],
    ] as const) {
      const path = join(folder, 'kept.json');
      writeFileSync(path, content);
      const { code, err } = await runCli(['check', path, '--write']);
      assert.equal(code, 1);
      assert.match(err, reason);
      assert.deepEqual(readFileSync(path), Buffer.from(content));
    }
  });

  test('keeps a confidence that is not a word of the form', async () => {
    const { code, out, document } = await tidied({ helplines: [{ ...LINE, confidence: 'low' }] });
    assert.equal(code, 1);
    assert.equal((document as { helplines: { confidence: string }[] }).helplines[0]!.confidence, 'low');
    assert.match(out, /document\.json: written, 1 fault left/);
  });

  test('leaves no other file, and follows a symbolic link', async () => {
    const path = join(folder, 'linked.json');
    symlinkSync('target.json', path);
    writeFileSync(join(folder, 'target.json'), JSON.stringify({ helplines: [LINE] }));
    await runCli(['check', path, '--write']);
    assert.match(readFileSync(join(folder, 'target.json'), 'utf8'), /^\{\n {2}"schemaVersion": 1/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });
});
