import { ALPHA3_CODES, ALPHA3_EXCEPTIONS } from './generated/country-codes.js';

let decoded: ReadonlyMap<string, string> | undefined;

/**
 * Every country and territory with a code in ISO 3166-1, and Kosovo.
 *
 * @returns alpha-2 by alpha-3 code: `GRC` → `GR`, `XKX` → `XK`
 */
export function countriesByAlpha3(): ReadonlyMap<string, string> {
  return (decoded ??= new Map(decode()));
}

/** Decodes the form that `scripts/data/country-codes.ts` describes. */
function* decode(): Iterable<[alpha3: string, alpha2: string]> {
  let letter = 'A'.charCodeAt(0);
  for (const group of ALPHA3_CODES.split(' ')) {
    const first = String.fromCharCode(letter++);
    let last = '';
    for (const [one = '', other = ''] of group.match(/../g) ?? []) {
      const isNext = one > last;
      if (isNext) last = one;
      yield [first + one + other, first + (isNext ? one : other)];
    }
  }
  for (const code of ALPHA3_EXCEPTIONS.match(/.{5}/g)!) yield [code.slice(0, 3), code.slice(3)];
}
