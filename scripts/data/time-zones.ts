import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { moduleText } from './module.js';

/** A CLDR zone with its current and former IANA names. */
interface CldrZone {
  _alias?: string;
  /** Country code, if the key does not begin with it. */
  _region?: string;
}

/**
 * Zones that suggest no country although IANA assigns them to one, with the countries that use their clock:
 * - Browsers that hide the real zone report Atlantic/Reykjavik.
 * - Serbia and Kosovo share Europe/Belgrade. IANA does not know Kosovo's code XK.
 * - zone1970.tab lists Europe/Simferopol under UA and RU. zone.tab says that it cannot decide.
 */
export const NO_COUNTRY: Readonly<Record<string, readonly string[]>> = {
  'Atlantic/Reykjavik': ['IS'],
  'Europe/Belgrade': ['RS', 'XK'],
  'Europe/Simferopol': [],
};

/** A zone with its country code and all its names, first the name that every browser knows. */
interface Zone {
  names: readonly string[];
  country: string;
  /** True for a zone that is not a place, such as UTC. */
  isClock: boolean;
}

function readZones(): Zone[] {
  const path = createRequire(import.meta.url).resolve('cldr-bcp47/bcp47/timezone.json');
  const { keyword } = JSON.parse(readFileSync(path, 'utf8')) as {
    keyword: { u: { tz: Record<string, CldrZone | string> } };
  };
  return Object.entries(keyword.u.tz).flatMap(([key, zone]) => {
    if (typeof zone === 'string' || !zone._alias) return [];
    const country = zone._region ?? key.slice(0, 2).toUpperCase();
    return { names: zone._alias.split(' '), country, isClock: /^(utc.*|gmt|unk)$/.test(key) };
  });
}

/**
 * The country of each zone name with a slash, old and new.
 *
 * A CLDR key is a place's UN/LOCODE, which begins with the country code. The result agrees with IANA's zone.tab, where
 * each name has one country (Asia/Jerusalem: IL, Asia/Gaza and Asia/Hebron: PS). zone1970.tab lists several countries for
 * zones whose clocks agree, but devices report the country's own name (Europe/Oslo, not Europe/Berlin).
 *
 * Names that are not places (UTC, Etc/…), Antarctica and `NO_COUNTRY` suggest no country. Names without a slash are
 * excluded: half of them are clocks of many countries (CET, EST), and no browser reports the others (Japan, PRC).
 *
 * @returns ISO 3166-1 alpha-2 by IANA name; empty for a name that suggests no country
 */
export function countriesByTimeZone(): Map<string, string> {
  const countries = new Map<string, string>();
  for (const { names, country, isClock } of readZones()) {
    const isPlace = !isClock && country !== 'AQ';
    for (const name of names) {
      if (name.includes('/')) countries.set(name, isPlace && !(name in NO_COUNTRY) ? country : '');
    }
  }
  return countries;
}

/**
 * The zone of each country that has a single one, so that it applies to every line in the country.
 *
 * @returns IANA names by ISO 3166-1 alpha-2; the old name if old browsers only know that one (Asia/Calcutta)
 */
export function onlyTimeZones(): Map<string, string> {
  const zones = new Map<string, string[]>();
  for (const { names, country, isClock } of readZones()) {
    const [name = ''] = names;
    if (isClock || country === 'AQ') continue;
    for (const code of NO_COUNTRY[name] ?? [country]) zones.set(code, [...(zones.get(code) ?? []), name]);
  }
  return new Map([...zones].filter(([, names]) => names.length === 1).map(([code, [name = '']]) => [code, name]));
}

/** Minimum letters of a shortened place, so that a zone newer than this build rarely matches another one. */
const MIN_PLACE_LENGTH = 3;

/**
 * The compact form: `src/data/generated/time-zones.ts`. Shortens each place to the letters that distinguish it from
 * places of other countries in its area, which halves the size: `Asia/Kolkata` and `Asia/Karachi` become `Kol` and
 * `Kar`. The only zone of a country keeps one full name with a mark: `Calcutta!`.
 */
export function encodeTimeZones(): string {
  const only = onlyTimeZones();
  const areas = new Map<string, Map<string, string>>();
  for (const [name, country] of countriesByTimeZone()) {
    const [, area = '', place = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
    areas.set(area, (areas.get(area) ?? new Map<string, string>()).set(place, country));
  }
  const encoded = [...areas].sort().map(([area, places]) => {
    const isOnly = (place: string, country: string) => only.get(country) === `${area}/${place}`;
    return [area, encodeArea(places, isOnly)] as const;
  });
  const shared = Object.entries(NO_COUNTRY).map(([name, countries]) => [name, countries.join('')]);
  return moduleText({
    TIME_ZONES: Object.fromEntries(encoded.filter(([, text]) => text)),
    SHARED_TIME_ZONES: Object.fromEntries(shared.filter(([, countries]) => countries)) as unknown,
  });
}

/** `Asia: 'INPK Calcutta!|Kol Karachi!'`: the codes, then the shortened places of each country. */
function encodeArea(places: ReadonlyMap<string, string>, isOnly: (place: string, country: string) => boolean): string {
  const beginnings = new Map<string, Set<string>>();
  for (const [place, country] of places) {
    if (!country) continue;
    let length = MIN_PLACE_LENGTH;
    const isShared = (beginning: string) =>
      [...places].some(([other, its]) => other.startsWith(beginning) && its !== country);
    while (length < place.length && isShared(place.slice(0, length))) length++;
    const beginning = isOnly(place, country) ? `${place}!` : place.slice(0, length);
    beginnings.set(country, (beginnings.get(country) ?? new Set()).add(beginning));
  }
  const sorted = [...beginnings].sort(([one], [other]) => (one < other ? -1 : 1));
  return [sorted.map(([code]) => code).join(''), ...sorted.map(([, found]) => [...found].sort().join('|'))]
    .join(' ')
    .trim();
}
