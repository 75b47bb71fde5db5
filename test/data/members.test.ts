import { expect } from '@open-wc/testing';
import { bundledMembers, readMembers, type Member } from '../../src/data/members.js';
import { INVALID_TEXTS, UNSAFE_LINKS, fetchFacts } from './facts.js';
import fc from '../helpers/fuzz.js';

type Fact = Member & { type: string; source: string; note: string | null; bundle?: boolean; bundleReason?: string };
interface Facts {
  asOf: string;
  network: { organisations: number; countries: number; source: string };
  members: Fact[];
}

/** A fact as in the bundle, without the fields for editors. */
function asMember({ name, country, city, region, website, sourceDate }: Fact): Member {
  return { id: null, name, country, city, region, website, sourceDate };
}

const UNKNOWN_FIELDS = { city: null, region: null, website: null, sourceDate: null };
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
    const { organisations, countries } = facts.network;
    expect(bundledMembers()).to.deep.include({ asOf: facts.asOf, network: { organisations, countries } });
  });

  it('are decoded once', () => {
    expect(bundledMembers()).to.equal(bundledMembers());
  });

  it('equal what the reader returns for them and for the published document', () => {
    const numbered = bundledMembers().members.map((record, index) => ({ ...record, id: String(index) }));
    for (const document of [{ ...bundledMembers(), members: numbered }, facts]) {
      const { members, ...rest } = readMembers(document)!;
      expect({ ...rest, members: members.map((record) => ({ ...record, id: null })) }).to.deep.equal({
        ...bundledMembers(),
        dropped: [],
      });
    }
  });
});

describe('a foreign document of members', () => {
  it('reads as undefined when it has no list', () => {
    for (const invalid of [
      undefined,
      null,
      'text',
      42,
      [],
      [member()],
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
    expect(readList()).to.deep.equal({ asOf: null, network: null, members: [], dropped: [] });
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
    const expected = { asOf: null, network: null, members: [{ ...member(), ...UNKNOWN_FIELDS }], dropped: [] };
    expect(readList(member())).to.deep.equal(expected);
    expect(readList(member(UNKNOWN_FIELDS))).to.deep.equal(expected);
  });

  it('may have unknown fields of a newer schema', () => {
    const newer = { schemaVersion: 9, members: [member({ logo: 'x', region: 'Antarctica' })] };
    expect(readMembers(newer)!.members).to.deep.equal([{ ...member(), ...UNKNOWN_FIELDS, region: 'Antarctica' }]);
  });

  it('[record-source-date] keeps a date as a year, a month or a day, or as the earliest possible date', () => {
    const dates = ['2023', '2023-04', '2023-04-24', '2023 or later', '2024-02 or later'];
    const { members } = readList(...dates.map((sourceDate) => member({ id: sourceDate, sourceDate })))!;
    expect(members.map(({ sourceDate }) => sourceDate)).to.deep.equal(dates);
  });

  it('drops and names an invalid record', () => {
    const bad = [
      { country: 'Kenya' },
      { country: 'ke' },
      { name: '' },
      { sourceDate: 'long ago' },
      { sourceDate: '2023-13' },
    ];
    const fields = ['name', 'country', 'city', 'region', 'website', 'sourceDate'];
    const invalid = fields.flatMap((field) => INVALID_TEXTS.map((value) => ({ [field]: value })));
    for (const more of [...bad, ...invalid]) {
      // An overlong text is no link, which drops the link but not the record.
      if (typeof (more as { website?: unknown }).website === 'string') continue;
      const { members, dropped } = readList(member(more), member({ id: 'good' }))!;
      expect(
        members.map(({ id }) => id),
        JSON.stringify(more).slice(0, 40),
      ).to.deep.equal(['good']);
      expect(dropped).to.deep.equal(['ecpat-kenya']);
    }
  });

  it('names a record without a valid id by its position', () => {
    for (const id of [...INVALID_TEXTS, '', null, undefined])
      expect(readList(member({ id }), member())!.dropped).to.deep.equal(['members[0]']);
  });

  it('keeps the first of two records with the same id', () => {
    const { members, dropped } = readList(member(), member({ name: 'Other' }))!;
    expect(members.map(({ name }) => name)).to.deep.equal(['ECPAT Kenya']);
    expect(dropped).to.deep.equal(['ecpat-kenya (repeated)']);
  });

  it('drops an unsafe website and keeps the organisation', () => {
    for (const website of UNSAFE_LINKS) {
      const { members, dropped } = readList(member({ website }))!;
      expect(members, website).to.deep.equal([{ ...member(), ...UNKNOWN_FIELDS }]);
      expect(dropped, website).to.deep.equal(['ecpat-kenya.website']);
    }
  });

  it('omits unconfirmed organisations without naming them', () => {
    const { members, dropped } = readList(member({ bundle: false }), member({ id: 'b', bundle: true }))!;
    expect(members.map(({ id }) => id)).to.deep.equal(['b']);
    expect(dropped).to.deep.equal([]);
  });

  it('keeps a valid count of the network and drops an invalid one', () => {
    expect(readMembers({ network: { organisations: 2, countries: 1 }, members: [] })!.network).to.deep.equal({
      organisations: 2,
      countries: 1,
    });
    for (const network of [
      null,
      [],
      'many',
      { organisations: 2 },
      { organisations: '2', countries: 1 },
      { organisations: -1, countries: 0.5 },
    ]) {
      expect(readMembers({ network, members: [] })!.network, JSON.stringify(network)).to.be.null;
    }
  });
});
