/** Where the visitor goes, and what the plain link there is called. */
export interface Exit {
  /** Absolute address. */
  address: string;
  /** Text of the link that waits in the empty page, and its language. */
  label: string;
  language: string;
}

/**
 * Leaves a page at once. In this order, each step for what the one before cannot do:
 *
 * 1. no referrer, so that the next site does not learn where the visitor was;
 * 2. `document.open()` and `close()`: page, title, fields and every listener are gone in this very task, and with them
 *    any `beforeunload` dialog that would hold the visitor (seen in Chromium 156, 2026-11);
 * 3. a plain link in the empty page, for a browser or a network that is slow;
 * 4. `location.replace`, so that Back does not return here. Older history stays, and the widget says so.
 *
 * Where a document cannot be opened (XHTML, some sandboxes) the page stays visible until the next one arrives.
 */
export function leave(page: Document, { address, label, language }: Exit): void {
  const { location } = page.defaultView ?? window;
  const policy = page.createElement('meta');
  policy.name = 'referrer';
  policy.content = 'no-referrer';
  (page.head ?? page.documentElement).append(policy);
  try {
    page.open();
    page.close();
    const link = page.createElement('a');
    link.href = address;
    link.rel = 'noopener noreferrer';
    link.referrerPolicy = 'no-referrer';
    link.lang = language;
    link.textContent = label;
    page.body.append(link);
  } catch {
    // The link in the element is as plain as the one that could not be put into the empty page.
  }
  location.replace(address);
}
