import { LOCAL_MEMBERS } from './generated/local-members.js';

/** An organisation of the network, with its website. */
export type LocalMember = (typeof LOCAL_MEMBERS)[string];

/**
 * The member of the network in a country without a known child helpline.
 *
 * @param country - ISO 3166-1 alpha-2, or XK
 * @returns undefined where no member with a website is known, and for countries with a child helpline
 */
export function localMemberOf(country: string): LocalMember | undefined {
  return LOCAL_MEMBERS[country];
}
