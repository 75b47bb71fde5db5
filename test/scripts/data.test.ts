import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { CHANNEL_FIELDS } from '../../src/data/channels.js';
import { decodeAddress, decodeRows } from '../../src/data/columns.js';
import { readFrameworks } from '../../src/data/frameworks.js';
import { AUDIENCES, decodeHelplines, readHelplines } from '../../src/data/helplines.js';
import { readMembers } from '../../src/data/members.js';
import { isBlank, textOf } from '../../src/data/readers.js';
import { localMemberOf } from '../../src/data/local-members.js';
import { countryOfTimeZone, timeZoneOf } from '../../src/data/time-zones.js';
import {
  checkCountryFiles,
  checkFrameworks,
  checkHelplineSchema,
  checkHelplines,
  checkHours,
  checkLanguage,
  checkLinks,
  checkMembers,
  checkSchema,
  checkTelephone,
  checkTimeZone,
  checkVanity,
  readHelplineSchema,
  schemaValidator,
  type DocumentName,
} from '../../scripts/data/checks.js';
import { encodeAddress, encodeColumns } from '../../scripts/data/columns.js';
import {
  readCountryFacts,
  readDataFile,
  readFacts,
  type Facts,
  type HelplineFact,
  type MemberFact,
} from '../../scripts/data/facts.js';
import type { FieldPlaces } from '../../scripts/data/fields.js';
import {
  EMERGENCY_PLACES,
  EXTRA_PLACES,
  HELPLINE_PLACES,
  encodeHelplines,
  encodeLines,
  isBundled,
  isHelpline,
} from '../../scripts/data/helplines.js';
import { generateData } from '../../scripts/data/index.js';
import { MEMBER_PLACES, encodeLocalMembers, encodeMembers } from '../../scripts/data/members.js';
import { rowsByAge } from '../../scripts/data/stale.js';
import { NO_COUNTRY, countriesByTimeZone, onlyTimeZones } from '../../scripts/data/time-zones.js';
import { readExceptions } from '../../scripts/data/truth.js';
import fc, { RUNS } from '../helpers/fuzz.js';
import { HELPLINE } from '../helpers/records.js';

const facts = readFacts();
const NAMES = Object.keys(facts) as DocumentName[];

/** A copy of the facts, with one thing changed. */
function changed<Name extends DocumentName>(name: Name, change: (document: Facts[Name]) => void): Facts[Name] {
  const copy = structuredClone(facts[name]);
  change(copy);
  return copy;
}

const TODAY = '2026-12-01';
const [KENYA] = readCountryFacts().get('KE')!.helplines!;

/** Problems of the helplines after a change to the first line. */
function withLine(more: Partial<HelplineFact>): string[] {
  return checkHelplines(
    changed('helplines', ({ helplines }) => Object.assign(helplines[0]!, more)),
    TODAY,
  );
}

/** Facts with a number of lines whose source bears the same day. */
function manyOfOneDay(number: number, more: Partial<HelplineFact> = {}): Facts['helplines'] {
  return changed('helplines', ({ helplines }) => {
    for (const line of helplines.slice(0, number))
      Object.assign(line, { sources: ['https://directory.example/page'], sourceDate: '2022-05-16' }, more);
  });
}

function withMember(more: Partial<MemberFact>): string[] {
  return checkMembers(changed('members', ({ members }) => Object.assign(members[0]!, more)));
}

test('the facts pass every check', () => {
  for (const name of NAMES) assert.deepEqual(checkSchema(name, facts[name]), []);
  assert.deepEqual(checkHelplines(facts.helplines), []);
  assert.deepEqual(checkCountryFiles(readCountryFacts()), []);
  assert.deepEqual(checkMembers(facts.members), []);
  assert.deepEqual(checkFrameworks(facts.frameworks), []);
  assert.deepEqual(checkLinks(facts.links), []);
});

test('the schema and the reader accept the example in the docs', () => {
  const text = readFileSync(new URL('../../docs/helpline-banner.md', import.meta.url), 'utf8');
  const example: unknown = JSON.parse(/```json\n([^]+?)```/.exec(text)?.[1] ?? '');
  assert.deepEqual(checkSchema('helplines', example), []);
  assert.deepEqual(readHelplines(example)?.problems, []);
});

