/**
 * The languages in the bundle, by BCP 47 tag, each under its own name. English is the language of the sources.
 * `docs/contributing/adding.md` lists what else a further language needs.
 */
export const LANGUAGES = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ru: 'Русский',
} as const;

/** Tag of a language in the bundle. */
export type Language = keyof typeof LANGUAGES;

/** The tags of all languages in the bundle, English first. */
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as Language[];

/** The tags of all languages that the English sources are translated into, each with its XLIFF file. */
export const TRANSLATED_TAGS = LANGUAGE_TAGS.filter((tag) => tag !== 'en');
