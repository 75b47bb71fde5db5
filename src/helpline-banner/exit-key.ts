import { page, type ExitKeyUser, type ExitPresses } from '../internal/page.js';

/** Maximum time between two presses. */
const PRESS_GAP_MS = 5_000;
const PRESSES = 3;

/** Types of inputs without text. */
const NOT_TYPED = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;
const EDITABLE_ROLE = /^(combobox|searchbox|spinbutton|textbox)$/;
/** Built-in elements that can have a shadow root: https://dom.spec.whatwg.org/#valid-shadow-host-name */
const MAY_BE_HOST = /^(article|aside|blockquote|div|footer|h[1-6]|header|main|nav|p|section|span)$/;
const OWN_TAG = 'ecpat-helpline-banner';

/**
 * Lets the visitor leave by pressing Shift three times. All banners of a page share one listener, also those of other
 * copies of the package; the first banner leaves.
 *
 * @returns a function that ends this for the banner
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
 * Counts presses of Shift alone. The rules come from research for GOV.UK's "Exit this page": 5 s for each press; another
 * key or a click resets the count; Shift with another key and presses while typing do not count.
 */
function listen(first: () => ExitKeyUser | undefined): () => void {
  let presses: ExitPresses = 0;
  // True at first: Shift may have been down before the script arrived, and its release is the first that is heard.
  let isAlone = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (next: ExitPresses) => {
    clearTimeout(timer);
    if (next === 1 || next === 2) timer = setTimeout(show, PRESS_GAP_MS, 'late');
    if (next === presses) return;
    presses = next;
    first()?.showPresses(next);
  };
  const reset = () => {
    isAlone = false;
    show(0);
  };
  const handleDown = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || isHeldWithShift(event) || isTyping(event)) reset();
    else if (!event.repeat) isAlone = true;
  };
  const handleUp = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || !isAlone || isHeldWithShift(event) || isTyping(event)) return;
    isAlone = false;
    const count = (typeof presses === 'number' ? presses : 0) + 1;
    if (count < PRESSES) return show(count as ExitPresses);
    show(0);
    first()?.leave();
  };

  const control = new AbortController();
  // In the capture phase, so that no script of the page can stop the event first.
  const options = { capture: true, passive: true, signal: control.signal };
  addEventListener('keydown', handleDown, options);
  addEventListener('keyup', handleUp, options);
  for (const type of ['pointerdown', 'wheel', 'blur'] as const) {
    addEventListener(type, ({ target }) => (type !== 'blur' || target === window) && reset(), options);
  }
  return () => {
    control.abort();
    clearTimeout(timer);
  };
}

function isHeldWithShift({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}

/** Whether the visitor types: into an editable in the event's path, or into a host with a closed shadow root. */
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

/** Whether the focus may be inside a closed shadow root. Our own has no text fields. */
function isOpaque(element: Element): boolean {
  const { localName, shadowRoot } = element;
  if (shadowRoot || localName === OWN_TAG) return false;
  return localName.includes('-') || (MAY_BE_HOST.test(localName) && !element.hasAttribute('tabindex'));
}
