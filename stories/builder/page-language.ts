import { withTranslations } from '../../src/internal/localize.js';
import type { Language } from '../../src/locales/languages.js';
import { translations } from './generated/builder.js';

/** Creates a text in the language of the author's page, which may differ from the builder's own. */
export function inPageLanguage(language: Language, makeText: () => string): string {
  return withTranslations(translations[language as keyof typeof translations], makeText);
}
