import { memoize } from '../internal/memoize.js';
import { SHARED_TIME_ZONES, TIME_ZONES } from './generated/time-zones.js';

interface Zones {
  /** Country by the beginning of a zone's name. */
  countries: Map<string, string>;
  /** Name of the zone by country, where a country has only one. */
  only: Map<string, string>;
}

let decoded: Zones | undefined;

/**
 * The country that a time zone suggests: a guess to be worded as one, since many people live under a foreign zone.
 *
 * @param zone - IANA name as `Intl` reports it, new or old: `Asia/Kolkata`, `Asia/Calcutta`
 * @returns ISO 3166-1 alpha-2; undefined for a zone that countries share, that says nothing, or that is not known. Which
 * ones these are stands in `scripts/data/time-zones.ts`.
 */
export function countryOfTimeZone(zone: string): string | undefined {
  for (let length = zone.length; length > 0; length--) {
    const country = zones().countries.get(zone.slice(0, length));
    if (country) return country;
  }
  return undefined;
}

/**
 * The time zone of a country, under the name that old browsers know too.
 *
 * @returns undefined where it has several, or where this browser knows none of the name
 */
export function timeZoneOf(country: string): string | undefined {
  const zone = zones().only.get(country);
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}

/** Browsers do not know the zones that are younger than they are. */
export const isTimeZone = memoize((name): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
});

/**
 * Every country that has a time zone: a list of countries that is to be had for nothing.
 *
 * @returns ISO 3166-1 alpha-2 codes and XK, each once, in no order
 */
export function countriesWithTimeZone(): Set<string> {
  // The codes are the first word; the names behind need not be taken apart.
  const texts = [...Object.values(TIME_ZONES), ...Object.values(SHARED_TIME_ZONES)];
  return new Set(texts.flatMap((text) => text.split(' ', 1)[0]!.match(/../g) ?? []));
}

/** `Asia: 'INPK Calcutta!|Kol Karachi!'`: the codes of the countries, then the beginnings of the names in each. */
function zones(): Zones {
  if (decoded) return decoded;
  const countries = new Map<string, string>();
  const only = new Map<string, string>();
  for (const [area, text] of Object.entries(TIME_ZONES)) {
    const [codes = '', ...lists] = text.split(' ');
    for (const [index, beginnings] of lists.entries()) {
      const country = codes.slice(2 * index, 2 * index + 2);
      for (const beginning of beginnings.split('|')) {
        const name = `${area}/${beginning.replace('!', '')}`;
        countries.set(name, country);
        if (beginning.endsWith('!')) only.set(country, name);
      }
    }
  }
  for (const [name, codes] of Object.entries(SHARED_TIME_ZONES)) {
    for (const code of codes.match(/../g) ?? []) only.set(code, name);
  }
  return (decoded = { countries, only });
}
