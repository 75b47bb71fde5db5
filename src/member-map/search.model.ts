/** Finds countries and organisations by the words that people type. */
import { countryNames, usualCountryNames } from '../internal/country-names.js';
import { COUNTRY_WORDS } from '../internal/country-words.js';
import { foldText } from '../internal/fold-text.js';
import type { Country } from './countries.model.js';

const wordSet = (words: string) => new Set(words.split(' '));
/** Folded articles and particles of four languages: “the Gambia”, “l’Angleterre”. */
const PARTICLES = wordSet('the of and st saint la le les l el los las de del du des d et y e и');
/** Folded words of official names: “Republic of Moldova”. */
const TITLES = wordSet(
  'republic kingdom state states federal plurinational ' +
    'republique royaume etat republica reino estado республика королевство государство',
);

/** Letters with dots between them: U.S.A., С. Ш. А. */
const INITIALS = /(^|[^\p{L}\p{N}])\p{L}(?:\.\s?\p{L}(?![\p{L}\p{N}]))+/gu;

/**
 * The folded words of a query; none if it has neither letters nor digits. A space at the end of a word stands for its
 * end: initials are a whole word.
 */
export function wordsOf(query: string): readonly string[] {
  const others = foldText(query.replace(INITIALS, ' ')).split(' ').filter(Boolean);
  const isSpaced = others.length > 1 && others.every(isLetter);
  return [...initialsIn(query), ...(isSpaced ? [`${others.join('')} `] : others)];
}

/** The words of a query, then without particles, then without titles too. Leaves out lists that say too little. */
export function tellingWords(words: readonly string[]): readonly (readonly string[])[] {
  const plain = words.filter((word) => !PARTICLES.has(word));
  const bare = plain.filter((word) => !TITLES.has(word));
  return [words, ...[plain, bare].filter((some) => !some.every(isLetter))];
}

const isLetter = (word: string) => [...word].length === 1;

/** Initials as a word each: `usa `. */
function initialsIn(text: string): readonly string[] {
  return (text.match(INITIALS) ?? []).map((letters) => `${foldText(letters).replace(/ /g, '')} `);
}

/** A folded text, and its initials as words. */
function searchable(text: string | null): string {
  return text ? `${foldText(text)} ${initialsIn(text).join('')}` : '';
}

/** The texts that a search looks through: folded, and with a space before and after each word. */
interface SearchEntry {
  /** The country's name in the language of the list. */
  name: string;
  /** All names of the country. */
  names: string;
  /** Name and city of each organisation. */
  texts: readonly string[];
}

/** An entry for each country. */
export type SearchIndex = readonly SearchEntry[];

/** The folded names of a country, reviewed and usual, in some languages. */
function namesOf(code: string, languages: readonly string[]): readonly string[] {
  const namers = languages.flatMap((language) => [countryNames(language), usualCountryNames(language)]);
  return [...new Set(namers.map((nameOf) => foldText(nameOf(code))))];
}

/** The folded everyday names of a country. */
const everydayNamesOf = (code: string) => COUNTRY_WORDS[code]?.split('|').map(foldText) ?? [];

/**
 * Indexes organisations, cities and countries.
 *
 * @param languages - BCP 47 tags of the languages in which countries are found by their names
 */
export function indexForSearch(countries: readonly Country[], languages: readonly string[]): SearchIndex {
  return countries.map(({ code, name, members }) => ({
    name: foldText(name),
    // A country without a name is not known.
    names: name && ` ${[...namesOf(code, languages), ...everydayNamesOf(code)].join(' ')} `,
    texts: members.map((member) => ` ${searchable(member.name)} ${searchable(member.city)} `),
  }));
}

/**
 * The countries with the organisations whose words begin with every word of a query. A single letter finds the countries
 * that begin with it.
 *
 * @param isAnywhere - whether longer words are also found inside other words, and a letter at the start of any word
 */
export function search(
  countries: readonly Country[],
  index: SearchIndex,
  words: readonly string[],
  isAnywhere = false,
): readonly Country[] {
  const [letter] = !isAnywhere && words.length === 1 && isLetter(words[0]!) ? words : [];
  const needles = words.map((word) => (isAnywhere && isLong(word) ? word : ` ${word}`));
  return countries.flatMap((country, position) => {
    const { name, names, texts } = index[position]!;
    if (letter !== undefined) return name.startsWith(letter) ? [country] : [];
    const members = country.members.filter((_, member) =>
      needles.every((needle) => names.includes(needle) || texts[member]!.includes(needle)),
    );
    return members.length > 0 ? [{ ...country, members }] : [];
  });
}

/** Whether a part of a word tells enough. Scripts without spaces have no beginnings of words. */
function isLong(word: string): boolean {
  return word.length > 3 || /[^a-zа-я\d ]/.test(word);
}

/** Names of countries by code. */
export type CountryIndex = ReadonlyMap<string, { words: string; bareNames: ReadonlySet<string> }>;

const bareName = (words: readonly string[]) => tellingWords(words).at(-1)!.join(' ').trim();

export function indexCountries(codes: readonly string[], languages: readonly string[]): CountryIndex {
  return new Map(
    codes.map((code) => {
      const names = namesOf(code, languages);
      const bareNames = new Set([...names, ...everydayNamesOf(code)].map((name) => bareName(wordsOf(name))));
      return [code, { words: ` ${names.join(' ')} `, bareNames }];
    }),
  );
}

/**
 * Finds the one country that a query means.
 *
 * @param isExact - whether the query must be a whole name
 * @returns its code; null for none and for several
 */
export function countryCalled(words: readonly string[], index: CountryIndex, isExact: boolean): string | null {
  const wanted = bareName(words);
  const entries = [...index];
  const [whole] = entries.find(([, { bareNames }]) => bareNames.has(wanted)) ?? [];
  if (whole !== undefined || isExact) return whole ?? null;
  const telling = tellingWords(words).at(-1)!;
  const begun = entries.filter(([, { words: names }]) => telling.every((word) => names.includes(` ${word}`)));
  return begun.length === 1 ? begun[0]![0] : null;
}
