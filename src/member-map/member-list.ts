/** The list that an update shows, computed once from the settings. No DOM. */
import { bundledMembers, type Member } from '../data/members.js';
import { memoizeLast } from '../internal/memoize.js';
import {
  REGION_NAMES,
  groupByCountry,
  groupByRegion,
  inRegion,
  indexForSearch,
  search,
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
  region: Region | null;
  /** Region that the visitor chose, perhaps from an earlier list. */
  chosenRegion: Region | null;
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
  /** Regions of these countries, for the visitor to choose from. */
  regions: readonly Region[];
  /** The visitor's region; null if the list no longer offers it. */
  region: Region | null;
  /** Countries within the visitor's region. */
  shown: readonly Country[];
  /** Territories of these countries by code, in the same order; Antarctica and `UNKNOWN_COUNTRY` have none. */
  places: ReadonlyMap<string, Territory>;
  /** The shown countries and organisations that the search finds. */
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
    const named = new Set(countries.flatMap((country) => country.members.map((member) => member.region)));
    return { countries, regions: REGIONS.filter((known) => named.has(REGION_NAMES[known])) };
  });
  const restrict = memoizeLast((countries: readonly Country[], region: Region | null) => {
    const isIn = ({ members }: Country) => members.some((member) => member.region === REGION_NAMES[region!]);
    const shown = region === null ? countries : countries.filter(isIn);
    const shapes = worldShapes();
    const places = new Map(shown.flatMap(({ code }) => (shapes.has(code) ? [[code, shapes.get(code)!] as const] : [])));
    return { shown, places };
  });
  const index = memoizeLast(indexForSearch);
  const find = memoizeLast((shown: readonly Country[], query: string, language: string) => {
    const found = query ? search(shown, index(shown, language), query) : shown;
    return { found, groups: groupByRegion(found) };
  });
  return ({ members, isLoading, region, chosenRegion, query, language }) => {
    const { countries, regions } = group(members ?? bundledMembers().members, region, language);
    // A single region needs no filter.
    const isOffered = regions.length > 1 && regions.includes(chosenRegion!);
    const visitorsRegion = isOffered ? chosenRegion : null;
    const { shown, places } = restrict(countries, visitorsRegion);
    const { found, groups } = find(shown, query, language);
    const isBundled = members === undefined && !isLoading;
    return { isBundled, countries, regions, region: visitorsRegion, shown, places, found, groups };
  };
}
