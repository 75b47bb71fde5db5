/** How the element is laid out: one strip that opens, or everything at once. */
export const LAYOUTS = ['bar', 'card'] as const;

export type Layout = (typeof LAYOUTS)[number];
