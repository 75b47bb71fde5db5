import { expect } from '@open-wc/testing';
import { countryNames } from '../../src/internal/country-names.js';
import {
  countryCodes,
  countriesIn,
  countryCodeOf,
  countryInSentence,
} from '../../src/helpline-banner/countries.model.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';

describe('the countries of the banner', () => {
  it('[banner-country-attribute] are all 249 of ISO 3166-1 and Kosovo', async () => {
    const list = (await (await fetch('/node_modules/i18n-iso-countries/codes.json')).json()) as [string][];
    expect(list.length).to.equal(250);
    expect([...countryCodes()].sort()).to.deep.equal(list.map(([code]) => code).sort());
  });

  for (const language of LANGUAGE_TAGS) {
    it(`[intl] have names in ${language}, each another one, in the order of its alphabet`, () => {
      const countries = countriesIn(language);
      const names = countries.map(({ name }) => name);
      expect(new Set(names).size).to.equal(250);
      expect(countries.filter(({ code, name }) => code === name || name === '')).to.deep.equal([]);
      expect([...names].sort(new Intl.Collator(language).compare)).to.deep.equal(names);
    });
  }

  it('sort accents as the language does: Åland before Albania in English, Éthiopie among the E in French', () => {
    const place = (language: string, code: string) =>
      countriesIn(language).findIndex((country) => country.code === code);
    expect(place('en', 'AX')).to.be.lessThan(place('en', 'AL'));
    expect(place('fr', 'ET')).to.be.lessThan(place('fr', 'FR'));
  });

  it('carry the reviewed names, not what a browser makes of them', () => {
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

  it('take the article that English asks for within a sentence, and no other language’s', () => {
    expect(countryInSentence('PH', 'en')).to.equal('the Philippines');
    expect(countryInSentence('TH', 'en')).to.equal('Thailand');
    expect(countryInSentence('PH', 'fr')).to.equal('Philippines');
  });

  for (const [value, code] of [
    ['KE', 'KE'],
    ['ke', 'KE'],
    [' Ke ', 'KE'],
    ['xk', 'XK'],
    ['UK', undefined],
    ['EU', undefined],
    ['ZZ', undefined],
    ['KEN', undefined],
    ['', undefined],
    ['AD AE', undefined],
    ['__proto__', undefined],
  ] as const) {
    it(`[banner-country-attribute] read "${value}" as ${code ?? 'no country'}`, () =>
      expect(countryCodeOf(value)).to.equal(code));
  }
});
