/** What all copies of this package on one page share, whatever their version. */
export interface Page {
  /** The first copy's way to upgrade `<div data-ecpat="…">`; later copies hand their elements to it. */
  mount?: (name: string) => void;
}

const KEY = Symbol.for('@ecpat/widgets');

/** The page-wide state, made by whichever copy asks first. Two copies must never do a page-wide thing twice. */
export function page(): Page {
  const holder = globalThis as unknown as Record<symbol, Page | undefined>;
  return (holder[KEY] ??= {});
}
