/** Farthest that a finger may move and still press a link, in CSS pixels. */
const MAX_MOVE = 16;

/** An element with an exit link. */
export interface ExitLinkUser {
  /** The element whose shadow root holds the link. */
  host: Element;
  /** The link inside the root. */
  link: () => Element | null | undefined;
  leave: () => void;
}

type Point = Pick<MouseEvent, 'clientX' | 'clientY'>;

/**
 * Lets the exit link hear every press, also on pages whose scripts stop clicks on their way to it, as a dialog that keeps
 * the focus does: listens on the window in the capture phase, where it is the first, unless the page does so too and was
 * earlier. Also hears what browsers do not make a click of: a touch or an Enter whose default the page has prevented, and
 * a press of the link as seen behind an open dialog.
 *
 * @returns a function that ends this
 */
export function hearExitLink({ host, link, leave }: ExitLinkUser): () => void {
  let touch: (Point & { event: TouchEvent }) | undefined;
  /** Whether the mouse went down beside the link. A drag that ends on it, as when selecting a number, is no press of it. */
  let isDragged = false;

  /** The outermost host around the link: all that events tell of their target here. */
  const outermost = (): Element => {
    let outer = host;
    for (let root = outer.getRootNode(); root instanceof ShadowRoot; root = outer.getRootNode()) outer = root.host;
    return outer;
  };
  const isOn = (event: Event, point: Point): boolean => {
    if (!link()) return false;
    const [target] = event.composedPath();
    if (event.composedPath().includes(outermost())) {
      // The click of a key or a screen reader has no place, but moves the focus.
      const root = link()!.getRootNode() as ShadowRoot;
      if (event instanceof MouseEvent && event.detail === 0) return root.activeElement === link();
      return link()!.contains(root.elementFromPoint(point.clientX, point.clientY));
    }
    // A modal dialog takes the clicks beside it.
    return (
      target instanceof HTMLDialogElement &&
      target.matches(':modal') &&
      isInside(link()!, point) &&
      !isInside(target, point)
    );
  };
  const take = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  };

  const control = new AbortController();
  const listen = <Type extends keyof WindowEventMap>(type: Type, hear: (event: WindowEventMap[Type]) => void) =>
    addEventListener(type, hear, { capture: true, passive: false, signal: control.signal });
  listen('mousedown', (event) => {
    if (event.isTrusted) isDragged = !isOn(event, event);
  });
  for (const type of ['click', 'auxclick'] as const) {
    listen(type, (event) => {
      // The right button opens the browser's own menu. Keys and screen readers click without pressing a mouse.
      if (event.button !== 2 && !(isDragged && event.detail > 0) && isOn(event, event)) take(event);
      // The page may keep the start of the next press from us.
      isDragged = false;
    });
  }
  listen('keydown', (event) => {
    const isFocused = event.composedPath().includes(outermost()) && link()?.matches(':focus');
    if (event.key === 'Enter' && isFocused) take(event);
  });
  addEventListener(
    'touchstart',
    (event) => {
      const [finger] = event.touches;
      const { clientX, clientY } = finger ?? { clientX: 0, clientY: 0 };
      touch = finger && event.touches.length === 1 && isOn(event, finger) ? { event, clientX, clientY } : undefined;
    },
    { capture: true, passive: true, signal: control.signal },
  );
  listen('touchend', (event) => {
    const [finger] = event.changedTouches;
    // Otherwise a click follows.
    if (!touch?.event.defaultPrevented || !finger) return;
    const moved = Math.hypot(finger.clientX - touch.clientX, finger.clientY - touch.clientY);
    touch = undefined;
    if (moved <= MAX_MOVE) take(event);
  });
  return () => control.abort();
}

/** Whether a point is inside the box of an element. */
function isInside(element: Element, { clientX, clientY }: Point): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
