import { LOCAL_MEMBERS } from './generated/local-members.js';

/**
 * A member of the network with a website, for a country of which no child helpline is known.
 *
 * @param country - ISO 3166-1 alpha-2, or XK
 * @returns undefined where none is known, and for countries with a helpline, whose members are in `members.ts`
 */
export function localMemberOf(country: string): { readonly name: string; readonly website: string } | undefined {
  return LOCAL_MEMBERS[country];
}
