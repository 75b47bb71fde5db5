import { expect } from '@open-wc/testing';
import { bundledMembers, type Member } from '../../src/data/members.js';
import { COUNTRY_WORDS } from '../../src/internal/country-words.js';
import { countryNames } from '../../src/internal/country-names.js';
import { worldShapes, type Point } from '../../src/member-map/geometry/geometry.js';
import { hostName } from '../../src/internal/urls.js';
import {
  UNKNOWN_COUNTRY,
  countMembers,
  groupByCountry,
  groupByRegion,
  inRegion,
  typeAhead,
} from '../../src/member-map/countries.model.js';
import { foldText } from '../../src/internal/fold-text.js';
import { indexForSearch, search, wordsOf } from '../../src/member-map/search.model.js';
import { countriesNear, createListResolver } from '../../src/member-map/member-list.js';
import { DIRECTIONS, countryAt, neighbour, type Places } from '../../src/member-map/places.model.js';
import fc from '../helpers/fuzz.js';

const member = (name: string, country: string, more: Partial<Member> = {}): Member => ({
  ...bundledMembers().members[0]!,
  ...{ id: name, name, country, city: null, region: null, website: null },
  ...more,
});
const isKnown = (code: string) => worldShapes().has(code);
const group = (members: readonly Member[], language = 'en') => groupByCountry(members, isKnown, language);
const named = (countries: readonly { name: string }[]) => countries.map(({ name }) => name);
const place = (x: number, y: number, size = 0) => ({ centre: [x, y] as Point, size });

describe('member-map: grouping', () => {
  it('sorts countries and organisations by the rules of the language', () => {
    const members = [member('Ö', 'AT'), member('b', 'DE'), member('Z', 'AT'), member('a', 'AT')];
    expect(group(members).map(({ members: own }) => named(own))).to.deep.equal([['a', 'Ö', 'Z'], ['b']]);
    expect(named(group(members, 'fr'))).to.deep.equal(['Allemagne', 'Autriche']);
    expect(named(group(members, 'ru'))).to.deep.equal(['Австрия', 'Германия']);
  });

  it('sorts names with accents among those without', () => {
    expect(named(group([member('a', 'ET'), member('b', 'ES'), member('c', 'US')], 'fr'))).to.deep.equal([
      'Espagne',
      'États-Unis',
      'Éthiopie',
    ]);
  });

  it('puts organisations without a known country last, as one group', () => {
    const countries = group([member('a', 'QQ'), member('b', 'ZW'), member('c', 'AB')]);
    expect(countries.map(({ code }) => code)).to.deep.equal(['ZW', UNKNOWN_COUNTRY]);
    expect(named(countries[1]!.members)).to.deep.equal(['a', 'c']);
    expect(countMembers(countries)).to.equal(3);
  });

  it('keeps only the organisations of a region, and all without one', () => {
    const members = [
      member('a', 'KE', { region: 'Sub-Saharan Africa' }),
      member('b', 'JO'),
      member('c', 'FR', { region: 'Europe' }),
    ];
    expect(named(inRegion(members, 'africa'))).to.deep.equal(['a']);
    expect(inRegion(members, null)).to.equal(members);
  });

  it('groups countries by region in the order of the regions, and those without one last', () => {
    const countries = group([
      member('a', 'FR', { region: 'Europe' }),
      member('b', 'KE', { region: 'Sub-Saharan Africa' }),
      member('c', 'JO'),
      member('d', 'QQ', { region: 'Europe' }),
      member('e', 'AT', { region: 'Europe' }),
      member('f', 'CL', { region: 'Atlantis' }),
    ]);
    const groups = groupByRegion(countries).map(({ region, countries: own }) => [region, own.map(({ code }) => code)]);
    expect(groups).to.deep.equal([
      ['africa', ['KE']],
      ['europe', ['AT', 'FR']],
      [null, ['CL', 'JO', UNKNOWN_COUNTRY]],
    ]);
    expect(groupByRegion([])).to.deep.equal([]);
  });

  it('assigns each country of the bundled list to one region', () => {
    const countries = group(bundledMembers().members);
    const groups = groupByRegion(countries);
    expect(groups.map(({ region }) => region)).to.deep.equal(['africa', 'americas', 'asia-pacific', 'europe', 'mena']);
    expect(groups.flatMap(({ countries: own }) => own)).to.have.members([...countries]);
  });

  it('[map-region] knows a shape for each country of the bundled list, and a region for each organisation', () => {
    const { members } = bundledMembers();
    expect(members.filter(({ country }) => !isKnown(country))).to.deep.equal([]);
    const regions = (['africa', 'americas', 'asia-pacific', 'europe', 'mena'] as const).map(
      (region) => inRegion(members, region).length,
    );
    expect(regions.reduce((sum, count) => sum + count)).to.equal(members.length);
    expect(Math.min(...regions)).to.be.greaterThan(0);
  });
});

