/** The list that an update shows, computed once from the settings. No DOM. */
import { bundledMembers, type Member } from '../data/members.js';
import { memoizeLast } from '../internal/memoize.js';
import {
  groupByCountry,
  groupByRegion,
  inRegion,
  indexForSearch,
  isInRegion,
  search,
  wordsOf,
  type Country,
  type RegionGroup,
} from './countries.model.js';
import { worldShapes, type Territory } from './geometry/geometry.js';
import { REGIONS, type Region } from './member-map.types.js';

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
  const index = memoizeLast(indexForSearch);
  const find = memoizeLast((shown: readonly Country[], query: string, language: string) => {
    const words = wordsOf(query);
    const isSearching = words.length > 0;
    const found = isSearching ? search(shown, index(shown, language), words) : shown;
    return { isSearching, found, groups: groupByRegion(found) };
  });
  return ({ members, isLoading, authorRegion, visitorRegion: chosen, query, language }) => {
    const { countries, regions } = group(members ?? bundledMembers().members, authorRegion, language);
    const visitorRegion = regions.find((region) => region === chosen) ?? null;
    const isBundled = members === undefined && !isLoading;
    const { shown, places } = restrict(countries, visitorRegion);
    return { isBundled, countries, regions, visitorRegion, shown, places, ...find(shown, query, language) };
  };
}