describe('a schema refuses', () => {
  const bad: [string, string[]][] = [
    [
      'a number with letters',
      checkSchema(
        'helplines',
        changed('helplines', ({ helplines }) => (helplines[0]!.tel = '116a')),
      ),
    ],
    [
      'a website without https',
      checkSchema(
        'helplines',
        changed('helplines', ({ helplines }) => (helplines[0]!.website = 'http://a.org/')),
      ),
    ],
    [
      'a line without a channel',
      checkSchema(
        'helplines',
        changed('helplines', ({ helplines: [line] }) => Object.assign(line!, { phone: null, tel: null })),
      ),
    ],
    [
      'a written number without the dialled one',
      checkSchema(
        'helplines',
        changed('helplines', ({ helplines: [line] }) => Object.assign(line!, { tel: null, website: 'https://a.org/' })),
      ),
    ],
    [
      'an unknown confidence',
      checkSchema(
        'helplines',
        changed('helplines', ({ helplines }) => (helplines[0]!.confidence = 'low')),
      ),
    ],
    [
      'an emergency number with words',
      checkSchema(
        'helplines',
        changed('helplines', ({ emergency }) => (emergency.KE!.general = ['call us'])),
      ),
    ],
    [
      'an invalid country code',
      checkSchema(
        'members',
        changed('members', ({ members }) => (members[0]!.country = 'Kenya')),
      ),
    ],
    [
      'a size of the network without its year',
      checkSchema(
        'members',
        changed('members', ({ network }) => delete (network as { year?: number }).year),
      ),
    ],
    [
      'an invalid date',
      checkSchema(
        'members',
        changed('members', ({ members }) => (members[0]!.sourceDate = 'long ago')),
      ),
    ],
    [
      'an invalid day',
      checkSchema(
        'members',
        changed('members', (document) => (document.asOf = '2026-02-30')),
      ),
    ],
    [
      'a document without a file or page',
      checkSchema(
        'frameworks',
        changed('frameworks', ({ frameworks }) => (frameworks[0]!.landingPage = null)),
      ),
    ],
    [
      'an unsafe link',
      checkSchema(
        'links',
        changed('links', ({ links }) => (links[0]!.url = 'javascript:alert(1)')),
      ),
    ],
  ];
  for (const [mistake, problems] of bad) test(mistake, () => assert.ok(problems.length > 0));

  test('a record by its name', () => {
    const problems = checkSchema(
      'members',
      changed('members', ({ members }) => (members[3]!.country = 'x')),
    );
    assert.match(problems[0]!, /^members ibcr-canada \/country: must match pattern/);
  });

  test('no field of a newer schema', () => {
    for (const name of NAMES) {
      const newer = { ...facts[name], schemaVersion: 2, more: [] };
      assert.deepEqual(checkSchema(name, newer), []);
    }
  });
});

