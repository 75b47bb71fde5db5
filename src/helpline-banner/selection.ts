/**
 * Text that only the visitor can select. `window.find()` and `Selection.modify()` reach into closed shadow roots, so
 * `user-select: none` keeps all text from scripts. Only the piece under a press of the visitor is selectable, while the
 * press lasts and while text is selected. The browser selects: with a selection made by our script, Chromium would hand
 * the page a node of the closed root.
 */

/** Maximum distance in pixels that a hand moves during a click. */
const CLICK_MOVE_PX = 16;
/** Browsers select at a touch of 400 ms or more. A tap is shorter than this, and makes nothing selectable. */
const LONG_PRESS_MS = 250;
const SELECTABLE = 'ecpat-selectable';
/** Pieces that are made selectable as a whole. */
const PIECES = 'a:not(.ecpat-button), h2, h3, p, label, .ecpat-phrases';
const ENDS = 'pointerup pointercancel keyup'.split(' ');

/**
 * Makes a listener for the events of a banner's section: presses of a pointer, clicks, drags, and Shift with an arrow
 * key, which selects in caret browsing.
 */
export function createSelection(): (event: PointerEvent & KeyboardEvent) => void {
  let isPressed = false;
  let start = { x: 0, y: 0 };
  let selectable: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const forget = () => {
    clearTimeout(timer);
    selectable?.classList.remove(SELECTABLE);
    selectable = undefined;
    document.removeEventListener('selectionchange', forgetIfEmpty);
    for (const type of ENDS) document.removeEventListener(type, endPress, true);
  };
  function forgetIfEmpty(): void {
    if (!isPressed && !hasSelection()) forget();
  }
  function endPress(event: Event): void {
    isPressed = false;
    if (event.type === 'pointerup' && isDrag(event as PointerEvent) && !hasSelection()) selectLink();
    // The browser selects after the event.
    clearTimeout(timer);
    timer = setTimeout(forgetIfEmpty);
  }
  const isDrag = ({ clientX, clientY }: PointerEvent) =>
    Math.hypot(clientX - start.x, clientY - start.y) > CLICK_MOVE_PX;
  /** WebKit does not select in a link that the mouse is dragged over. */
  const selectLink = () => {
    if (!selectable?.matches('a')) return;
    const selection = getSelection();
    selection?.selectAllChildren(selectable);
    // In the other browsers the page would get a node of the closed root.
    if (selectable.contains(selection?.anchorNode ?? null)) selection?.removeAllRanges();
  };
  const allow = (piece: Element) => {
    selectable = piece;
    piece.classList.add(SELECTABLE);
    document.addEventListener('selectionchange', forgetIfEmpty);
  };
  const press = (piece: Element, { clientX: x, clientY: y, pointerType }: PointerEvent) => {
    // Text that is still selected could be dragged, and the page would see it in the event.
    if (selectable) getSelection()?.removeAllRanges();
    forget();
    isPressed = true;
    start = { x, y };
    for (const type of ENDS) document.addEventListener(type, endPress, true);
    if (pointerType === 'touch') timer = setTimeout(allow, LONG_PRESS_MS, piece);
    else allow(piece);
  };

  return (event: PointerEvent & KeyboardEvent) => {
    const { type, target, currentTarget, isTrusted } = event;
    // A page could send events that look like the visitor's. Slotted content is its own.
    if (!isTrusted || !(currentTarget as Node).contains(target as Node)) return;
    const { button, shiftKey, key } = event;
    if (type === 'dragstart') {
      event.preventDefault();
    } else if (type === 'click') {
      // The end of a drag that selected a part of a link.
      if (selectable && event.detail > 0 && isDrag(event) && hasSelection()) event.preventDefault();
    } else if (type === 'pointerdown' ? button === 0 : type === 'keydown' && shiftKey && key.startsWith('Arrow')) {
      const piece = target instanceof Element ? target.closest(PIECES) : null;
      if (piece) press(piece, event);
      else forget();
    }
  };
}

function hasSelection(): boolean {
  return String(getSelection()) !== '';
}
