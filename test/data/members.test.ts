import { expect } from '@open-wc/testing';
import { bundledDay, bundledMembers, readMembers, type Member } from '../../src/data/members.js';
import { countriesByAlpha3 } from '../../src/internal/country-codes.js';
import fc from '../helpers/fuzz.js';
import { anyJson, anyText, anyValue } from '../helpers/hostile.js';
import { INJECTIONS } from '../helpers/injections.js';
import { UNSAFE_LINKS, fetchFacts } from './facts.js';

type Fact = Member & { type: string; source: string; note: string | null; bundle?: boolean; bundleReason?: string };
interface Facts {
  asOf: string;
  network: { organisations: number; countries: number; year: number; source: string };
  members: Fact[];
}

/** A fact as in the bundle, without the fields for editors. */
function asMember({ name, country, city, region, website, source, sourceDate }: Fact): Member {
  const [page] = website === null ? source.split(' ') : [];
  return { id: null, name, country, city, region, website, source: page, sourceDate };
}

/** Fields of a member in Kenya that are not given. */
const UNKNOWN_FIELDS = {
  city: null,
  region: 'Sub-Saharan Africa',
  website: null,
  source: undefined,
  sourceDate: null,
};
const member = (more: Record<string, unknown> = {}) => ({
  id: 'ecpat-kenya',
  name: 'ECPAT Kenya',
  country: 'KE',
  ...more,
});
const readList = (...members: unknown[]) => readMembers({ schemaVersion: 1, members });

describe('bundled members', () => {
  let facts: Facts;
  before(async () => (facts = await fetchFacts('members')));

  it('[record-published] [never-addresses] are the confirmed published facts in their order', () => {
    const expected = facts.members.filter(({ bundle }) => bundle !== false);
    expect(expected).to.have.lengthOf.within(119, facts.members.length - 1);
    expect(bundledMembers().members).to.deep.equal(expected.map(asMember));
  });

  it('include their review date and the network’s own count', () => {
    const { organisations, countries, year } = facts.network;
    expect(bundledMembers().network).to.deep.equal({ organisations, countries, year });
    expect(bundledDay('xx')).to.equal(facts.asOf);
  });

  it('are decoded once', () => {
    expect(bundledMembers()).to.equal(bundledMembers());
  });

  it('equal what the reader returns for them and for the published document', () => {
    const numbered = bundledMembers().members.map((record, index) => ({ ...record, id: String(index) }));
    for (const document of [{ ...bundledMembers(), members: numbered }, facts]) {
      const { members, problems } = readMembers(document)!;
      const unnumbered = members.map((record) => {
        // The bundle has the source only of organisations without a website.
        return { ...record, id: null, source: record.website === null ? record.source : undefined };
      });
      expect(unnumbered).to.deep.equal(bundledMembers().members);
      expect(problems).to.deep.equal([]);
    }
  });
});

describe('the page of an organisation on the site of the network', () => {
  for (const [source, expected] of [
    ['https://ecpat.org/country/chile', 'https://ecpat.org/country/chile'],
    [' https://ecpat.org/country/chile (read in a mirror) ', 'https://ecpat.org/country/chile'],
    ['https://www.ecpat.org/?p=1', 'https://www.ecpat.org/?p=1'],
    ['https://ECPAT.org', 'https://ECPAT.org'],
    ['http://ecpat.org/country/chile', undefined],
    ['https://ecpat.org.example/', undefined],
    ['https://notecpat.org/', undefined],
    ['https://ecpat.org@example.org/', undefined],
    ['https://example.org/#ecpat.org', undefined],
    ['https://example.org\\.ecpat.org/', undefined],
    ['https://ecpat.org:8080/', undefined],
    ['ecpat.org, About us', undefined],
    ['javascript:alert(1)//ecpat.org', undefined],
    [['https://ecpat.org/'], undefined],
    [7, undefined],
    [null, undefined],
  ] as const) {
    it(`[map-source] is ${expected ?? 'not known'} for ${JSON.stringify(source)}, without a warning`, () => {
      const { members, problems } = readList(member({ source }))!;
      expect([members[0]!.source, problems]).to.deep.equal([expected, []]);
    });
  }
});

