import type { Member } from '../data/members.js';
import { countryNames, usualCountryNames } from '../internal/country-names.js';
import type { Point, Territory } from './geometry/geometry.js';
import { REGIONS, type Region } from './member-map.types.js';

/** Stands for every country code that is not known, as in CLDR. */
export const OTHER = 'ZZ';

/** What the data calls the regions. */
export const REGION_NAMES: Record<Region, string> = {
  africa: 'Sub-Saharan Africa',
  americas: 'Americas',
  'asia-pacific': 'Asia and the Pacific',
  europe: 'Europe',
  mena: 'Middle East and North Africa',
};

/** A country of the list with its organisations. */
export interface Country {
  /** ISO 3166-1 alpha-2 code, `XK`, or `OTHER`. */
  code: string;
  /** Name in the language of the list; empty for `OTHER`, which is no name of a country. */
  name: string;
  /** Sorted by name; never empty. */
  members: readonly Member[];
}

/** The organisations of a region; all of them for null. */
export function inRegion(members: readonly Member[], region: Region | null): readonly Member[] {
  return region === null ? members : members.filter((member) => member.region === REGION_NAMES[region]);
}

/**
 * Organisations by country, both sorted as the language sorts; what has no known country comes last.
 *
 * @param isKnown - whether a code is that of a country
 * @param language - BCP 47 tag
 */
export function groupByCountry(
  members: readonly Member[],
  isKnown: (code: string) => boolean,
  language: string,
): readonly Country[] {
  const nameOf = countryNames(language);
  const { compare } = new Intl.Collator(language);
  const byCode = new Map<string, Member[]>();
  for (const member of members) {
    const code = isKnown(member.country) ? member.country : OTHER;
    const group = byCode.get(code);
    if (group) group.push(member);
    else byCode.set(code, [member]);
  }
  return [...byCode]
    .map(([code, group]) => ({
      code,
      name: code === OTHER ? '' : nameOf(code),
      members: group.sort((one, two) => compare(one.name, two.name)),
    }))
    .sort((one, two) => Number(one.code === OTHER) - Number(two.code === OTHER) || compare(one.name, two.name));
}

/** The countries of a region, or those without one. */
export interface RegionGroup {
  region: Region | null;
  countries: readonly Country[];
}

/** Countries by region, in the order of the regions; what has no region, or no known country, comes last. */
export function groupByRegion(countries: readonly Country[]): readonly RegionGroup[] {
  const regionOf = ({ code, members }: Country): Region | null => {
    const isIn = (region: Region) => members.some((member) => member.region === REGION_NAMES[region]);
    return code === OTHER ? null : (REGIONS.find(isIn) ?? null);
  };
  const regions = countries.map(regionOf);
  return [...REGIONS, null].flatMap((region) => {
    const own = countries.filter((_, index) => regions[index] === region);
    return own.length > 0 ? [{ region, countries: own }] : [];
  });
}

/** Number of organisations in some countries. */
export function countMembers(countries: readonly Country[]): number {
  return countries.flatMap(({ members }) => members).length;
}

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const UNDIVIDED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};

/**
 * A text without what a visitor may type in another way: case, accents (`é` = `e`, `ё` = `е`), kinds of apostrophes,
 * hyphens and spaces.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłıħ]/g, (letter) => UNDIVIDED[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** For each country and organisation the folded text that a search looks through. */
export type SearchIndex = readonly (readonly string[])[];

/** Organisation, city and country, the country in the page's language and in English, reviewed and usual name. */
export function indexForSearch(countries: readonly Country[], language: string): SearchIndex {
  const namers = [countryNames(language), usualCountryNames(language), countryNames('en'), usualCountryNames('en')];
  return countries.map(({ code, members }) => {
    const names = code === OTHER ? '' : fold([...new Set(namers.map((nameOf) => nameOf(code)))].join(' '));
    return members.map(({ name, city }) => `${fold(`${name} ${city ?? ''}`)} ${names}`);
  });
}

/** The countries with the organisations in whose text every word of the query occurs; all of them for no words. */
export function search(countries: readonly Country[], index: SearchIndex, query: string): readonly Country[] {
  const words = fold(query).split(' ').filter(Boolean);
  if (words.length === 0) return countries;
  return countries.flatMap((country, position) => {
    const members = country.members.filter((_, member) => {
      return words.every((word) => index[position]![member]!.includes(word));
    });
    return members.length > 0 ? [{ ...country, members }] : [];
  });
}