describe('member-map: country names', () => {
  for (const [language, code, expected] of [
    ['en', 'PS', 'Palestine'],
    ['en', 'HK', 'Hong Kong'],
    ['fr', 'MO', 'Macao'],
    ['en', 'GB', 'United Kingdom'],
    ['es', 'MM', 'Myanmar'],
    ['ru', 'CD', 'Демократическая Республика Конго'],
    ['fr', 'TH', 'Thaïlande'],
    ['en', 'QQ', 'QQ'],
  ] as const) {
    it(`include “${expected}” for ${code} in ${language}`, () =>
      expect(countryNames(language)(code)).to.equal(expected));
  }
});

describe('member-map: search', () => {
  const members = [
    member('Fundación Renacer', 'CO', { city: 'Bogotá' }),
    member('Asociación Casa Alianza', 'NI', { city: 'Managua' }),
    member('Child Helpline', 'MM', { city: 'Yangon' }),
    member('Дитяча лінія', 'UA', { city: 'Київ' }),
    member('Nobody knows where', 'QQ'),
  ];
  const find = (query: string, language = 'en') => {
    const countries = group(members, language);
    const found = search(countries, indexForSearch(countries, [language, 'en']), wordsOf(query));
    return found.flatMap((country) => named(country.members));
  };

  for (const [description, query, language, expected] of [
    ['capital letters', 'RENACER', 'en', 'Fundación Renacer'],
    ['a word typed without its accents', 'bogota', 'en', 'Fundación Renacer'],
    ['a word typed with its accents', 'Bogotá', 'en', 'Fundación Renacer'],
    ['a part of a word', 'alianz', 'en', 'Asociación Casa Alianza'],
    ['words in another order', 'managua casa', 'en', 'Asociación Casa Alianza'],
    ['a word between spaces', '  renacer ', 'en', 'Fundación Renacer'],
    ['the country name in the page’s language', 'украина', 'ru', 'Дитяча лінія'],
    ['the English country name on a page in Russian', 'Ukraine', 'ru', 'Дитяча лінія'],
    ['another name of a country', 'Burma', 'fr', 'Child Helpline'],
    ['Cyrillic', 'ДИТЯЧА', 'ru', 'Дитяча лінія'],
    ['markup', '<script>', 'en', undefined],
    ['words from two organisations', 'renacer casa', 'en', undefined],
  ] as const) {
    it(`[map-search] ${expected ? 'finds' : 'finds nothing for'} ${description}`, () => {
      expect(find(query, language)).to.deep.equal(expected ? [expected] : []);
    });
  }

  it('finds everything for an empty query and for one without letters', () => {
    expect(find('')).to.have.length(5);
    expect(find(' – ')).to.have.length(5);
  });

  it('lists only the matching organisations of a country', () => {
    const countries = group([member('one', 'KE'), member('two', 'KE')]);
    const [kenya] = search(countries, indexForSearch(countries, ['en']), ['two']);
    expect(named(kenya!.members)).to.deep.equal(['two']);
    expect(countries[0]!.members).to.have.length(2);
  });

  it('[map-search] folds different spellings of a word to the same text', () => {
    for (const [one, two] of [
      ['Ещё', 'еще'],
      ['Côte d’Ivoire', "cote d'ivoire"],
      ['STRAẞE', 'strasse'],
      ['Łódź', 'lodz'],
      ['İstanbul', 'istanbul'],
      ['Guinea-Bissau', 'guinea bissau'],
      ['Ｔｏｋｙｏ', 'tokyo'],
    ] as const) {
      expect(foldText(one), one).to.equal(foldText(two));
    }
  });

  it('does not change folded text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)));
  });

  it('names a website by its host name', () => {
    expect(hostName('https://www.ecpat.org.nz/report?x=1')).to.equal('ecpat.org.nz');
  });
});

