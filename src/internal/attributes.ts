import { warnOnce } from './warn.js';

/** A value as trimmed text. Scripts and frameworks may set a property to anything. */
export function asText(value: unknown): string {
  try {
    return String(value ?? '').trim();
  } catch {
    // Objects without a prototype, for example, cannot be converted.
    return typeof value;
  }
}

/**
 * Reads an attribute with a fixed set of values the way HTML does: ignores case and surrounding spaces. A missing or
 * empty value gives the default; an invalid one gives the default with one warning.
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
  const wanted = asText(value).toLowerCase();
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
