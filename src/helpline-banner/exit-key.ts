import { page, type ExitKeyUser, type ExitPresses } from '../internal/page.js';

/** Longest time between two presses, in milliseconds. */
const PRESS_GAP = 5_000;
const PRESSES = 3;

/** Inputs that nobody types into. */
const NOT_TYPED = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;
const EDITABLE_ROLE = /^(combobox|searchbox|spinbutton|textbox)$/;
/** What may hold a shadow root besides custom elements: https://dom.spec.whatwg.org/#valid-shadow-host-name */
const MAY_BE_HOST = /^(article|aside|blockquote|div|footer|h[1-6]|header|main|nav|p|section|span)$/;
const OWN_TAG = 'ecpat-helpline-banner';

/**
 * Lets the visitor leave by pressing Shift three times, until the returned function is called. All banners of a page, of
 * whichever copy of the package, share one listener; the first that asked is the one that leaves.
 */
export function useExitKey(user: ExitKeyUser): () => void {
  const shared = page();
  shared.useExitKey ??= shareExitKey();
  return shared.useExitKey(user);
}

function shareExitKey(): (user: ExitKeyUser) => () => void {
  const users = new Set<ExitKeyUser>();
  let stopListening: (() => void) | undefined;
  return (user) => {
    users.add(user);
    stopListening ??= listen(() => [...users][0]);
    return () => {
      users.delete(user);
      if (users.size > 0) return;
      stopListening?.();
      stopListening = undefined;
    };
  };
}

/**
 * Counts presses of Shift alone, as research for GOV.UK's "Exit this page" settled it: 5 s for each, any other key
 * begins anew, Shift held for another key or a click does not count, nor does what happens while somebody types.
 */
function listen(first: () => ExitKeyUser | undefined): () => void {
  let presses: ExitPresses = 0;
  let isAlone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (next: ExitPresses) => {
    clearTimeout(timer);
    if (next === 1 || next === 2) timer = setTimeout(show, PRESS_GAP, 'late');
    if (next === presses) return;
    presses = next;
    first()?.showPresses(next);
  };
  const beginAnew = () => {
    isAlone = false;
    show(0);
  };
  const handleDown = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || isHeldWithShift(event) || isTyping(event)) beginAnew();
    else if (!event.repeat) isAlone = true;
  };
  const handleUp = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || !isAlone) return;
    isAlone = false;
    const count = (typeof presses === 'number' ? presses : 0) + 1;
    if (count < PRESSES) return show(count as ExitPresses);
    show(0);
    first()?.leave();
  };

  const control = new AbortController();
  // On the way down, so that no script of the page can keep the key from us by stopping the event.
  const options = { capture: true, passive: true, signal: control.signal };
  addEventListener('keydown', handleDown, options);
  addEventListener('keyup', handleUp, options);
  for (const type of ['pointerdown', 'wheel', 'blur'] as const) {
    addEventListener(type, ({ target }) => (type !== 'blur' || target === window) && beginAnew(), options);
  }
  return () => {
    control.abort();
    clearTimeout(timer);
  };
}

function isHeldWithShift({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}

/** Whether somebody types: an editable anywhere in the event's path, or focus in a host whose inside is not seen. */
function isTyping(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((node) => node instanceof Element);
  return path.some(isEditable) || (path[0] !== undefined && isOpaque(path[0]));
}

function isEditable(element: Element): boolean {
  const { localName } = element;
  if (localName === 'input') return !NOT_TYPED.test((element as HTMLInputElement).type);
  return (
    localName === 'textarea' ||
    (element as HTMLElement).isContentEditable ||
    EDITABLE_ROLE.test(element.getAttribute('role') ?? '')
  );
}

/** Whether the focus may be on something inside that we cannot see. What is inside our own banner is not typed into. */
function isOpaque(element: Element): boolean {
  const { localName, shadowRoot } = element;
  if (shadowRoot || localName === OWN_TAG) return false;
  return localName.includes('-') || (MAY_BE_HOST.test(localName) && !element.hasAttribute('tabindex'));
}
