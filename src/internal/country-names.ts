import type { Language } from '../locales/languages.js';
import { attempt } from './intl.js';
import { memoize } from './memoize.js';

/**
 * Country names that replace the browser's. Each was reviewed: people from there look for it in a list.
 * PS: the United Nations' name since 2012. HK, MO: without the status in brackets, which browsers put before the name
 * in some languages. GB: fixed, because some engines shorten it. MM: without the former name in brackets.
 * CD: by its name rather than its capital, so that nobody mistakes it for CG.
 */
const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
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
 * Returns a function that names countries in a language.
 *
 * @param language - BCP 47 tag
 * @returns a function that takes an ISO 3166-1 alpha-2 code; it returns the code itself if there is no name for it
 */
export function countryNames(language: string): (code: string) => string {
  const usual = usualCountryNames(language);
  return (code) => NAMES[language as Language]?.[code] ?? usual(code);
}

/** Like `countryNames`, but with the browser's names only, for the search: many people type “Burma”. */
export const usualCountryNames = memoize((language) => {
  const names = attempt(() => new Intl.DisplayNames([language], { type: 'region' }), undefined);
  return (code: string) => attempt(() => names?.of(code), code);
});
