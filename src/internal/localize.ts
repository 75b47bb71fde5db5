import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import type { LocaleModule } from '@lit/localize/internal/types.js';
import { SOURCE_LANGUAGE } from './language.js';

export { msg } from '@lit/localize/init/install.js';
export { str } from '@lit/localize/internal/str-tag.js';

/** Translated strings by id, as lit-localize generates them. */
export type Templates = LocaleModule['templates'];

/** An element's translations by BCP 47 language tag. English is the source and never among them. */
export type Translations = Record<string, Templates>;

// lit-localize wants a closed list of locales. Ours is what the element at hand carries, so that each element has its
// own language and each file only its own strings: to lit-localize every translation is the one locale 'translated'.
const TRANSLATED = 'translated';
let current: Templates | undefined;

configureReentrantLocalization({
  sourceLocale: SOURCE_LANGUAGE,
  targetLocales: [TRANSLATED],
  getLocale: () => (current ? TRANSLATED : SOURCE_LANGUAGE),
  loadLocaleSync: () => ({ templates: current ?? {} }),
});

/**
 * Runs a function whose `msg()` calls answer from these translations; without any they answer in English.
 * Calls may nest: an element that renders another restores its own language afterwards.
 */
export function withTranslations<Result>(templates: Templates | undefined, run: () => Result): Result {
  const outer = current;
  current = templates;
  try {
    return run();
  } finally {
    current = outer;
  }
}

/** Sentences for each plural category of `Intl.PluralRules`; `other` stands in for those a language does not need. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

// Making one takes longer than the rest of a small render.
const rules = new Map<string, Intl.PluralRules>();

/** The sentence that a count needs in a language (Russian: 1 → `one`, 2 → `few`, 5 → `many`). */
export function plural(language: string, count: number, forms: PluralForms): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
  return forms[rule.select(count)] ?? forms.other;
}
