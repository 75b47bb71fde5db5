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
 * Names that lead to the list of countries, though IANA files them under one:
 * - Atlantic/Reykjavik is what browsers report that hide the real zone.
 * - Europe/Belgrade is used in Serbia and in Kosovo, whose code XK IANA does not know.
 * - Europe/Simferopol is filed under UA and RU (zone1970.tab); zone.tab itself says that it cannot tell.
 */
export const NO_COUNTRY: readonly string[] = ['Atlantic/Reykjavik', 'Europe/Belgrade', 'Europe/Simferopol'];

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
  const path = createRequire(import.meta.url).resolve('cldr-bcp47/bcp47/timezone.json');
  const { keyword } = JSON.parse(readFileSync(path, 'utf8')) as {
    keyword: { u: { tz: Record<string, CldrZone | string> } };
  };
  const countries = new Map<string, string>();
  for (const [key, zone] of Object.entries(keyword.u.tz)) {
    if (typeof zone === 'string' || !zone._alias) continue;
    const country = zone._region ?? key.slice(0, 2).toUpperCase();
    const isPlace = !/^(utc.*|gmt|unk)$/.test(key) && country !== 'AQ';
    for (const name of zone._alias.split(' ')) {
      if (name.includes('/')) countries.set(name, isPlace && !NO_COUNTRY.includes(name) ? country : '');
    }
  }
  return countries;
}

/** Fewest letters of a place, so that a zone which is founded after this build is hardly taken for another. */
const FEWEST_LETTERS = 3;

/**
 * The compact form: `src/data/generated/time-zones.ts`. A place is cut to the letters that tell it from the places of
 * other countries in its area, which halves the size: of `Asia/Kolkata` and `Asia/Karachi` remain `Kol` and `Kar`.
 */
export function encodeTimeZones(): string {
  const areas = new Map<string, Map<string, string>>();
  for (const [name, country] of countriesByTimeZone()) {
    const [, area = '', place = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
    areas.set(area, (areas.get(area) ?? new Map<string, string>()).set(place, country));
  }
  const encoded = [...areas].sort().map(([area, places]) => [area, encodeArea(places)] as const);
  return moduleText({ TIME_ZONES: Object.fromEntries(encoded.filter(([, text]) => text)) });
}

/** `Asia: 'INPK Cal|Kol Kar'`: the codes, then the beginnings of the places of each country. */
function encodeArea(places: ReadonlyMap<string, string>): string {
  const beginnings = new Map<string, Set<string>>();
  for (const [place, country] of places) {
    if (!country) continue;
    let length = FEWEST_LETTERS;
    const isShared = (beginning: string) =>
      [...places].some(([other, its]) => other.startsWith(beginning) && its !== country);
    while (length < place.length && isShared(place.slice(0, length))) length++;
    beginnings.set(country, (beginnings.get(country) ?? new Set()).add(place.slice(0, length)));
  }
  const sorted = [...beginnings].sort(([one], [other]) => (one < other ? -1 : 1));
  return [sorted.map(([code]) => code).join(''), ...sorted.map(([, found]) => [...found].sort().join('|'))]
    .join(' ')
    .trim();
}
