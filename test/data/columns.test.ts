import { expect } from '@open-wc/testing';
import { decodeAddress, decodeRows } from '../../src/data/columns.js';

describe('the compact form', () => {
  it('decodes columns to rows, with an empty text for an unknown value', () => {
    expect(decodeRows({ name: 'a||c', phone: '1|2|' })).to.deep.equal([
      { name: 'a', phone: '1' },
      { name: '', phone: '2' },
      { name: 'c', phone: '' },
    ]);
  });

  it('decodes addresses, with the country’s domain where marked', () => {
    expect(decodeAddress('www.example^/a?b', 'KE')).to.equal('https://www.example.ke/a?b');
    expect(decodeAddress('example.org/', 'KE')).to.equal('https://example.org/');
    expect(decodeAddress('', 'KE')).to.be.null;
  });
});
