/** Pattern of an ISO 3166-1 alpha-2 code. Includes `XK`, the code in general use for Kosovo. */
export const COUNTRY_CODE = /^[A-Z]{2}$/;

/**
 * Reads a country code from an attribute, ignoring case and surrounding spaces.
 *
 * @param isKnown - whether a code belongs to a country
 * @returns the code in capitals, or undefined if it is missing or unknown
 */
export function readCountryCode(value: string, isKnown: (code: string) => boolean): string | undefined {
  const code = value.trim().toUpperCase();
  return COUNTRY_CODE.test(code) && isKnown(code) ? code : undefined;
}
