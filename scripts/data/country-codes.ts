import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { moduleText } from './module.js';

/**
 * The three-letter code (ISO 3166-1 alpha-3) of each country, from the npm package i18n-iso-countries. The code XK of
 * Kosovo is in general use, but not part of the standard.
 *
 * @returns alpha-3 by alpha-2
 */
export function readAlpha3(): Map<string, string> {
  const path = createRequire(import.meta.url).resolve('i18n-iso-countries/codes.json');
  const rows = JSON.parse(readFileSync(path, 'utf8')) as [alpha2: string, alpha3: string, number: string][];
  return new Map(rows.map(([alpha2, alpha3]) => [alpha2, alpha3]));
}

/** Kosovo in the form of an exception: the package has the code of CLDR (XKK), most lists have XKX. */
const KOSOVO = 'XKXXK';

/**
 * The compact form: `src/internal/generated/country-codes.ts`, half the size of a plain list.
 *
 * One group for each first letter, A to Z, holds the other two letters of each alpha-3 code. The alpha-2 code ends with
 * the first of them while these ascend (BEL, BFA → BE, BF), and with the second after that (BGD → BD). Codes that do not
 * fit are written in full, alpha-3 and then alpha-2.
 */
export function encodeCountryCodes(): string {
  const codes = [...readAlpha3()].sort();
  const exceptions = [KOSOVO];
  const groups = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => {
    const own = codes.filter(([alpha2]) => alpha2.startsWith(letter));
    const regular = own.filter(([alpha2, alpha3]) => alpha3.startsWith(alpha2));
    const last = regular.at(-1)?.[0].at(1) ?? '';
    const rest = own.filter((row) => !regular.includes(row));
    const fits = ([alpha2, alpha3]: [string, string]) => {
      return alpha3.charAt(0) + alpha3.charAt(2) === alpha2 && alpha3.charAt(1) <= last;
    };
    exceptions.push(...rest.filter((row) => !fits(row)).map(([alpha2, alpha3]) => alpha3 + alpha2));
    return [...regular, ...rest.filter(fits)].map(([, alpha3]) => alpha3.slice(1)).join('');
  });
  return moduleText({ ALPHA3_CODES: groups.join(' '), ALPHA3_EXCEPTIONS: exceptions.join('') });
}
