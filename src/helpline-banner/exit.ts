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
 *    any `beforeunload` dialog that would hold the visitor (seen in Chromium 156, 2026-11); where that is not possible
 *    (XHTML), a cover above everything, and title and fields emptied, but then the page's dialog can still come;
 * 3. a plain link in the empty page, for a browser or a network that is slow;
 * 4. `location.replace`, so that Back does not return here. Older history stays, and the widget says so.
 *
 * In a frame the whole page is left where that is allowed, else what the frame shows.
 */
export function leave(page: Document, exit: Exit): void {
  const view = page.defaultView ?? window;
  attempt(() => clear(page, exit));
  attempt(() => leaveAround(view, exit));
  view.location.replace(exit.address);
}

/** Whatever fails on the way, the last step is taken. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // A page or a sandbox that does not let us.
  }
}

function clear(page: Document, exit: Exit): void {
  sendNoReferrer(page);
  if (empty(page)) page.body.append(linkOf(page, exit));
  else cover(page, exit);
}

/** Leaves the whole page around a frame. */
function leaveAround({ top, self }: Window, exit: Exit): void {
  if (!top || top === self) return;
  attempt(() => {
    // Of the same site. Not emptied: that would take this frame away, and with it the script that is to leave.
    sendNoReferrer(top.document);
    cover(top.document, exit);
  });
  top.location.replace(exit.address);
}

function sendNoReferrer(page: Document): void {
  const policy = page.createElement('meta');
  policy.name = 'referrer';
  policy.content = 'no-referrer';
  (page.head ?? page.documentElement).append(policy);
}

/** @returns whether nothing is left of the page */
function empty(page: Document): boolean {
  const before = page.documentElement;
  attempt(() => {
    // Not by way of the page's own properties: some scripts replace them.
    (Document.prototype.open as () => Document).call(page);
    page.close();
  });
  return page.documentElement !== before && page.body !== null;
}

function linkOf(page: Document, { address, label, language }: Exit): HTMLAnchorElement {
  const link = page.createElement('a');
  link.href = address;
  link.rel = 'noopener noreferrer';
  link.referrerPolicy = 'no-referrer';
  link.lang = language;
  link.textContent = label;
  return link;
}

/** Beats what the page says about everything. */
const COVER_STYLE: Readonly<Record<string, string>> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  'z-index': '2147483647',
  padding: '16px',
  background: 'Canvas',
};

/**
 * Covers the page until another one is there. Directly below the root, since inside something hidden it would not be
 * painted, and in the top layer, above open dialogs and cookie bars.
 */
function cover(page: Document, exit: Exit): void {
  const { documentElement: root, title } = page;
  const view = page.defaultView ?? window;
  const cover = page.createElement('dialog');
  // Through the CSSOM, which a strict policy allows.
  for (const [name, value] of Object.entries(COVER_STYLE)) cover.style.setProperty(name, value, 'important');
  cover.append(linkOf(page, exit));
  root.append(cover);
  page.title = '';
  emptyFields(root);
  if ('popover' in cover) {
    cover.popover = 'manual';
    cover.showPopover();
  } else {
    (cover as HTMLDialogElement).showModal();
  }
  // Shown again, from the browser's memory of pages: somebody came back on purpose.
  const uncover = () => {
    cover.remove();
    page.title = title;
  };
  view.addEventListener('pageshow', uncover, { once: true });
}

/** Inputs whose value is the page's and not the visitor's. */
const NOT_FILLED = /^(button|hidden|image|reset|submit)$/;

/** Empties what somebody may have typed, chosen or ticked, also inside open shadow roots. */
function emptyFields(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.shadowRoot) emptyFields(element.shadowRoot);
    const { localName, isContentEditable } = element;
    const { type } = element as HTMLInputElement;
    if (localName === 'input' && /^(checkbox|radio)$/.test(type)) (element as HTMLInputElement).checked = false;
    else if (/^(input|textarea|select)$/.test(localName) && !NOT_FILLED.test(type)) {
      (element as HTMLInputElement).value = '';
    } else if (isContentEditable) element.textContent = '';
  }
}
