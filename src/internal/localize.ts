import { joinStringsAndValues, type StrResult } from '@lit/localize/internal/str-tag.js';
import type { LocaleModule, MsgFn } from '@lit/localize/internal/types.js';
import { attempt } from './intl.js';
import { memoize } from './memoize.js';

export { str } from '@lit/localize/internal/str-tag.js';

/** Translated strings by id, as lit-localize generates them. */
export type Templates = LocaleModule['templates'];

/** An element's translations by BCP 47 language tag. English is the source language and never included. */
export type Translations = Record<string, Templates>;

/** The property by whose type lit-localize's extractor finds the calls. */
type Extracted = Pick<MsgFn, '_LIT_LOCALIZE_MSG_'>;

let current: Templates | undefined;

/**
 * lit-localize's `msg()` with the translations of the current element. It replaces the reentrant mode, which can be
 * configured only once and would throw in an app that uses lit-localize too. That mode also hashes texts without an id
 * and translates markup; no message here needs either (2026-11, @lit/localize 0.12).
 */
export const msg: Extracted & ((template: string | StrResult, options: { id: string; desc: string }) => string) = (
  template,
  { id },
) => {
  const translation = (current?.[id] || template) as typeof template;
  if (typeof translation === 'string') return translation;
  const { strings, values } = translation;
  // A translation lists its values as indices into the values of the English text.
  const order = translation === template ? undefined : (values as number[]);
  return joinStringsAndValues(strings, (template as StrResult).values, order);
};

/**
 * Runs a function whose `msg()` calls use these translations, or English if there are none. Calls may nest: an element
 * that renders another one restores its own language afterwards.
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

/** Sentences by plural category of `Intl.PluralRules`; `other` is the fallback for a category without a sentence. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const rulesOf = memoize((language) => {
  const rules = attempt(() => new Intl.PluralRules(language), undefined);
  return (count: number) => attempt(() => rules?.select(count), 'other');
});

/** Picks the sentence for a count in a language (Russian: 1 → `one`, 2 → `few`, 5 → `many`). */
export function plural(language: string, count: number, forms: PluralForms): string {
  return forms[rulesOf(language)(count)] ?? forms.other;
}
