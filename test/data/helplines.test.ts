import { expect } from '@open-wc/testing';
import { CHANNEL_FIELDS } from '../../src/data/channels.js';
import { EVERYWHERE, bundledHelplines, readHelplines, type Helpline } from '../../src/data/helplines.js';
import fc from '../helpers/fuzz.js';
import { anyJson, anyNumberText, anyText, anyValue } from '../helpers/hostile.js';
import { INJECTIONS } from '../helpers/injections.js';
import { INVALID_TEXTS, UNSAFE_LINKS, asciiDigits, fetchFacts } from './facts.js';

/** The fields that these tests use in a published record. */
interface Fact {
  id: string;
  country: string;
  confidence: string;
  sourceDate: string | null;
  sources?: string[];
  extra?: Record<string, unknown>;
  [field: string]: unknown;
}
interface Facts {
  asOf: string;
  helplines: Fact[];
  emergency: Record<string, { general: string[]; police: string[] }>;
}

const UNKNOWN_FIELDS = {
  ...Object.fromEntries(CHANNEL_FIELDS.map((field) => [field, null])),
  nameLang: null,
  timeZone: null,
  channelHours: {},
  checked: null,
  conditions: null,
  announcement: null,
  withdrawn: false,
  replacedBy: null,
  area: null,
  areaType: null,
  ages: null,
  channel: null,
  smsKeyword: null,
  abroadPhone: null,
  abroadFree: null,
  altPhones: [],
  lines: [],
  vanity: null,
  alsoReport: [],
};

/** A fact as widgets get it: flat, with every field, and without the fields for editors. */
function asLine({ sources: _, extra = {}, ...fact }: Fact): Helpline {
  const more = Object.entries(extra).filter(([field]) => !['note', 'basis', 'websiteSeenAs'].includes(field));
  return { ...UNKNOWN_FIELDS, ...fact, ...Object.fromEntries(more) } as unknown as Helpline;
}

const sorted = (lines: readonly Helpline[]) =>
  lines.map((line) => JSON.stringify(line, Object.keys(line).sort())).sort();
const line = (more: Record<string, unknown> = {}) => ({
  id: 'ke-116',
  country: 'KE',
  name: 'Childline Kenya',
  audience: 'children',
  phone: '116',
  tel: '116',
  ...more,
});
const readLines = (...helplines: unknown[]) => readHelplines({ schemaVersion: 1, helplines });
/** Reads a document with the given record and a valid line after it. */
const readWithValidLine = (record: unknown) => readLines(record, line({ id: 'good' }))!;

describe('bundled helplines', () => {
  let facts: Facts;
  before(async () => (facts = await fetchFacts('helplines')));

  it('[record-published] are the published facts except for days and for how they were checked', () => {
    const expected = facts.helplines
      .filter(({ withdrawn }) => withdrawn !== true)
      .map((fact) => ({
        ...asLine(fact),
        sourceDate: fact.sourceDate?.slice(0, 7) ?? null,
      }));
    expect(facts.helplines).to.have.length.above(290);
    expect(sorted(bundledHelplines().helplines)).to.deep.equal(sorted(expected));
  });

  it('include the emergency numbers of every country and their review date', () => {
    const numbers = Object.entries(facts.emergency).map(([country, { general, police }]) => [
      country,
      { general, police },
    ]);
    expect(numbers).to.have.length.above(180);
    expect(bundledHelplines().emergency).to.deep.equal(Object.fromEntries(numbers));
    expect(bundledHelplines().asOf).to.equal(facts.asOf);
  });

  it('are decoded once', () => {
    expect(bundledHelplines()).to.equal(bundledHelplines());
    expect(bundledHelplines('KE')).to.equal(bundledHelplines('KE'));
  });

  it('are the same for one country as in the whole list', () => {
    const { helplines, emergency } = bundledHelplines();
    for (const country of new Set([...helplines.map((row) => row.country), ...Object.keys(emergency)])) {
      const own = bundledHelplines(country);
      expect(own.helplines, country).to.deep.equal(
        helplines.filter((row) => row.country === country || row.country === EVERYWHERE),
      );
      expect(own.emergency, country).to.deep.equal(country in emergency ? { [country]: emergency[country] } : {});
    }
    expect(bundledHelplines('').emergency).to.deep.equal({});
    const everywhere = bundledHelplines('').helplines;
    expect(everywhere.map(({ country }) => country)).to.deep.equal(everywhere.map(() => EVERYWHERE));
  });

  it('pass through the reader unchanged', () => {
    const { helplines, emergency, asOf } = bundledHelplines();
    const nested = helplines.map(({ area, areaType, ages, channel, ...record }) => ({
      ...record,
      extra: { ...record, area, areaType, ages, channel },
    }));
    const read = readHelplines({ asOf, helplines: nested, emergency })!;
    expect(read.problems).to.deep.equal([]);
    expect(read.helplines).to.deep.equal(helplines);
    expect(read.emergency).to.deep.equal(emergency);
  });
});

