import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Helpline } from '../../src/data/helplines.js';
import { writeCsv } from '../../scripts/cli/csv.js';
import { applySheet, countryOfSheet } from '../../scripts/data/apply.js';
import type { CountryFacts, HelplineFact } from '../../scripts/data/facts.js';
import { AS_OF, KENYA, TODAY, applied, filled, line, makeSheet, type Fill } from './sheet.driver.js';

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
    const [one, two, three, , four] = facts.helplines!;
    assert.deepEqual(one, { ...KENYA.helplines![0], checked });
    assert.deepEqual([two!.phone, two!.tel, two!.hours, two!.checked], ['0800 555 222', '0800555222', '24/7', checked]);
    assert.deepEqual([three!.withdrawn, three!.checked], [true, undefined]);
    assert.deepEqual(four, KENYA.helplines![4]);
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

  const WITH_OLD: CountryFacts = {
    ...KENYA,
    helplines: [line('ke-1', { checked: { on: '2025-01-31', by: 'OLD' } })],
  };

  test('[data-apply] removes an earlier check that did not see the new number', async () => {
    const { facts, problems, changes } = await applied({ 'ke-1 phone': ['wrong', '0800 221 221'] }, WITH_OLD);
    assert.deepEqual(problems, []);
    assert.deepEqual([facts.helplines![0]!.phone, facts.helplines![0]!.checked], ['0800 221 221', undefined]);
    assert.ok(changes.includes('ke-1: the check by OLD, 2025-01-31, no longer counts'), changes.join('\n'));
    const ended = await applied({ 'ke-1 name': 'gone' }, WITH_OLD);
    assert.deepEqual([ended.facts.helplines![0]!.withdrawn, ended.facts.helplines![0]!.checked], [true, undefined]);
  });

  test('[data-apply] keeps an earlier check when a part of its facts is right and nothing changes', async () => {
    const { facts, problems } = await applied({ 'ke-1 phone': 'right' }, WITH_OLD);
    assert.deepEqual(problems, []);
    assert.deepEqual(facts.helplines![0], WITH_OLD.helplines![0]);
  });

  test('[data-apply] takes a number that an apostrophe, a blank or a + keeps whole', async () => {
    for (const number of ["'722116117", '722 116 117', '+254 722 116 117', '0722116117', '1190']) {
      const { problems } = await applied({ 'ke-1 phone': ['wrong', number] });
      assert.deepEqual(problems, [], number);
    }
    for (const [numbers, expected] of [
      ["'17", ['17']],
      ['1 7, 112', ['17', '112']],
      ['000', ['000']],
      ['061; 999', ['061', '999']],
    ] as const) {
      const { facts, problems } = await applied({ 'emergency general': ['wrong', numbers] });
      assert.deepEqual([problems, facts.emergency!.general], [[], expected]);
    }
  });

  test('[data-apply] shows every fact that a visitor reads, so that a check covers it', async () => {
    const more: Partial<HelplineFact> = {
      timeZone: 'Africa/Nairobi',
      conditions: { en: 'You live there.', fr: 'Vous habitez là.' },
      announcement: { en: 'Closed on Friday.' },
      extra: { vanity: '0800 CHILD', alsoReport: ['https://report.example/'], abroadFree: true },
    };
    const facts: CountryFacts = { country: 'KE', helplines: [line('ke-1', more)] };
    const { table } = await makeSheet(facts);
    const values = new Map(table.map(([, field, value]) => [field, value]));
    assert.equal(values.get('timeZone'), 'Africa/Nairobi');
    assert.equal(values.get('conditions'), 'en: You live there. | fr: Vous habitez là.');
    assert.equal(values.get('announcement'), 'en: Closed on Friday.');
    assert.equal(values.get('extra.vanity'), '0800 CHILD');
    assert.equal(values.get('extra.alsoReport'), 'https://report.example/');
    assert.equal(values.get('extra.abroadFree'), 'yes');
    const open = await applied({ 'ke-1 *': 'right', 'ke-1 announcement': ['', ''] }, facts);
    assert.equal(open.facts.helplines![0]!.checked, undefined);
    const done = await applied({ 'ke-1 *': 'right', 'ke-1 extra.alsoReport': 'gone' }, facts);
    assert.deepEqual(done.problems, []);
    assert.equal(done.facts.helplines![0]!.checked?.by, 'KAACR');
    const odd = await applied({ 'ke-1 *': 'right', 'ke-1 timeZone': ['wrong', 'BST'] }, facts);
    assert.match(odd.problems.join(), /"BST" should be like Africa\/Nairobi/);
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
    assert.equal(facts.emergency!.retrieved, '2026-12-01');
    assert.deepEqual(facts.emergency!.general, ['112', '999']);
    assert.deepEqual(facts.emergency!.police, ['08001']);
    assert.deepEqual(facts.emergency!.sources, ['KAACR, 2026-12-01 (called)', 'https://example.org/']);
    const none = await applied({ 'emergency general': ['wrong', '112 or the police'] });
    assert.equal(none.problems.length, 1);
  });

  test('[data-apply] names a check of one kind of emergency numbers last, and for this kind only', async () => {
    const emergency = { ...KENYA.emergency, police: ['117'], retrieved: '2024-05-01' };
    const { facts, problems } = await applied({ 'emergency police': ['wrong', '118'] }, { ...KENYA, emergency });
    assert.deepEqual(problems, []);
    assert.deepEqual(facts.emergency, {
      ...emergency,
      police: ['118'],
      sources: ['https://example.org/', 'KAACR, 2026-12-01 (called): police only'],
    });
  });

  test('[data-apply] prints a line that is missing, and writes nothing of it', async () => {
    const { facts, notes, problems } = await applied({
      'ke-1 phone': 'right',
      'new-1 name': ['', 'A new line'],
      'new-1 phone': ['', '0800 999'],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(notes, ['new-1, name: A new line', 'new-1, phone: 0800 999']);
    assert.deepEqual(facts, KENYA);
  });

  const refused: [name: string, fill: Fill, problem: RegExp][] = [
    ['without a name', { 'check by': ['', ''] }, /nobody is named/],
    ['without a day', { 'check on': ['', ''] }, /the day "" cannot be read/],
    ['with a day that could be two', { 'check on': ['', '03/04/2026'] }, /the day "03\/04\/2026" cannot be read/],
    ['with a month only', { 'check on': ['', '2026-11'] }, /cannot be read/],
    ['with a day in the future', { 'check on': ['', '2026-12-02'] }, /2026-12-02 is in the future/],
    [
      'with a day before the sheet was made',
      { 'check on': ['', '2026-11-30'] },
      /2026-11-30 is before that of the sheet/,
    ],
    ['without a way to check', { 'check how': ['', ''] }, /"how" is called, own-page, told-by-line, not ""/],
    ['with another way to check', { 'check how': ['', 'guessed'] }, /called, own-page, told-by-line, not "guessed"/],
    ['with another verdict', { 'ke-1 phone': 'maybe' }, /the verdict is right, wrong, gone, not "maybe"/],
    ['with a wrong value and no new one', { 'ke-1 phone': 'wrong' }, /write the new value/],
    ['with a right value and a new one', { 'ke-1 phone': ['right', '117'] }, /is right, but has a new value/],
    ['with a new value and no verdict', { 'ke-1 phone': ['', '117'] }, /the verdict is missing/],
    ['with the old value as the new one', { 'ke-1 phone': ['wrong', '0800 555 111'] }, /the new value is the old one/],
    ['with words for a number', { 'ke-1 phone': ['wrong', 'ask us'] }, /"ask us" should be a telephone number/],
    ['with a number in scientific notation', { 'ke-2 whatsapp': ['wrong', '2.54722E+11'] }, /should be like \+254/],
    ['with a number whose first 0 a spreadsheet dropped', { 'ke-1 phone': ['wrong', '800555222'] }, /first 0 or \+/],
    ['with a number longer than a short one before', { 'ke-3 phone': ['wrong', '722116116'] }, /first 0 or \+/],
    ['with a further number without its 0', { 'ke-5 extra.altPhones': ['wrong', '0800 1, 800222'] }, /first 0 or \+/],
    ['with an emergency number of one digit', { 'emergency general': ['wrong', '0'] }, /"0" should be numbers/],
    ['with an emergency number without its 0', { 'emergency general': ['wrong', '999, 61'] }, /with blanks, like 6 1/],
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

  test('[data-apply] refuses a day before the last check, and two rows that say different things', async () => {
    const facts = { ...KENYA, helplines: [line('ke-1', { checked: { on: '2026-12-02', by: 'OLD' } })] };
    const { table } = await makeSheet(facts);
    const late = applySheet(filled(table, { 'ke-1 phone': 'right' }), facts, AS_OF, '2026-12-05');
    assert.match(late.problems.join(), /2026-12-01 is before the last check, 2026-12-02 by OLD/);
    const twice = filled((await makeSheet(KENYA)).table, { 'ke-1 phone': 'right' });
    const row = twice.find(([id, field]) => id === 'ke-1' && field === 'phone')!;
    const problemsWith = (verdict: string, next: string) =>
      applySheet([...twice, [...row.slice(0, 3), verdict, next, '']], KENYA, AS_OF, TODAY).problems.join();
    assert.match(problemsWith('wrong', '117'), /ke-1, phone: two rows say different things/);
    assert.equal(problemsWith('right', ''), '');
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

    writeFileSync(sheet, writeCsv(filled(table, fill)));
    const done = apply('KE.csv');
    assert.equal(done.status, 0, done.stderr);
    assert.match(done.stdout, /now run npm run data:release/);
    const after = readFileSync(path, 'utf8');
    const checked = { on: '2026-12-01', by: 'KAACR', how: 'called' };
    const [one, two, three, five, four] = KENYA.helplines!;
    assert.deepEqual((JSON.parse(after) as CountryFacts).helplines, [
      { ...one, checked },
      { ...two, sourceDate: null, checked },
      { ...three, sources: ['KAACR, 2026-12-01 (called)', ...three!.sources!], withdrawn: true },
      five,
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
      ['ke-1', '0800 555 111', { on: '2026-12-01', by: 'KAACR' }],
      ['ke-2', '0800 555 111', { on: '2026-12-01', by: 'KAACR' }],
      ['ke-4', '+254 20 765 4321', { on: '2026-12-01', by: 'KAACR' }],
      ['ke-5', '0800 555 444', null],
    ]);
  });

  test('fails for a missing file name, and for a table of something else', () => {
    const none = spawnSync('node', ['--import', 'tsx', 'scripts/data-apply.ts'], { cwd: copy, encoding: 'utf8' });
    assert.equal(none.status, 2);
    writeFileSync(join(copy, 'other.csv'), 'a,b\n1,2\n');
    const other = apply('other.csv');
    assert.deepEqual([other.status, /names no country/.test(other.stderr)], [1, true]);
    writeFileSync(join(copy, 'cut.csv'), 'a,b\n"1"2,3\n');
    writeFileSync(join(copy, 'latin.csv'), Buffer.from('a,b\né,2\n', 'latin1'));
    for (const [file, message] of [
      ['none.csv', /^none\.csv cannot be read: there is no such file/],
      ['cut.csv', /^cut\.csv is not a table: row 2/],
      ['latin.csv', /^latin\.csv is not in UTF-8/],
    ] as const) {
      const { status, stderr } = apply(file);
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /ENOENT| at .*:\d+:\d+/);
    }
  });
});
