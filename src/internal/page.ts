/** Number of presses of the exit key so far; `late` if the next press did not come in time. */
export type ExitPresses = 0 | 1 | 2 | 'late';

/** Callbacks of an element that uses the exit key. */
export interface ExitKeyUser {
  /** Leaves the page. */
  leave: () => void;
  /** Shows and announces the number of presses. */
  showPresses: (presses: ExitPresses) => void;
}

/** State that all copies of this package on one page share, whatever their version. */
export interface Page {
  /** Upgrades `<div data-ecpat="…">`. Set by the first copy; later copies pass their elements to it. */
  mount?: (name: string) => void;
  /** Registers a user of the exit key and returns a function that ends it. Set by the first copy. */
  useExitKey?: (user: ExitKeyUser) => () => void;
}

const KEY = Symbol.for('@ecpat/widgets');

/** Page-wide state, created by the first copy that asks. Two copies must never do a page-wide task twice. */
export function page(): Page {
  const holder = globalThis as unknown as Record<symbol, Page | undefined>;
  return (holder[KEY] ??= {});
}
