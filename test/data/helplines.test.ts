import { expect } from '@open-wc/testing';
import { CHANNELS, CHANNEL_FIELDS } from '../../src/data/channels.js';
import { bundledHelplines, readHelplines, type Helpline } from '../../src/data/helplines.js';
import { INVALID_TEXTS, UNSAFE_LINKS, fetchFacts } from './facts.js';
import fc from '../helpers/fuzz.js';

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
  forAdults: false,
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

  it('[record-published] are the published facts except for ids and days', () => {
    const expected = facts.helplines.map((fact) => ({
      ...asLine(fact),
      id: null,
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
      expect(own.helplines, country).to.deep.equal(helplines.filter((row) => row.country === country));
      expect(own.emergency, country).to.deep.equal(country in emergency ? { [country]: emergency[country] } : {});
    }
    expect(bundledHelplines('')).to.deep.include({ helplines: [], emergency: {} });
  });

  it('pass through the reader unchanged', () => {
    const { helplines, emergency, asOf } = bundledHelplines();
    const nested = helplines.map(({ area, areaType, ages, channel, ...record }, index) => ({
      ...record,
      id: String(index),
      extra: { ...record, area, areaType, ages, channel },
    }));
    const read = readHelplines({ asOf, helplines: nested, emergency })!;
    expect(read.dropped).to.deep.equal([]);
    expect(read.helplines.map((record) => ({ ...record, id: null }))).to.deep.equal(helplines);
    expect(read.emergency).to.deep.equal(emergency);
  });
});