describe('member-map: everyday names of countries', () => {
  const codes = 'GB US CI CD GM MD NL CV MK TR KR UA DE NE NG TZ WS'.split(' ');
  const given = [...codes.map((code) => member(`Kinder ${code}`, code)), member('Women of Romania (W.R.)', 'RO')];
  const resolve = createListResolver();
  const list = (query: string, language = 'en') =>
    resolve({
      ...{ members: given, isLoading: false, authorRegion: null, visitorRegion: null, query, language },
      otherLanguages: LANGUAGES,
    });
  const LANGUAGES = ['en', 'fr', 'es', 'ru', 'de'];
  const found = (query: string, language?: string) => list(query, language).found.map(({ code }) => code);

  for (const [code, queries] of Object.entries({
    GB: 'England|Great Britain|Britain|Scotland|Wales|U.K.|u. k.|u k|The United Kingdom|Grande-Bretagne|Grande Bretagne|l’Angleterre|ANGLETERRE|Écosse|Gran Bretaña|gran bretana|Inglaterra|Англия|Великобритания|Британия',
    US: 'US|us|U.S.|USA|U.S.A.|u.s.a|U. S. A.|America|United States of America|the States|États-Unis|Etats Unis|les États-Unis|Amérique|EE. UU.|EE.UU.|EEUU|Estados Unidos|США|С.Ш.А.|Америка|Соединённые Штаты|Соединенные Штаты Америки',
    CI: "Ivory Coast|Côte d’Ivoire|cote d'ivoire|Côte-d’Ivoire|Cote d|Costa de Marfil|Берег Слоновой Кости",
    CD: 'DRC|D.R.C.|DR Congo|D.R. Congo|Congo-Kinshasa|Congo Kinshasa|Democratic Republic of the Congo|RDC|ДРК',
    GM: 'The Gambia|Gambia|Republic of The Gambia|la Gambie',
    MD: 'Republic of Moldova|Moldova, Republic of|Moldavie|Молдавия',
    NL: 'Holland|the Netherlands|Kingdom of the Netherlands|Hollande|Holanda|Голландия|los Países Bajos',
    CV: 'Cape Verde|Cabo Verde|Cap-Vert',
    MK: 'Macedonia|North Macedonia|Macédoine',
    TR: 'Turkey|Türkiye|Turkiye|Turquía',
    KR: 'Korea|South Korea|Republic of Korea|Korea, Republic of|Corée du Sud|Южная Корея',
    UA: 'Ukr|Ukraine',
    DE: 'Germany|Allemagne|Deutschland|Alemania|Германия|Federal Republic of Germany',
    TZ: 'Tanzania, United Republic of',
  })) {
    it(`[map-search] find ${code} on pages in all four languages`, () => {
      const missed = queries
        .split('|')
        .flatMap((query) =>
          LANGUAGES.slice(0, 4).flatMap((page) => (found(query, page).join() === code ? [] : [`${query} ${page}`])),
        );
      // Spanish calls the Republic of the Congo just “Congo”, and English pages say that for both.
      expect(missed).to.deep.equal([]);
    });
  }

  for (const [why, query, expected] of [
    ['beginnings of words only', 'uk', ['UA', 'GB']],
    ['a name that another one begins with', 'Niger', ['NE', 'NG']],
    ['initials of an organisation', 'W. R.', ['RO']],
    ['countries that begin with a letter', 'n', ['NL', 'NE', 'NG', 'MK']],
    ['beginnings of any word for a letter that begins no country', 'w', ['GB', 'RO', 'WS']],
    ['the inside of a long word when nothing begins with it', 'inder', codes],
  ] as const) {
    it(`[map-search] find ${why}`, () => expect([...found(query)].sort()).to.deep.equal([...expected].sort()));
  }

  for (const [query, absent, isAlone, page] of [
    ['Norway', 'NO', true],
    ['norw', 'NO', true],
    ['the Bahamas', 'BS', true],
    ['Republic of Cuba', 'CU', true],
    ['Oman', 'OM', true],
    ['Iran', 'IR', true],
    ['Burma', 'MM', true],
    ['Swaziland', 'SZ', true],
    ['Czech Republic', 'CZ', true],
    ['République tchèque', 'CZ', true, 'fr'],
    ['la República Checa', 'CZ', true, 'es'],
    ['Russian Federation', 'RU', true],
    ['Россия', 'RU', true],
    ['Palestine', 'PS', true],
    ['U.A.E.', 'AE', true],
    ['Schweden', 'SE', true],
    ['Antarctica', 'AQ', true],
    ['American Samoa', 'AS', true],
    ['Congo', 'CG', false, 'es'],
    ['Kenya', 'KE', true],
    ['Samoa', null, false],
    ['Gambia', null, false],
    ['saint', null, true],
    ['islands', null, true],
    ['zzz', null, true],
    ['', null, false],
  ] as const) {
    it(`[map-near] ${absent ? `name ${absent}` : 'name no country'} as one without organisations for “${query}”`, () => {
      const { absent: named, found: some } = list(query, page ?? 'en');
      expect([named, some.length === 0]).to.deep.equal([absent, isAlone]);
    });
  }

  it('[map-near] names up to four countries near one without organisations, the nearest first', () => {
    const near = (code: string) => countriesNear(code, list('').countries).map((country) => country.code);
    expect(near('IE')).to.deep.equal(['GB', 'NL', 'DE', 'MK']);
    expect(near('AS')).to.deep.equal(['WS']);
    expect(near('AQ')).to.deep.equal([]);
    expect(near('FK')).to.deep.equal([]);
  });

  it('name known countries, without a name twice', () => {
    for (const [code, names] of Object.entries(COUNTRY_WORDS)) {
      expect(isKnown(code), code).to.be.true;
      const folded = names.split('|').map(foldText);
      for (const name of folded) {
        expect(
          folded.filter((other) => other.startsWith(name)),
          name,
        ).to.deep.equal([name]);
      }
    }
  });
});

