import { expect } from '@open-wc/testing';
import { decodeAddress, decodeId, decodeRows, wordsOf } from '../../src/data/columns.js';

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

  it('gives ids by the words of a name, and by words of their own', () => {
    expect(decodeId('BA', 'Fundación Raíces')).to.equal('raices-fundacion');
    expect(decodeId('ABkenya-east', 'Cradle Foundation')).to.equal('cradle-foundation-kenya-east');
    expect(decodeId('2023A', 'Cradle')).to.equal('2023-cradle');
    expect(decodeId('', '')).to.equal('');
  });

  it('finds the words of a name without case, accents and apostrophes', () => {
    expect(wordsOf('M’Lop Tapang – Pelastakaa (Lapset) 116')).to.deep.equal([
      'mlop',
      'tapang',
      'pelastakaa',
      'lapset',
      '116',
    ]);
    expect(wordsOf('児童相談所')).to.deep.equal([]);
  });
});
