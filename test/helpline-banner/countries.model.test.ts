import { expect } from '@open-wc/testing';
import { countryNames } from '../../src/internal/country-names.js';
import {
  countryCodes,
  countriesIn,
  countryCodeOf,
  countryInSentence,
} from '../../src/helpline-banner/countries.model.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';

describe('the banner’s countries', () => {
  it('[banner-country-attribute] are the 249 of ISO 3166-1 and Kosovo', async () => {
    const list = (await (await fetch('/node_modules/i18n-iso-countries/codes.json')).json()) as [string][];
    expect(list.length).to.equal(250);
    expect([...countryCodes()].sort()).to.deep.equal(list.map(([code]) => code).sort());
  });

  for (const language of LANGUAGE_TAGS) {
    it(`[intl] have distinct names in ${language}, in alphabetical order`, () => {
      const countries = countriesIn(language);
      const names = countries.map(({ name }) => name);
      expect(new Set(names).size).to.equal(250);
      expect(countries.filter(({ code, name }) => code === name || name === '')).to.deep.equal([]);
      expect([...names].sort(new Intl.Collator(language).compare)).to.deep.equal(names);
    });
  }

  it('sort accented letters by the rules of the language', () => {
    const place = (language: string, code: string) =>
      countriesIn(language).findIndex((country) => country.code === code);
    expect(place('en', 'AX')).to.be.lessThan(place('en', 'AL'));
    expect(place('fr', 'ET')).to.be.lessThan(place('fr', 'FR'));
  });

  it('have the reviewed names instead of the browser’s', () => {
    const reviewed = ['PS', 'HK', 'MO', 'GB', 'MM', 'CD'];
    expect(reviewed.map((code) => countryNames('en')(code))).to.deep.equal([
      'Palestine',
      'Hong Kong',
      'Macao',
      'United Kingdom',
      'Myanmar',
      'Democratic Republic of the Congo',
    ]);
    const palestine = { en: 'Palestine', fr: 'Palestine', es: 'Palestina', ru: 'Палестина' };
    for (const [language, name] of Object.entries(palestine)) expect(countryNames(language)('PS')).to.equal(name);
    for (const language of LANGUAGE_TAGS) {
      for (const code of ['HK', 'MO', 'MM'])
        expect(countryNames(language)(code)).not.to.match(/[()]|SAR|R\.A\.S|RAE|САР/);
    }
  });

  it('have an article within English sentences only', () => {
    expect(countryInSentence('PH', 'en')).to.equal('the Philippines');
    expect(countryInSentence('TH', 'en')).to.equal('Thailand');
    expect(countryInSentence('PH', 'fr')).to.equal('Philippines');
  });

  for (const [value, code] of [
    ['KE', 'KE'],
    ['ke', 'KE'],
    [' Ke ', 'KE'],
    ['xk', 'XK'],
    ['UK', 'GB'],
    ['KEN', 'KE'],
    ['Kenya', 'KE'],
    ['EU', undefined],
    ['ZZ', undefined],
    ['', undefined],
    ['AD AE', undefined],
    ['__proto__', undefined],
  ] as const) {
    it(`[banner-country-attribute] ${code ? `include "${value}" as ${code}` : `exclude "${value}"`}`, () =>
      expect(countryCodeOf(value)).to.equal(code));
  }
});
