import { expect } from '@open-wc/testing';
import { LINKS } from '../../src/data/links.js';
import { fetchFacts } from './facts.js';

interface Facts {
  links: { id: string; url: string | null }[];
}

describe('links', () => {
  it('[always-addresses] are the published links with an address', async () => {
    const { links } = await fetchFacts<Facts>('links');
    const known = links.filter(({ url }) => url !== null).map(({ id, url }) => [id, url]);
    expect(LINKS).to.deep.equal(Object.fromEntries(known));
  });

  it('are omitted while their address is unknown', () => {
    expect(LINKS['report-a-wrong-number']).to.be.undefined;
  });
});
