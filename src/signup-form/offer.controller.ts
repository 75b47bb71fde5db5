import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { cleanEmail, inputsIn } from './inputs.js';
import { suggestAddress } from './mail-domains.js';

/** After a finger is lifted, a click follows within this time, even where the browser waits for a double tap. */
const CLICK_DELAY_MS = 400;
const EVENTS = ['pointerdown', 'pointerup', 'pointercancel'] as const;

interface OfferHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Offers to mend a mistyped mail domain, once for each address. The offer moves everything below it, and people leave the
 * field by pressing the next control: so it waits until nothing is pressed and the click has happened.
 */
export class OfferController implements ReactiveController {
  readonly #host: OfferHost;
  #document?: Document;
  readonly #pressed = new Set<number>();
  #releasedAt = -Infinity;
  #timer?: ReturnType<typeof setTimeout>;
  /** Addresses that have had their offer. */
  readonly #offered = new Set<string>();
  /** The address to look at as soon as nothing is pressed. */
  #waiting?: string | undefined;
  #address?: string | undefined;

  constructor(host: OfferHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The address that was probably meant; undefined for no offer. */
  get address(): string | undefined {
    return this.#address;
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    for (const type of EVENTS) this.#document.addEventListener(type, this.#handlePointer, true);
  }

  hostDisconnected(): void {
    for (const type of EVENTS) this.#document?.removeEventListener(type, this.#handlePointer, true);
    clearTimeout(this.#timer);
    this.#pressed.clear();
  }

  /** Cleans the address that the visitor has finished typing, and offers another one if its domain is a slip. */
  check(): void {
    cleanEmail(this.#host.renderRoot);
    this.#waiting = this.#typed;
    this.#showWhenReleased();
  }

  /** Removes the offer once the visitor changes the address. */
  clear(): void {
    this.#waiting = undefined;
    this.#change(undefined);
  }

  /** Puts the offered address into the field, which gets the focus. */
  accept(): void {
    const { email } = inputsIn(this.#host.renderRoot);
    if (!email || !this.#address) return;
    email.value = this.#address;
    email.focus();
    this.clear();
  }

  get #typed(): string | undefined {
    return inputsIn(this.#host.renderRoot).email?.value;
  }

  #handlePointer = ({ type, pointerId }: PointerEvent): void => {
    if (type === 'pointerdown') {
      this.#pressed.add(pointerId);
    } else {
      this.#pressed.delete(pointerId);
      this.#releasedAt = performance.now();
    }
    if (this.#waiting) this.#showWhenReleased();
  };

  #showWhenReleased(): void {
    clearTimeout(this.#timer);
    // The release calls this again.
    if (this.#pressed.size > 0) return;
    const rest = this.#releasedAt + CLICK_DELAY_MS - performance.now();
    if (rest > 0) this.#timer = setTimeout(() => this.#showWhenReleased(), rest);
    else this.#show();
  }

  #show(): void {
    const typed = this.#waiting;
    this.#waiting = undefined;
    if (!typed || typed !== this.#typed || this.#offered.has(typed)) return;
    this.#offered.add(typed);
    this.#change(suggestAddress(typed));
  }

  #change(address: string | undefined): void {
    if (address === this.#address) return;
    this.#address = address;
    this.#host.requestUpdate();
  }
}