describe('a foreign document of helplines', () => {
  it('keeps every record of the published document', async () => {
    const facts = await fetchFacts<Facts>('helplines');
    const read = readHelplines(facts)!;
    expect(read.problems).to.deep.equal([]);
    expect(read.asOf).to.equal(facts.asOf);
    expect(sorted(read.helplines)).to.deep.equal(sorted(facts.helplines.map(asLine)));
    expect(Object.keys(read.emergency)).to.deep.equal(Object.keys(facts.emergency));
  });

  it('reads as undefined when it has no list', () => {
    for (const invalid of [
      undefined,
      null,
      'text',
      42,
      [],
      {},
      { helplines: {} },
      { helplines: 'all' },
      { members: [] },
    ]) {
      expect(readHelplines(invalid), JSON.stringify(invalid)).to.be.undefined;
    }
  });

  it('reads as undefined when no record is valid', () => {
    expect(readLines({}, null)).to.be.undefined;
  });

  it('may have an empty list', () => {
    expect(readLines()).to.deep.equal({ asOf: null, helplines: [], emergency: {}, replaces: [], problems: [] });
  });

  it('never makes the reader throw', () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true });
    const someLine = fc.record({
      id: anything,
      country: anything,
      name: anything,
      audience: anything,
      tel: anything,
      extra: anything,
    });
    const someDocument = fc.record({
      helplines: fc.array(fc.oneof(someLine, anything)),
      emergency: anything,
      asOf: anything,
    });
    fc.assert(
      fc.property(fc.oneof(anything, someDocument), (document) => {
        readHelplines(document);
      }),
    );
  });

  it('reads missing fields as unknown', () => {
    const { helplines, problems } = readLines(line())!;
    const rest = { hours: null, free: null, languages: [] };
    expect(helplines).to.deep.equal([
      { ...UNKNOWN_FIELDS, ...rest, ...line(), confidence: 'medium', sourceDate: null },
    ]);
    expect(problems).to.deep.equal([]);
  });

  it('reads missing and null fields alike', () => {
    const nothing = Object.fromEntries(
      ['sms', 'website', 'hours', 'languages', 'withdrawn', 'extra', 'confidence'].map((key) => [key, null]),
    );
    expect(readLines(line(nothing))).to.deep.equal(readLines(line()));
  });

  it('may have unknown fields of a newer schema', () => {
    const newer = {
      schemaVersion: 9,
      helplines: [line({ fax: 1, confidence: 'certain', extra: { braille: true, areaType: 'city' } })],
    };
    expect(readHelplines(newer)).to.deep.equal({
      ...readLines(line())!,
      problems: [
        'schemaVersion "9" is newer than 1; unknown parts are ignored',
        'ke-116.areaType "city" should be region, language',
      ],
    });
  });

  it('[src-newer] is refused when its schema version is none, with one problem', () => {
    const emergency = { KE: { general: ['999'], police: [] } };
    for (const schemaVersion of [
      'one',
      'x',
      -1,
      0,
      '0',
      true,
      {},
      [],
      [1, 2],
      'https://1',
      '1 2',
      '9'.repeat(100_000),
    ]) {
      for (const content of [{ helplines: [line()] }, { emergency }, { helplines: [line()], emergency }]) {
        const problems: string[] = [];
        expect(readHelplines({ schemaVersion, ...content }, problems), String(schemaVersion).slice(0, 20)).to.be
          .undefined;
        expect(problems.filter((problem) => problem.startsWith('schemaVersion'))).to.have.length(1);
        expect(problems[0]).to.match(/^schemaVersion.* should be 1; the document is not read$/);
      }
    }
  });

  it('[src-newer] is read when its schema version is 1 in any form, or missing, without a word', () => {
    for (const schemaVersion of [1, '1', ' 1 ', '1.0', 1.5, 'v1', 'V1.2.3', [1], null, undefined, '', 'n/a', '-']) {
      const { helplines, problems } = readHelplines({ schemaVersion, helplines: [line()] })!;
      expect(helplines, String(schemaVersion)).to.have.length(1);
      expect(problems).to.deep.equal([]);
    }
    expect(readHelplines({ helplines: [line()] })!.problems).to.deep.equal([]);
  });

  it('[src-newer] is read when its schema version is newer in any form, with one problem', () => {
    for (const schemaVersion of [2, '2', '2.1', 'v3', 99, 2.5]) {
      const { helplines, problems } = readHelplines({ schemaVersion, helplines: [line()] })!;
      expect(helplines, String(schemaVersion)).to.have.length(1);
      expect(problems).to.deep.equal([`schemaVersion "${schemaVersion}" is newer than 1; unknown parts are ignored`]);
    }
  });

  it('[src-records] keeps a line whose name or hours are far too long, cut', () => {
    for (const length of [301, 5_000, 100_000]) {
      const { helplines, problems } = readHelplines({
        helplines: [line({ name: 'n'.repeat(length), hours: 'h'.repeat(length) })],
      })!;
      expect(helplines[0]!.name).to.equal(`${'n'.repeat(299)}…`);
      expect(helplines[0]!.hours).to.match(/^h{299}…$/);
      expect(problems).to.have.length(2);
      expect(problems.join().length).to.be.below(400);
    }
  });

  it('loses an invalid date', () => {
    for (const asOf of ['yesterday', '2026-13-01', '2026-00-10', '2026-10-32', '2026', '03/04/2026']) {
      const { asOf: day, problems } = readHelplines({ asOf, helplines: [] })!;
      expect(day, asOf).to.be.null;
      expect(problems).to.deep.equal([`asOf "${asOf}" should be like 2026-11-23`]);
    }
    expect(readHelplines({ asOf: '23.11.2026', helplines: [] })!.asOf).to.equal('2026-11-23');
  });

  describe('leaves out a record and names the reason', () => {
    const bad: [string, Record<string, unknown>, string][] = [
      ['an unknown country', { country: 'Atlantis' }, 'ke-116.country "Atlantis" should be like KE'],
      ['no country', { country: '' }, 'ke-116.country should be like KE'],
      ['no name', { name: ' n/a ' }, 'ke-116.name should be a short text'],
      [
        'no way to reach it',
        { phone: '-', tel: null, sms: '', website: 'n/a' },
        'ke-116.tel should be given, or another way to reach the line',
      ],
    ];
    for (const [mistake, fields, reason] of bad) {
      it(`[src-records] with ${mistake}`, () => {
        const { helplines, problems } = readWithValidLine(line(fields));
        expect(helplines.map(({ id }) => id)).to.deep.equal(['good']);
        expect(problems).to.deep.equal([reason, 'ke-116 is left out']);
      });
    }

    for (const field of ['country', 'name']) {
      it(`when ${field} has another type or is far too long`, () => {
        // Numbers are read as texts, and long names are cut: see above.
        const read = field === 'name' ? ['number', 'string'] : ['number'];
        for (const invalid of INVALID_TEXTS.filter((value) => !read.includes(typeof value))) {
          const { helplines, problems } = readWithValidLine(line({ [field]: invalid }));
          expect(helplines, JSON.stringify(invalid)?.slice(0, 20)).to.have.length(1);
          expect(problems.at(-1)).to.equal('ke-116 is left out');
          expect(problems.join().length).to.be.below(300);
        }
      });
    }

    it('by its position when it has no usable id', () => {
      for (const id of [true, {}, ['a', 'text'], 'x'.repeat(100_000), '', null, undefined]) {
        const { helplines, problems } = readWithValidLine(line({ id }));
        expect(helplines).to.have.length(1);
        expect(problems.at(-1)).to.equal('helplines[0] is left out');
      }
      expect(readWithValidLine(null).problems).to.deep.equal(['helplines[0] is left out']);
    });

    it('with the id of an earlier one', () => {
      const { helplines, problems } = readLines(line(), line({ tel: '999', phone: '999' }))!;
      expect(helplines.map(({ tel }) => tel)).to.deep.equal(['116']);
      expect(problems).to.deep.equal(['ke-116 is repeated']);
    });

    it('but lists at most 20 problems', () => {
      const { problems } = readLines(line(), ...Array.from({ length: 50_000 }, () => null))!;
      expect(problems).to.have.length(21);
      expect(problems.at(-1)).to.equal('and more');
    });
  });

  describe('leaves out an odd value and keeps the record', () => {
    const odd: [Record<string, unknown>, string][] = [
      [{ whatsapp: '0712345678' }, 'whatsapp "0712345678" should be like +254712345678'],
      [{ sms: 'HELP to 116' }, 'sms "HELP to 116" should be like 0800 123456'],
      [{ sms: '116, 117' }, 'sms "116, 117" should be like 0800 123456'],
      [{ languages: ['not a language'] }, 'languages "not a language" should be like fr'],
      [{ languages: Array.from({ length: 101 }, () => 'n/a') }, 'languages [list] should be shorter'],
      [{ nameLang: '?!' }, 'nameLang "?!" should be like fr'],
      [{ sourceDate: '2026-13' }, 'sourceDate "2026-13" should be like 2026-11-23'],
      [{ sourceDate: '03/04/2026' }, 'sourceDate "03/04/2026" should be like 2026-11-23'],
      [{ announcement: { en: true } }, 'announcement "true" should be a text'],
      [{ announcement: { '1': 'Closed' } }, 'announcement "1" should be like fr'],
      [{ free: 'sometimes' }, 'free "sometimes" should be true or false'],
      [{ withdrawn: 'soon' }, 'withdrawn "soon" should be true or false'],
      [{ website: 'http://example.org/' }, 'website "http://example.org/" should be an https address'],
      [{ extra: { altPhones: ['ask inside'] } }, 'altPhones "ask inside" should be like 0800 123456'],
      [{ extra: { areaType: 'city' } }, 'areaType "city" should be region, language'],
      [{ extra: { lines: ['116'] } }, 'lines "116" should be like {"phone": "116"}'],
      [{ extra: { lines: [{ phone: 'ask' }] } }, 'lines.phone "ask" should be like 0800 123456'],
      [{ extra: { alsoReport: ['ftp://a.org/'] } }, 'alsoReport "ftp://a.org/" should be an https address'],
      [{ replacedBy: {} }, 'replacedBy {object} should be a short text'],
      [{ tel: 'ask inside' }, 'tel "ask inside" should be like 0800 123456'],
    ];
    for (const [fields, problem] of odd) {
      it(`[src-records] where ${problem}`, () => {
        const { helplines, problems } = readLines(line(fields))!;
        expect(helplines).to.deep.equal(readLines(line())!.helplines);
        expect(problems).to.deep.equal([`ke-116.${problem}`]);
      });
    }

    for (const field of ['website', 'chat']) {
      it(`when ${field} is an unsafe link`, () => {
        for (const unsafe of UNSAFE_LINKS.filter(Boolean)) {
          const { helplines, problems } = readWithValidLine(line({ [field]: unsafe }));
          expect(helplines[0], unsafe).to.include({ id: 'ke-116', [field]: null });
          expect(problems, unsafe).to.have.length(1);
        }
      });
    }

    it('when one of several links is unsafe', () => {
      const alsoReport = ['https://example.org/', ...UNSAFE_LINKS];
      expect(readWithValidLine(line({ extra: { alsoReport } })).helplines[0]!.alsoReport).to.deep.equal([
        'https://example.org/',
      ]);
    });

    it('when nothing was given, without a problem', () => {
      const blanks = ['', ' ', 'n/a', 'N/A', '-', '–', 'none', 'null', null, undefined, '&nbsp;', '\u200b'];
      const optional = Object.keys(line()).length;
      expect(optional).to.equal(6);
      for (const blank of blanks) {
        const names = ['sms', 'website', 'chat', 'whatsapp', 'hours', 'timeZone', 'free', 'languages', 'sourceDate'];
        const more = [
          'announcement',
          'withdrawn',
          'replacedBy',
          'extra',
          'confidence',
          'nameLang',
          'ages',
          'altPhones',
        ];
        const record = line(Object.fromEntries([...names, ...more].map((name) => [name, blank])));
        expect(readLines(record), String(blank)).to.deep.equal(readLines(line()));
      }
    });

    it('[record-time-zone] and never takes the zone of the country instead of one that it cannot read', () => {
      for (const timeZone of ['Africa/Atlantis', 'BST', 'EAT', 'GMT+3', '+03:00']) {
        const { helplines, problems } = readLines(line({ timeZone }))!;
        expect(helplines[0]!.timeZone, timeZone).to.equal('?/?');
        expect(problems).to.deep.equal([`ke-116.timeZone "${timeZone}" should be like Africa/Nairobi`]);
      }
      for (const timeZone of ['UTC', 'gmt'])
        expect(readLines(line({ timeZone }))!.helplines[0]!.timeZone).to.equal(timeZone);
    });

    it('[record-time-zone] but keeps a time zone that this browser knows', () => {
      expect(readLines(line({ timeZone: 'Africa/Nairobi' }))!.helplines[0]!.timeZone).to.equal('Africa/Nairobi');
    });
  });

  describe('is read as people keep it', () => {
    const only = (fields: Record<string, unknown>) => readLines(line(fields))!;

    it('with the field names of a spreadsheet, all on one level', () => {
      const sheet = {
        'ID ': 'ke-116',
        COUNTRY: 'ke',
        Name: ' Childline Kenya ',
        Audience: 'Children',
        Phone: 116,
        'Source Date': '23.11.2026',
        alt_phones: '0800 111 222 / 0800 333 444',
        Ages: '5-25',
        Languages: 'en, sw',
        Free: 'Yes',
      };
      expect(readLines(sheet)).to.deep.equal(
        readLines(
          line({
            sourceDate: '2026-11-23',
            languages: ['en', 'sw'],
            free: true,
            extra: { ages: '5-25', altPhones: ['0800 111 222', '0800 333 444'] },
          }),
        ),
      );
    });

    it('with fields of a line in `extra`', () => {
      const { helplines } = readLines(line({ extra: { sms: '20121', hours: '24/7' } }))!;
      expect(helplines[0]).to.include({ sms: '20121', hours: '24/7' });
    });

    for (const [name, document] of [
      ['a bare list', [line()]],
      ['a list in `data`', { data: [line()] }],
      ['a document in `data`', { data: { helplines: [line()] } }],
      ['an object by id', { helplines: { 'ke-116': line({ id: undefined }) } }],
      ['a list with another spelling', { Helplines: [line()] }],
      ['rows', { rows: [line()], count: 1 }],
      ['the sheet of a workbook', { Sheet1: [line()], Sheet2: [] }],
      ['lists of one', [line({ country: ['KE'], name: ['Childline Kenya'], id: ['ke-116'] })]],
      ['columns with other names', [line({ phone: '', tel: null, 'Phone number': '116' })]],
      ['a column for telephones', [line({ phone: undefined, tel: undefined, Telephone: '116' })]],
    ] as const) {
      it(`as ${name}`, () => expect(readHelplines(document)).to.deep.equal(readLines(line())));
    }

    it('with character references, decoded once and as text', () => {
      const name = 'Children&#8217;s line &amp; &lt;b&gt;help&lt;/b&gt; &amp;amp;';
      const { helplines } = only({
        name,
        website: 'https://a.org/?a=1&amp;b=2',
        announcement: 'Closed &#x2013; today',
      });
      expect(helplines[0]).to.deep.include({
        name: 'Children’s line & <b>help</b> &amp;',
        website: 'https://a.org/?a=1&b=2',
        announcement: { und: 'Closed – today' },
      });
      expect(only({ website: 'javascript&colon;alert(1)' }).helplines[0]!.website).to.be.null;
    });

    it('with hours that only people understand, which stay as written', () => {
      const { helplines, problems } = only({ hours: 'by appointment' });
      expect(helplines[0]!.hours).to.equal('by appointment');
      expect(problems).to.deep.equal([
        'ke-116.hours "by appointment" should be like Mo-Fr 08:00-12:00,14:00-18:00 (shown as written)',
      ]);
      const twice = 'Mo-Fr 08:00-12:00; Mo-Fr 14:00-18:00';
      expect(only({ hours: twice }).helplines[0]!.hours).to.equal(twice);
      expect(only({ hours: twice }).problems).to.deep.equal([
        `ke-116.hours "${twice}" should be like Mo-Fr 08:00-12:00,14:00-18:00 (shown as written)`,
      ]);
      expect(only({ hours: ['Mo-Fr 08:00-12:00', 'Mo-Fr 14:00-18:00'] }).helplines[0]!.hours).to.equal(twice);
      expect(only({ hours: 'Mo-Fr 08:00-12:00,14:00-18:00' }).problems).to.deep.equal([]);
      expect(only({ hours: ['Mo-Fr 9-17', 'Sa 10-14'] }).helplines[0]!.hours).to.equal('Mo-Fr 9-17; Sa 10-14');
      // The cut text could be read as other hours.
      const long = `Mo-Fr 09:00-17:00${'; Mo-Fr 09:00-17:00'.repeat(15)}`.slice(0, 302);
      expect(only({ hours: `${long}; PH off` }).helplines[0]!.hours).to.equal(`${long.slice(0, 299)}…`);
      expect(only({ hours: { Mon: '9:00-17:00', Tue: ['9:00-12:00', '13:00-17:00'] } })).to.deep.equal(
        only({ hours: 'Mon 9:00-17:00; Tue 9:00-12:00, 13:00-17:00' }),
      );
      expect(only({ hours: [{ Mon: '9:00-17:00' }, 'Sat off'] }).helplines[0]!.hours).to.equal(
        'Mon 9:00-17:00; Sat off',
      );
    });

    for (const [audience, expected] of [
      ['Children', 'children'],
      ['child', 'children'],
      ['', 'children'],
      ['missing children', 'missing-children'],
      ['Online Abuse Report', 'online-abuse-report'],
      ['kids', 'children'],
      ['Young people', 'children'],
      ['hotline', 'online-abuse-report'],
      ['report', 'online-abuse-report'],
      ['online abuse reporting', 'online-abuse-report'],
      ['CSAM', 'online-abuse-report'],
      ['missing', 'missing-children'],
      ['everyone', 'everyone'],
      ['for parents', 'parents'],
      ['adults', 'parents'],
      ['carers', 'parents'],
      ['Image help', 'image-help'],
      ['my pictures', 'image-help'],
      ['women', null],
    ] as const) {
      it(`with the audience "${audience}" as ${expected ?? 'a group without a name here'}`, () => {
        const { helplines, problems } = only({ audience });
        expect(helplines[0]!.audience).to.equal(expected);
        expect(problems.length).to.equal(expected ? 0 : 1);
      });
    }

    for (const [fields, expected] of [
      [{ languages: 'eng/sw' }, { languages: ['en', 'sw'] }],
      [{ languages: 'en sw fr' }, { languages: ['en', 'sw', 'fr'] }],
      [{ languages: 'en or sw' }, { languages: ['en', 'sw'] }],
      [{ languages: 'not a language' }, { languages: [] }],
      [{ languages: ['en', 'na'] }, { languages: ['en', 'na'] }],
      [{ languages: ['N/A'] }, { languages: [] }],
      [{ languages: 'na' }, { languages: [] }],
      [{ country: 'NA' }, { country: 'NA' }],
      [
        { hours: 'NA', website: '#REF!', sms: 'TBC' },
        { hours: null, website: null, sms: null },
      ],
      [
        { free: 'free', withdrawn: 'free' },
        { free: true, withdrawn: false },
      ],
      [{ withdrawn: 'closed 2025' }, { withdrawn: true }],
      [{ altPhones: '020 7946 0111, 112' }, { altPhones: [] }],
      [{ altPhones: '1,800,555,0199' }, { altPhones: [] }],
      [{ altPhones: '0800 123 456 0800 789 012' }, { altPhones: [] }],
      [{ altPhones: ['0800 555 000', 117] }, { altPhones: ['0800 555 000', '117'] }],
      [{ abroadPhone: '+254(020)2055555' }, { abroadPhone: null }],
      [{ sms: '0712345678 40404' }, { sms: null }],
      [{ lines: [{ phone: '0712345678 40404' }] }, { lines: [] }],
      [
        { phone: '+254 20 387 4841 / 842', tel: null },
        { tel: null, phone: '+254 20 387 4841 / 842' },
      ],
      [
        { phone: 'SMS 40404', tel: null },
        { tel: null, phone: 'SMS 40404' },
      ],
      [{ tel: [700000000, 116], phone: null }, { tel: null }],
    ] as const) {
      it(`with ${JSON.stringify(fields)}`, () => {
        expect(only(fields).helplines[0]).to.deep.include(expected);
      });
    }

    it('with a country that is not known, and says so', () => {
      for (const country of ['XX', 'EU', 'NK']) {
        const { helplines, problems } = only({ country });
        expect(helplines[0]!.country).to.equal(country);
        expect(problems).to.deep.equal([`ke-116.country "${country}" should be like KE`]);
      }
    });

    it('but never the list of another document', () => {
      for (const document of [{ members: [line()] }, { emergency: [line()] }, { a: [line()], b: [line()] }]) {
        const problems: string[] = [];
        expect(readHelplines(document, problems)?.helplines ?? []).to.deep.equal([]);
        expect(problems.join()).to.match(/helplines|^$/);
      }
      const problems: string[] = [];
      readHelplines({ lignes: 1 }, problems);
      expect(problems).to.deep.equal(['the document is not of the expected form: "helplines" is missing']);
    });

    it('with the mark of a line for adults that earlier forms had', () => {
      expect(only({ extra: { forAdults: true } }).helplines[0]!.audience).to.equal('parents');
      expect(only({ forAdults: 'yes', audience: 'everyone' }).helplines[0]!.audience).to.equal('everyone');
      expect(only({ forAdults: false }).helplines[0]!.audience).to.equal('children');
    });

    it('[record-checked] with a check that names who and when, and no other', () => {
      const checkedOf = (checked: unknown) => only({ checked });
      const check = { on: '2026-12-01', by: 'KAACR' };
      expect(checkedOf({ ...check, how: 'called' })).to.deep.include({ problems: [] });
      expect(checkedOf({ ...check, how: 'called' }).helplines[0]!.checked).to.deep.equal(check);
      expect(checkedOf({ on: '01 Dec', by: 'KAACR' }).helplines[0]!.checked).to.be.null;
      for (const odd of [
        '2026-12-01',
        { on: '2026-12-01' },
        { by: 'KAACR' },
        { on: '2026', by: 'KAACR' },
        true,
        [check],
      ]) {
        const { helplines, problems } = checkedOf(odd);
        expect(helplines[0]!.checked, JSON.stringify(odd)).to.be.null;
        expect(problems, JSON.stringify(odd)).not.to.be.empty;
      }
      expect(checkedOf('').helplines[0]!.checked).to.be.null;
    });

    it('[record-channel-hours] with hours of a chat, and leaves out unknown channels', () => {
      const { helplines, problems } = only({ channelHours: { chat: 'by appointment', sms: '', fax: '24/7' } });
      expect(helplines[0]!.channelHours).to.deep.equal({ chat: 'by appointment' });
      expect(problems).to.deep.equal([
        'ke-116.channelHours.chat "by appointment" should be like Mo-Fr 08:00-12:00,14:00-18:00 (shown as written)',
      ]);
    });

    it('with nothing but an id and a country, to withdraw a line', () => {
      const { helplines, problems } = readLines({ id: 'ke-116', country: 'KE', withdrawn: true })!;
      expect(problems).to.deep.equal([]);
      expect(helplines[0]).to.include({ id: 'ke-116', country: 'KE', withdrawn: true });
      expect(readLines({ id: 'ke-116', country: 'KE', tel: '116', withdrawn: false })).to.be.undefined;
    });

    it('with conditions by language', () => {
      expect(only({ conditions: { en: 'In Kenya.', fr: '' } }).helplines[0]!.conditions).to.deep.equal({
        en: 'In Kenya.',
      });
    });

    it('with a service for every country', () => {
      const { helplines, problems } = only({ country: '*' });
      expect([helplines[0]!.country, problems]).to.deep.equal([EVERYWHERE, []]);
    });

    it('[src-replaces] with the countries that it replaces, also without a line', () => {
      const read = readHelplines({ replaces: ['ke', 'Tanzania', 'nowhere at all'] })!;
      expect(read.replaces).to.deep.equal(['KE', 'TZ']);
      expect(read.problems).to.deep.equal(['replaces "nowhere at all" should be like KE']);
      expect(readLines(line())!.replaces).to.deep.equal([]);
    });
  });

  describe('[banner-tel] reads the two spellings of a number', () => {
    for (const [tel, phone, dials, shows, others = []] of [
      ['116', '116', '116', '116'],
      [116, null, '116', '116'],
      [null, '0800 555 000', '0800555000', '0800 555 000'],
      ['0800 555 000', '', '0800555000', '0800 555 000'],
      ['tel:+254700000000', null, '+254700000000', '+254700000000'],
      [800555000, '0800 555 000', '0800555000', '0800 555 000'],
      ['+12465352800', '246-535-2800', '+12465352800', '246-535-2800'],
      ['116', '1-800-FREE', '116', '1-800-FREE'],
      [null, '116 / 0800 555', '116', '116', ['0800 555']],
      ['116', '116 / 0800 555', '116', '116', ['0800 555']],
      ['116, 117', null, '116', '116', ['117']],
      [['116', 117], null, '116', '116', ['117']],
      [[true], '116', '116', '116'],
      // The spreadsheet dropped the zero or the plus.
      ['800555000', '0800 555 000', '0800555000', '0800 555 000'],
      ['700000000', '+254 700 000 000', '+254700000000', '+254 700 000 000'],
      ['254700000000', '+254 700 000 000', '+254700000000', '+254 700 000 000'],
      [700000000, null, null, '700000000'],
      // Never another number under the link than the one that is dialled.
      ['116 / 117', '117', '116', '116', ['117']],
      ['0800 1111', '0800 2222', '08001111', '0800 1111'],
      ['117', '116 117', '117', '117'],
      ['116', 'SMS 40404', '116', '116'],
      ['116', 'Closed until further notice', '116', '116'],
      ['116', '116 (24/7)', '116', '116 (24/7)'],
      ['0800555000', '0800 555 000/1', '0800555000', '0800 555 000/1'],
      ['ask', '116', '116', '116'],
      [null, '0800 555 ext. 5', '0800555', '0800 555 ext. 5'],
      ['116;ext=1', '116', '116', '116'],
      // In doubt, the words are shown and not dialled.
      [null, '1-800-FREE', null, '1-800-FREE'],
      [null, '0800 123 456 0800 789 012', null, '0800 123 456 0800 789 012'],
      [null, '0800 555 000/1', null, '0800 555 000/1'],
      ['2.547E+11', null, null, '2.547E+11'],
    ] as const) {
      it(`where tel is ${JSON.stringify(tel)} and phone is ${JSON.stringify(phone)}`, () => {
        const { helplines } = readLines(line({ tel, phone }))!;
        expect(helplines[0]).to.deep.include({ tel: dials, phone: shows, altPhones: others });
      });
    }

    it('and names the ones that it does not dial', () => {
      expect(readLines(line({ tel: null, phone: '1-800-FREE' }))!.problems).to.deep.equal([
        'ke-116.phone "1-800-FREE" should be like 0800 123456 (not dialled)',
      ]);
      expect(readLines(line({ tel: 800555000, phone: '' }))!.problems).to.deep.equal([
        'ke-116.tel "800555000" should be in quotes, or it loses its first 0',
      ]);
    });
  });

  describe('whatever a value is', () => {
    const essential = ['id', 'country', 'name'];
    const optional = [
      ...['audience', 'phone', 'sms', 'chat', 'website', 'whatsapp', 'hours', 'timeZone', 'free', 'languages'],
      ...['confidence', 'sourceDate', 'announcement', 'replacedBy', 'extra', 'nameLang', 'area', 'areaType', 'ages'],
      ...['channelHours', 'conditions', 'checked'],
      ...['channel', 'smsKeyword', 'abroadPhone', 'abroadFree', 'altPhones', 'lines', 'vanity', 'alsoReport', 'more'],
    ];
    const anything = fc.oneof(anyValue, anyText, anyJson, fc.constantFrom(...INJECTIONS));

    it('[src-records] an odd optional value never removes the record, and costs no other value', () => {
      fc.assert(
        fc.property(fc.constantFrom(...optional), anything, (field, odd) => {
          const read = readLines(line({ [field]: odd }))!;
          expect(read.helplines).to.have.length(1);
          expect(read.helplines[0]).to.include({ id: 'ke-116', country: 'KE', name: 'Childline Kenya', tel: '116' });
        }),
      );
    });

    it('[src-records] the order of the fields never matters', () => {
      const names = [...essential, ...optional, 'tel', 'TEL', 'Phone', 'alt phones', 'Hours '];
      const record = fc.dictionary(fc.constantFrom(...names), anyJson, { noNullPrototype: true });
      fc.assert(
        fc.property(record, fc.nat(), (fields, turn) => {
          const entries = Object.entries({ ...line(), ...fields });
          const at = turn % entries.length;
          const turned = Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
          const [one, other] = [Object.fromEntries(entries), turned].map((given) => readLines(given));
          expect(JSON.stringify(other)).to.equal(JSON.stringify(one));
        }),
      );
    });

    it('[banner-tel] only the given digits are dialled, in their order', () => {
      const digit = fc.constantFrom(
        ...'0123456789'.split(''),
        ' ',
        '-',
        '.',
        '/',
        '(',
        ')',
        '+',
        ',',
        'x',
        '٣',
        '３',
        '(0)',
      );
      const number = fc.oneof(
        fc.array(digit, { maxLength: 20 }).map((parts) => parts.join('')),
        anyText,
        anyNumberText,
      );
      fc.assert(
        fc.property(number, number, (tel, phone) => {
          const [read] = readLines(line({ tel, phone, website: 'https://a.org/' }))!.helplines;
          if (read!.tel === null) return;
          expect(read!.tel).to.match(/^\+?\d{1,19}$/);
          const digits = (text: string) => asciiDigits(text).replace(/\D/g, '');
          const sources = [tel, phone].map(digits).join(' ');
          const wanted = read!.tel.replace('+', '');
          expect(sources.includes(wanted) || sources.replace(/0/g, '').includes(wanted.replace(/0/g, '')), sources).to
            .be.true;
        }),
      );
    });
  });

  it('shows the number to dial when it has no written number', () => {
    expect(readLines(line({ phone: null }))!.helplines[0]!.phone).to.equal('116');
  });

  it('may link to the page’s own origin on localhost', () => {
    const { helplines } = readLines(
      line({ website: `${location.origin}/help` }),
      line({ id: 'b', website: 'http://localhost:1/' }),
    )!;
    expect(helplines.map(({ website }) => website)).to.deep.equal([`${location.origin}/help`, null]);
  });

  it('may withdraw a line without a channel', () => {
    const { helplines } = readLines(line({ phone: null, tel: null, withdrawn: true, replacedBy: 'ke-117' }))!;
    expect(helplines[0]).to.include({ withdrawn: true, replacedBy: 'ke-117' });
  });

  it('keeps markup as text', () => {
    const name = '<img src=x onerror=alert(1)>';
    expect(readLines(line({ name, announcement: { en: name } }))!.helplines[0]).to.deep.include({
      name,
      announcement: { en: name },
    });
  });

  it('cannot pollute the prototype of objects', () => {
    const pollution = '"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}';
    const polluting = JSON.stringify(line({ extra: { ages: '5-25' } })).replaceAll('{', `{${pollution},`);
    const announcing = JSON.stringify(line({ id: 'b' })).replace(
      '{',
      '{"announcement": {"__proto__": "a", "en": "b"},',
    );
    const emergency = '{"__proto__": {"general": ["1"], "police": []}}';
    const document: unknown = JSON.parse(
      `{${pollution}, "helplines": [${polluting}, ${announcing}], "emergency": ${emergency}}`,
    );
    const read = readHelplines(document)!;
    const clean = [line({ extra: { ages: '5-25' } }), line({ id: 'b', announcement: { en: 'b' } })];
    expect(read.helplines).to.deep.equal(readLines(...clean)!.helplines);
    expect(read).to.deep.include({
      emergency: {},
      problems: ['b.announcement "__proto__" should be like fr', 'emergency.__proto__ should be like KE'],
    });
    expect(({} as Record<string, unknown>).polluted).to.be.undefined;
  });

  describe('reads emergency numbers', () => {
    const readEmergency = (emergency: unknown) => readHelplines({ helplines: [], emergency })!;

    it('[record-emergency] of valid countries, entry by entry', () => {
      const good = { general: ['112'], police: ['+254110'] };
      const { emergency, problems } = readEmergency({
        KE: good,
        tz: { general: '112; 114', police: [999, 'ask'] },
        UG: '999',
        RW: ['112'],
        BI: { general: ['call us'] },
        BJ: { general: '112 117' },
        FR: { general: '112', police: '17 18' },
        Kenya: '112',
        SO: { general: '', police: null },
        Atlantis: good,
        [`X${'x'.repeat(99)}`]: good,
        SS: null,
        ET: { general: [], police: [] },
      });
      expect(emergency).to.deep.equal({
        ET: { general: [], police: [] },
        // The bundled numbers stay in place of unreadable ones.
        FR: { general: ['112'], police: ['17'] },
        KE: good,
        RW: { general: ['112'], police: [] },
        TZ: { general: ['112', '114'], police: ['999'] },
        UG: { general: ['999'], police: [] },
      });
      expect(problems).to.deep.equal([
        'emergency.Atlantis should be like KE',
        'emergency.BI.general "call us" should be like 0800 123456',
        'emergency.BJ.general "112 117" should be like 0800 123456',
        'emergency.FR.police "17 18" should be like 0800 123456',
        'emergency.Kenya is repeated',
        `emergency.X${'x'.repeat(19)} should be like KE`,
        'emergency.tz.police "ask" should be like 0800 123456',
      ]);
    });

    it('as rows, and without any line', () => {
      expect(
        readHelplines({
          emergency: [
            { country: 'KE', police: '999' },
            { Country: 'Togo', General: '112' },
          ],
        }),
      ).to.deep.include({
        helplines: [],
        emergency: { KE: { general: [], police: ['999'] }, TG: { general: ['112'], police: [] } },
      });
    });

    it('when only one kind is given', () => {
      expect(readEmergency({ KE: { police: ['999'], note: 'a' } }).emergency).to.deep.equal({
        KE: { general: [], police: ['999'] },
      });
    });

    it('as none when they are not listed by country', () => {
      for (const invalid of [null, [], 42, true, '911'])
        expect(readEmergency(invalid)).to.deep.include({ emergency: {} });
    });
  });
});
