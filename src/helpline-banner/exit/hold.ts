import { siteOf } from './history.js';
import type { NavigateEvent, PageView } from './navigation.js';
import { attempt, type Exit } from './page.js';

/** Rounds after which the page is given time: two observers could answer each other without end, and nothing else would run. */
const MAX_ROUNDS = 10;
const PAUSE_MS = 50;
/** Numbers of timers on both ends that are ended. Browsers count from 1, and a page rarely has more at a time. */
const MAX_TIMERS = 20_000;
const KEPT_ID = 'ecpat-left';

/** Ends all timers of a page: one of them may write to it, or lead elsewhere. */
export function stopTimers(view: Window): void {
  const stop = (last: number, clear: (id: number) => void) => {
    for (let id = Math.max(1, last - MAX_TIMERS); id <= last; id++) clear(id);
    for (let id = Math.min(last, MAX_TIMERS); id > 0; id--) clear(id);
  };
  // `clearTimeout` ends intervals, too.
  stop(
    view.setTimeout(() => {}),
    (id) => view.clearTimeout(id),
  );
  stop(
    view.requestAnimationFrame(() => {}),
    (id) => view.cancelAnimationFrame(id),
  );
}

/**
 * Keeps scripts of a page that is being left from stopping that, from leading elsewhere, and from writing again. Listeners of
 * the Navigation API, observers and pending promises survive `document.open()`.
 *
 * @param kept - the only child of the root element that may be seen
 * @param isAround - whether the page has to keep its content, see `cover`
 * @returns a function that lets go of the page
 */
export function holdPage(view: PageView, kept: HTMLElement, exit: Exit, isAround: boolean): () => void {
  const undo: (() => void)[] = [];
  attempt(() => holdNavigation(view, exit, undo));
  attempt(() => holdContent(view, kept, isAround, undo));
  return () => undo.forEach(attempt);
}

/** Replaces a property of the page until it is let go. */
function replace(owner: object | undefined, name: string, descriptor: PropertyDescriptor, undo: (() => void)[]): void {
  if (!owner) return;
  const before = Object.getOwnPropertyDescriptor(owner, name);
  attempt(() => Object.defineProperty(owner, name, { configurable: true, ...descriptor }));
  undo.push(() => {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  });
}

function holdNavigation(view: PageView, { address }: Exit, undo: (() => void)[]): void {
  const { navigation, Event, BeforeUnloadEvent, NavigateEvent } = view;
  const { preventDefault } = Event.prototype;
  const isOurs = ({ navigationType, destination: { url, sameDocument } }: NavigateEvent) =>
    navigationType === 'traverse' ||
    url === address ||
    url.startsWith('blob:') ||
    (sameDocument && url === siteOf(view));
  const listen = (target: EventTarget | undefined, type: string, listener: (event: never) => void) => {
    target?.addEventListener(type, listener as EventListener, true);
    undo.push(() => target?.removeEventListener(type, listener as EventListener, true));
  };
  listen(view, 'beforeunload', (event: Event) => event.stopImmediatePropagation());
  listen(navigation, 'navigate', (event: NavigateEvent) => {
    event.stopImmediatePropagation();
    if (!isOurs(event)) preventDefault.call(event);
  });
  view.onbeforeunload = null;
  if (navigation) navigation.onnavigate = null;
  // Listeners that were there first run first, at `navigation` even in the capture phase. They can neither ask nor prevent.
  const nothing = { value: () => {}, writable: true };
  for (const name of ['alert', 'prompt', 'print']) replace(view, name, nothing, undo);
  replace(view, 'confirm', { value: () => true, writable: true }, undo);
  replace(Event.prototype, 'preventDefault', nothing, undo);
  replace(NavigateEvent?.prototype, 'intercept', nothing, undo);
  for (const owner of [Event, BeforeUnloadEvent]) {
    replace(owner.prototype, 'returnValue', { get: () => true, set() {} }, undo);
  }
}

function holdContent(view: PageView, kept: HTMLElement, isAround: boolean, undo: (() => void)[]): void {
  const { document: page } = view;
  const { documentElement: root } = page;
  kept.id = KEPT_ID;
  replace(page, 'title', { get: () => '', set() {} }, undo);
  for (const name of ['open', 'write', 'writeln']) replace(page, name, { value: () => page, writable: true }, undo);

  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`:root > :not(#${KEPT_ID}) { display: none !important }`);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  undo.push(() => (page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet)));
  if (isAround) return;

  // Without a body and a head, most scripts cannot write at all.
  const clear = () => {
    for (const other of [...page.children]) if (other !== root) other.remove();
    if (!root.isConnected) page.append(root);
    for (const other of [...root.childNodes]) if (other !== kept) other.remove();
    if (!kept.isConnected) root.append(kept);
  };
  clear();
  let rounds = 0;
  const observer = new view.MutationObserver(() => {
    if (++rounds > MAX_ROUNDS) return pause();
    clear();
    observer.takeRecords();
  });
  const watch = () => observer.observe(page, { childList: true, subtree: true });
  // The style hides all that is written meanwhile.
  const pause = () => {
    observer.disconnect();
    view.setTimeout(() => {
      rounds = 0;
      watch();
      clear();
    }, PAUSE_MS);
  };
  watch();
  undo.push(() => observer.disconnect());
}
