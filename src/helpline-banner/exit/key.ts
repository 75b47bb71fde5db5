import { page, type ExitKeyUser, type ExitPresses } from '../../internal/page.js';

/** Maximum time between two presses. */
const PRESS_GAP_MS = 5_000;
const PRESSES = 3;

/** Types of inputs without text. */
const NOT_TYPED = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;
const EDITABLE_ROLE = /^(combobox|searchbox|spinbutton|textbox)$/;

/**
 * Lets the visitor leave by pressing Shift three times. All banners of a page share one listener, also those of other
 * copies of the package; the banner that started first leaves.
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
  const heard = new WeakSet<Document>();
  /** Listens to a window and to all frames in it, as far as they have this origin. */
  const listenTo = (view: Window) => {
    const page = documentOf(view);
    if (!page) return;
    // A frame keeps its window object when it loads another page, but not the listeners.
    const isNew = !heard.has(page);
    heard.add(page);
    for (let index = 0; index < view.length; index++) listenTo(view[index]!);
    if (!isNew) return;
    const listen = <Type extends keyof WindowEventMap>(type: Type, hear: (event: WindowEventMap[Type]) => void) =>
      view.addEventListener(type, hear, options);
    listen('keydown', handleDown);
    listen('keyup', handleUp);
    listen('pointerdown', reset);
    listen('wheel', reset);
    listen('blur', ({ target }) => {
      if (target !== view) return;
      reset();
      // Perhaps into a frame that is new.
      listenTo(view);
    });
    // A frame that has loaded may have the focus already. Its load event does not reach the window.
    page.addEventListener('load', () => listenTo(view), options);
  };
  for (let view: Window | undefined = window; view; view = view === view.parent ? undefined : view.parent)
    listenTo(view);
  // A window around a frame must not keep it when it goes.
  addEventListener('pagehide', ({ persisted }) => !persisted && control.abort(), { signal: control.signal });
  return () => {
    control.abort();
    clearTimeout(timer);
  };
}

/** The page of a window, if it has this origin. */
function documentOf(view: Window): Document | undefined {
  try {
    return view.document;
  } catch {
    return undefined;
  }
}

function isHeldWithShift({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}

/**
 * Whether the visitor types: into an editable in the event's path. A focus inside a closed root counts as not typing, since
 * any other key restarts the count, and the way out matters more than a Shift too many.
 */
function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some((node) => (node as Partial<Node>).nodeType === Node.ELEMENT_NODE && isEditable(node as Element));
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
