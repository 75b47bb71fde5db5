import { countriesWithTimeZone } from '../data/time-zones.js';
import { readCountryCode } from '../internal/country-code.js';
import { countryNames } from '../internal/country-names.js';
import { memoize } from '../internal/memoize.js';

/** Those without a time zone of their own. */
const WITHOUT_TIME_ZONE = ['AQ', 'BV', 'HM'];

/** Names that English puts "the" before within a sentence. */
const WITH_ARTICLE =
  'AE AX BQ BS CC CD CF CK DO FK FO GB GM IM IO KM KY MH MP MV NL PH PN SB SC TC TF UM US VG VI'.split(' ');

/** One entry of the list to choose from. */
export interface Country {
  /** ISO 3166-1 alpha-2, or XK. */
  code: string;
  name: string;
}

let codes: ReadonlySet<string> | undefined;

/**
 * Every country and territory with a code in ISO 3166-1, and XK, which is in general use for Kosovo. A test compares
 * them with the list of the npm package i18n-iso-countries.
 */
export function countryCodes(): ReadonlySet<string> {
  return (codes ??= new Set([...countriesWithTimeZone(), ...WITHOUT_TIME_ZONE]));
}

/** The code that an author meant: case and spaces around do not matter; undefined for anything that is no country. */
export function countryCodeOf(value: string): string | undefined {
  return readCountryCode(value, (code) => countryCodes().has(code));
}

/** A country's name as it stands after "in" in English; other languages take the name as it is. */
export function countryInSentence(code: string, language: string): string {
  const name = countryNames(language)(code);
  return language === 'en' && WITH_ARTICLE.includes(code) ? `the ${name}` : name;
}

/** All countries under their names in a language, in the order of its alphabet. */
export const countriesIn = memoize((language): readonly Country[] => {
  const nameOf = countryNames(language);
  const { compare } = new Intl.Collator(language);
  return [...countryCodes()]
    .map((code) => ({ code, name: nameOf(code) }))
    .sort((one, other) => compare(one.name, other.name));
});