describe('member-map: type-ahead on the map', () => {
  const countries = group(['KE', 'CI', 'CL', 'CO', 'NZ', 'NP'].map((code) => member(code, code)));
  for (const [typed, from, expected, why] of [
    ['n', null, 'NP', 'the first country with the letter'],
    ['n', 'NP', 'NZ', 'the next country with the letter'],
    ['nn', 'NZ', 'NP', 'starts again at the first'],
    ['co', 'CO', 'CO', 'stays when the current country matches two letters'],
    ['cot', 'CL', 'CI', 'typed without its accent'],
    ['new z', 'KE', 'NZ', 'includes a space'],
    ['K', 'CI', 'KE', 'in capital letters'],
    ['x', 'KE', null, 'no country matches'],
    ['’', 'KE', null, 'not a letter'],
  ] as const) {
    it(`goes from ${from} to ${expected} for “${typed}”: ${why}`, () => {
      expect(typeAhead(countries, typed, from)).to.equal(expected);
    });
  }

  it('finds names in Cyrillic', () => {
    expect(
      typeAhead(
        group(
          countries.flatMap(({ members }) => members),
          'ru',
        ),
        'ке',
        null,
      ),
    ).to.equal('KE');
  });

  it('finds nothing in an empty list', () => expect(typeAhead([], 'a', null)).to.be.null);
});