describe('a check finds', () => {
  const mistakes: [string, RegExp, string[]][] = [
    ['a repeated id', /ae-116111 is listed twice/, withLine({ id: 'ae-116111', country: 'AE' })],
    ['an id of another country', /ke-175: the id does not begin with the country/, withLine({ id: 'ke-175' })],
    ['an id with capital letters', /small letters/, withLine({ id: 'ad-Telefon' })],
    ['an unknown country', /QQ is not a country/, withLine({ id: 'qq-1', country: 'QQ' })],
    [
      'a number that differs from the written one',
      /tel 117 is not what "116" says/,
      withLine({ phone: '116', tel: '117' }),
    ],
    ['a line without a source', /ad-175: has no source/, withLine({ sources: [] })],
    ['a source of tomorrow', /source \(2026-12-02\) is in the future/, withLine({ sourceDate: '2026-12-02' })],
    ['a source of next year', /source \(2027\) is in the future/, withLine({ sourceDate: '2027' })],
    ['a check of tomorrow', /checked on a day in the future/, withLine({ checked: { on: '2026-12-02', by: 'KAACR' } })],
    [
      'a source that nobody can open',
      /ad-175: none of its sources can be opened/,
      withLine({ sources: ['a code file'] }),
    ],
    ['hours of a chat that is not there', /hours of chat but no chat/, withLine({ channelHours: { chat: '24/7' } })],
    [
      'hours that cut off the night of the day before',
      /cut off the night to Sa: write ","/,
      withLine({ hours: 'Mo-Fr 18:00-02:00; Sa 10:00-12:00' }),
    ],
    [
      'hours that cut off the night to Monday',
      /cut off the night to Mo/,
      withLine({ hours: 'Sa-Su 18:00-02:00; Mo 10:00-12:00' }),
    ],
    [
      'a line for children whose note says that it is not',
      /is for children, but its note says "not child-only"/,
      withLine({ extra: { note: 'violence in the family; not child-only' } }),
    ],
    [
      'a line for children whose note says that it is for women and children',
      /is for children, but its note says "women and children"/,
      withLine({ extra: { note: 'women and children' } }),
    ],
    [
      'a line for children whose note says that it is for parents',
      /is for children, but its note says "supports parents"/,
      withLine({ extra: { note: 'supports parents and teachers' } }),
    ],
    [
      'two lines of a country with the same number',
      /ad-two: 175 is the number of ad-175 too/,
      checkHelplines(
        changed('helplines', ({ helplines }) => {
          const [line] = helplines;
          helplines.push({ ...line!, id: 'ad-two', phone: '1 77', tel: '177', extra: { altPhones: ['1 75'] } });
        }),
        TODAY,
      ),
    ],
    ['a line with the emergency number', /110 is the emergency number/, withLine({ phone: '110', tel: '110' })],
    [
      'many lines with the same day of the same host',
      /11 lines have the date 2022-05-16 directory\.example, as if all had been checked at once: ad-175,/,
      checkHelplines(manyOfOneDay(11), TODAY),
    ],
    [
      'a bulk date behind another source, and as a month',
      /11 lines have the date 2022-05 directory\.example/,
      checkHelplines(
        manyOfOneDay(11, { sources: ['https://one.example/', 'https://directory.example/'], sourceDate: '2022-05' }),
        TODAY,
      ),
    ],
    [
      'many checks of one organisation on one day',
      /11 lines have the date 2026-11-30 KAACR/,
      checkHelplines(manyOfOneDay(11, { checked: { on: '2026-11-30', by: 'KAACR' } }), TODAY),
    ],
    [
      'two lines of a country with the same number, one written for other countries',
      /ad-two: \+376600123456 is the number of ad-175 too/,
      checkHelplines(
        changed('helplines', ({ helplines }) => {
          const [line] = helplines;
          line!.sms = '600 123 456';
          helplines.push({ ...line!, id: 'ad-two', phone: '177', tel: '177', sms: null, whatsapp: '+376600123456' });
        }),
        TODAY,
      ),
    ],
    [
      'an exception that nobody needs any more',
      /exceptions.json: ad-175 needs no exception/,
      checkHelplines(facts.helplines, TODAY, {
        ...readExceptions(),
        withoutOpenableSource: { ...readExceptions().withoutOpenableSource, 'ad-175': 'why' },
      }),
    ],
    [
      'a file with the name of another country',
      /KE.json: its country is TZ/,
      checkCountryFiles(new Map([['KE', { country: 'TZ' }]])),
    ],
    [
      'a file with a country in a line, and with a field that nobody knows',
      /KE.json \/helplines\/0: must NOT have additional .*\nKE.json \/helplines\/0\/country: boolean schema is false/,
      checkCountryFiles(
        new Map([['KE', { country: 'KE', helplines: [{ ...KENYA, country: 'KE', fax: '1' } as never] }]]),
      ),
    ],
    ['unreadable hours', /hours "nine to five" cannot be read/, withLine({ hours: 'nine to five' })],
    [
      'unusual hours of another number',
      /usually written/,
      withLine({ extra: { lines: [{ phone: '1', languages: [], hours: 'Mo-Fr 9:00-17:00' }] } }),
    ],
    ['an invalid time zone', /not a time zone/, withLine({ timeZone: 'Europe/Atlantis' })],
    ['a time zone of another country', /is a time zone of KE/, withLine({ timeZone: 'Africa/Nairobi' })],
    ['an unknown language', /"qqx" is not a language/, withLine({ languages: ['qqx'] })],
    ['a repeated language', /en is listed twice/, withLine({ languages: ['en', 'en'] })],
    ['a name in an invalid language', /"xx-x" is not a language tag/, withLine({ nameLang: 'xx-x' })],
    ['an announcement in an invalid language', /"english" is not/, withLine({ announcement: { english: 'Closed' } })],
    ['an unknown successor', /nobody is not another line/, withLine({ withdrawn: true, replacedBy: 'nobody' })],
    ['a line that succeeds itself', /ad-175 is not another line/, withLine({ withdrawn: true, replacedBy: 'ad-175' })],
    [
      'a successor for a line that is not withdrawn',
      /replaced but not withdrawn/,
      withLine({ replacedBy: 'ae-116111' }),
    ],
    ['an area without a kind', /area and areaType go together/, withLine({ extra: { area: 'North' } })],
    [
      'a number to call for a line that cannot be called',
      /can be called/,
      withLine({ extra: { channel: 'web-only' } }),
    ],
    ['a keyword without a number', /has a keyword/, withLine({ extra: { smsKeyword: 'HOME' } })],
    ['a number from abroad without a country code', /begins with \+/, withLine({ extra: { abroadPhone: '600 4434' } })],
    ['letters that dial another number', /letters 1-HELP/, withLine({ extra: { vanity: '1-HELP' } })],
    [
      'a list with an impossible day',
      /asOf "2026-02-30" is not a day/,
      checkHelplines({ ...facts.helplines, asOf: '2026-02-30' }),
    ],
    [
      'a withdrawn successor',
      /ae-116111 is withdrawn itself/,
      checkHelplines(
        changed('helplines', ({ helplines: [first, second] }) => {
          Object.assign(first!, { withdrawn: true, replacedBy: second!.id });
          Object.assign(second!, { withdrawn: true });
        }),
      ),
    ],
    [
      'emergency numbers of an unknown country',
      /emergency QQ: QQ is not a country/,
      checkHelplines(changed('helplines', ({ emergency }) => (emergency.QQ = emergency.KE!))),
    ],
    [
      'a country without an emergency number',
      /emergency KE: has no number/,
      checkHelplines(changed('helplines', ({ emergency }) => (emergency.KE!.general = []))),
    ],
    [
      'a repeated emergency number',
      /emergency KE: 999 is listed twice/,
      checkHelplines(changed('helplines', ({ emergency }) => (emergency.KE!.general = ['999', '999']))),
    ],
    [
      'an emergency number without a source, read tomorrow',
      /emergency KE: has no source\n.*was read on a day in the future/,
      checkHelplines(
        changed('helplines', ({ emergency }) => Object.assign(emergency.KE!, { sources: [], retrieved: '2026-12-02' })),
        TODAY,
      ),
    ],
    ['a repeated member', /ecpat-brasil is listed twice/, withMember({ id: 'ecpat-brasil' })],
    ['a member in an unknown country', /QQ is not a country/, withMember({ country: 'QQ' })],
    ['a member in an unknown region', /Atlantis is not among the regions/, withMember({ region: 'Atlantis' })],
    [
      'a country in two regions',
      /is in Europe, other members in CA are in Americas/,
      withMember({ country: 'CA', region: 'Europe' }),
    ],
    ['a member newer than the review', /newer/, withMember({ sourceDate: '2027 or later' })],
    ['a member without a source', /has no source/, withMember({ source: '' })],
    ['a hidden member without a reason', /go together/, withMember({ bundle: false })],
    ['a reason for a member that is shown', /go together/, withMember({ bundleReason: 'why' })],
    [
      'a link without a source',
      /inhope: has no source/,
      checkLinks(changed('links', ({ links }) => (links[2]!.source = null))),
    ],
    [
      'a repeated link',
      /inhope is listed twice/,
      checkLinks(changed('links', ({ links }) => (links[0]!.id = 'inhope'))),
    ],
    [
      'a document that ends before it begins, with a file in an unlisted language',
      /ends before it begins\n.*a file is in de/,
      checkFrameworks(
        changed('frameworks', ({ frameworks }) =>
          Object.assign(frameworks[0]!, {
            period: { from: 2025, to: 2021 },
            files: [{ lang: 'de', url: 'https://a.org/' }],
          }),
        ),
      ),
    ],
    [
      'a document without a title and a source',
      /has no title\n.*has no source/,
      checkFrameworks(
        changed('frameworks', ({ frameworks }) => Object.assign(frameworks[0]!, { title: { en: null }, source: '' })),
      ),
    ],
  ];
  for (const [mistake, expected, problems] of mistakes) {
    test(`[always-source] ${mistake}`, () => assert.match(problems.join('\n'), expected));
  }

  test('no problem in valid records', () => {
    assert.deepEqual(checkTelephone({ phone: '246-535-2800', tel: '+12465352800' }), []);
    assert.deepEqual(checkTelephone({ phone: '+389 70 390 632', tel: '+38970390632' }), []);
    assert.deepEqual(checkTelephone({ phone: null, tel: null }), []);
    assert.deepEqual(checkVanity({ phone: '1-800-422-4453', extra: { vanity: '1-800-4-A-CHILD' } }), []);
    assert.deepEqual(checkHours('Mo-Su 14:00-22:00; PH 16:00-22:00', 'NO'), []);
    assert.match(
      checkHours('Mo-Fr 08:00-12:00 open "by appointment"', 'NO').join(),
      /more than the banner understands/,
    );
    const limited = { country: 'US', id: 'us-limited', hours: 'Mo-Fr 09:00-17:00' };
    assert.match(withLine(limited).join(), /us-limited: has hours but no time zone/);
    assert.deepEqual(withLine({ ...limited, timeZone: 'America/Denver' }), []);
    assert.deepEqual(withLine({ ...limited, country: 'KE', id: 'ke-limited' }), []);
    assert.deepEqual(checkTimeZone('Asia/Kolkata', 'IN'), []);
    assert.deepEqual(checkTimeZone('Asia/Calcutta', 'IN'), []);
    assert.deepEqual(checkLanguage('sr-ME'), []);
    assert.deepEqual(withLine({ withdrawn: true, replacedBy: 'ae-116111' }), []);
    assert.deepEqual(withLine({ hours: 'Mo-Fr 18:00-02:00, Sa 10:00-12:00' }), []);
    assert.deepEqual(withLine({ hours: 'Mo-Fr 18:00-02:00; Su 10:00-12:00' }), []);
    assert.deepEqual(withLine({ audience: 'everyone', extra: { note: 'all ages' } }), []);
    assert.deepEqual(withLine({ sourceDate: '2026-12-01', checked: { on: '2026-12-01', by: 'KAACR' } }), []);
    assert.deepEqual(checkHelplines(manyOfOneDay(10), TODAY), []);
    const reason = { manyRowsOfOneDay: { '2022-05-16 directory.example': 'all rang on that day' } };
    assert.deepEqual(checkHelplines(manyOfOneDay(11), TODAY, { ...readExceptions(), ...reason }), []);
  });

  test('a number with more than digits', () => {
    for (const phone of ['0800 HELP', '(0800) 11', '', '116\t111'])
      assert.equal(checkTelephone({ phone, tel: '1' }).length, 1, phone);
    assert.equal(checkTelephone({ phone: '116', tel: null }).length, 1);
    assert.equal(checkTelephone({ phone: '116', tel: '+1116' }).length, 1);
  });
});

