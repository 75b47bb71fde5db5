import { msg, plural, str } from '../internal/localize.js';
import type { Region } from './member-map.types.js';

// Sentences and names that depend on what is known. They answer in the language of the element that asks while it renders.

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

/**
 * “12 organisations”.
 *
 * @param count - the number as the language writes it
 */
export function textOfOrganisations(language: string, number: number, count: string): string {
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

/**
 * “in 9 countries”.
 *
 * @param count - the number as the language writes it
 */
export function textOfCountries(language: string, number: number, count: string): string {
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

/** How to zoom with the wheel, by the name that the key has on the visitor's keyboard. */
export function textOfWheel(): string {
  const key = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl';
  return msg(str`To zoom, hold ${key} and turn the wheel.`, {
    id: 'member-map.wheel',
    desc: 'Hint on the map when the wheel scrolls the page. The placeholder is the name of a key: Ctrl or ⌘.',
  });
}
