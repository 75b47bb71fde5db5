import { expect } from '@open-wc/testing';
import { readCountryCode } from '../../src/internal/country-code.js';

describe('a country code', () => {
  const read = (value: string) => {
    const asked: string[] = [];
    const code = readCountryCode(value, (one) => asked.push(one) > 0 && one !== 'ZZ');
    return { code, asked };
  };

  for (const value of ['KE', 'ke', 'Ke', ' ke\n', '\u00a0KE']) {
    it(`is read from ${JSON.stringify(value)}`, () => expect(read(value)).to.deep.equal({ code: 'KE', asked: ['KE'] }));
  }

  it('is undefined when no country has it', () => {
    expect(read('zz')).to.deep.equal({ code: undefined, asked: ['ZZ'] });
  });

  for (const value of ['', ' ', 'K', 'KEN', 'K E', 'K1', 'КЕ', 'KE\nTZ', 'K\u0000', '__proto__']) {
    it(`is undefined for ${JSON.stringify(value)}, which is not looked up`, () =>
      expect(read(value)).to.deep.equal({ code: undefined, asked: [] }));
  }
});
