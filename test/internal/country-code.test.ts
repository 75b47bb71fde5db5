import { expect } from '@open-wc/testing';
import { stub } from 'sinon';
import { readCountryCode } from '../../src/internal/country-code.js';
import { countriesByAlpha3 } from '../../src/internal/country-codes.js';
import { countryNames, usualCountryNames } from '../../src/internal/country-names.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';

const all = new Set(countriesByAlpha3().values());
const read = (value: string) => readCountryCode(value, (code) => all.has(code));

/** Everything that people and content systems write, by the country that they mean. */
const UNDERSTOOD: Readonly<Record<string, readonly string[]>> = {
  KE: [
    ...[
      'KE',
      'ke',
      'Ke',
      ' ke\n',
      '\u00a0KE',
      'KEN',
      'ken',
      'Kenya',
      'KENYA',
      'kenya.',
      'KE,',
      'KE;',
      'Kenia',
      'Кения',
    ],
    ...['"KE"', '“KE”', '”KE”', '«KE»', '« KE »', '‘ke’', '„KE“', '″KE″', '&quot;KE&quot;', '\\"KE\\"', '&nbsp;KE'],
    ...['\u200bKE\u200e', '\ufeffKE', 'K\u00adE', 'KE\ufe0f', '\u2066KE\u2069', 'ＫＥ', 'KE\u0000'],
    ...['Kenya (KE)', 'KE - Kenya', 'KE – Kenya', 'KE: Kenya', 'Kenya, KE', 'Kenya [KEN]', 'KE/KEN', 'Kenya 🇰🇪'],
  ],
  GB: [
    'UK',
    'uk',
    'U.K.',
    'GB',
    'GBR',
    'United Kingdom',
    'united_kingdom',
    'United%20Kingdom',
    'Royaume-Uni',
    'England',
    'Écosse',
  ],
  AE: ['UAE', 'ARE', 'United Arab Emirates'],
  GR: ['EL', 'GR', 'GRC', 'Greece', 'Grèce', 'Grecia', 'Греция'],
  BR: ['Brazil', 'Brasil', 'Brésil', 'BRA', 'Federative Republic of Brazil'],
  SY: ['Syrian Arab Republic'],
  LA: ["Lao People's Democratic Republic"],
  BN: ['Brunei Darussalam'],
  VA: ['Holy See', 'Vatican'],
  MO: ['Macau'],
  FM: ['Micronesia (Federated States of)'],
  SK: ['Slovak Republic'],
  KG: ['Kyrgyz Republic'],
  KP: ["Democratic People's Republic of Korea"],
  US: ['America', 'USA', 'U.S.', 'U.S.A.', 'United States', 'united states', 'United States of America'],
  CI: ['Côte d’Ivoire', "Côte d'Ivoire", "Cote d'Ivoire", 'COTE DIVOIRE', 'Ivory Coast', 'C\u006f\u0302te d’Ivoire'],
  NL: [
    'Holland',
    'the Netherlands',
    'Netherlands',
    'Netherlands, the',
    'Netherlands (the)',
    'Kingdom of the Netherlands',
  ],
  MD: ['Moldova', 'Republic of Moldova', 'the Republic of Moldova', 'Moldova, Republic of', 'Moldova (Republic of)'],
  IR: ['Iran (Islamic Republic of)', 'Iran, Islamic Republic of', 'Islamic Republic of Iran'],
  CG: ['Congo-Brazzaville', 'Congo - Brazzaville', 'Republic of the Congo', 'COG'],
  CD: [
    'Congo (Kinshasa)',
    'Democratic Republic of the Congo',
    'Congo, Democratic Republic of the',
    'COD',
    'DRC',
    'RDC',
  ],
  GN: ['Guinea', 'Republic of Guinea'],
  GQ: ['Equatorial Guinea', 'Guinea, Equatorial', 'Guinea (Equatorial)'],
  AS: ['American Samoa', 'Samoa, American', 'Samoa (American)'],
  SS: ['South Sudan', 'Sudan, South', 'Sudan (South)'],
  KR: ['South Korea', 'Korea, South', 'Republic of Korea', 'Korea, Republic of'],
  PS: ['Palestine', 'State of Palestine', 'Palestine, State of', 'PSE'],
  TT: ['Trinidad and Tobago', 'Trinidad & Tobago', 'Trinidad &amp; Tobago', 'trinidad-and-tobago'],
  LC: ['Saint Lucia', 'St. Lucia', 'St Lucia'],
  HK: ['Hong Kong', 'HKG'],
  TR: ['Turkey', 'Türkiye', 'Turkiye'],
  XK: ['xk', 'XKX', 'XKK', 'Kosovo'],
  CN: ['China', 'CHN', 'People’s Republic of China', "China, People's Republic of"],
  TW: ['Taiwan', 'Taiwan, Province of China', 'Taiwan (Province of China)'],
  RU: ['Russia', 'Russian Federation', 'Россия'],
};