describe('a foreign document of members', () => {
  it('reads as undefined when it has no list', () => {
    for (const invalid of [
      undefined,
      null,
      'text',
      42,
      [],
      {},
      { members: {} },
      { members: 'all' },
      { helplines: [] },
    ]) {
      expect(readMembers(invalid), JSON.stringify(invalid)).to.be.undefined;
    }
  });

  it('reads as undefined when no record is valid', () => {
    expect(readList({}, null)).to.be.undefined;
  });

  it('may have an empty list', () => {
    expect(readList()).to.deep.equal({ members: [], problems: [] });
  });

  it('never makes the reader throw', () => {
    const anything = fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true });
    const someMember = fc.record({ id: anything, name: anything, country: anything, website: anything });
    const someDocument = fc.record({
      members: fc.array(fc.oneof(someMember, anything)),
      network: anything,
      asOf: anything,
    });
    fc.assert(
      fc.property(fc.oneof(anything, someDocument), (document) => {
        readMembers(document);
      }),
    );
  });

  it('reads missing and null fields alike', () => {
    const expected = { members: [{ ...member(), ...UNKNOWN_FIELDS }], problems: [] };
    expect(readList(member())).to.deep.equal(expected);
    expect(readList(member(UNKNOWN_FIELDS))).to.deep.equal(expected);
  });

  it('may have unknown fields of a newer schema', () => {
    const newer = { schemaVersion: 9, members: [member({ logo: 'x', region: 'Antarctica' })] };
    const { members, problems } = readMembers(newer)!;
    expect(members).to.deep.equal([{ ...member(), ...UNKNOWN_FIELDS }]);
    expect(problems).to.have.length(2);
    expect(problems[1]).to.equal(
      'ecpat-kenya.region "Antarctica" should be Americas, Asia and the Pacific, Europe, Middle East and North Africa, Sub-Saharan Africa',
    );
  });

  it('[record-source-date] keeps a date as a year, a month or a day, or as the earliest possible date', () => {
    const dates = ['2023', '2023-04', '2023-04-24', '2023 or later', '2024-02 or later'];
    const { members } = readList(...dates.map((sourceDate) => member({ id: sourceDate, sourceDate })))!;
    expect(members.map(({ sourceDate }) => sourceDate)).to.deep.equal(dates);
  });

  it('[src-records] leaves out a record without a usable id, name or country, and names the reason', () => {
    for (const [fields, reason] of [
      [{ country: 'Atlantis' }, 'ecpat-kenya.country "Atlantis" should be like KE'],
      [{ country: '' }, 'ecpat-kenya.country should be like KE'],
      [{ name: '-' }, 'ecpat-kenya.name should be a short text'],
      [{ name: ['a', 'text'] }, 'ecpat-kenya.name [list] should be a short text'],
    ] as const) {
      const { members, problems } = readList(member(fields), member({ id: 'good' }))!;
      expect(members.map(({ id }) => id)).to.deep.equal(['good']);
      expect(problems).to.deep.equal([reason, 'ecpat-kenya is left out']);
    }
    for (const id of [true, {}, ['a', 'text'], 'x'.repeat(100_000), '', null, undefined])
      expect(readList(member({ id }), member())!.problems.at(-1)).to.equal('members[0] is left out');
  });

  it('[src-records] an odd optional value costs only that value', () => {
    for (const field of ['city', 'region', 'website', 'sourceDate']) {
      for (const odd of [true, {}, ['a', 'text'], 'x'.repeat(100_000)]) {
        const { members, problems } = readList(member({ [field]: odd }))!;
        expect(members, field).to.deep.equal([{ ...member(), ...UNKNOWN_FIELDS }]);
        expect(problems).to.have.length(1);
        expect(problems[0]).to.match(new RegExp(`^ecpat-kenya\\.${field} .{1,70} should be `));
      }
    }
    const odd = fc.oneof(anyValue, anyText, anyJson, fc.constantFrom(...INJECTIONS));
    fc.assert(
      fc.property(fc.constantFrom('city', 'region', 'website', 'sourceDate', 'logo'), odd, (field, value) => {
        const { members } = readList(member({ [field]: value }))!;
        expect(members[0]).to.include(member());
      }),
    );
  });

  it('keeps the first of two records with the same id', () => {
    const { members, problems } = readList(member(), member({ name: 'Other' }))!;
    expect(members.map(({ name }) => name)).to.deep.equal(['ECPAT Kenya']);
    expect(problems).to.deep.equal(['ecpat-kenya is repeated']);
  });

  it('drops an unsafe website and keeps the organisation', () => {
    for (const website of UNSAFE_LINKS.filter(Boolean)) {
      const { members, problems } = readList(member({ website }))!;
      expect(members, website).to.deep.equal([{ ...member(), ...UNKNOWN_FIELDS }]);
      expect(problems, website).to.have.length(1);
    }
  });

  it('[src-records] is read as people keep it', () => {
    const expected = readList(member({ city: 'New\u00a0Delhi', website: 'https://www.a.example' }))!.members;
    for (const list of [
      [{ ID: 'ecpat-kenya', Name: ' ECPAT Kenya', 'COUNTRY ': 'ke', City: 'New&nbsp;Delhi', Website: 'www.a.example' }],
      {
        'ecpat-kenya': { name: 'ECPAT Kenya', country: 'KE', city: 'New&nbsp;Delhi', website: 'HTTPS://www.a.example' },
      },
    ]) {
      expect(readMembers({ members: list })!.members).to.deep.equal(expected);
      if (Array.isArray(list)) expect(readMembers(list)!.members).to.deep.equal(expected);
      expect(readMembers({ data: { members: list } })!.members).to.deep.equal(expected);
    }
  });

  it('[src-records] has the region of its words, else that of its country', () => {
    const regionOf = (region: unknown, country = 'KE') => readList(member({ region, country }))!.members[0]!.region;
    for (const [words, region] of [
      ['Sub-Saharan Africa', 'Sub-Saharan Africa'],
      ['africa', 'Sub-Saharan Africa'],
      ['SUB SAHARAN AFRICA', 'Sub-Saharan Africa'],
      ['mena', 'Middle East and North Africa'],
      ['Middle East & North Africa', 'Middle East and North Africa'],
      ['asia-pacific', 'Asia and the Pacific'],
      ['Asia & Pacific', 'Asia and the Pacific'],
      ['Asia/Pacific', 'Asia and the Pacific'],
      [' Europe ', 'Europe'],
      ['The Americas', 'Americas'],
      ['', 'Sub-Saharan Africa'],
      ['East Africa', 'Sub-Saharan Africa'],
    ])
      expect(regionOf(words), words).to.equal(region);
    for (const [country, region] of [
      ['CA', 'Americas'],
      ['EG', 'Middle East and North Africa'],
      ['ZA', 'Sub-Saharan Africa'],
      ['XK', 'Europe'],
      ['ZZ', null],
    ] as const)
      expect(regionOf(null, country), country).to.equal(region);
    const uninhabited = ['AQ', 'BV', 'GS', 'HM', 'TF', 'UM'];
    for (const country of countriesByAlpha3().values()) {
      expect(regionOf(null, country) === null, country).to.equal(uninhabited.includes(country));
    }
  });

  it('omits unconfirmed organisations without naming them', () => {
    const hidden = [false, 'false', 'No', 0].map((bundle, index) => member({ id: `a${index}`, bundle }));
    const { members, problems } = readList(...hidden, member({ id: 'b', bundle: true }))!;
    expect(members.map(({ id }) => id)).to.deep.equal(['b']);
    expect(problems).to.deep.equal([]);
  });
});
