/**
 * Follows fingers, pens and mouse buttons, so that no press is lost when an element replaces its fallback: the element
 * waits until the click has happened. A press that nobody could see in time is repeated on the fallback.
 */

import { TAGS } from './swallowed.js';

/** Browsers send a click up to 350 ms after the release, where a double tap zooms. */
const CLICK_DELAY_MS = 400;
/** Frightened people tap twice: the second tap must not meet something else in the same place. */
const SECOND_TAP_MS = 700;
/** Content that an element may replace. */
const OURS = `[data-ecpat],${TAGS}`;
/** Longest wait for a release, because a page may hide it from us. */
const PRESS_LIMIT_MS = 5_000;
/** Time after a takeover in which a click can belong to a press from before. */
const REPEAT_LIMIT_MS = 2_500;

/** Runs code while an element shows its fallback again, without painting it. */
type Peek = <Result>(look: () => Result) => Result;

let isFollowing = false;
/** Id of a pointer that was down when this script arrived. */
const EARLIER = -1;
/** Ids of the pointers that are down. */
const pointers = new Set<number>();
/** Times as of `performance.now()`: the end of the wait for a release or a click, and the start of the last press. */
let busyUntil = 0;
let pressedAt = -Infinity;
const wakers = new Set<() => void>();

const peeks = new WeakMap<Element, Peek>();
let takeovers: { element: WeakRef<Element>; time: number }[] = [];

/** Starts to follow presses, once. */
export function followPresses(): void {
  if (isFollowing) return;
  isFollowing = true;
  readEarlierPress();
  // In the capture phase, so that hardly any script of the page can stop the event first.
  const listen = (types: string, handle: (event: never) => void) => {
    for (const type of types.split(' ')) {
      addEventListener(type, handle as EventListener, { capture: true, passive: true });
    }
  };
  listen('pointerdown', ({ pointerId, isPrimary, timeStamp }: PointerEvent) => {
    if (isPrimary) pointers.clear();
    pointers.add(pointerId);
    pressedAt = timeStamp;
    setBusy(PRESS_LIMIT_MS);
  });
  listen('pointerup', ({ pointerId }: PointerEvent) => {
    pointers.delete(pointerId);
    pointers.delete(EARLIER);
    if (pointers.size > 0) return;
    setBusy(CLICK_DELAY_MS);
  });
  // No click follows: the finger scrolls, opens a menu or drags, or the page is no longer in front.
  listen('pointercancel touchcancel contextmenu dragend pagehide', cancel);
  listen('blur', ({ target }: FocusEvent) => target === window && cancel());
  listen('visibilitychange', () => document.hidden && cancel());
  listen('readystatechange focusin focusout', wake);
  addEventListener('click', handleClick, { capture: true });
}

/** Whether a press may still become a click. Anywhere on the page, since a takeover moves everything below it. */
export function isPressed(): boolean {
  const left = busyUntil - performance.now();
  // More is left only where a page, or a test, has set the clock back.
  // For touch, browsers set `:active` late or never, and keep it for a moment after the click.
  return (left > 0 && left <= PRESS_LIMIT_MS) || (pointers.size > 0 && document.documentElement.matches(':active'));
}

/**
 * Resolves after the next click, the end of a press, a move of the focus, or {@link wake}, and at the latest after the
 * given milliseconds.
 */
export async function nextChange(limit?: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = limit && setTimeout(waker, limit);
    function waker(): void {
      clearTimeout(timer);
      wakers.delete(waker);
      resolve();
    }
    wakers.add(waker);
  });
}

/**
 * Remembers that an element has replaced its fallback. If a press began before that, its click goes to the fallback.
 *
 * @param peek - shows the fallback again while a function runs
 */
export function noteTakeover(element: Element, peek: Peek): void {
  peeks.set(element, peek);
  takeovers = [...recentTakeovers(), { element: new WeakRef(element), time: performance.now() }];
}

/** Learns from the browser what happened before this script arrived, often at the first touch of the page. */
function readEarlierPress(): void {
  // Counts all events of the page, whether it listens or not. Safari has it from 26.2 on.
  const { eventCounts } = performance as Performance & { eventCounts?: ReadonlyMap<string, number> };
  const count = (type: string) => eventCounts?.get(type) ?? 0;
  const { userActivation } = navigator as unknown as { userActivation?: { isActive: boolean } };
  // Chromium may keep `:active` on the page when an element is upgraded, so it counts only where there is nothing else.
  const isDown = eventCounts
    ? count('pointerdown') > count('pointerup') + count('pointercancel')
    : document.documentElement.matches(':active');
  if (isDown) {
    pointers.add(EARLIER);
    setBusy(PRESS_LIMIT_MS);
  } else if (userActivation?.isActive && (!eventCounts || count('pointerup') > 0)) {
    // A tap has just ended: its click, or a second tap, may be to come.
    setBusy(SECOND_TAP_MS);
  }
}

function setBusy(milliseconds: number): void {
  busyUntil = performance.now() + milliseconds;
}

function cancel(): void {
  pointers.clear();
  busyUntil = 0;
  wake();
}

/** Wakes in a new task: a change in this one would come between the event and its effect. */
export function wake(): void {
  for (const waker of wakers) setTimeout(waker);
}

const recentTakeovers = () =>
  takeovers.filter(({ time }) => time > pressedAt && performance.now() - time < REPEAT_LIMIT_MS);

function handleClick(event: MouseEvent): void {
  if (!event.isTrusted) return;
  if (pointers.size === 0) {
    cancel();
    // A key or a screen reader does not click twice, and a click elsewhere must not delay an element that it adds.
    if (event.detail > 0 && (event.target as Element).closest(OURS)) setBusy(SECOND_TAP_MS);
  }
  // A key or a screen reader has clicked what is there now.
  const target = event.detail > 0 && pressedInFallback(event);
  if (!target) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  target.dispatchEvent(new MouseEvent('click', event));
}

/** The part of a fallback that the visitor pressed before an element replaced it. */
function pressedInFallback({ clientX, clientY }: MouseEvent): Element | undefined {
  takeovers = recentTakeovers();
  const elements = takeovers.flatMap(({ element }) => element.deref() ?? []);
  const find = () => {
    const roots = elements.map((element) => element.getRootNode() as Document | ShadowRoot);
    return roots
      .map((root) => root.elementFromPoint?.(clientX, clientY))
      .find((found) => elements.some((element) => element !== found && element.contains(found ?? null)));
  };
  let look: () => Element | null | undefined = find;
  // All of them, since each may have moved the others.
  for (const element of elements) {
    const inner = look;
    look = () => peeks.get(element)!(inner);
  }
  return look() ?? undefined;
}
