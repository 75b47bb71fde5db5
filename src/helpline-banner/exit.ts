/** Destination of the exit, and the link to it in the emptied page. */
export interface Exit {
  /** Absolute address. */
  address: string;
  /** Text of the link, and its language. */
  label: string;
  language: string;
}

/**
 * Leaves a page at once, in these steps:
 *
 * 1. Send no referrer, so that the next site does not learn which page the visitor left.
 * 2. Empty the page with `document.open()` and `close()`. This removes title, fields and every listener in the same task,
 *    and with them any `beforeunload` dialog (seen in Chromium 156, 2026-11). XHTML does not allow it: there, cover the
 *    page and empty title and fields; the dialog can still appear.
 * 3. Show a plain link in the empty page, for slow browsers and networks.
 * 4. Call `location.replace`, so that Back does not return here. Older history stays, and the widget says so.
 *
 * In a frame, leaves the whole page where the browser allows it, else the content of the frame.
 */
export function leave(page: Document, exit: Exit): void {
  const view = page.defaultView ?? window;
  attempt(() => clear(page, exit));
  attempt(() => leaveAround(view, exit));
  view.location.replace(exit.address);
}

/** Ignores errors, so that a failed step does not prevent the last one. */
function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // The page or its sandbox forbids the step.
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
    // Do not empty the outer page: that would remove this frame, and this script with it.
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

/** @returns whether the page is empty */
function empty(page: Document): boolean {
  const before = page.documentElement;
  attempt(() => {
    // Scripts of the page may have replaced its own method.
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

/** Overrides every style of the page. */
const COVER_STYLE: Readonly<Record<string, string>> = {
  all: 'initial',
  position: 'fixed',
  inset: '0',
  'z-index': '2147483647',
  padding: '16px',
  background: 'Canvas',
};

/**
 * Covers the page until the next one loads. Appended to the root element, because a hidden ancestor would hide it, and
 * shown in the top layer, above open dialogs and cookie bars.
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
  // The visitor came back on purpose, and the browser restored the page.
  const uncover = () => {
    cover.remove();
    page.title = title;
  };
  view.addEventListener('pageshow', uncover, { once: true });
}

/** Types of inputs that visitors cannot fill in. */
const NOT_FILLED = /^(button|hidden|image|reset|submit)$/;

/** Empties every form field and editable element, also inside open shadow roots. */
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