/**
 * The country that typing its name leads to: where a visitor types one letter again and again, the next one with it;
 * else the first from where the visitor is, this one included.
 *
 * @param typed - all letters so far
 * @param from - code of the country where the visitor is
 * @returns its code; null where none begins so
 */
export function typeAhead(countries: readonly Country[], typed: string, from: string | null): string | null {
  const letters = [...fold(typed)];
  const isRepeated = letters.every((letter) => letter === letters[0]);
  const start = isRepeated ? letters[0] : letters.join('');
  if (!start) return null;
  const position = Math.max(0, countries.findIndex(({ code }) => code === from) + Number(isRepeated));
  const inTurn = [...countries.slice(position), ...countries.slice(0, position)];
  return inTurn.find(({ name }) => fold(name).startsWith(start))?.code ?? null;
}

/** Territories on the map, by code, with what finding one needs. */
export type Places = ReadonlyMap<string, Pick<Territory, 'centre' | 'size'>>;

/** The longer side, in CSS pixels, below which a territory is shown as a dot. */
const DOT_LIMIT = 12;
/** Width of what a finger can meet, in CSS pixels: WCAG 2.2, 2.5.8. */
const TARGET = 24;

/** Radius of a dot in CSS pixels: smaller on a small map, where there are many of them. */
export function dotRadius(scale: number): number {
  return scale < 0.25 ? 3 : 4;
}

/** Whether a territory is too small to be seen. */
export function isDot({ size }: Pick<Territory, 'size'>, scale: number): boolean {
  return size * scale < DOT_LIMIT;
}

/**
 * The country that a pointer means: the nearest small one within reach, also where it lies inside a large one; else,
 * or where its middle is nearer, the one whose shape is there.
 *
 * @param point - in grid units
 * @param shape - code of the territory whose shape is at this point, if it is one of the places
 * @param scale - CSS pixels per grid unit
 */
export function countryAt([x, y]: Point, shape: string | null, places: Places, scale: number): string | null {
  const pixelsTo = ([middleX, middleY]: Point) => Math.hypot(middleX - x, middleY - y) * scale;
  let nearest = shape;
  let distance = shape === null ? Infinity : pixelsTo(places.get(shape)!.centre);
  for (const [code, { centre, size }] of places) {
    const pixels = pixelsTo(centre);
    if (size * scale >= TARGET || pixels > TARGET / 2 || pixels >= distance) continue;
    nearest = code;
    distance = pixels;
  }
  return nearest;
}

/** Where an arrow key leads, as a step to the right and one down. */
export const DIRECTIONS: Record<string, Point | undefined> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * By how much each place is moved to the right of the one before, in grid units: too little to be seen. The grid has
 * steps of half a unit, so afterwards no two places lie at the same spot or exactly aslant of each other.
 */
const APART = 1e-4;

/**
 * The next place in a direction: of those that lie more in this direction than in any other, the nearest, where the way
 * aside counts as much as the way ahead.
 *
 * Every place can be reached from every other: a visitor who always takes the direction of a place comes nearer to it
 * with each step. For let the way to it be `a` ahead and `b` aside, and that to the next place `c` and `d`, so that
 * `c + d ≤ a + b`; then what is left, `|a - c| + |b ± d|`, is less than `a + b`, since `d < c` and `b < a`.
 *
 * @returns the code of the place where it starts if nothing lies in this direction
 */
export function neighbour(places: Places, from: string, [right, down]: Point): string {
  const spots = [...places].map(([code, { centre }], index) => ({ code, x: centre[0] + index * APART, y: centre[1] }));
  const start = spots.find(({ code }) => code === from)!;
  let best = from;
  let lowest = Infinity;
  for (const { code, x, y } of spots) {
    const ahead = (x - start.x) * right + (y - start.y) * down;
    const aside = Math.abs((x - start.x) * down - (y - start.y) * right);
    if (aside >= ahead || ahead + aside >= lowest) continue;
    best = code;
    lowest = ahead + aside;
  }
  return best;
}
