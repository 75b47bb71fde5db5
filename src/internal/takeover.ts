/** When an element may replace the content that a visitor sees, without taking anything from them. */
import { isKeptByFocus } from './focus.js';
import { isPressed, nextChange } from './press.js';

/** Longest time until a change is noticed that fires no event, such as the next tag of a page that is still loading. */
const POLL_MS = 100;

/** Whether the visitor or the parser still needs the content of an element as it is. */
export function isInUse(element: Element): boolean {
  return isKeptByFocus(element) || isPressed() || isParsing(element);
}

/** Resolves when nobody needs the content of an element any more, see `isInUse`. */
export async function untilUnused(element: Element): Promise<void> {
  // The focus does not move without an event.
  while (isInUse(element)) await nextChange(isPressed() || isParsing(element) ? POLL_MS : undefined);
}

/** Whether the parser may still be inside an element: then its content is not complete. */
function isParsing(element: Element): boolean {
  if (element.ownerDocument.readyState !== 'loading') return false;
  for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return false;
  return element.isConnected;
}
