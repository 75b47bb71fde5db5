import { attempt } from '../internal/intl.js';
import { memoize } from '../internal/memoize.js';
import { SHARED_TIME_ZONES, TIME_ZONES } from './generated/time-zones.js';

interface Zones {
  /** Country by zone name, or by the first letters of zone names. */
  countries: Map<string, string>;
  /** Zone name by country, for countries with a single zone. */
  only: Map<string, string>;
}

let decoded: Zones | undefined;

/**
 * The country that a time zone suggests. Present it as a guess: many people use the zone of another country.
 *
 * @param zone - IANA name as `Intl` reports it, new or old: `Asia/Kolkata`, `Asia/Calcutta`
 * @returns ISO 3166-1 alpha-2; undefined for unknown zones and for those that `scripts/data/time-zones.ts` excludes
 */
export function countryOfTimeZone(zone: string): string | undefined {
  for (let length = zone.length; length > 0; length--) {
    const country = zones().countries.get(zone.slice(0, length));
    if (country) return country;
  }
  return undefined;
}

/** The country that the browser's time zone suggests; undefined also if the browser does not tell its zone. */
export function guessedCountry(): string | undefined {
  return attempt(() => countryOfTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), undefined);
}

/**
 * The time zone of a country, under a name that old browsers know as well.
 *
 * @returns undefined if the country has several zones, or if the browser does not know the zone
 */
export function timeZoneOf(country: string): string | undefined {
  const zone = zones().only.get(country);
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}

/** Whether the browser knows a time zone. Old browsers do not know new zones. */
export const isTimeZone = memoize((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    // An unknown name is no failure of the browser.
    return false;
  }
});

/** Decodes `Asia: 'INPK Calcutta!|Kol Karachi!'`: country codes, then the first letters of the zones of each country. */
function zones(): Zones {
  if (decoded) return decoded;
  const countries = new Map<string, string>();
  const only = new Map<string, string>();
  for (const [area, text] of Object.entries(TIME_ZONES)) {
    const [codes = '', ...lists] = text.split(' ');
    lists.forEach((beginnings, index) => {
      const country = codes.slice(2 * index, 2 * index + 2);
      for (const beginning of beginnings.split('|')) {
        const name = `${area}/${beginning.replace('!', '')}`;
        countries.set(name, country);
        if (beginning.endsWith('!')) only.set(country, name);
      }
    });
  }
  for (const [name, codes] of Object.entries(SHARED_TIME_ZONES)) {
    for (const code of codes.match(/../g) ?? []) only.set(code, name);
  }
  return (decoded = { countries, only });
}