describe('member-map: the country under the pointer', () => {
  // At one pixel per unit: a large country with a tiny one inside it, and two small neighbours.
  const places: Places = new Map([
    ['ZA', place(100, 100, 200)],
    ['LS', place(120, 100, 4)],
    ['BE', place(400, 100, 14)],
    ['LU', place(410, 100, 5)],
  ]);
  for (const [where, point, shape, expected] of [
    ['on a large country far from any dot', [60, 100], 'ZA', 'ZA'],
    ['on a dot', [121, 101], 'ZA', 'LS'],
    ['beside a dot, within reach of a finger', [120, 111], 'ZA', 'LS'],
    ['beside a dot, out of reach', [120, 113], 'ZA', 'ZA'],
    ['on a small shape beside a dot', [404, 100], 'BE', 'BE'],
    ['on a dot in a small shape', [408, 100], 'BE', 'LU'],
    ['in the sea, nearer to one of two countries', [403, 108], null, 'BE'],
    ['in the open sea', [300, 300], null, null],
  ] as const) {
    it(`[map-dots] is ${expected ?? 'none'} ${where}`, () =>
      expect(countryAt([...point], shape, places, 1)).to.equal(expected));
  }

  it('is the shape itself when no country is small enough for a dot', () => {
    expect(countryAt([410, 100], 'BE', places, 100)).to.equal('BE');
    expect(countryAt([410.3, 100], null, places, 100)).to.equal(null);
  });
});

describe('member-map: arrow keys', () => {
  const { ArrowLeft: left, ArrowRight: right, ArrowUp: up, ArrowDown: down } = DIRECTIONS as Record<string, Point>;
  const world = worldShapes();
  const only = (codes: readonly string[]): Places => new Map(codes.map((code) => [code, world.get(code)!]));

  it('go to the nearest country in their direction', () => {
    const places = only(['FR', 'ES', 'DE', 'GB', 'MA', 'US', 'JP']);
    expect(neighbour(places, 'FR', up!)).to.equal('GB');
    expect(neighbour(places, 'FR', down!)).to.equal('ES');
    expect(neighbour(places, 'FR', right!)).to.equal('DE');
    expect(neighbour(places, 'GB', left!)).to.equal('US');
    expect(neighbour(places, 'DE', right!)).to.equal('JP');
  });

  it('stay at the last country in a direction', () => {
    const places = only(['FR', 'US', 'JP']);
    expect(neighbour(places, 'US', left!)).to.equal('US');
    expect(neighbour(places, 'JP', right!)).to.equal('JP');
    expect(neighbour(only(['FR']), 'FR', up!)).to.equal('FR');
  });

  it('prefer a country straight ahead to a nearer one off to the side', () => {
    const places: Places = new Map([
      ['AA', place(0, 0)],
      ['BB', place(10, 9)],
      ['CC', place(14, 0)],
    ]);
    expect(neighbour(places, 'AA', right!)).to.equal('CC');
  });

  /** Whether each place can be reached from each other place. */
  const isConnected = (places: Places): boolean => {
    const codes = [...places.keys()];
    const steps = new Map(
      codes.map((code) => [code, [left, right, up, down].map((way) => neighbour(places, code, way!))]),
    );
    return codes.every((start) => {
      const reached = new Set([start]);
      for (const code of reached) steps.get(code)!.forEach((next) => reached.add(next));
      return reached.size === codes.length;
    });
  };

  it('[map-arrows] lead from every country of the bundled list to every other', () => {
    expect(isConnected(only([...new Set(bundledMembers().members.map(({ country }) => country))]))).to.be.true;
  });

  it('connect all territories, even two with the same centre', () => {
    expect(world.get('MF')!.centre).to.deep.equal(world.get('SX')!.centre);
    expect(isConnected(only(['MF', 'SX', 'FR']))).to.be.true;
    expect(isConnected(world)).to.be.true;
  });

  it('reach each country of any selection', () => {
    fc.assert(
      fc.property(fc.subarray([...world.keys()], { minLength: 1, maxLength: 60 }), (codes) => isConnected(only(codes))),
    );
  });
});
