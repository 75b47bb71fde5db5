import { cover } from './cover.js';
import { cutHistory } from './history.js';
import { holdPage, stopTimers } from './hold.js';
import type { PageView } from './navigation.js';
import { addLink, attempt, emptyPageAddress, type Exit } from './page.js';

/** Longest wait for the empty page, in milliseconds. Some browsers inside apps open only addresses of the web. */
const SWAP_MS = 1000;
/**
 * When to go again where there is no Navigation API, in milliseconds: a message on its way to the page can lead elsewhere,
 * before or after a timer. Going again cancels what has not arrived, so the pauses grow.
 */
const AGAIN_MS = [0, 20, 100, 300];

/**
 * Leaves a page at once, in these steps:
 *
 * 1. Send no referrer, so that the next site does not learn which page the visitor left.
 * 2. Empty the page with `document.open()` and `close()`. This removes title, fields and every listener in the same task,
 *    and with them any `beforeunload` dialog (seen in Chromium 156, Firefox 153 and WebKitGTK 2.50, 2026-11). XHTML and a
 *    page whose loading was stopped do not allow it: there, cover the page and empty title and fields.
 * 3. Keep the page empty, and its scripts from preventing what follows.
 * 4. Where browsers tell, cut the other history entries of this page.
 * 5. Call `location.replace` with an empty page without scripts that is in memory and goes on to the exit. This ends all
 *    that a page can still do: timers, requests, sound. Back does not return here, as both take the page's place. Older
 *    history stays, and the widget says so.
 * 6. If the browser does not open that, call `location.replace` with the exit.
 *
 * In a frame, leaves the whole page where the browser allows it, else the content of the frame.
 */
export function leave(page: Document, exit: Exit): void {
  const view: PageView = page.defaultView ?? window;
  attempt(() => clear(view, exit));
  if (!leaveAround(view, exit)) void depart(view, exit);
}

function clear(view: PageView, exit: Exit): void {
  const { document: page } = view;
  attempt(() => sendNoReferrer(page));
  attempt(() => forget(view));
  attempt(() => stopTimers(view));
  if (empty(page)) holdPage(view, addLink(page.documentElement, exit), exit, false);
  else coverPage(view, exit, false);
}

/** Covers a page until the browser shows it again: then the visitor came back on purpose. */
function coverPage(view: PageView, exit: Exit, isAround: boolean): void {
  const { element, remove } = cover(view.document, exit, isAround);
  const letGo = holdPage(view, element, exit, isAround);
  const uncover = () => {
    letGo();
    remove();
  };
  view.addEventListener('pageshow', uncover, { once: true });
}

/**
 * Leaves the whole page around a frame.
 *
 * @returns whether the frame goes with it. Browsers do not tell whether they leave a page of another origin.
 */
function leaveAround({ top, self }: Window, exit: Exit): boolean {
  if (!top || top === self) return false;
  const around = top as PageView;
  try {
    sendNoReferrer(around.document);
    stopTimers(around);
    // Do not empty the outer page: that would remove this frame, and this script with it.
    coverPage(around, exit, true);
  } catch {
    attempt(() => around.location.replace(exit.address));
    return false;
  }
  // A sandbox can let this frame change the page, but not leave it.
  return swap(around, exit);
}

async function depart(view: PageView, exit: Exit): Promise<void> {
  const cut = cutHistory(view);
  // The last step stays in the task of the press, where browsers need no other.
  if (cut) await cut;
  swap(view, exit);
}

/** @returns whether this script may leave the page */
function swap(view: PageView, exit: Exit): boolean {
  const go = (address: string) => attempt(() => view.location.replace(address));
  const { address } = exit;
  let empty = address;
  attempt(() => (empty = emptyPageAddress(view, exit)));
  const isAllowed = go(empty);
  if (!view.navigation) for (const delay of AGAIN_MS) view.setTimeout(go, delay, empty);
  view.setTimeout(go, SWAP_MS, address);
  return isAllowed;
}

function sendNoReferrer(page: Document): void {
  const policy = page.createElement('meta');
  policy.name = 'referrer';
  policy.content = 'no-referrer';
  (page.head ?? page.documentElement).append(policy);
}

/** Lets the next site know neither the window's name nor who opened it. */
function forget(view: Window): void {
  view.name = '';
  view.opener = null;
}

/** @returns whether the page is empty */
function empty(page: Document): boolean {
  const before = page.documentElement;
  attempt(() => {
    // Scripts of the page may have replaced its own methods.
    (Document.prototype.open as () => Document).call(page);
    Document.prototype.close.call(page);
  });
  return page.documentElement !== before && page.body !== null;
}