describe('the compact form', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);

  test('keeps any table in a round trip', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('|'));
    const rows = fc.array(fc.record({ a: value, b: value }, { noNullPrototype: true }), { minLength: 1 });
    fc.assert(fc.property(rows, (table) => assert.deepEqual(decodeRows(encodeColumns(table)), table)));
  });

  test('keeps any address in a round trip', () => {
    const address = fc.tuple(fc.webUrl({ validSchemes: ['https'] }), fc.constantFrom('KE', 'GB', 'DE', 'CO'));
    const ofCountry = fc
      .tuple(word, word)
      .map(([host, path]): [string, string] => [`https://www.${host}.org.ke/${path}.ke`, 'KE']);
    fc.assert(
      fc.property(fc.oneof(address, ofCountry), ([text, country]) => {
        fc.pre(!text.includes('^'));
        assert.equal(decodeAddress(encodeAddress(text, country), country), text);
      }),
    );
    assert.equal(encodeAddress('https://www.example.org.ke/a.ke', 'KE'), 'www.example.org^/a.ke');
    assert.equal(decodeAddress(encodeAddress(null, 'KE'), 'KE'), null);
  });

  test('keeps any line in a round trip', () => {
    const tag = fc.constantFrom('en', 'ru', 'sr-ME', 'ar');
    const phrase = fc.constantFrom('Línea 116', '116 / 117', 'خط 116', 'x');
    const more = fc.record(
      {
        name: phrase,
        nameLang: tag,
        languages: fc.uniqueArray(tag),
        free: fc.constantFrom(true, false, null),
        confidence: fc.constantFrom('high', 'medium'),
        phone: fc.constantFrom('116', '1-16'),
        tel: fc.constantFrom('116', '+1116', '999'),
        sms: fc.constantFrom('#116', null),
        website: fc.constantFrom('https://a.ad/', 'https://a.org/b.ad', null),
        hours: fc.constantFrom('24/7', null),
        timeZone: fc.constant('Europe/Andorra'),
        sourceDate: fc.constantFrom('2026', '2026-11', null),
        announcement: fc.constant({ en: 'Closed "today"' }),
        id: fc.constantFrom('ad-175', 'ad-116', 'ad-line'),
        audience: fc.constantFrom(...AUDIENCES),
        channelHours: fc.constantFrom({}, { sms: '24/7', chat: 'Mo-Fr 09:00-17:00' }),
        checked: fc.constant({ on: '2026-12-01', by: 'An organisation', how: 'called' }),
        conditions: fc.constant({ en: 'You live there.' }),
      },
      { requiredKeys: ['phone', 'tel'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(more, (fields) => {
        const fact = { ...facts.helplines.helplines[0]!, ...fields } as HelplineFact;
        const [read] = readHelplines({ helplines: [fact] })!.helplines;
        // The reader uses neither of two spellings that contradict each other.
        fc.pre(read!.tel === fact.tel && read!.phone === fact.phone);
        assert.deepEqual(decodeHelplines(decodeRows(encodeLines([fact]))), [
          { ...read, sourceDate: fact.sourceDate?.slice(0, 7) ?? null },
        ]);
      }),
    );
  });

  test('rejects text that it could not decode', () => {
    assert.throws(() => encodeColumns([{ name: 'a|b' }]), /holds "\|"/);
    assert.throws(() => encodeAddress('https://example.org/^', 'KE'), /holds "\^"/);
    assert.throws(() => encodeAddress('http://example.org/', 'KE'), /not an https address/);
  });

  test('is the same on every run', () => {
    assert.deepEqual(generateData(), generateData());
    for (const text of generateData().values())
      assert.ok(text.startsWith('// Generated by scripts/data/index.ts – do not edit.\n'));
  });

  test('excludes withdrawn, replaced and low-confidence lines', () => {
    const [line] = facts.helplines.helplines;
    assert.equal(isBundled(line!), true);
    for (const more of [{ withdrawn: true }, { replacedBy: 'ae-116111' }, { confidence: 'low' }]) {
      assert.equal(isBundled({ ...line!, ...more }), false);
    }
  });
});