/** Values that name no country, several countries, or perhaps another one than they seem to. */
const NOT_UNDERSTOOD = [
  ...[
    '',
    ' ',
    '\u200b',
    '""',
    '“”',
    '.',
    '*',
    '?',
    'K',
    'K1',
    'K E Y',
    'KX',
    'ZZ',
    'QQQ',
    'EU',
    'GER',
    'КЕ',
    '254',
    '0',
  ],
  ...['null', 'undefined', 'true', 'none', 'auto', '{{ country }}', '[object Object]', '__proto__', 'constructor'],
  ...['KE TZ', 'KE, TZ', 'KE|TZ', 'Kenya (TZ)', 'Kenya and Tanzania', 'Georgia (US)', 'State of Georgia', 'AD AE'],
  ...['Congo', 'Korea', 'Virgin Islands', 'Republic of China', 'Hong Kong, China'],
  ...['Africa', 'World', 'en_GB', 'en-GB', 'US-CA', 'country="KE"', 'x'.repeat(10_000)],
];

describe('a country as people write it', () => {
  for (const [code, values] of Object.entries(UNDERSTOOD)) {
    it(`[country-words] is ${code} for each way to write it`, () =>
      expect(values.filter((value) => read(value) !== code)).to.deep.equal([]));
  }

  it('[country-words] is undefined rather than another country when it is not understood', () => {
    expect(NOT_UNDERSTOOD.flatMap((value) => (read(value) === undefined ? [] : [`${value}: ${read(value)}`]))).to.be
      .empty;
  });

  it('[country-words] has a code of three letters for each of the 249 of ISO 3166-1 and for Kosovo', async () => {
    const list = (await (await fetch('/node_modules/i18n-iso-countries/codes.json')).json()) as [string, string][];
    const expected = [...list.map(([two, three]) => [three, two]), ['XKX', 'XK']];
    expect([...countriesByAlpha3()].sort()).to.deep.equal(expected.sort());
  });

  for (const language of LANGUAGE_TAGS) {
    it(`[country-words] is read from every name in ${language}`, () => {
      const names = [countryNames(language), usualCountryNames(language)].flatMap((nameOf) =>
        [...all].map((code) => [code, nameOf(code)] as const),
      );
      const wrong = names.filter(([code, name]) => ![code, name === 'Congo' ? undefined : code].includes(read(name)));
      expect(wrong).to.deep.equal([]);
    });
  }

  it('is looked up when it is a code of two letters, without Intl', () => {
    const asked: string[] = [];
    const intl = stub(Intl, 'DisplayNames').throws();
    try {
      expect(readCountryCode(' zz', (code) => asked.push(code) > 0 && code !== 'ZZ')).to.be.undefined;
      expect(readCountryCode('“ke”', (code) => asked.push(code) > 0)).to.equal('KE');
      expect(intl.called).to.be.false;
    } finally {
      intl.restore();
    }
    expect(asked).to.deep.equal(['ZZ', 'KE']);
  });
});
