import { TIME_ZONES } from './generated/time-zones.js';

let countries: Map<string, string> | undefined;

/**
 * The country that a time zone suggests: a guess to be worded as one, since many people live under a foreign zone.
 *
 * @param zone - IANA name as `Intl` reports it, new or old: `Asia/Kolkata`, `Asia/Calcutta`
 * @returns ISO 3166-1 alpha-2; undefined for a zone that countries share, that says nothing, or that is not known. Which
 * ones these are stands in `scripts/data/time-zones.ts`.
 */
export function countryOfTimeZone(zone: string): string | undefined {
  countries ??= decodeTimeZones(TIME_ZONES);
  for (let length = zone.length; length > 0; length--) {
    const country = countries.get(zone.slice(0, length));
    if (country) return country;
  }
  return undefined;
}

/** `Asia: 'INPK Cal|Kol Kar'`: the codes of the countries, then the beginnings of the names in each of them. */
function decodeTimeZones(areas: Readonly<Record<string, string>>): Map<string, string> {
  const byZone = new Map<string, string>();
  for (const [area, text] of Object.entries(areas)) {
    const [codes = '', ...lists] = text.split(' ');
    lists.forEach((names, index) => {
      const country = codes.slice(2 * index, 2 * index + 2);
      for (const name of names.split('|')) byZone.set(`${area}/${name}`, country);
    });
  }
  return byZone;
}