/** Whether a field is for editors only. */
const isForEditors = (places: FieldPlaces<string>, field: string) => places[field] === 'editors';

describe('the fields of a record', () => {
  interface Properties {
    properties: Record<string, Properties & { items: Properties }>;
  }
  const definitions = (name: string) =>
    (readDataFile(`schema/${name}.schema.json`) as { $defs: Record<string, Properties> }).$defs;
  const sorted = (fields: Iterable<string>) => [...fields].sort();
  const fieldsOf = (schema: Properties | undefined) => sorted(Object.keys(schema!.properties));
  /** The fields that a reader must support. */
  const readable = (places: FieldPlaces<string>) => Object.keys(places).filter((name) => !isForEditors(places, name));
  const { helpline, emergency } = definitions('helplines');
  const { extra } = helpline!.properties;
  const lines = [{ phone: '1' }];
  const read = readHelplines({
    helplines: [{ ...HELPLINE, extra: { lines } }],
    emergency: { KE: { general: ['112'] } },
  })!;

  test('of a line are the same in schema, encoder and reader', () => {
    assert.deepEqual(sorted(Object.keys(HELPLINE_PLACES)), fieldsOf(helpline));
    assert.deepEqual(sorted(Object.keys(EXTRA_PLACES)), fieldsOf(extra));
    const expected = [...readable(HELPLINE_PLACES), ...readable(EXTRA_PLACES)].filter((field) => field !== 'extra');
    assert.deepEqual(sorted(Object.keys(read.helplines[0]!)), sorted(expected));
    assert.deepEqual(sorted(Object.keys(read.helplines[0]!.lines[0]!)), fieldsOf(extra!.properties.lines!.items));
  });

  test('of emergency numbers are the same in schema, encoder and reader', () => {
    assert.deepEqual(sorted(Object.keys(EMERGENCY_PLACES)), fieldsOf(emergency));
    assert.deepEqual(sorted(Object.keys(read.emergency.KE!)), sorted(readable(EMERGENCY_PLACES)));
  });

  test('of an organisation are the same in schema, encoder and reader', () => {
    assert.deepEqual(sorted(Object.keys(MEMBER_PLACES)), fieldsOf(definitions('members').member));
    const [member] = readMembers(facts.members)!.members;
    assert.deepEqual(sorted(Object.keys(member!)), sorted(readable(MEMBER_PLACES)));
  });

  test('of a framework are the same in schema and reader', () => {
    const [framework] = readFrameworks(facts.frameworks)!.frameworks;
    assert.deepEqual(sorted([...Object.keys(framework!), 'source']), fieldsOf(definitions('frameworks').framework));
  });

  test('are never lost: the encoder throws on an unknown field', () => {
    const encode = (more: object) => encodeLines([{ ...facts.helplines.helplines[0]!, ...more }]);
    assert.throws(() => encode({ fax: '116' }), /ad-175: the encoder does not know the field "fax"/);
    assert.throws(() => encode({ extra: { braille: true } }), /does not know the field "braille"/);
    assert.throws(() => encode({ withdrawn: true, fax: null }), /does not know the field "fax"/);
    const army = changed('helplines', (document) => Object.assign(document.emergency.KE!, { army: ['1'] }));
    assert.throws(() => encodeHelplines(army), /emergency KE: the encoder does not know the field "army"/);
    const founded = changed('members', ({ members }) => Object.assign(members[0]!, { founded: 1990 }));
    assert.throws(() => encodeMembers(founded), /does not know the field "founded"/);
  });
});

