/** Regions of the network: by their names, by the words of the map's `region` attribute, and by country. */
import { REGIONS } from './generated/members.js';
import { textOf } from './readers.js';

/** The words of the attribute, in the order of `REGIONS`. */
const WORDS = ['americas', 'asiapacific', 'europe', 'mena', 'africa'];

/** Further countries of each region, in the order of `REGIONS`: those without a bundled member. */
const COUNTRIES = [
  'AGAIARAWBBBLBMBQBSBZCUCWDMFKGDGFGLGPGYHNHTJMKNKYLCMFMQMSPAPMPRSRSVSXTCTTVCVGVI',
  'AFASAUBNCCCKCNCXFMGUHKIOKIKPLAMHMMMOMPNCNFNRNUPFPNPWSBSGTKTLTOTVVUWF',
  'ADAXAZBABYCYCZDKEEFOGGGIHRIEIMISJEKGLILTLVMCMEMTPTRUSISJSKSMTJTMVAXK',
  'AEBHDZEGEHILIQIRKWLYOMPSQASASDSYTNYE',
  'AOBWCGDJERGQGWKMLSMGMRRERWSCSHSOSTSZTDTGYTZA',
];

const fold = (text: string) => text.toLowerCase().replace(/\band\b|\bthe\b|[^a-z]/g, '');

/** Reads a region by its name or by the word of the attribute, in any case. */
export function readRegion(value: unknown): string | undefined {
  const text = textOf(value) ?? '';
  // Records have the same few names.
  if (REGIONS.includes(text)) return text;
  const wanted = fold(text);
  return REGIONS.find((name, index) => wanted === WORDS[index] || wanted === fold(name));
}

/**
 * The region of a country: that of its first bundled member, else by a list. Null for uninhabited and unknown ones.
 *
 * @param country - ISO 3166-1 alpha-2, or XK
 * @param members - the bundled members
 */
export function regionOf(
  country: string,
  members: readonly { country: string; region: string | null }[],
): string | null {
  const member = members.find((known) => known.country === country);
  const index = COUNTRIES.findIndex((codes) => codes.match(/../g)?.includes(country));
  return member?.region ?? REGIONS[index] ?? null;
}
