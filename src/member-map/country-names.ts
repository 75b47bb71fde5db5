/**
 * Names that differ from the browser's (CLDR): those of the United Nations, in their short form, instead of names in
 * brackets or of capitals. Reviewed by hand; every entry names what a visitor would otherwise read.
 *
 * PS “Palestinian Territories” · HK “Hong Kong SAR China” · MO “Macao SAR China” · MM “Myanmar (Burma)” ·
 * CD “Congo - Kinshasa”. GB needs none: only the browser's short form is an abbreviation (“UK”).
 */
const REVIEWED: Record<string, Record<string, string>> = {
  en: { PS: 'Palestine', HK: 'Hong Kong', MO: 'Macao', MM: 'Myanmar', CD: 'Democratic Republic of the Congo' },
  fr: { PS: 'Palestine', HK: 'Hong Kong', MO: 'Macao', MM: 'Myanmar', CD: 'République démocratique du Congo' },
  es: { PS: 'Palestina', HK: 'Hong Kong', MO: 'Macao', MM: 'Myanmar', CD: 'República Democrática del Congo' },
  ru: { PS: 'Палестина', HK: 'Гонконг', MO: 'Макао', MM: 'Мьянма', CD: 'Демократическая Республика Конго' },
};

/**
 * A function that names countries in a language.
 *
 * @param language - BCP 47 tag
 * @returns a function of an ISO 3166-1 alpha-2 code, which gives the code itself where no name is known
 */
export function countryNames(language: string): (code: string) => string {
  const usual = usualCountryNames(language);
  return (code) => REVIEWED[language]?.[code] ?? usual(code);
}

/** The same with the browser's names alone, for searching: many people look for “Burma”. */
export function usualCountryNames(language: string): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code) => names.of(code) ?? code;
}
