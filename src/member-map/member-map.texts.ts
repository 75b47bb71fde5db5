import { formatNumber } from '../internal/intl.js';
import { msg, plural, str } from '../internal/localize.js';
import { memoize } from '../internal/memoize.js';
import { UNKNOWN_COUNTRY, type Country } from './countries.model.js';
import type { Region } from './member-map.types.js';

// Texts that depend on data. Call these functions only while an element renders, which sets the language of `msg()`.

/** The name of a country of the list. */
export function textOfCountry({ code, name }: Country): string {
  return code === UNKNOWN_COUNTRY
    ? msg('Country not known', { id: 'member-map.unknown', desc: 'Instead of the name of a country' })
    : name;
}

/** Instead of the organisations of a country. */
export function textOfNoneHere(): string {
  return msg('This list has no organisation in this country.', {
    id: 'member-map.none-here',
    desc: 'Below the name of a country, or after it as the result of a search, instead of its organisations',
  });
}

/** Text of the link to a page about an organisation on the site of the network. */
export function textOfPlace(host: string): string {
  return msg(str`At ${host}`, {
    id: 'member-map.at-host',
    desc: 'Link to a page about an organisation that has no website of its own; the placeholder is the name of a site, such as ecpat.org',
  });
}

/** The year in which a page listed an organisation. It may have left since, so no sentence says that it is a member. */
export function textOfListed(sourceDate: string | null): string {
  if (sourceDate === null) {
    return msg('Listed as a member, date unknown', {
      id: 'member-map.listed-undated',
      desc: 'Below the name of an organisation, which a page without a date names as a member of the network. It may have left.',
    });
  }
  const year = sourceDate.slice(0, 4);
  return sourceDate.endsWith(' or later')
    ? msg(str`Listed as a member in ${year} or later`, {
        id: 'member-map.listed-since',
        desc: 'Below the name of an organisation, which a page of this year or a later one names as a member of the network. It may have left.',
      })
    : msg(str`Listed as a member in ${year}`, {
        id: 'member-map.listed',
        desc: 'Below the name of an organisation, which a page of this year names as a member of the network. It may have left.',
      });
}

/** The name of a region of the network. */
export function textOfRegion(region: Region): string {
  switch (region) {
    case 'africa':
      return msg('Sub-Saharan Africa', { id: 'member-map.region.africa', desc: 'A region of the world' });
    case 'americas':
      return msg('Americas', { id: 'member-map.region.americas', desc: 'A region of the world' });
    case 'asia-pacific':
      return msg('Asia and the Pacific', { id: 'member-map.region.asia-pacific', desc: 'A region of the world' });
    case 'europe':
      return msg('Europe', { id: 'member-map.region.europe', desc: 'A region of the world' });
    case 'mena':
      return msg('Middle East and North Africa', { id: 'member-map.region.mena', desc: 'A region of the world' });
  }
}

/** A number as a language writes it. Our languages write small numbers alike, and `Intl` formatters are slow to construct. */
export function textOfNumber(language: string, number: number): string {
  return number < 1000 ? String(number) : formatNumber(number, language);
}

/** Every row and every shape shows one of these texts, and most counts are the same few numbers. */
const knownOrganisationTexts = memoize((key) => {
  const [number, language] = key.split(' ') as [string, string];
  return organisationText(language, Number(number));
});

/** “12 organisations”. */
export function textOfOrganisations(language: string, number: number): string {
  return knownOrganisationTexts(`${number} ${language}`);
}

function organisationText(language: string, number: number): string {
  const count = textOfNumber(language, number);
  return plural(language, number, {
    one: msg(str`${count} organisation`, {
      id: 'member-map.organisations.one',
      desc: 'The placeholder is a number; stands in other sentences',
    }),
    few: msg(str`${count} organisations`, {
      id: 'member-map.organisations.few',
      desc: 'The placeholder is a number; stands in other sentences',
    }),
    many: msg(str`${count} organisations`, {
      id: 'member-map.organisations.many',
      desc: 'The placeholder is a number; stands in other sentences',
    }),
    other: msg(str`${count} organisations`, {
      id: 'member-map.organisations.other',
      desc: 'The placeholder is a number; stands in other sentences',
    }),
  });
}

/** The organisations of a long list that are not shown yet. */
export function textOfLeftOut(language: string, number: number): string {
  const organisations = textOfOrganisations(language, number);
  return msg(str`Not shown here yet: ${organisations}.`, {
    id: 'member-map.left-out',
    desc: 'Below the first organisations of a country with very many; a button that shows more follows. The placeholder is “900 organisations”.',
  });
}

/** “in 9 countries”. */
export function textOfCountries(language: string, number: number): string {
  const count = textOfNumber(language, number);
  return plural(language, number, {
    one: msg(str`in ${count} country`, {
      id: 'member-map.in-countries.one',
      desc: 'The placeholder is a number; follows “119 organisations”',
    }),
    few: msg(str`in ${count} countries`, {
      id: 'member-map.in-countries.few',
      desc: 'The placeholder is a number; follows “119 organisations”',
    }),
    many: msg(str`in ${count} countries`, {
      id: 'member-map.in-countries.many',
      desc: 'The placeholder is a number; follows “119 organisations”',
    }),
    other: msg(str`in ${count} countries`, {
      id: 'member-map.in-countries.other',
      desc: 'The placeholder is a number; follows “119 organisations”',
    }),
  });
}

/** How to zoom with the wheel, with the name of the key on the visitor's keyboard. */
export function textOfWheel(): string {
  const key = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
  return msg(str`To zoom, hold ${key} and turn the wheel.`, {
    id: 'member-map.wheel',
    desc: 'Hint on the map when the wheel scrolls the page. The placeholder is the name of a key: Ctrl or ⌘.',
  });
}
