import type { HistoryEntry, PageView } from './navigation.js';

/** Longest time for this, in milliseconds: the visitor waits, although in front of an empty page. */
const LIMIT_MS = 300;

/** Address of the entry that remains after the page's: the start of the site. */
export const siteOf = ({ location }: Window): string => new URL('/', location.href).href;

/**
 * Cuts the history entries of this document but one, which the exit then replaces: those of jumps on the page and of
 * `pushState`. Otherwise Back would show the page again. One entry of the site's start page remains after it, since an
 * entry is only dropped when another takes its place. Needs the Navigation API (Chrome 102, Firefox 147, Safari 26.2).
 *
 * @returns undefined if there is nothing to cut
 */
export function cutHistory(view: PageView): Promise<unknown> | undefined {
  const { navigation, history } = view;
  // eslint-disable-next-line no-restricted-syntax -- of the Navigation API, which no library replaces
  const entries = navigation?.entries() ?? [];
  const { index = -1 } = navigation?.currentEntry ?? {};
  const isSame = (entry?: HistoryEntry) => entry?.sameDocument === true;
  let first = index;
  while (isSame(entries[first - 1])) first--;
  if (first === index && !isSame(entries[index + 1])) return undefined;

  const { key } = entries[first]!;
  const cut = async () => {
    if (first !== index) await navigation!.traverseTo(key).finished;
    history.pushState(null, '', siteOf(view));
    await navigation!.traverseTo(key).finished;
  };
  const limit = new Promise((resolve) => view.setTimeout(resolve, LIMIT_MS));
  return Promise.race([cut().catch(() => undefined), limit]);
}
