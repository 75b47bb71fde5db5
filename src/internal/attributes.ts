import { warnOnce } from './warn.js';

/** Spaces and invisible characters around a value: zero-width ones, byte order marks, marks of direction. */
const AROUND = /^[\s\p{DI}]+|(?<![\s\p{DI}])[\s\p{DI}]+$/gu;

/** No value that consists of words is longer; a limit keeps long texts from taking time. */
const WORD_LIMIT = 200;

/**
 * A value as text, without spaces, invisible characters and a pair of quotes around it: content systems turn
 * `src="/a.json"` into `src=”/a.json”`. Scripts and frameworks may set a property to anything.
 */
export function asText(value: unknown): string {
  try {
    return String(value ?? '')
      .replace(AROUND, '')
      .replace(/^[\p{QMark}″](.*)[\p{QMark}″]$/su, '$1')
      .replace(AROUND, '');
  } catch {
    // Objects without a prototype, for example, cannot be converted.
    return typeof value;
  }
}

/**
 * Text of an attribute whose values consist of letters and digits. Removes invisible characters, and everything else that
 * gets between a value and its quotes, such as a full stop, a backslash or `&nbsp;`. Blanks may be written `_` or `%20`.
 */
export function asWord(value: unknown): string {
  return asText(value)
    .slice(0, WORD_LIMIT)
    .normalize('NFKC')
    .replace(/[\p{DI}\p{Cc}]/gu, '')
    .replace(/%20|_|&#?\w+;/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/**
 * Reads an attribute with a fixed set of values the way HTML does: ignores case and surrounding spaces, and also quotes
 * and invisible characters. A missing or empty value gives the default; an invalid one gives the default with one warning.
 *
 * @param instead - what the element does with an invalid value
 */
export function enumAttribute<Value extends string, Fallback extends Value | null>(
  element: HTMLElement,
  attribute: string,
  value: string | null | undefined,
  allowed: readonly Value[],
  fallback: Fallback,
  instead = `"${fallback}" is used`,
): Value | Fallback {
  const wanted = asWord(value).toLowerCase().replaceAll(' ', '-');
  if (!wanted) return fallback;
  const found = allowed.find((candidate) => candidate === wanted);
  if (found === undefined) warnInvalid(element, attribute, value, `${instead}; allowed: ${allowed.join(', ')}`);
  return found ?? fallback;
}

/**
 * Warns once about an invalid attribute value.
 *
 * @param instead - what the element does instead
 */
export function warnInvalid(
  element: HTMLElement,
  attribute: string,
  value: string | null | undefined,
  instead: string,
): void {
  warnOnce(element.localName, `${attribute}="${asText(value).slice(0, 100)}" is not understood; ${instead}.`);
}