describe('a foreign document of helplines', () => {
  it('keeps every record of the published document', async () => {
    const facts = await fetchFacts<Facts>('helplines');
    const read = readHelplines(facts)!;
    expect(read.dropped).to.deep.equal([]);
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
      [line()],
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
    expect(readLines()).to.deep.equal({ asOf: null, helplines: [], emergency: {}, dropped: [] });
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
    const { helplines, dropped } = readLines(line())!;
    const rest = { hours: null, free: null, languages: [] };
    expect(helplines).to.deep.equal([
      { ...UNKNOWN_FIELDS, ...rest, ...line(), confidence: 'medium', sourceDate: null },
    ]);
    expect(dropped).to.deep.equal([]);
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
    expect(readHelplines(newer)).to.deep.equal({ ...readLines(line())!, dropped: ['ke-116.areaType'] });
  });

  it('loses an invalid date', () => {
    for (const asOf of ['yesterday', '2026-13-01', '2026-00-10', '2026-10-32', '2026', 20261123, null]) {
      expect(readHelplines({ asOf, helplines: [] })?.asOf, String(asOf)).to.be.null;
    }
  });

  describe('drops and names a record', () => {
    const bad: [string, Record<string, unknown>][] = [
      ['an invalid country code', { country: 'Kenya' }],
      ['a number with letters', { tel: '116a' }],
      ['a number with parameters', { tel: '116;ext=1' }],
      ['markup as its number', { tel: '<b>116</b>' }],
      ['an unknown audience', { audience: 'everybody' }],
      ['a national WhatsApp number', { whatsapp: '0712345678' }],
      ['words in its number for messages', { sms: 'HELP to 116' }],
      ['an invalid language', { languages: ['not a language'] }],
      ['too many languages', { languages: Array.from({ length: 101 }, () => 'en') }],
      ['an invalid date', { sourceDate: '2026-13' }],
      ['an announcement of another type', { announcement: { en: 1 } }],
      ['words in another number', { extra: { altPhones: ['ask inside'] } }],
      ['no channel', { phone: null, tel: null }],
      ['a written number but none to dial', { tel: null }],
      ['an empty name', { name: '' }],
    ];
    for (const [mistake, fields] of bad) {
      it(`[banner-tel] with ${mistake}`, () => {
        const { helplines, dropped } = readWithValidLine(line(fields));
        expect(helplines.map(({ id }) => id)).to.deep.equal(['good']);
        expect(dropped).to.deep.equal(['ke-116']);
      });
    }

    for (const field of [
      'country',
      'name',
      'audience',
      'phone',
      ...CHANNEL_FIELDS.filter((channel) => CHANNELS[channel].pattern),
      'hours',
      'nameLang',
      'sourceDate',
      'replacedBy',
    ]) {
      it(`when ${field} has another type or is far too long`, () => {
        for (const invalid of INVALID_TEXTS)
          expect(
            readWithValidLine(line({ [field]: invalid })).dropped,
            JSON.stringify(invalid)?.slice(0, 20),
          ).to.deep.equal(['ke-116']);
      });
    }

    it('by its position when it has no valid id', () => {
      for (const id of [...INVALID_TEXTS, '', null, undefined]) {
        const { helplines, dropped } = readWithValidLine(line({ id }));
        expect(helplines).to.have.length(1);
        expect(dropped).to.deep.equal(['helplines[0]']);
      }
      expect(readWithValidLine(null).dropped).to.deep.equal(['helplines[0]']);
    });

    it('with the id of an earlier one', () => {
      const { helplines, dropped } = readLines(line(), line({ tel: '999' }))!;
      expect(helplines.map(({ tel }) => tel)).to.deep.equal(['116']);
      expect(dropped).to.deep.equal(['ke-116 (repeated)']);
    });

    it('but lists at most 20 names', () => {
      const { dropped } = readLines(line(), ...Array.from({ length: 50_000 }, () => null))!;
      expect(dropped).to.have.length(21);
      expect(dropped.at(-1)).to.equal('49980 more');
    });
  });

  describe('drops a field and keeps the record', () => {
    for (const field of ['website', 'chat']) {
      it(`when ${field} is an unsafe link`, () => {
        for (const unsafe of UNSAFE_LINKS) {
          const { helplines, dropped } = readWithValidLine(line({ [field]: unsafe }));
          expect(helplines[0], unsafe).to.include({ id: 'ke-116', [field]: null });
          expect(dropped, unsafe).to.deep.equal([`ke-116.${field}`]);
        }
      });
    }

    it('but drops the record when the link was its only channel', () => {
      const record = line({ phone: null, tel: null, website: 'javascript:alert(1)' });
      expect(readWithValidLine(record).dropped).to.deep.equal(['ke-116']);
    });

    it('when one of several links is unsafe', () => {
      const alsoReport = ['https://example.org/', ...UNSAFE_LINKS];
      const { helplines, dropped } = readWithValidLine(line({ extra: { alsoReport } }));
      expect(helplines[0]!.alsoReport).to.deep.equal(['https://example.org/']);
      expect(dropped).to.deep.equal(['ke-116.alsoReport']);
    });

    it('[record-time-zone] when this browser does not know the time zone', () => {
      const { helplines, dropped } = readWithValidLine(line({ timeZone: 'Africa/Atlantis' }));
      expect(helplines[0]).to.include({ id: 'ke-116', timeZone: null });
      expect(dropped).to.deep.equal(['ke-116.timeZone']);
      expect(readWithValidLine(line({ timeZone: 'Africa/Nairobi' })).helplines[0]!.timeZone).to.equal('Africa/Nairobi');
    });

    it('when a written number has no number to dial', () => {
      const { helplines, dropped } = readWithValidLine(line({ tel: null, website: 'https://example.org/' }));
      expect(helplines[0]).to.include({ phone: null, tel: null, website: 'https://example.org/' });
      expect(dropped).to.deep.equal(['ke-116.phone']);
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
    expect(read.helplines).to.deep.equal(readLines(line({ extra: { ages: '5-25' } }))!.helplines);
    // The schema only allows language tags as names of texts.
    expect(read).to.deep.include({ emergency: {}, dropped: ['b', 'emergency.__proto__'] });
    expect(({} as Record<string, unknown>).polluted).to.be.undefined;
  });

  describe('reads emergency numbers', () => {
    const readEmergency = (emergency: unknown) => readHelplines({ helplines: [], emergency })!;

    it('[record-emergency] of valid countries, and drops invalid ones', () => {
      const good = { general: ['112'], police: ['+254110'] };
      const { emergency, dropped } = readEmergency({
        KE: good,
        TZ: { general: ['call us'] },
        Kenya: good,
        [`X${'x'.repeat(99)}`]: good,
        UG: null,
      });
      expect(emergency).to.deep.equal({ KE: good });
      expect(dropped).to.deep.equal([
        'emergency.TZ',
        'emergency.Kenya',
        `emergency.X${'x'.repeat(19)}`,
        'emergency.UG',
      ]);
    });

    it('when only one kind is given', () => {
      expect(readEmergency({ KE: { police: ['999'], note: 'a' } }).emergency).to.deep.equal({
        KE: { general: [], police: ['999'] },
      });
    });

    it('as none when they are not listed by country', () => {
      for (const invalid of [null, [], 42, true, '911'])
        expect(readEmergency(invalid)).to.deep.include({ emergency: {}, dropped: [] });
    });
  });
});
