/** Invented organisations that all maps show, the same in every run. */
import { readFile } from 'node:fs/promises';
import { readPackage } from '../packages.js';

/** Number of organisations and countries, by the network's own count. */
export const NETWORK = { organisations: 122, countries: 104 };

/** An organisation in the form of `members.schema.json`, with a position for maps that have no data on countries. */
export interface Organisation {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-1 numeric, three digits. */
  numeric: string;
  city: string | null;
  region: string;
  website: string | null;
  /** In degrees. */
  latitude: number;
  longitude: number;
}

/** A country of the package `world-countries`, with the fields used here. */
interface Country {
  name: { common: string };
  cca2: string;
  ccn3: string;
  capital: string[];
  region: 'Africa' | 'Americas' | 'Asia' | 'Europe' | 'Oceania';
  subregion: string;
  latlng: [number, number];
  /** In square kilometres. */
  area: number;
  unMember: boolean;
}

const REGIONS: Record<Country['region'], string> = {
  Africa: 'Sub-Saharan Africa',
  Americas: 'Americas',
  Asia: 'Asia and the Pacific',
  Europe: 'Europe',
  Oceania: 'Asia and the Pacific',
};

/** Subregions that belong to the network's fifth region. */
const MENA = ['Northern Africa', 'Western Asia'];

async function readCountries(): Promise<Country[]> {
  return JSON.parse(await readPackage('world-countries/countries.json')) as Country[];
}

type Listed = Pick<Organisation, 'id' | 'name' | 'country' | 'region' | 'city' | 'website'>;

/** The organisations of our bundled list. */
export async function readBundled(): Promise<Listed[]> {
  const { members } = JSON.parse(await readFile('dist/data/members.json', 'utf8')) as {
    members: (Listed & { bundle?: boolean })[];
  };
  return members.filter(({ bundle }) => bundle !== false);
}

/** The same with positions: the first organisation is at its country's centre, further ones are beside it. */
export async function placeBundled(): Promise<Organisation[]> {
  const countries = new Map((await readCountries()).map((country) => [country.cca2, country]));
  const before = new Map<string, number>();
  return (await readBundled()).map(({ id, name, country, region, city, website }) => {
    const { ccn3, latlng } = countries.get(country)!;
    const turn = before.get(country) ?? 0;
    before.set(country, turn + 1);
    const [latitude, longitude] = [latlng[0] + turn, latlng[1] + turn * 2];
    return { id, name, country, numeric: ccn3, region, city, website, latitude, longitude };
  });
}

/**
 * Makes organisations: one in each of the largest countries, then a second in each, and so on.
 *
 * @param drawn - numeric codes of the countries that every map draws
 */
export async function makeOrganisations(count: number, drawn: ReadonlySet<string>): Promise<Organisation[]> {
  const countries = (await readCountries())
    .filter(({ unMember, ccn3 }) => unMember && drawn.has(ccn3))
    .sort((one, other) => other.area - one.area)
    .slice(0, NETWORK.countries);
  return Array.from({ length: count }, (_, index) => {
    const { name, cca2, ccn3, capital, region, subregion, latlng } = countries[index % countries.length]!;
    const turn = Math.floor(index / countries.length);
    return {
      id: `member-${index + 1}`,
      name: `Member organisation ${index + 1} of ${name.common}`,
      country: cca2,
      numeric: ccn3,
      city: turn === 0 ? capital[0]! : `${capital[0]} ${turn + 1}`,
      region: MENA.includes(subregion) ? 'Middle East and North Africa' : REGIONS[region],
      website: `https://example.org/member/${index + 1}`,
      latitude: latlng[0] + turn * 4,
      longitude: latlng[1] + turn * 7,
    };
  });
}
