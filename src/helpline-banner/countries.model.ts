import { countryNames } from '../internal/country-names.js';

/**
 * Every country and territory with a code in ISO 3166-1 (alpha-2), and XK, which is in general use for Kosovo.
 * Source: ISO 3166-1, 249 officially assigned codes; a test compares them with the list of the npm package
 * i18n-iso-countries.
 */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC ' +
  'CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD ' +
  'GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH ' +
  'KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW ' +
  'MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC ' +
  'SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY ' +
  'UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** Names that English puts "the" before within a sentence. */
const WITH_ARTICLE =
  'AE AX BQ BS CC CD CF CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH PN SB SC TC TF UM US VG VI'.split(' ');

/** One entry of the list to choose from. */
export interface Country {
  /** ISO 3166-1 alpha-2, or XK. */
  code: string;
  name: string;
}

/** Every code that a visitor can choose, in alphabetical order. */
export const COUNTRY_CODES: readonly string[] = CODES.split(' ');

/** The code that an author meant: case and spaces around do not matter; undefined for anything that is no country. */
export function countryCodeOf(value: string): string | undefined {
  const code = value.trim().toUpperCase();
  return COUNTRY_CODES.includes(code) ? code : undefined;
}

/** A country's name as it stands after "in" in English; other languages take the name as it is. */
export function countryInSentence(code: string, language: string): string {
  const name = countryNames(language)(code);
  return language === 'en' && WITH_ARTICLE.includes(code) ? `the ${name}` : name;
}

const lists = new Map<string, readonly Country[]>();

/** All countries under their names in a language, in the order of its alphabet. */
export function countriesIn(language: string): readonly Country[] {
  let list = lists.get(language);
  if (!list) {
    const nameOf = countryNames(language);
    const { compare } = new Intl.Collator(language);
    list = COUNTRY_CODES.map((code) => ({ code, name: nameOf(code) })).sort((one, other) =>
      compare(one.name, other.name),
    );
    lists.set(language, list);
  }
  return list;
}
