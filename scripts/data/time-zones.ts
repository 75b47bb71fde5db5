import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { moduleText } from './module.js';

/** A zone of CLDR: every name that it has or had in the IANA data. */
interface CldrZone {
  _alias?: string;
  /** Where the key does not begin with the code of the country. */
  _region?: string;
}

/**
 * Names that lead to the list of countries, though IANA files them under one, with the countries whose clocks they are:
 * - Atlantic/Reykjavik is what browsers report that hide the real zone.
 * - Europe/Belgrade is used in Serbia and in Kosovo, whose code XK IANA does not know.
 * - Europe/Simferopol is filed under UA and RU (zone1970.tab); zone.tab itself says that it cannot tell.
 */
export const NO_COUNTRY: Readonly<Record<string, readonly string[]>> = {
  'Atlantic/Reykjavik': ['IS'],
  'Europe/Belgrade': ['RS', 'XK'],
  'Europe/Simferopol': [],
};

/** A zone under all its names, the one that every browser knows first, with the code of its country. */
interface Zone {
  names: readonly string[];
  country: string;
  /** Whether it is no place, but a clock. */
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
 * The country of every name, old and new, of two words.
 *
 * The key of a zone in CLDR is made of the UN/LOCODE of a place, so that it begins with the country's code; the result
 * is that of IANA's zone.tab, in which each name has one country (Asia/Jerusalem: IL, Asia/Gaza and Asia/Hebron: PS).
 * That zone1970.tab lists several countries for a name is no sharing: it names zones with the same clocks together, but
 * devices report the country's own name (Europe/Oslo, not Europe/Berlin). Left out are names that stand for no place
 * (UTC, Etc/…), Antarctica, `NO_COUNTRY`, and names of one word: half of them are clocks of many countries (CET, EST),
 * the others (Japan, PRC) are what no browser reports.
 *
 * @returns ISO 3166-1 alpha-2 by IANA name; empty for a name that leads to the list
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
 * The zone of each country that has only one, so that its hours are those of the whole country.
 *
 * @returns IANA names by ISO 3166-1 alpha-2, old names where old browsers know no other (Asia/Calcutta)
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

/** Fewest letters of a place, so that a zone which is founded after this build is hardly taken for another. */
const FEWEST_LETTERS = 3;

/**
 * The compact form: `src/data/generated/time-zones.ts`. A place is cut to the letters that tell it from the places of
 * other countries in its area, which halves the size: of `Asia/Kolkata` and `Asia/Karachi` remain `Kol` and `Kar`.
 * The only zone of a country stays whole, under one of its names, and bears a mark: `Calcutta!`.
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

/** `Asia: 'INPK Calcutta!|Kol Karachi!'`: the codes, then the beginnings of the places of each country. */
function encodeArea(places: ReadonlyMap<string, string>, isOnly: (place: string, country: string) => boolean): string {
  const beginnings = new Map<string, Set<string>>();
  for (const [place, country] of places) {
    if (!country) continue;
    let length = FEWEST_LETTERS;
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
