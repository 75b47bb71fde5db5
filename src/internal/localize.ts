import type { msg as localizedMsg } from '@lit/localize';
import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import type { LocaleModule } from '@lit/localize/internal/types.js';
import { memoize } from './memoize.js';

export { str } from '@lit/localize/internal/str-tag.js';

/** Translated strings by id, as lit-localize generates them. */
export type Templates = LocaleModule['templates'];

/** An element's translations by BCP 47 language tag. English is the source and never among them. */
export type Translations = Record<string, Templates>;

let current: Templates | undefined;

/**
 * lit-localize's `msg()`, answered from the translations of the element at hand. It is the function that lit-localize's
 * reentrant mode installs, without the installing: that is possible once for each copy of lit-localize and would throw
 * beside an app that uses it too (2026-11, @lit/localize 0.12).
 */
export const msg = ((template: Parameters<typeof runtimeMsg>[1], options: Parameters<typeof runtimeMsg>[2]) =>
  runtimeMsg(current, template, options)) as typeof localizedMsg;

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

const rulesOf = memoize((language) => new Intl.PluralRules(language));

/** The sentence that a count needs in a language (Russian: 1 → `one`, 2 → `few`, 5 → `many`). */
export function plural(language: string, count: number, forms: PluralForms): string {
  return forms[rulesOf(language).select(count)] ?? forms.other;
}
