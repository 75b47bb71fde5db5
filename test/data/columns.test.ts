import { expect } from '@open-wc/testing';
import { decodeAddress, decodeRows } from '../../src/data/columns.js';

describe('the compact form', () => {
  it('gives rows of its columns, an unknown value as the empty text', () => {
    expect(decodeRows({ name: 'a||c', phone: '1|2|' })).to.deep.equal([
      { name: 'a', phone: '1' },
      { name: '', phone: '2' },
      { name: 'c', phone: '' },
    ]);
  });

  it('gives addresses, in the country’s own domain where one is marked', () => {
    expect(decodeAddress('www.example^/a?b', 'KE')).to.equal('https://www.example.ke/a?b');
    expect(decodeAddress('example.org/', 'KE')).to.equal('https://example.org/');
    expect(decodeAddress('', 'KE')).to.be.null;
  });
});
