import { countriesByAlpha3 } from '../internal/country-codes.js';
import { readCountryCode } from '../internal/country-code.js';
import { countryNames } from '../internal/country-names.js';
import { comparerOf } from '../internal/intl.js';
import { memoize } from '../internal/memoize.js';

/** Countries whose English name takes "the" within a sentence. */
const WITH_ARTICLE =
  'AE AX BQ BS CC CD CF CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH PN SB SC TC TF UM US VG VI'.split(' ');

/** One entry of the list of countries. */
export interface Country {
  /** ISO 3166-1 alpha-2, or XK. */
  code: string;
  name: string;
}

let codes: ReadonlySet<string> | undefined;

/**
 * Every country and territory with a code in ISO 3166-1, and XK, the common code for Kosovo. A test compares the list with
 * the npm package i18n-iso-countries.
 */
export function countryCodes(): ReadonlySet<string> {
  return (codes ??= new Set(countriesByAlpha3().values()));
}

/** Reads a country as people write it: a code, a name; undefined for anything else. */
export function countryCodeOf(value: string): string | undefined {
  return readCountryCode(value, (code) => countryCodes().has(code));
}

/** A country's name after "in": with "the" where English needs it, unchanged in other languages. */
export function countryInSentence(code: string, language: string): string {
  const name = countryNames(language)(code);
  return language === 'en' && WITH_ARTICLE.includes(code) ? `the ${name}` : name;
}

/** All countries with their names in a language, in alphabetical order. */
export const countriesIn = memoize((language): readonly Country[] => {
  const nameOf = countryNames(language);
  const compare = comparerOf(language);
  return [...countryCodes()]
    .map((code) => ({ code, name: nameOf(code) }))
    .sort((one, other) => compare(one.name, other.name));
});
