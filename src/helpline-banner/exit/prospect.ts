import type { PageView } from './navigation.js';

/** Facts about leaving that the banner may state in this browser and on this page. */
export interface Prospect {
  /** Whether Back leads to the page before this one: not where frames of the page have entries in its history. */
  leadsBack: boolean;
  /** Whether a page of another site is around this one. Browsers do not tell whether a frame can leave it. */
  isFramed: boolean;
}

/** @param view - the window of the banner */
export function prospectOf(view: PageView): Prospect {
  let isFramed = false;
  try {
    void view.top?.document;
  } catch {
    isFramed = true;
  }
  const isWhole = view.top === view && view.length === 0;
  return { leadsBack: view.navigation !== undefined && isWhole, isFramed };
}
