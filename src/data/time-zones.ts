import { TIME_ZONES } from './generated/time-zones.js';

let decoded: Map<string, string> | undefined;

/**
 * The country that a time zone suggests: a guess to be worded as one, since many people live under a foreign zone.
 *
 * @param zone - IANA name as `Intl` reports it, new or old: `Asia/Kolkata`, `Asia/Calcutta`
 * @returns ISO 3166-1 alpha-2; undefined for a zone that countries share, that says nothing, or that is not known. Which
 * ones these are stands in `scripts/data/time-zones.ts`.
 */
export function countryOfTimeZone(zone: string): string | undefined {
  for (let length = zone.length; length > 0; length--) {
    const country = countriesByBeginning().get(zone.slice(0, length));
    if (country) return country;
  }
  return undefined;
}

/**
 * Every country that has a time zone of its own: a list of countries that is to be had for nothing.
 *
 * @returns ISO 3166-1 alpha-2 codes, each once, in no order
 */
export function countriesWithTimeZone(): string[] {
  return [...new Set(countriesByBeginning().values())];
}

/** `Asia: 'INPK Cal|Kol Kar'`: the codes of the countries, then the beginnings of the names in each of them. */
function countriesByBeginning(): Map<string, string> {
  if (!decoded) {
    decoded = new Map();
    for (const [area, text] of Object.entries(TIME_ZONES)) {
      const [codes = '', ...lists] = text.split(' ');
      for (const [index, beginnings] of lists.entries()) {
        const country = codes.slice(2 * index, 2 * index + 2);
        for (const beginning of beginnings.split('|')) decoded.set(`${area}/${beginning}`, country);
      }
    }
  }
  return decoded;
}
