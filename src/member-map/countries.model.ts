/** The list: organisations grouped by country and region. */
import type { Member } from '../data/members.js';
import { countryNames } from '../internal/country-names.js';
import { foldText } from '../internal/fold-text.js';
import { comparerOf } from '../internal/intl.js';
import { REGIONS, type Region } from './member-map.types.js';

/** Code shared by all organisations whose country code is not known, as in CLDR. */
export const UNKNOWN_COUNTRY = 'ZZ';

/** Names of the regions in the data. */
export const REGION_NAMES: Record<Region, string> = {
  africa: 'Sub-Saharan Africa',
  americas: 'Americas',
  'asia-pacific': 'Asia and the Pacific',
  europe: 'Europe',
  mena: 'Middle East and North Africa',
};

/** A country of the list with its organisations. */
export interface Country {
  /** ISO 3166-1 alpha-2 code, `XK`, or `UNKNOWN_COUNTRY`. */
  code: string;
  /** Name in the language of the list; empty for `UNKNOWN_COUNTRY`, which has no name. */
  name: string;
  /** Sorted by name; never empty. */
  members: readonly Member[];
}

/** The organisations of a region; all of them for null. */
export function inRegion(members: readonly Member[], region: Region | null): readonly Member[] {
  return region === null ? members : members.filter((member) => member.region === REGION_NAMES[region]);
}

/** Whether a country has organisations of a region. */
export function isInRegion({ members }: Country, region: Region): boolean {
  return members.some((member) => member.region === REGION_NAMES[region]);
}

/**
 * Groups organisations by country, with both in the sort order of the language. `UNKNOWN_COUNTRY` comes last.
 *
 * @param isKnown - whether a code belongs to a country
 * @param language - BCP 47 tag
 */
export function groupByCountry(
  members: readonly Member[],
  isKnown: (code: string) => boolean,
  language: string,
): readonly Country[] {
  const nameOf = countryNames(language);
  const compare = comparerOf(language);
  const byCode = new Map<string, Member[]>();
  for (const member of members) {
    const code = isKnown(member.country) ? member.country : UNKNOWN_COUNTRY;
    const group = byCode.get(code);
    if (group) group.push(member);
    else byCode.set(code, [member]);
  }
  return [...byCode]
    .map(([code, group]) => ({
      code,
      name: code === UNKNOWN_COUNTRY ? '' : nameOf(code),
      members: group.sort((one, two) => compare(one.name, two.name)),
    }))
    .sort(
      (one, two) =>
        Number(one.code === UNKNOWN_COUNTRY) - Number(two.code === UNKNOWN_COUNTRY) || compare(one.name, two.name),
    );
}

/** The countries of a region, or those without one. */
export interface RegionGroup {
  region: Region | null;
  countries: readonly Country[];
}

/** Groups countries by region, in the order of `REGIONS`. Those without a region, or without a known country, come last. */
export function groupByRegion(countries: readonly Country[]): readonly RegionGroup[] {
  const regions = countries.map((country) =>
    country.code === UNKNOWN_COUNTRY ? null : (REGIONS.find((region) => isInRegion(country, region)) ?? null),
  );
  return [...REGIONS, null].flatMap((region) => {
    const own = countries.filter((_, index) => regions[index] === region);
    return own.length > 0 ? [{ region, countries: own }] : [];
  });
}

/** Number of organisations in some countries. */
export function countMembers(countries: readonly Country[]): number {
  let number = 0;
  for (const { members } of countries) number += members.length;
  return number;
}

/**
 * Finds a country by type-ahead. One letter typed repeatedly leads to the next country with it; other letters lead to
 * the first match from the current country on, including the current one.
 *
 * @param typed - all letters so far
 * @param from - code of the current country
 * @returns its code; null if no name starts with the letters
 */
export function typeAhead(countries: readonly Country[], typed: string, from: string | null): string | null {
  const letters = [...foldText(typed)];
  const isRepeated = letters.every((letter) => letter === letters[0]);
  const start = isRepeated ? letters[0] : letters.join('');
  if (!start) return null;
  const position = Math.max(0, countries.findIndex(({ code }) => code === from) + Number(isRepeated));
  const inTurn = [...countries.slice(position), ...countries.slice(0, position)];
  return inTurn.find(({ name }) => foldText(name).startsWith(start))?.code ?? null;
}
