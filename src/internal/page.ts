/** How often the exit key was pressed so far; `late` when the next press did not come in time. */
export type ExitPresses = 0 | 1 | 2 | 'late';

/** What an element does for the exit key. */
export interface ExitKeyUser {
  /** Leaves the page. */
  leave: () => void;
  /** Shows and announces how far the visitor is. */
  showPresses: (presses: ExitPresses) => void;
}

/** What all copies of this package on one page share, whatever their version. */
export interface Page {
  /** The first copy's way to upgrade `<div data-ecpat="…">`; later copies hand their elements to it. */
  mount?: (name: string) => void;
  /** The first copy's listener for the exit key: takes what an element does for it, gives the way to end that. */
  useExitKey?: (user: ExitKeyUser) => () => void;
}

const KEY = Symbol.for('@ecpat/widgets');

/** The page-wide state, made by whichever copy asks first. Two copies must never do a page-wide thing twice. */
export function page(): Page {
  const holder = globalThis as unknown as Record<symbol, Page | undefined>;
  return (holder[KEY] ??= {});
}
