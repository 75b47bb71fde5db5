/** Acts as a visitor in stories and tests. Selectors never match words, which depend on the language. */

/** Longer than the two seconds by which the sign-up form delays sending. In milliseconds. */
const MAX_WAIT_MS = 5000;

export interface Visitor {
  /** Whether the page stays after native submits and `mailto:` links. */
  readonly canStay: boolean;
  /** Resolves with the first match inside the shadow root, as soon as there is one. */
  find: <Found extends HTMLElement>(selector: string) => Promise<Found>;
  /** Clicks with the mouse. `keys` acts as the keyboard. */
  press: (selector: string) => Promise<void>;
  type: (selector: string, value: string) => Promise<void>;
  /** Chooses an option of a select. */
  choose: (selector: string, value: string) => Promise<void>;
  /** Presses keys on a focusable element. */
  keys: (selector: string, ...keys: string[]) => Promise<void>;
  wheel: (selector: string, deltaY: number) => Promise<void>;
}

/**
 * Dispatches DOM events directly: on a docs page several stories act at the same time and take the focus from each other,
 * so the focus cannot decide which element gets an event.
 *
 * @param container - contains the element, now or later
 */
export function visitorOf(container: ParentNode, tagName: string, canStay: boolean): Visitor {
  const find = async <Found extends HTMLElement>(selector: string): Promise<Found> => {
    for (const started = Date.now(); Date.now() - started < MAX_WAIT_MS;) {
      const found = container.querySelector(tagName)?.shadowRoot?.querySelector<Found>(selector);
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
    throw new Error(`Nothing in ${tagName} matches ${selector}.`);
  };
  return {
    canStay,
    find,
    async press(selector) {
      const control = await find(selector);
      control.focus();
      // `detail` counts the clicks of a mouse. `control.click()` has 0 there, like a press of Enter.
      control.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, detail: 1 }));
    },
    async type(selector, value) {
      const field = await find<HTMLInputElement>(selector);
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      // The visitor leaves the field.
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    async choose(selector, value) {
      const select = await find<HTMLSelectElement>(selector);
      select.focus();
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    async keys(selector, ...keys) {
      const target = await find(selector);
      target.focus();
      for (const key of keys) {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      }
    },
    async wheel(selector, deltaY) {
      const target = await find(selector);
      target.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, composed: true, cancelable: true }));
    },
  };
}
