import { warnOnce } from './warn.js';

/** What was given, as text without the spaces around it: scripts and frameworks set a property to anything. */
export function asText(value: unknown): string {
  try {
    return String(value ?? '').trim();
  } catch {
    // An object that cannot be one.
    return typeof value;
  }
}

/**
 * Reads an attribute with a fixed set of values as HTML reads its own: case and spaces around do not matter, none or
 * an empty one is the default, and junk is the default with one warning.
 */
export function enumAttribute<Value extends string>(
  element: HTMLElement,
  attribute: string,
  value: string | null | undefined,
  allowed: readonly Value[],
  fallback: Value,
): Value {
  const wanted = asText(value).toLowerCase();
  if (!wanted) return fallback;
  const found = allowed.find((candidate) => candidate === wanted);
  if (found === undefined) warnJunk(element, attribute, value, `"${fallback}" is used; allowed: ${allowed.join(', ')}`);
  return found ?? fallback;
}

/** Warns once of an attribute value that cannot be used, and says what happens instead. */
export function warnJunk(
  element: HTMLElement,
  attribute: string,
  value: string | null | undefined,
  instead: string,
): void {
  warnOnce(element.localName, `${attribute}="${asText(value).slice(0, 100)}" is not understood; ${instead}.`);
}
