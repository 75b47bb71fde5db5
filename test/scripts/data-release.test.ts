import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readHelplines } from '../../src/data/helplines.js';
import { checkSchema } from '../../scripts/data/checks.js';
import { changesIn, outdatedChecks, withDataRelease } from '../../scripts/data/changes.js';
import { readCountryFacts, type CountryFacts } from '../../scripts/data/facts.js';
import {
  checkRecord,
  compareVersions,
  hashOf,
  publishedFiles,
  recordOf,
  type PublishedIndex,
} from '../../scripts/data/publish.js';

const countries = readCountryFacts();
const AS_OF = '2026-11-23';
const first = recordOf(countries, AS_OF, undefined, '2026-12-01');

/** The facts with another number in a country. */
function withNumber(country: string, phone: string): Map<string, CountryFacts> {
  const copy = structuredClone(countries);
  Object.assign(copy.get(country)!.helplines![0]!, { phone, tel: phone });
  return copy;
}

describe('the published files', () => {
  const files = publishedFiles(countries, first);
  const index = JSON.parse(files.get('index.json')!) as PublishedIndex;

  test('are listed in the index with the hash of their bytes', () => {
    assert.deepEqual(Object.keys(index.files).sort(), [...files.keys()].filter((name) => name !== 'index.json').sort());
    for (const [name, { sha384, date }] of Object.entries(index.files)) {
      assert.equal(sha384, hashOf(files.get(name)!), name);
      assert.equal(date, '2026-12-01');
    }
  });

  test('are documents for `src` that lose nothing when they are read', () => {
    for (const [name, text] of files) {
      if (name === 'index.json') continue;
      const document = JSON.parse(text) as { helplines: object[]; version: string; asOf: string };
      const read = readHelplines(document)!;
      // Hours that only people can read are kept as they are.
      const lost = read.problems.filter((problem) => !problem.endsWith('(shown as written)'));
      assert.deepEqual(lost, [], name);
      assert.equal(read.helplines.length, document.helplines.length, name);
      assert.deepEqual([document.version, document.asOf], ['2026.12.01', AS_OF], name);
    }
    assert.deepEqual(checkSchema('helplines', JSON.parse(files.get('all.json')!)), []);
  });

  test('keep the sources and notes of editors', () => {
    const [line] = (JSON.parse(files.get('KE.json')!) as { helplines: { sources: string[]; country: string }[] })
      .helplines;
    assert.deepEqual(line!.sources, countries.get('KE')!.helplines![0]!.sources);
    assert.equal(line!.country, 'KE');
  });

  test('have the same bytes every time', () => {
    assert.deepEqual([...publishedFiles(structuredClone(countries), structuredClone(first))], [...files]);
  });

  test('are not written from facts that their record does not describe', () => {
    const changed = withNumber('KE', '117');
    assert.match(checkRecord(changed, first).join(), /all\.json, KE\.json: run npm run data:release/);
    assert.throws(() => publishedFiles(changed, first), /npm run data:release/);
    const more = { ...first, files: { ...first.files, 'QQ.json': first.files['KE.json']! } };
    assert.match(checkRecord(countries, more).join(), /QQ\.json/);
    assert.deepEqual(checkRecord(countries, first), []);
  });
});

describe('the record of a release', () => {
  test('changes only the files that changed, and all.json', () => {
    const second = recordOf(withNumber('KE', '117'), AS_OF, first, '2026-12-08');
    const changed = Object.keys(second.files).filter((name) => second.files[name] !== first.files[name]);
    assert.deepEqual(changed, ['all.json', 'KE.json']);
    assert.equal(second.files['KE.json']!.date, '2026-12-08');
    assert.equal(second.version, '2026.12.08');
  });

  test('counts the releases of a day, and never goes back when a clock is wrong', () => {
    const second = recordOf(withNumber('KE', '117'), AS_OF, first, '2026-12-01');
    const third = recordOf(withNumber('KE', '118'), AS_OF, second, '2026-12-01');
    const late = recordOf(withNumber('KE', '119'), AS_OF, third, '2026-11-30');
    assert.deepEqual(
      [second, third, late].map(({ version }) => version),
      ['2026.12.01.2', '2026.12.01.3', '2026.12.01.4'],
    );
    assert.equal(second.files['KE.json']!.date, '2026-12-01');
  });

  test('stays as it is when nothing has changed', () => {
    assert.deepEqual(recordOf(countries, AS_OF, first, '2027-01-01'), first);
  });

  test('orders versions by their day and number', () => {
    const sorted = ['2026.12.01', '2026.12.01.2', '2026.12.01.10', '2026.12.02', '2027.01.01'];
    assert.deepEqual([...sorted].reverse().sort(compareVersions), sorted);
    assert.equal(compareVersions('2026.12.01', '2026.12.01'), 0);
  });
});

