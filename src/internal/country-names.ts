import { memoize } from './memoize.js';

/**
 * Names that are not left to the browser, reviewed one by one: they are what people there look for in a list.
 * PS: the United Nations' name since 2012. HK, MO: without the status in brackets, which the browsers put before the
 * name in some languages. GB: fixed, since some engines shorten it. MM: without the former name in brackets.
 * CD: by its name and not by its capital, so that it is not mistaken for CG.
 */
const NAMES: Record<string, Record<string, string>> = {
  en: {
    PS: 'Palestine',
    HK: 'Hong Kong',
    MO: 'Macao',
    GB: 'United Kingdom',
    MM: 'Myanmar',
    CD: 'Democratic Republic of the Congo',
  },
  fr: {
    PS: 'Palestine',
    HK: 'Hong Kong',
    MO: 'Macao',
    GB: 'Royaume-Uni',
    MM: 'Myanmar',
    CD: 'République démocratique du Congo',
  },
  es: {
    PS: 'Palestina',
    HK: 'Hong Kong',
    MO: 'Macao',
    GB: 'Reino Unido',
    MM: 'Myanmar',
    CD: 'República Democrática del Congo',
  },
  ru: {
    PS: 'Палестина',
    HK: 'Гонконг',
    MO: 'Макао',
    GB: 'Великобритания',
    MM: 'Мьянма',
    CD: 'Демократическая Республика Конго',
  },
};

/**
 * A function that names countries in a language.
 *
 * @param language - BCP 47 tag
 * @returns a function of an ISO 3166-1 alpha-2 code, which gives the code itself where no name is known
 */
export function countryNames(language: string): (code: string) => string {
  const usual = usualCountryNames(language);
  return (code) => NAMES[language]?.[code] ?? usual(code);
}

/** The same with the browser's names alone, for searching: many people look for “Burma”. */
export const usualCountryNames = memoize((language) => {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code: string) => names.of(code) ?? code;
});
