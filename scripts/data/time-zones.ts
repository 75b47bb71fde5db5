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

/** Groups of names that belong to one country, with the names in them that do not. */
const NATIONAL: Record<string, string> = {
  'America/Argentina/*': 'AR',
  'America/Indiana/*': 'US',
  'America/Kentucky/*': 'US',
  'America/North_Dakota/*': 'US',
  'Australia/*': 'AU',
  'Brazil/*': 'BR',
  'Canada/*': 'CA',
  'Chile/*': 'CL',
  'Mexico/*': 'MX',
  'US/*': 'US',
};

/**
 * The country of every name, old and new, that stands for a place.
 *
 * The key of a zone in CLDR is made of the UN/LOCODE of a place, so that it begins with the country's code; the result
 * is that of IANA's zone.tab, in which each name has one country (Asia/Jerusalem: IL, Asia/Gaza and Asia/Hebron: PS).
 * That zone1970.tab lists several countries for a name is no sharing: it names zones with the same clocks together, but
 * devices report the country's own name (Europe/Oslo, not Europe/Berlin). Left out are names that stand for no place
 * (UTC, Etc/…), Antarctica, `NO_COUNTRY`, and names of one word: half of them are clocks of many countries (CET, EST),
 * the others (Japan, PRC) are what no browser reports.
 */
export function countriesByTimeZone(): Map<string, string> {
  const path = createRequire(import.meta.url).resolve('cldr-bcp47/bcp47/timezone.json');
  const { keyword } = JSON.parse(readFileSync(path, 'utf8')) as {
    keyword: { u: { tz: Record<string, CldrZone | string> } };
  };
  const countries = new Map<string, string>();
  for (const [key, zone] of Object.entries(keyword.u.tz)) {
    if (typeof zone === 'string' || !zone._alias || /^(utc.*|gmt|unk)$/.test(key)) continue;
    const country = zone._region ?? key.slice(0, 2).toUpperCase();
    if (country === 'AQ') continue;
    for (const name of zone._alias.split(' ')) {
      if (name.includes('/') && !NO_COUNTRY.includes(name)) countries.set(name, country);
    }
  }
  return countries;
}

/** The compact form: `src/data/generated/time-zones.ts`. */
export function encodeTimeZones(): string {
  const zones = new Map(Object.entries(NATIONAL));
  for (const [name, country] of countriesByTimeZone()) {
    if (zones.get(name.replace(/[^/]+$/, '*')) !== country) zones.set(name, country);
  }
  const areas = new Map<string, Map<string, string[]>>();
  for (const [name, country] of zones) {
    const [, area = '', place = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
    const countries = areas.get(area) ?? new Map<string, string[]>();
    areas.set(area, countries.set(country, [...(countries.get(country) ?? []), place]));
  }
  return moduleText({
    TIME_ZONES: Object.fromEntries([...areas].sort().map(([area, countries]) => [area, encodeArea(countries)])),
  });
}

/** `Asia: 'INJP Kolkata|Calcutta Tokyo'` */
function encodeArea(countries: ReadonlyMap<string, readonly string[]>): string {
  const sorted = [...countries].sort();
  return [sorted.map(([code]) => code).join(''), ...sorted.map(([, names]) => [...names].sort().join('|'))].join(' ');
}
