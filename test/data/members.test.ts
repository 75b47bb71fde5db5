import { expect } from '@open-wc/testing';
import { bundledMembers, readMembers, type Member } from '../../src/data/members.js';
import { JUNK, UNSAFE_LINKS, fetchFacts } from './facts.js';
import fc from '../helpers/fuzz.js';

type Fact = Member & { type: string; source: string; note: string | null; bundle?: boolean; bundleReason?: string };
interface Facts {
  asOf: string;
  network: { organisations: number; countries: number; source: string };
  members: Fact[];
}

/** A fact as the bundle carries it: without what only editors need. */
function asMember({ name, country, city, region, website, sourceDate }: Fact): Member {
  return { id: null, name, country, city, region, website, sourceDate };
}

const NOTHING_MORE = { city: null, region: null, website: null, sourceDate: null };
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

  it('[record-published] [never-addresses] are the published facts in their order, without those that wait to be confirmed', () => {
    const expected = facts.members.filter(({ bundle }) => bundle !== false);
    expect(expected).to.have.lengthOf.within(119, facts.members.length - 1);
    expect(bundledMembers().members).to.deep.equal(expected.map(asMember));
  });

  it('come with their day and with what the network counts itself as', () => {
    const { organisations, countries } = facts.network;
    expect(bundledMembers()).to.deep.include({ asOf: facts.asOf, network: { organisations, countries } });
  });

  it('are taken apart once', () => {
    expect(bundledMembers()).to.equal(bundledMembers());
  });

  it('are what their own checker makes of them, and of the published document', () => {
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
  it('is no document at all', () => {
    for (const junk of [
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
      expect(readMembers(junk), JSON.stringify(junk)).to.be.undefined;
    }
  });

  it('holds records, and none that is good', () => {
    expect(readList({}, null)).to.be.undefined;
  });

  it('is empty', () => {
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

  it('says hardly anything, or "not known" by null: both are the same', () => {
    const expected = { asOf: null, network: null, members: [{ ...member(), ...NOTHING_MORE }], dropped: [] };
    expect(readList(member())).to.deep.equal(expected);
    expect(readList(member(NOTHING_MORE))).to.deep.equal(expected);
  });

  it('is of a newer form: what is not understood does not matter', () => {
    const newer = { schemaVersion: 9, members: [member({ logo: 'x', region: 'Antarctica' })] };
    expect(readMembers(newer)!.members).to.deep.equal([{ ...member(), ...NOTHING_MORE, region: 'Antarctica' }]);
  });

  it('[record-source-date] gives a date as a year, a month or a day, or the earliest that it can be', () => {
    const dates = ['2023', '2023-04', '2023-04-24', '2023 or later', '2024-02 or later'];
    const { members } = readList(...dates.map((sourceDate) => member({ id: sourceDate, sourceDate })))!;
    expect(members.map(({ sourceDate }) => sourceDate)).to.deep.equal(dates);
  });

  it('leaves out and names a record that does not fit', () => {
    const bad = [
      { country: 'Kenya' },
      { country: 'ke' },
      { name: '' },
      { sourceDate: 'long ago' },
      { sourceDate: '2023-13' },
    ];
    const fields = ['name', 'country', 'city', 'region', 'website', 'sourceDate'];
    const junk = fields.flatMap((field) => JUNK.map((value) => ({ [field]: value })));
    for (const more of [...bad, ...junk]) {
      // Text of absurd length is no link, and that loses the link only.
      if (typeof (more as { website?: unknown }).website === 'string') continue;
      const { members, dropped } = readList(member(more), member({ id: 'good' }))!;
      expect(
        members.map(({ id }) => id),
        JSON.stringify(more).slice(0, 40),
      ).to.deep.equal(['good']);
      expect(dropped).to.deep.equal(['ecpat-kenya']);
    }
  });

  it('names by its place a record without a good id', () => {
    for (const id of [...JUNK, '', null, undefined])
      expect(readList(member({ id }), member())!.dropped).to.deep.equal(['members[0]']);
  });

  it('has an id twice: the first stays', () => {
    const { members, dropped } = readList(member(), member({ name: 'Other' }))!;
    expect(members.map(({ name }) => name)).to.deep.equal(['ECPAT Kenya']);
    expect(dropped).to.deep.equal(['ecpat-kenya (repeated)']);
  });

  it('loses a website that may not be linked to, and keeps the organisation', () => {
    for (const website of UNSAFE_LINKS) {
      const { members, dropped } = readList(member({ website }))!;
      expect(members, website).to.deep.equal([{ ...member(), ...NOTHING_MORE }]);
      expect(dropped, website).to.deep.equal(['ecpat-kenya.website']);
    }
  });

  it('leaves out, without a word, what waits to be confirmed', () => {
    const { members, dropped } = readList(member({ bundle: false }), member({ id: 'b', bundle: true }))!;
    expect(members.map(({ id }) => id)).to.deep.equal(['b']);
    expect(dropped).to.deep.equal([]);
  });

  it('counts the network, or does so in a way that is not understood', () => {
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
