/** The list that an update shows, computed once from the settings. No DOM. */
import { bundledMembers, type Member } from '../data/members.js';
import { memoizeLast } from '../internal/memoize.js';
import {
  groupByCountry,
  groupByRegion,
  inRegion,
  isInRegion,
  type Country,
  type RegionGroup,
} from './countries.model.js';
import { worldShapes, type Territory } from './geometry/geometry.js';
import { REGIONS, type Region } from './member-map.types.js';
import { nearest } from './places.model.js';
import { countryCalled, indexCountries, indexForSearch, search, tellingWords, wordsOf } from './search.model.js';

export interface ListSettings {
  /** Organisations from the page or from its `src` document; undefined for the bundled ones. */
  members: readonly Member[] | undefined;
  /** Whether a `src` document is still loading. */
  isLoading: boolean;
  /** Region to which the author restricts the element. */
  authorRegion: Region | null;
  /** Region that the visitor chose, perhaps from an earlier list. */
  visitorRegion: Region | null;
  /** Text of the search field. */
  query: string;
  /** BCP 47 tag. */
  language: string;
  /** Further languages in which a search finds countries, if it finds nothing in the page's language and in English. */
  otherLanguages: readonly string[];
}

export interface MemberList {
  /**
   * Whether to name the source of the bundled list. False while another list is loading: the sentences would disappear
   * with it and shift the layout.
   */
  isBundled: boolean;
  /** All countries within the author's region. */
  countries: readonly Country[];
  /** Regions of these countries, for the visitor to choose from. Empty for a single region, which is no choice. */
  regions: readonly Region[];
  /** The visitor's region; null if the list no longer offers it. */
  visitorRegion: Region | null;
  /** Countries within the visitor's region. */
  shown: readonly Country[];
  /** Territories of these countries by code, in the same order; Antarctica and `UNKNOWN_COUNTRY` have none. */
  places: ReadonlyMap<string, Territory>;
  /** Whether the search field has a letter or a digit. */
  isSearching: boolean;
  /** Those shown countries, and their organisations, that the search finds. */
  found: readonly Country[];
  /** The found countries by region. */
  groups: readonly RegionGroup[];
  /** Code of the country without organisations that the search names; null for none. */
  absent: string | null;
}

/** The countries of a list near another country, nearest first. */
export function countriesNear(code: string, countries: readonly Country[]): readonly Country[] {
  const shapes = worldShapes();
  const centre = shapes.get(code)?.centre;
  const places = new Map(
    countries.flatMap(({ code: own }) => (shapes.has(own) ? [[own, shapes.get(own)!] as const] : [])),
  );
  return centre ? nearest(places, centre).map((near) => countries.find(({ code: own }) => own === near)!) : [];
}

/** Whether a code belongs to a country. The map leaves Antarctica out, but an organisation may work there. */
export function isKnownCountry(code: string): boolean {
  return code === 'AQ' || worldShapes().has(code);
}

/**
 * Creates the function that computes the list of one element.
 *
 * The element updates whenever the pointer reaches another country, and sorting and indexing 1,000 organisations takes
 * longer than a frame. So each step below is memoized. An identical result also tells the drawing that its shapes are
 * unchanged.
 */
export function createListResolver(): (settings: ListSettings) => MemberList {
  const group = memoizeLast((members: readonly Member[], region: Region | null, language: string) => {
    const countries = groupByCountry(inRegion(members, region), isKnownCountry, language);
    const regions = REGIONS.filter((known) => countries.some((country) => isInRegion(country, known)));
    return { countries, regions: regions.length > 1 ? regions : [] };
  });
  const restrict = memoizeLast((countries: readonly Country[], region: Region | null) => {
    const shown = region === null ? countries : countries.filter((country) => isInRegion(country, region));
    const shapes = worldShapes();
    const places = new Map(shown.flatMap(({ code }) => (shapes.has(code) ? [[code, shapes.get(code)!] as const] : [])));
    return { shown, places };
  });
  const usualLanguages = memoizeLast((language: string) => [language, 'en']);
  const [inUsualLanguages, inOthers] = [createFinder(), createFinder()];
  const find = memoizeLast(
    (
      countries: readonly Country[],
      shown: readonly Country[],
      query: string,
      language: string,
      otherLanguages: readonly string[],
    ) => {
      const words = wordsOf(query);
      if (words.length === 0) return { isSearching: false, found: shown, groups: groupByRegion(shown), absent: null };
      let { found, absent, findAnywhere } = inUsualLanguages(countries, shown, words, usualLanguages(language), false);
      if (found.length === 0 && absent === null) {
        ({ found, absent, findAnywhere } = inOthers(countries, shown, words, otherLanguages, true));
      }
      if (found.length === 0 && absent === null) found = findAnywhere();
      return { isSearching: true, found, groups: groupByRegion(found), absent };
    },
  );
  return ({ members, isLoading, authorRegion, visitorRegion: chosen, query, language, otherLanguages }) => {
    const { countries, regions } = group(members ?? bundledMembers().members, authorRegion, language);
    const visitorRegion = regions.find((region) => region === chosen) ?? null;
    const isBundled = members === undefined && !isLoading;
    const { shown, places } = restrict(countries, visitorRegion);
    const found = find(countries, shown, query, language, otherLanguages);
    return { isBundled, countries, regions, visitorRegion, shown, places, ...found };
  };
}

/** Creates the function that searches one list in some languages. */
function createFinder() {
  const index = memoizeLast(indexForSearch);
  const indexOthers = memoizeLast((countries: readonly Country[], languages: readonly string[]) => {
    const listed = new Set(countries.map(({ code }) => code));
    return indexCountries(
      ['AQ', ...worldShapes().keys()].filter((code) => !listed.has(code)),
      languages,
    );
  });
  return (
    countries: readonly Country[],
    shown: readonly Country[],
    words: readonly string[],
    languages: readonly string[],
    /** Whether the name of a country without organisations must be complete. */
    isExact: boolean,
  ) => {
    const entries = index(shown, languages);
    const found = tellingWords(words)
      .map((some) => search(shown, entries, some))
      .find(({ length }) => length > 0);
    return {
      found: found ?? [],
      absent: countryCalled(words, indexOthers(countries, languages), isExact || found !== undefined),
      findAnywhere: () => search(shown, entries, words, true),
    };
  };
}
