/** Presses of the exit key so far; `late` when the next press came too late. */
export type ExitPresses = 0 | 1 | 2 | 'late';

/** Callbacks of an element that uses the exit key. */
export interface ExitKeyUser {
  /** Leaves the page. */
  leave: () => void;
  /** Shows and announces the remaining presses. */
  showPresses: (presses: ExitPresses) => void;
}

/** State that all copies of this package on a page share, whatever their version. */
export interface Page {
  /** Upgrades `<div data-ecpat="…">`. The first copy sets it; later copies pass their elements to it. */
  mount?: (name: string) => void;
  /** Adds a user of the first copy's listener for the exit key. Returns a function that removes the user. */
  useExitKey?: (user: ExitKeyUser) => () => void;
}

const KEY = Symbol.for('@ecpat/widgets');

/** The shared state of the page. The first copy creates it, so that no other copy repeats page-wide work. */
export function page(): Page {
  const holder = globalThis as unknown as Record<symbol, Page | undefined>;
  return (holder[KEY] ??= {});
}