describe('the list of channels', () => {
  test('matches the schema', () => {
    assert.deepEqual(checkHelplineSchema(readHelplineSchema()), []);
    for (const field of CHANNEL_FIELDS) {
      const changedForm = readHelplineSchema();
      changedForm.properties[field]!.pattern = '^x$';
      assert.match(checkHelplineSchema(changedForm).join(), new RegExp(`the pattern of ${field} is`));
      const unreachable = readHelplineSchema();
      for (const rule of unreachable.allOf)
        rule.anyOf = rule.anyOf?.filter(({ required }) => !required.includes(field));
      assert.match(checkHelplineSchema(unreachable).join(), new RegExp(`${field} is not among the ways`));
    }
    const without = readHelplineSchema();
    without.properties.audience!.enum!.pop();
    assert.match(checkHelplineSchema(without).join(), /audiences are not those/);
  });

  test('is complete in the full example record', () => {
    for (const field of CHANNEL_FIELDS) assert.ok(HELPLINE[field], field);
  });

  test('keeps each channel in a round trip through the compact form', () => {
    for (const field of CHANNEL_FIELDS) {
      const fact = { ...facts.helplines.helplines[0]!, [field]: HELPLINE[field] };
      assert.equal(decodeHelplines(decodeRows(encodeLines([fact])))[0]![field], HELPLINE[field], field);
    }
  });
});

