import { withTranslations } from '../../src/internal/localize.js';
import type { Language } from '../../src/locales/languages.js';
import { translations } from './generated/builder.js';

/** Makes a text in the language of the page that is being built, which need not be the builder's own. */
export function inPageLanguage(language: Language, makeText: () => string): string {
  return withTranslations(translations[language as keyof typeof translations], makeText);
}
