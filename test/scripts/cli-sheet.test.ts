import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Helpline } from '../../src/data/helplines.js';
import { readCsv, writeCsv } from '../../scripts/cli/csv.js';
import { factsOf } from '../../scripts/cli/sheet-facts.js';
import { applySheet, countryOfSheet } from '../../scripts/data/apply.js';
import { assembleHelplines, readCountryFacts, type CountryFacts, type HelplineFact } from '../../scripts/data/facts.js';
import { runCli } from './cli.driver.js';

const AS_OF = '2026-11-23';
const TODAY = '2026-12-01';
const line = (id: string, more: Partial<HelplineFact> = {}): Partial<HelplineFact> => ({
  id,
  name: `Line ${id}`,
  audience: 'children',
  phone: '0800 555 111',
  tel: '0800555111',
  free: true,
  languages: ['en', 'sw'],
  sources: ['https://example.org/'],
  sourceDate: '2024',
  confidence: 'medium',
  ...more,
});
const KENYA: CountryFacts = {
  country: 'KE',
  emergency: {
    general: ['999', '112'],
    police: [],
    confidence: 'medium',
    sources: ['https://example.org/'],
    note: 'seen on a sticker',
    conflict: true,
    alternatives: ['911'],
  },
  helplines: [
    line('ke-1', { hours: '24/7', extra: { note: '<b>its owner changed</b>' } }),
    line('ke-2', { sourceDate: null, whatsapp: '+254722116116' }),
    line('ke-3', { phone: '116', tel: '116', sourceDate: '2020' }),
    line('ke-4', { phone: '+254 20 123 4567', tel: '+254201234567', checked: { on: '2026-11-01', by: 'KAACR' } }),
  ],
};

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'sheet-'))));
after(() => rmSync(folder, { recursive: true }));

async function makeSheet(facts: CountryFacts, ...options: string[]) {
  const document = { ...assembleHelplines([facts], AS_OF), version: '2026.12.01' };
  const ran = await runCli(['sheet', facts.country, '--to', folder, ...options], { document });
  const read = (ending: string) => readFileSync(join(folder, `${facts.country}.${ending}`));
  return { ...ran, page: read('html').toString(), csv: read('csv'), table: readCsv(read('csv')) };
}

type Fill = Record<string, string | [verdict: string, next: string]>;
const HEAD: Fill = { 'check by': ['', 'KAACR'], 'check on': ['', '2026-12-01'], 'check how': ['', 'called'] };

/** A table with verdicts, by `<id> <field>` or `<id> *` for all known facts of an id. */
function filled(table: string[][], fill: Fill): string[][] {
  const all = { ...HEAD, ...fill };
  return table.map((row) => {
    const [id, field, now] = row as [string, string, string];
    const said = all[`${id} ${field}`] ?? (now === '' ? undefined : all[`${id} *`]) ?? ['', ''];
    const [verdict, next] = typeof said === 'string' ? [said, ''] : said;
    return row === table[0] ? row : [id, field, now, verdict, next, ''];
  });
}

async function applied(fill: Fill, facts = KENYA) {
  const { table } = await makeSheet(facts);
  return applySheet(filled(table, fill), facts, AS_OF, TODAY);
}