test('`localMemberOf` gives a member with a website for each country without a helpline', () => {
  const covered = new Set(
    facts.helplines.helplines.filter((line) => isBundled(line) && isHelpline(line)).map(({ country }) => country),
  );
  const shown = facts.members.members.filter(({ bundle }) => bundle !== false);
  for (const { country, website } of shown) {
    const local = localMemberOf(country);
    if (covered.has(country) || website === null) continue;
    assert.ok(
      shown.some(
        (member) => member.country === country && member.name === local?.name && member.website === local.website,
      ),
      country,
    );
  }
  const withoutNiger = facts.helplines.helplines.filter(({ country }) => country !== 'NE');
  const text = encodeLocalMembers(facts.members, { ...facts.helplines, helplines: withoutNiger });
  assert.match(text, /NE: \{\s+name: '[^']+',\s+website: 'https:\/\/antd-niger.org'/);
  for (const country of [...covered, 'EC', 'AQ']) assert.equal(localMemberOf(country), undefined);
});

describe('the rows by age', () => {
  const now = new Date('2026-11-24');
  const rows = rowsByAge(facts.helplines, now);

  test('include every line and emergency number in use, undated and oldest first', () => {
    const inUse = facts.helplines.helplines.filter(({ withdrawn }) => !withdrawn);
    assert.equal(rows.length, inUse.length + Object.keys(facts.helplines.emergency).length);
    const ages = rows.map(({ months }) => months ?? Infinity);
    assert.deepEqual(
      ages,
      [...ages].sort((one, other) => (one === other ? 0 : other - one)),
    );
    assert.equal(rows[0]!.months, null);
  });

  test('count whole months from the end of the dated period', () => {
    const monthsOf = (sourceDate: string | null) =>
      rowsByAge(
        changed('helplines', ({ helplines }) => Object.assign(helplines[0]!, { sourceDate })),
        now,
      ).find(({ id }) => id === facts.helplines.helplines[0]!.id)!.months;
    assert.deepEqual(['2026-11-23', '2026-10', '2025-11-30', '2025', '2022', '2026', null].map(monthsOf), [
      0,
      1,
      12,
      11,
      47,
      0,
      null,
    ]);
  });
});

describe('a time zone', () => {
  test('suggests its country under each of its names', () => {
    const countries = countriesByTimeZone();
    assert.ok(countries.size > 450);
    for (const [name, country] of countries) assert.equal(countryOfTimeZone(name) ?? '', country, name);
    for (const name of Object.keys(NO_COUNTRY)) assert.equal(countries.get(name), '', name);
  });

  test('applies to the whole country when the country has a single one', () => {
    const only = onlyTimeZones();
    assert.ok(only.size > 200);
    for (const [country, zone] of only) {
      assert.equal(timeZoneOf(country), zone, country);
      assert.ok(new Intl.DateTimeFormat('en', { timeZone: zone }));
    }
    assert.deepEqual(['RS', 'XK', 'IS', 'UA', 'IN', 'US', 'PT', 'AQ'].map(timeZoneOf), [
      'Europe/Belgrade',
      'Europe/Belgrade',
      'Atlantic/Reykjavik',
      'Europe/Kiev',
      'Asia/Calcutta',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('of this machine has a country or is an exception', () => {
    const unknown = Intl.supportedValuesOf('timeZone').filter((name) => countryOfTimeZone(name) === undefined);
    const exceptions = new Set(unknown.filter((name) => name.startsWith('Antarctica/') || name in NO_COUNTRY));
    assert.deepEqual(
      unknown.filter((name) => name.includes('/') && !name.startsWith('Etc/') && !exceptions.has(name)),
      [],
    );
    assert.ok(exceptions.size > 5);
  });
});

describe('readers and schemas agree', () => {
  type Record_ = { id: string } & Record<string, unknown>;
  interface Kind {
    name: 'helplines' | 'members' | 'frameworks';
    /** The records that the widget reads from a document. */
    read: (document: unknown) => Record_[];
    records: Record_[];
  }
  const records = (read: object | undefined, name: string) =>
    ((read as Record<string, Record_[]> | undefined)?.[name] ?? []) as Record_[];
  const kinds: Kind[] = [
    {
      name: 'helplines',
      read: (document) => records(readHelplines(document), 'helplines'),
      records: facts.helplines.helplines as never,
    },
    {
      name: 'members',
      read: (document) => records(readMembers(document), 'members'),
      records: facts.members.members as never,
    },
    {
      name: 'frameworks',
      read: (document) => records(readFrameworks(document), 'frameworks'),
      records: facts.frameworks.frameworks.map((framework) => ({
        ...framework,
        files: [
          { lang: 'fr', url: 'https://example.org/fr.pdf', bytes: 1, pages: 1, format: 'pdf', kind: 'easy-read' },
        ],
      })) as never,
    },
  ];

  /** Fields that the schema describes and the reader reads. */
  const FIELDS: Record<string, string[]> = {
    helplines: [
      ...['id', 'country', 'name', 'nameLang', 'audience', 'phone', ...CHANNEL_FIELDS, 'hours'],
      ...['free', 'languages', 'sourceDate', 'announcement', 'withdrawn', 'replacedBy'],
    ],
    members: ['id', 'name', 'country', 'city', 'region', 'website', 'sourceDate'],
    frameworks: ['id', 'title', 'period', 'languages', 'landingPage', 'cover', 'files'],
  };
  const text = fc.oneof(
    fc.constantFrom(
      '',
      'a',
      '116',
      '+254116',
      '116 111',
      '#116',
      '+1 2',
      'KE',
      'ke',
      'en',
      'sr-Latn-RS',
      'x-y',
      'ca-valencia',
      'en-a',
    ),
    fc.constantFrom(
      'children',
      '24/7',
      '2023',
      '2023-02',
      '2023-02-31',
      '2023-13',
      '2023 or later',
      '2023-04 or later',
    ),
    fc.constantFrom(
      'https://a.org',
      'https://a.org/b?c#d',
      'https://a@b.org/',
      'https:// a',
      'http://a.org/',
      'javascript:alert(1)',
      'HTTPS://a.org',
    ),
    fc.constantFrom(
      'x'.repeat(300),
      'x'.repeat(301),
      '😀'.repeat(300),
      'x'.repeat(3000),
      '1'.repeat(19),
      '1'.repeat(20),
      `https://a.org/${'x'.repeat(2000)}`,
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.webUrl({ validSchemes: ['https', 'http'] }),
  );
  const value = fc.oneof(
    text,
    fc.constantFrom(null, true, false, 0, 1, 1.5, -1),
    fc.array(text, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('en', 'fr', 'x-y'), fc.oneof(text, fc.constantFrom(null, 1)), {
      noNullPrototype: true,
    }),
    fc.constant(Array.from({ length: 101 }, () => 'en')),
    fc.constantFrom({ from: 2021, to: 2025 }, { from: 2021 }, { from: 0, to: 1 }, { from: '2021', to: '2025' }),
  );

  /** Whether a value is the same as a missing field. */
  const isEmpty = (given: unknown): boolean =>
    isBlank(given) || given === false || (typeof given === 'object' && Object.keys(given as object).length === 0);

  /** Schemas describe days and numbers by their signs, and allow a 31 February and numbers that no country has. */
  const isImpossible = (text: string): boolean => {
    const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? [];
    const isNoDay = day !== undefined && new Date(Date.parse(day) || 0).toISOString().slice(0, 10) !== day;
    if (!/^[+#\d -]+$/.test(text)) return isNoDay;
    const digits = text.replace(/\D/g, '').length;
    return isNoDay || digits > 12 || (text.startsWith('+') && digits < 6) || / -|- | {2}/.test(text);
  };
  /** Whether every text in a value is as readers give it: trimmed, not blank, without character references. */
  const isTidy = (given: unknown): boolean => {
    if (typeof given === 'string') return !isBlank(given) && textOf(given) === given && !isImpossible(given);
    return typeof given !== 'object' || Object.values(given ?? {}).every((entry) => entry === null || isTidy(entry));
  };

  /** Without these, a record is left out. */
  const ESSENTIAL = ['id', 'country', 'name', 'title'];

  for (const { name, read, records: all } of kinds) {
    const isValid = schemaValidator(name);
    const documentOf = (record: unknown) => ({ schemaVersion: 1, [name]: [record, { ...all[0], id: 'another' }] });

    test(`[src-records] on ${name}: readers keep what is tidy unchanged, and tidy or leave out the rest`, () => {
      const seen = { valid: 0, invalid: 0 };
      fc.assert(
        fc.property(fc.constantFrom(...all), fc.constantFrom(...FIELDS[name]!), value, (record, field, given) => {
          fc.pre(record.bundle !== false && !(field === 'id' && given === 'another'));
          const mutated = { ...record, [field]: given };
          const label = `${field} ${JSON.stringify(given).slice(0, 100)}`;
          const kept = read(documentOf(mutated))[0];
          if (isValid(documentOf(mutated)) && isTidy(given)) {
            seen.valid++;
            assert.equal(kept?.id, mutated.id, `${label} is valid but left out`);
            // A spelling that contradicts the number to dial is not shown.
            if (!isEmpty(given) && field !== 'phone') assert.deepEqual(kept![field], given);
          } else {
            seen.invalid++;
            const isKept = kept?.id === textOf(mutated.id) && !isEmpty(mutated.id);
            assert.ok(isKept || ESSENTIAL.includes(field) || !hasLink(mutated, name), `${label} costs the record`);
            if (isKept) {
              const tidied = { ...record, [field]: kept![field] ?? null };
              const isRight =
                isEmpty(kept![field]) || isValid(documentOf(tidied)) || (kept!['tel'] === null && field === 'phone');
              assert.ok(isRight, `${label} became ${JSON.stringify(kept![field])}`);
            }
          }
        }),
        { numRuns: Math.max(3000, RUNS) },
      );
      assert.ok(seen.valid > 100 && seen.invalid > 100, JSON.stringify(seen));
    });
  }

  /** Whether a record has more than one field that leads to help or to a page. */
  function hasLink(record: Record<string, unknown>, name: string): boolean {
    if (name === 'members') return true;
    const links = name === 'helplines' ? [...CHANNEL_FIELDS, 'phone'] : ['landingPage', 'files'];
    return links.filter((field) => !isEmpty(record[field])).length > 1;
  }

  test('on files of a document', () => {
    const isValid = schemaValidator('frameworks');
    const [framework] = kinds[2]!.records;
    const [file] = framework!.files as Record<string, unknown>[];
    const documentOf = (files: unknown) => ({ schemaVersion: 1, frameworks: [{ ...framework, files }] });
    fc.assert(
      fc.property(fc.constantFrom('lang', 'url', 'bytes', 'pages', 'format', 'kind'), value, (field, given) => {
        const label = `${field} ${JSON.stringify(given).slice(0, 100)}`;
        const document = documentOf([{ ...file, [field]: given }]);
        const kept = records(readFrameworks(document), 'frameworks')[0]!.files as Record<string, unknown>[];
        const isEssential = field === 'lang' || field === 'url';
        if (isValid(document) && isTidy(given)) {
          assert.equal(kept.length, 1, label);
          if (!isEmpty(given)) assert.deepEqual(kept[0]![field], given);
        } else if (!isEssential) assert.equal(kept.length, 1, `${label} costs the file`);
        for (const one of kept) assert.ok(isValid(documentOf([one])), `${label} became ${JSON.stringify(one)}`);
      }),
      { numRuns: Math.max(1000, RUNS) },
    );
  });

  test('on the rare fields of a line', () => {
    const isValid = schemaValidator('helplines');
    const line = facts.helplines.helplines[0]!;
    const fields = Object.keys(EXTRA_PLACES).filter((field) => !isForEditors(EXTRA_PLACES, field));
    const documentOf = (extra: unknown) => ({ schemaVersion: 1, helplines: [{ ...line, extra }] });
    fc.assert(
      fc.property(fc.constantFrom(...fields), value, (field, given) => {
        const document = documentOf({ [field]: given });
        const kept = records(readHelplines(document), 'helplines')[0]!;
        const label = `${field} ${JSON.stringify(given).slice(0, 100)}`;
        if (isValid(document) && isTidy(given) && !isEmpty(given)) assert.deepEqual(kept[field], given);
        else assert.ok(isValid(documentOf({ [field]: kept[field] })), `${label} became ${JSON.stringify(kept[field])}`);
      }),
      { numRuns: Math.max(1000, RUNS) },
    );
  });
});