describe('the changes of a release', () => {
  const before: CountryFacts = {
    country: 'KE',
    emergency: { general: ['999'], police: [] },
    helplines: [
      { id: 'ke-116', name: 'Childline Kenya', phone: '116', tel: '116', sources: ['a'] },
      { id: 'ke-old', name: 'Old', phone: '0800 1', tel: '08001', extra: { altPhones: ['0800 2'] } },
    ],
  };

  test('name country, line, field, old and new value', () => {
    const after: CountryFacts = {
      country: 'KE',
      emergency: { general: ['112'], police: ['999'] },
      helplines: [
        { id: 'ke-116', name: 'Childline Kenya', phone: '117', tel: '117', whatsapp: '+254700000000' },
        { ...before.helplines![1]!, withdrawn: true, extra: {} },
        { id: 'ke-new', name: 'New', phone: '0800 3', tel: '08003', chat: 'https://example.org/' },
      ],
    };
    assert.deepEqual(changesIn(before, after), [
      'Kenya, emergency numbers, general: 999 → 112',
      'Kenya, emergency numbers, police: none → 999',
      'Kenya, Childline Kenya (`ke-116`), phone: 116 → 117',
      'Kenya, Childline Kenya (`ke-116`), whatsapp: none → +254700000000',
      'Kenya, Old (`ke-old`), further numbers: 0800 2 → none',
      'Kenya, Old (`ke-old`): withdrawn',
      'Kenya, New (`ke-new`): added, 0800 3, https://example.org/',
    ]);
  });

  test('name hours, cost and conditions by their fields', () => {
    const [line, old] = before.helplines!;
    const next = {
      ...line,
      hours: '24/7',
      channelHours: { sms: 'Mo-Fr 09:00-17:00' },
      free: false,
      languages: ['en', 'sw'],
      timeZone: 'Africa/Nairobi',
      conditions: { en: 'You live there.', fr: 'Vous habitez là.' },
    };
    const label = 'Kenya, Childline Kenya (`ke-116`)';
    assert.deepEqual(changesIn(before, { ...before, helplines: [next, old!] }), [
      `${label}, hours: none → 24/7`,
      `${label}, hours of sms: none → Mo-Fr 09:00-17:00`,
      `${label}, time zone: none → Africa/Nairobi`,
      `${label}, cost: none → not free`,
      `${label}, languages: none → en, sw`,
      `${label}, conditions: none → You live there. (en) Vous habitez là. (fr)`,
    ]);
  });

  test('[data-release] find a check that did not see the number of today', () => {
    const checked = { on: '2025-01-01', by: 'OLD' };
    const lines = (more: object) => ({ country: 'KE', helplines: [{ ...before.helplines![0], checked, ...more }] });
    const find = (more: object) => outdatedChecks(lines({}), lines(more)).join();
    assert.match(find({ phone: '117', tel: '117' }), /ke-116, phone: 116 → 117: "checked" is still that of OLD/);
    assert.match(find({ sms: '22116' }), /sms: none → 22116/);
    assert.match(find({ extra: { altPhones: ['0800 2'] } }), /further numbers/);
    assert.equal(find({ phone: '117', tel: '117', checked: { on: '2026-12-01', by: 'NEW' } }), '');
    assert.equal(find({ phone: '117', tel: '117', checked: undefined }), '');
    assert.equal(find({ sources: ['b'] }), '');
  });

  test('name a line that is gone, and nothing when only other fields changed', () => {
    const [line, old] = before.helplines!;
    assert.deepEqual(changesIn(before, { ...before, helplines: [line!] }), ['Kenya, Old (`ke-old`): removed']);
    assert.deepEqual(changesIn(before, { ...before, helplines: [{ ...line, sources: ['b'] }, old!] }), []);
  });

  test('come first in the changelog, once for each version', () => {
    const changelog = '# Changelog\n\n## Unreleased\n\nFirst version.\n\n- A thing.\n\n## 1.0.0\n\n- Old.\n';
    const once = withDataRelease(changelog, '2026.12.01', ['Kenya: 116 → 117']);
    assert.equal(once, changelog.replace('- A thing', '- Data 2026.12.01:\n  - Kenya: 116 → 117.\n- A thing'));
    const again = withDataRelease(once, '2026.12.01', ['Kenya: 116 → 118']);
    assert.equal(again, once.replace('117', '118'));
    const next = withDataRelease(again, '2026.12.01.2', ['Kenya: 118 → 119']);
    assert.ok(next.indexOf('2026.12.01.2') < next.indexOf('2026.12.01:'));
    const empty = withDataRelease('# Changelog\n\n## Unreleased\n\n## 1.0.0\n\n- Old.\n', '2026.12.01', ['A']);
    assert.match(empty, /## Unreleased\n\n- Data 2026\.12\.01:\n {2}- A\.\n\n## 1\.0\.0/);
    assert.throws(() => withDataRelease('# Changelog\n', '2026.12.01', []), /Unreleased/);
  });
});

describe('npm run data:release in a copy of the project', () => {
  let copy: string;
  const git = (...args: string[]) => execFileSync('git', args, { cwd: copy, encoding: 'utf8' });
  const run = (script: string) =>
    execFileSync('node', ['--import', 'tsx', script], {
      cwd: copy,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const [line] = countries.get('KE')!.helplines!;
  const setNumber = (phone: string) => {
    const facts = structuredClone(countries.get('KE')!);
    Object.assign(facts.helplines![0]!, { phone, tel: phone });
    writeFileSync(join(copy, 'src/data/countries/KE.json'), JSON.stringify(facts));
  };

  before(() => {
    copy = mkdtempSync(join(tmpdir(), 'data-release-'));
    for (const name of ['src', 'scripts', 'package.json', 'tsconfig.json', 'CHANGELOG.md']) {
      cpSync(name, join(copy, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    writeFileSync(join(copy, '.gitignore'), 'node_modules\n');
  });
  after(() => rmSync(copy, { recursive: true }));

  test('works without git, and says that the old values are missing', () => {
    setNumber('77777');
    assert.match(run('scripts/data-release.ts'), /git does not know the old values/);
    assert.match(readFileSync(join(copy, 'CHANGELOG.md'), 'utf8'), / {2}- KE has changed\./);
  });

  test('changes only data, its record and the changelog, where it names the number', () => {
    for (const name of ['src', 'CHANGELOG.md']) cpSync(name, join(copy, name), { recursive: true });
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'start');
    setNumber('77777');
    const sentence = `Kenya, ${line!.name} (\`${line!.id}\`), phone: ${line!.phone} → 77777`;
    assert.ok(run('scripts/data-release.ts').includes(sentence));
    const changed = git('status', '--short')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' ').at(-1));
    assert.deepEqual(changed, [
      'CHANGELOG.md',
      'src/data/countries/KE.json',
      'src/data/generated/helplines.ts',
      'src/data/release.json',
    ]);
    assert.ok(git('diff', 'CHANGELOG.md').includes(`+  - ${sentence}.`));
    const files = git('diff', '--unified=0', 'src/data/release.json').match(/^\+.*"version"/gm);
    assert.equal(files?.length, 3, 'the release, all.json and KE.json');
  });

  test('[data-release] writes nothing when a number has changed under an old check', () => {
    const path = join(copy, 'src/data/countries/UG.json');
    const text = readFileSync(path, 'utf8');
    const facts = JSON.parse(text) as CountryFacts;
    const save = (more: object) => {
      Object.assign(facts.helplines![0]!, more);
      writeFileSync(path, JSON.stringify(facts));
    };
    save({ checked: { on: '2026-11-01', by: 'OLD' } });
    git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'check', path);
    save({ phone: '77777', tel: '77777' });
    const before = git('diff');
    assert.throws(
      () => run('scripts/data-release.ts'),
      /phone: .* → 77777: "checked" is still that of OLD, 2026-11-01/,
    );
    assert.equal(git('diff'), before);
    writeFileSync(path, text);
    git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'back', path);
  });

  test('makes the same release again before the next commit', () => {
    const before = git('diff');
    run('scripts/data-release.ts');
    assert.equal(git('diff'), before);
    setNumber('88888');
    run('scripts/data-release.ts');
    assert.match(git('diff', 'CHANGELOG.md'), /→ 88888/);
    assert.doesNotMatch(git('diff', 'CHANGELOG.md'), /77777/);
  });
});