describe('ecpat-data sheet', () => {
  test('lists every fact of every line in use, oldest first, with sources, notes and doubts', async () => {
    const { page, table, out, code } = await makeSheet(KENYA);
    assert.equal(code, 0);
    assert.match(out, /5 rows/);
    const ids = [...page.matchAll(/<h2><bdi>(?:.*?\((ke-\d)\)|(Emergency))/g)].map(([, id, other]) => id ?? other);
    assert.deepEqual(ids, ['Emergency', 'ke-2', 'ke-3', 'ke-1', 'ke-4']);
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
      assert.equal((await runCli(['sheet', name, '--to', folder], { document })).code, 0, name);
      const table = readCsv(readFileSync(join(folder, `${name}.csv`)));
      assert.equal(countryOfSheet(table), name);
      const values = new Map(table.map(([id, field, value]) => [`${id} ${field}`, value]));
      const facts = document.helplines.filter(({ withdrawn }) => !withdrawn).flatMap(factsOf);
      for (const { id, field, value } of facts) assert.equal(values.get(`${id} ${field}`), value, `${id} ${field}`);
    }
  });

  test('can be applied as it is when all is right', async () => {
    for (const name of ['GB', 'US', 'FI', 'MO', 'world']) {
      const facts = readCountryFacts().get(name)!;
      await runCli(['sheet', name, '--to', folder], { document: assembleHelplines([facts], AS_OF) });
      const table = readCsv(readFileSync(join(folder, `${name}.csv`)));
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

  test('refuses what is no country', async () => {
    for (const word of ['all', 'Atlantis']) assert.equal((await runCli(['sheet', word, '--to', folder])).code, 2);
    const { code, err } = await runCli(['sheet', 'KE', '--to', join(folder, 'none')]);
    assert.deepEqual([code, /cannot be written/.test(err)], [1, true]);
  });
});

describe('applying a sheet', () => {
  test('[data-apply] marks a line as checked when each of its facts is right or corrected', async () => {
    const { facts, problems, changes } = await applied({
      'ke-1 *': 'right',
      'ke-2 *': 'right',
      'ke-2 phone': ['wrong', '0800 555 222'],
      'ke-2 hours': ['', '24/7'],
      'ke-3 name': 'gone',
    });
    assert.deepEqual(problems, []);
    const checked = { on: '2026-12-01', by: 'KAACR', how: 'called' };
    const [one, two, three, four] = facts.helplines!;
    assert.deepEqual(one, { ...KENYA.helplines![0], checked });
    assert.deepEqual([two!.phone, two!.tel, two!.hours, two!.checked], ['0800 555 222', '0800555222', '24/7', checked]);
    assert.deepEqual([three!.withdrawn, three!.checked], [true, undefined]);
    assert.deepEqual(four, KENYA.helplines![3]);
    assert.deepEqual(facts.emergency, KENYA.emergency);
    assert.ok(changes.includes('ke-2, phone: 0800 555 111 → 0800 555 222'));
    // New fields are in their places, as in the other files.
    assert.deepEqual(Object.keys(two!).slice(3, 8), ['phone', 'tel', 'whatsapp', 'hours', 'free']);
    assert.equal(Object.keys(one!).at(-2), 'checked');
  });

  test('[data-apply] does not mark a line with an open fact, and says which', async () => {
    const { facts, problems, changes } = await applied({
      'ke-1 *': 'right',
      'ke-1 free': ['', ''],
      'ke-1 phone': ['wrong', '117'],
    });
    assert.deepEqual(problems, []);
    assert.equal(facts.helplines![0]!.checked, undefined);
    assert.equal(facts.helplines![0]!.tel, '117');
    assert.deepEqual(facts.helplines![0]!.sources, ['KAACR, 2026-12-01 (called)', 'https://example.org/']);
    assert.ok(changes.includes('ke-1: not marked as checked, free has no verdict'));
  });

  test('removes a channel that is gone, and takes a new value of every field', async () => {
    const { facts, problems } = await applied({
      'ke-2 *': 'right',
      'ke-2 name': ['wrong', 'New name'],
      'ke-2 whatsapp': 'gone',
      'ke-2 audience': ['wrong', 'everyone'],
      'ke-2 sms': ['', '0722 116 116'],
      'ke-2 chat': ['', 'www.example.org/chat'],
      'ke-2 website': ['', 'https://example.org/'],
      'ke-2 free': ['wrong', 'No'],
      'ke-2 languages': ['wrong', 'sw; en'],
      'ke-2 extra.ages': ['', '5-17'],
      'ke-2 hours': ['', 'Mo-Fr 09:00-17:00'],
    });
    assert.deepEqual(problems, []);
    const [, two] = facts.helplines!;
    assert.equal('whatsapp' in two!, false);
    assert.deepEqual(
      [two!.name, two!.audience, two!.sms, two!.chat, two!.website, two!.free, two!.languages, two!.extra],
      [
        'New name',
        'everyone',
        '0722 116 116',
        'https://www.example.org/chat',
        'https://example.org/',
        false,
        ['sw', 'en'],
        { ages: '5-17' },
      ],
    );
  });

  test('keeps the +1 of a North American number', async () => {
    const facts: CountryFacts = {
      country: 'US',
      helplines: [line('us-1', { phone: '800-555-0111', tel: '+18005550111' })],
    };
    const { facts: changed, problems } = await applied({ 'us-1 phone': ['wrong', '800-555-0122'] }, facts);
    assert.deepEqual(problems, []);
    assert.equal(changed.helplines![0]!.tel, '+18005550122');
  });

  test('names the check among the sources of emergency numbers', async () => {
    const { facts, problems } = await applied({
      'emergency general': ['wrong', '112, 999'],
      'emergency police': ['', '0800 1'],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(facts.emergency!.general, ['112', '999']);
    assert.deepEqual(facts.emergency!.police, ['08001']);
    assert.deepEqual(facts.emergency!.sources, ['KAACR, 2026-12-01 (called)', 'https://example.org/']);
    const none = await applied({ 'emergency general': ['wrong', '112 or the police'] });
    assert.equal(none.problems.length, 1);
  });

  const refused: [name: string, fill: Fill, problem: RegExp][] = [
    ['without a name', { 'check by': ['', ''] }, /nobody is named/],
    ['without a day', { 'check on': ['', ''] }, /the day "" cannot be read/],
    ['with a day that could be two', { 'check on': ['', '03/04/2026'] }, /the day "03\/04\/2026" cannot be read/],
    ['with a month only', { 'check on': ['', '2026-11'] }, /cannot be read/],
    ['with a day in the future', { 'check on': ['', '2026-12-02'] }, /2026-12-02 is in the future/],
    ['with another way to check', { 'check how': ['', 'guessed'] }, /called, own-page, told-by-line, not "guessed"/],
    ['with another verdict', { 'ke-1 phone': 'maybe' }, /the verdict is right, wrong, gone, not "maybe"/],
    ['with a wrong value and no new one', { 'ke-1 phone': 'wrong' }, /write the new value/],
    ['with a right value and a new one', { 'ke-1 phone': ['right', '117'] }, /is right, but has a new value/],
    ['with a new value and no verdict', { 'ke-1 phone': ['', '117'] }, /the verdict is missing/],
    ['with the old value as the new one', { 'ke-1 phone': ['wrong', '0800 555 111'] }, /the new value is the old one/],
    ['with words for a number', { 'ke-1 phone': ['wrong', 'ask us'] }, /"ask us" should be a telephone number/],
    ['with a number in scientific notation', { 'ke-2 whatsapp': ['wrong', '2.54722E+11'] }, /should be like \+254/],
    ['with a number whose first 0 a spreadsheet dropped', { 'ke-1 phone': ['wrong', '800555222'] }, /first 0 or \+/],
    ['with a text message number whose + is lost', { 'ke-1 sms': ['', '254722116116'] }, /first 0 or \+/],
    ['with an address that is not https', { 'ke-1 website': ['', 'http://example.org'] }, /should be an https address/],
    ['with hours that a spreadsheet made a date', { 'ke-1 hours': ['wrong', '24-Jul'] }, /hours/],
    ['with an unknown language', { 'ke-1 languages': ['wrong', 'english'] }, /"english" is not a language|language/],
    ['with a line that has no way to reach it', { 'ke-1 phone': 'gone' }, /ke-1/],
  ];
  for (const [name, fill, problem] of refused) {
    test(`[data-apply] refuses a sheet ${name}`, async () => {
      const { problems } = await applied({ 'ke-3 *': 'right', ...fill });
      assert.ok(problems.length > 0);
      assert.match(problems.join('\n'), problem);
    });
  }

  test('[data-apply] refuses an unknown line, an unknown field and a sheet without columns or verdicts', async () => {
    const { table } = await makeSheet(KENYA);
    const problemsOf = (rows: string[][]) => applySheet(rows, KENYA, AS_OF, TODAY).problems.join('\n');
    assert.match(
      problemsOf([...filled(table, {}), ['ke-9', 'phone', '1', 'right', '', '']]),
      /ke-9: there is no such line/,
    );
    assert.match(
      problemsOf([...filled(table, {}), ['ke-1', 'fax', '1', 'right', '', '']]),
      /ke-1, fax: there is no such field/,
    );
    assert.match(problemsOf(filled(table, {})), /no row has a verdict/);
    assert.match(problemsOf(filled(table, { 'ke-1 *': 'right' }).slice(1)), /the first row must name the columns/);
    assert.equal(countryOfSheet(table.slice(0, 1)), undefined);
  });

  test('[data-apply] refuses a sheet whose values have changed in the data since', async () => {
    const { table } = await makeSheet(KENYA);
    const facts = structuredClone(KENYA);
    facts.helplines![0]!.hours = 'Mo-Fr 09:00-17:00';
    const { problems } = applySheet(filled(table, { 'ke-1 *': 'right' }), facts, AS_OF, TODAY);
    assert.deepEqual(problems, [
      'ke-1, hours: the sheet says "24/7", and the data says "Mo-Fr 09:00-17:00" by now: make a new sheet',
    ]);
  });
});

describe('npm run data:apply in a copy of the project', () => {
  let copy: string;
  let path: string;
  const apply = (file: string) =>
    spawnSync('node', ['--import', 'tsx', 'scripts/data-apply.ts', file], { cwd: copy, encoding: 'utf8' });

  /** As `npm run check:format` wants the files of countries. */
  const formatted = (facts: unknown) =>
    execFileSync(resolve('node_modules/.bin/prettier'), ['--parser', 'json', '--print-width', '120'], {
      input: JSON.stringify(facts, null, 2),
      encoding: 'utf8',
    });

  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'data-apply-'));
    for (const name of ['src', 'scripts', 'stories', 'package.json', 'tsconfig.json', 'CHANGELOG.md']) {
      cpSync(name, join(copy, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    path = join(copy, 'src/data/countries/KE.json');
    writeFileSync(path, formatted(KENYA));
  });
  after(() => rmSync(copy, { recursive: true }));

  test('[data-apply] writes the file in its own form, and the banner has the check after the next release', async () => {
    const before = readFileSync(path, 'utf8');
    const { table } = await makeSheet(KENYA);
    const sheet = join(copy, 'KE.csv');
    const fill: Fill = {
      'ke-1 *': 'right',
      'ke-2 *': 'right',
      'ke-4 *': 'right',
      'ke-4 phone': ['wrong', '+254 20 765 4321'],
      'ke-3 name': 'gone',
    };
    writeFileSync(sheet, writeCsv(filled(table, { ...fill, 'check by': ['', ''] })));
    const refused = apply('KE.csv');
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /nothing was changed in KE\.json/);
    assert.equal(readFileSync(path, 'utf8'), before);

    writeFileSync(sheet, writeCsv(filled(table, { ...fill, 'check on': ['', '2026-11-30'] })));
    const done = apply('KE.csv');
    assert.equal(done.status, 0, done.stderr);
    assert.match(done.stdout, /now run npm run data:release/);
    const after = readFileSync(path, 'utf8');
    const checked = { on: '2026-11-30', by: 'KAACR', how: 'called' };
    const [one, two, three, four] = KENYA.helplines!;
    assert.deepEqual((JSON.parse(after) as CountryFacts).helplines, [
      { ...one, checked },
      { ...two, sourceDate: null, checked },
      { ...three, sources: ['KAACR, 2026-11-30 (called)', ...three!.sources!], withdrawn: true },
      { ...four, phone: '+254 20 765 4321', tel: '+254207654321', checked },
    ]);
    assert.equal(after, formatted(JSON.parse(after)));

    execFileSync('node', ['--import', 'tsx', 'scripts/data-release.ts'], { cwd: copy, stdio: 'ignore' });
    const module = pathToFileURL(join(copy, 'src/data/helplines.ts')).href;
    const script = `console.log(JSON.stringify((await import('${module}')).bundledHelplines('KE').helplines))`;
    const printed = execFileSync('node', ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: copy,
      encoding: 'utf8',
    });
    const bundled = (JSON.parse(printed) as Helpline[]).filter(({ country }) => country === 'KE');
    assert.deepEqual(bundled.map(({ id, phone, checked }) => [id, phone, checked]).sort(), [
      ['ke-1', '0800 555 111', { on: '2026-11-30', by: 'KAACR' }],
      ['ke-2', '0800 555 111', { on: '2026-11-30', by: 'KAACR' }],
      ['ke-4', '+254 20 765 4321', { on: '2026-11-30', by: 'KAACR' }],
    ]);
  });

  test('fails for a missing file name, and for a table of something else', () => {
    const none = spawnSync('node', ['--import', 'tsx', 'scripts/data-apply.ts'], { cwd: copy, encoding: 'utf8' });
    assert.equal(none.status, 2);
    writeFileSync(join(copy, 'other.csv'), 'a,b\n1,2\n');
    const other = apply('other.csv');
    assert.deepEqual([other.status, /names no country/.test(other.stderr)], [1, true]);
  });
});
