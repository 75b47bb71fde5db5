import { LANGUAGE_TAGS } from '../locales/languages.js';
import { asWord } from './attributes.js';
import { countriesByAlpha3 } from './country-codes.js';
import { countryNames, usualCountryNames } from './country-names.js';
import { COUNTRY_WORDS } from './country-words.js';
import { foldText } from './fold-text.js';
import { memoize } from './memoize.js';

/** Pattern of an ISO 3166-1 alpha-2 code. Includes `XK`, the code in general use for Kosovo. */
export const COUNTRY_CODE = /^[A-Z]{2}$/;

/** Codes that the European Union uses instead of those of ISO 3166-1. */
const EU_CODES = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
]);

/** Further names that no browser has, or only some, by code. The search of the map finds them by their beginnings. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  BN: 'Brunei Darussalam',
  CG: 'Republic of the Congo',
  CZ: 'Czech Republic',
  GB: 'United Kingdom of Great Britain and Northern Ireland',
  KG: 'Kyrgyz Republic',
  KP: 'Democratic People’s Republic of Korea',
  KR: 'Republic of Korea',
  LA: 'Lao People’s Democratic Republic|Lao PDR',
  MO: 'Macau',
  NL: 'Holland',
  SK: 'Slovak Republic',
  SY: 'Syrian Arab Republic',
  TW: 'Taiwan, Province of China',
  US: 'America',
  VA: 'Holy See|Vatican',
};

/** Separates two ways to name one country: `Kenya (KE)`, `KE – Kenya`. */
const SEPARATOR = /[(),;:/|–—[\]]| - /;

/** The beginning of an official name: `Republic of Moldova`. The rest of the two exceptions names another country. */
const OFFICIAL = /^(?!republic of china$|state of georgia$)(?:\w+ )?(?:republic|kingdom|states?) of /;

/**
 * Reads a country as people write it: a code of two or three letters in any case, `UK`, `EL`, or a name in a language of
 * the bundle. Ignores quotes and invisible characters. Only names need `Intl`.
 *
 * @param isKnown - whether an alpha-2 code belongs to a country
 * @returns alpha-2 code; undefined if the value is empty or not understood, or may mean several countries
 */
export function readCountryCode(value: string, isKnown: (code: string) => boolean): string | undefined {
  // Records have the same few codes.
  if (/^[A-Z]{2}$/.test(value) && !EU_CODES.has(value)) return isKnown(value) ? value : undefined;
  const text = asWord(value);
  if (!text) return undefined;
  const parts = text.split(SEPARATOR).filter((part) => part.trim());
  const codes = new Set(parts.map(countryOf));
  const code =
    countryOf(text) ??
    // `Korea, South`, `Moldova (Republic of)`
    (parts.length === 2 ? countryOf(`${parts[1]} ${parts[0]}`) : undefined) ??
    (codes.size === 1 ? [...codes][0] : undefined);
  return code !== undefined && isKnown(code) ? code : undefined;
}

/** Reads one code or name. */
function countryOf(text: string): string | undefined {
  const letters = text
    .replace(/[. ]+$|\./g, '')
    .trimStart()
    .toUpperCase();
  if (COUNTRY_CODE.test(letters)) return EU_CODES.get(letters) ?? letters;
  const name = fold(text);
  return countriesByAlpha3().get(letters) ?? countryNamed(name) ?? countryNamed(name.replace(OFFICIAL, ''));
}

function countryNamed(name: string): string | undefined {
  // The short name of one country, and of its neighbour in everyday use.
  if (name === 'congo') return undefined;
  const wanted = name.replaceAll(' ', '');
  for (const tag of LANGUAGE_TAGS) {
    const code = codesByName(tag).get(wanted);
    if (code) return code;
  }
  return undefined;
}

/** Country codes by folded name without spaces, in one language. */
const codesByName = memoize((tag) => {
  const names = [...Object.entries(OTHER_NAMES), ...Object.entries(COUNTRY_WORDS)].flatMap(([code, list]) =>
    list.split('|').map((name): [string, string] => [code, name]),
  );
  for (const nameOf of [usualCountryNames(tag), countryNames(tag)]) {
    for (const code of countriesByAlpha3().values()) names.push([code, nameOf(code)]);
  }
  return new Map(names.map(([code, name]) => [fold(name).replaceAll(' ', ''), code]));
});

/** Folded, without `the` and `and`. “People’s” stays one word. */
function fold(name: string): string {
  return foldText(name.replace(/['’]/g, ''))
    .replace(/\bst /g, 'saint ')
    .replace(/\b(the|and) /g, '');
}
