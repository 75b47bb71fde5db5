/** Form of an ISO 3166-1 alpha-2 code. `XK`, in general use for Kosovo, has it too. */
export const COUNTRY_CODE = /^[A-Z]{2}$/;

/**
 * Reads a country code from an attribute: case and spaces around it do not matter.
 *
 * @param isKnown - whether a code belongs to a country
 * @returns the code in capitals; undefined where there is none or it is not known
 */
export function readCountryCode(value: string, isKnown: (code: string) => boolean): string | undefined {
  const code = value.trim().toUpperCase();
  return COUNTRY_CODE.test(code) && isKnown(code) ? code : undefined;
}
