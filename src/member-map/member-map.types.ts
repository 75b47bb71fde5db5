import type { Member } from '../data/members.js';

/** Values of `view`: list and map of the same countries, or one of the two. */
export const VIEWS = ['both', 'list', 'map'] as const;
export type View = (typeof VIEWS)[number];

/** The regions of the network, as attribute values. */
export const REGIONS = ['africa', 'americas', 'asia-pacific', 'europe', 'mena'] as const;
export type Region = (typeof REGIONS)[number];

/** An organisation that a page passes. Unknown fields may be absent. */
export type GivenMember = Pick<Member, 'id' | 'name' | 'country'> & Partial<Member>;

/** Detail of `ecpat-member-select`. */
export interface MemberSelectDetail {
  /** ISO 3166-1 alpha-2 code, `XK` for Kosovo, or `ZZ` for organisations whose country code is not known. */
  country: string;
  /** All organisations of the list in this country. */
  members: Member[];
}

declare global {
  interface HTMLElementEventMap {
    'ecpat-member-select': CustomEvent<MemberSelectDetail>;
  }
}
