import { decodeReferences } from '../data/readers.js';
import { asText } from '../internal/attributes.js';
import { attempt } from '../internal/intl.js';
import type { ServiceResult, SignupFields, SignupValues } from './signup-form.types.js';

/** Default of `min-age`: the highest age of consent to data processing in the EU (GDPR, Article 8). */
export const DEFAULT_MINIMUM_AGE = 16;
const HIGHEST_AGE = 120;

/** The problem of a field: empty, malformed, or refused by the service. */
export type Problem = 'missing' | 'malformed' | 'refused';

/**
 * Reads `min-age`.
 *
 * @returns years, 0 for no limit; undefined for an invalid value
 */
export function readMinimumAge(value: string | null | undefined): number | undefined {
  const text = asText(value);
  if (text === '') return DEFAULT_MINIMUM_AGE;
  return /^\d{1,3}$/.test(text) && Number(text) <= HIGHEST_AGE ? Number(text) : undefined;
}

/** `fr=ID`, `pt-BR=ID` or `*=ID`. */
const LIST_OF_LANGUAGE = /^(\*|[a-z]{2,3}(?:-[a-z0-9]+)*)=(.+)$/i;

/**
 * Reads `list`: one value, or one by language with `*` for all others, as in `fr=ID es=ID *=ID`.
 *
 * @param languages - BCP 47 tags, the best one first
 * @returns the first value that fits; `''` if there is none
 */
export function readList(value: string | null | undefined, languages: readonly string[]): string {
  const text = asText(value);
  const lists = new Map<string, string>();
  for (const pair of text.split(/\s+/)) {
    const [, tag, list] = LIST_OF_LANGUAGE.exec(pair) ?? [];
    if (!tag || !list) return text;
    lists.set(tag.toLowerCase(), list);
  }
  const wanted = languages.flatMap((tag) => [tag.toLowerCase(), tag.toLowerCase().split('-')[0]!]);
  return [...wanted, '*'].map((tag) => lists.get(tag)).find(Boolean) ?? '';
}

/** Further fields as they are sent. A name that repeats has all its values, in their order. */
export type FilledFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads the attribute `fields`.
 *
 * @returns a record; the text itself if a name repeats, since a record of strings would lose values
 */
export function readFields(text: string | null): SignupFields | string | null {
  if (text === null) return null;
  const fields = parseFields(text);
  return Object.values(fields).every((value) => typeof value === 'string') ? (fields as SignupFields) : text;
}

/** Parses fields that are written like a query string: `gdpr[123]=Y&tag=web`. Some systems escape its `&` twice. */
function parseFields(text: string): FilledFields {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(decodeReferences(text.trim()))) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(fields);
}

/** A placeholder for a value of the visitor: `{email}` or `{consent.text}`. */
const PLACEHOLDER = /\{(email|name|lang|consent\.(?:text|lang|at))\}/g;

/**
 * Replaces the placeholders in the author's fields by the visitor's values.
 *
 * @param fields - also as text, since frameworks may set the property instead of the attribute; a list has several values
 */
export function fillPlaceholders(
  fields: Readonly<Record<string, unknown>> | string | null,
  values: SignupValues,
): FilledFields {
  const { email, name = '', lang, consent } = values;
  const given: Record<string, string> = {
    email,
    name,
    lang,
    'consent.text': consent.text,
    'consent.lang': consent.lang,
    'consent.at': consent.at,
  };
  const fill = (value: unknown) => toText(value).replace(PLACEHOLDER, (_, key: string) => given[key]!);
  const entries = Object.entries<unknown>(typeof fields === 'string' ? parseFields(fields) : Object(fields));
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([field, value]) => [field, Array.isArray(value) ? value.map(fill) : fill(value)]),
  );
}

/** A value as text; empty for objects. */
function toText(value: unknown): string {
  return typeof value === 'object' ? '' : String(value);
}

/** The problem that the browser reports for a field; undefined if the field is valid. */
export function problemFromValidity({
  valid,
  valueMissing,
}: Pick<ValidityState, 'valid' | 'valueMissing'>): Problem | undefined {
  if (valid) return undefined;
  return valueMissing ? 'missing' : 'malformed';
}

/**
 * An email address with its domain in ASCII (`xn--…`), as it is sent. Chromium and Firefox convert the value of an email
 * field; WebKit rejects it.
 */
export function asciiEmail(typed: string): string {
  const [, name, domain] = /^([^@]+@)([^\s@:/?#\\%]+)$/.exec(typed) ?? [];
  if (!domain || /^[ -~]+$/.test(domain)) return typed;
  try {
    return name + new URL(`https://${domain}`).hostname;
  } catch {
    return typed;
  }
}

/** Collapses white space like a page does. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Reads the header `Retry-After` (RFC 9110, section 10.2.3), which holds seconds or a date.
 *
 * @param now - milliseconds since 1970
 * @returns seconds from now, never negative; undefined for none or an invalid one
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  // Every date in the standard names its day or month. `Date.parse` also accepts a bare "-5".
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/**
 * A wait in words, rounded up: 90 s → `in 2 minutes`, `dans 2 minutes`.
 *
 * @returns undefined for more than two days, since nobody waits that long
 */
export function formatWait(seconds: number, language: string): string | undefined {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const hours = Math.ceil(minutes / 60);
  if (hours > 48) return undefined;
  return attempt(() => {
    const format = new Intl.RelativeTimeFormat(language);
    return minutes > 60 ? format.format(hours, 'hour') : format.format(minutes, 'minute');
  }, undefined);
}

/** Whether the visitor has signed up, so that the next step replaces the form. */
export function isDone<Result extends ServiceResult>(result: Result | undefined): result is Result {
  return result?.state === 'ok' || result?.state === 'confirm';
}
