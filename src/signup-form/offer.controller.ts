import { isPressed, nextChange } from '../internal/press.js';
import { cleanEmail, inputsIn } from './inputs.js';
import { suggestAddress } from './mail-domains.js';

/** Longest time until the end of a press is noticed that fires no event. */
const POLL_MS = 100;

interface OfferHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

/**
 * Offers to mend a mistyped mail domain, once for each address. The offer moves everything below it, and people leave the
 * field by pressing the next control: so it waits until nothing is pressed and the click has happened.
 */
export class OfferController {
  readonly #host: OfferHost;
  /** Addresses that have had their offer. */
  readonly #offered = new Set<string>();
  /** The address to look at as soon as nothing is pressed. */
  #waiting?: string | undefined;
  #address?: string | undefined;

  constructor(host: OfferHost) {
    this.#host = host;
  }

  /** The address that was probably meant; undefined for no offer. */
  get address(): string | undefined {
    return this.#address;
  }

  /** Cleans the address that the visitor has finished typing, and offers another one if its domain is a slip. */
  check(): void {
    cleanEmail(this.#host.renderRoot);
    this.#waiting = this.#typed;
    void this.#showWhenReleased();
  }

  /** Removes the offer once the visitor changes the address. */
  clear(): void {
    this.#waiting = undefined;
    this.#change(undefined);
  }

  /** Forgets the offer and all addresses: the next one may be somebody else's. */
  reset(): void {
    this.#offered.clear();
    this.clear();
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

  async #showWhenReleased(): Promise<void> {
    while (isPressed()) await nextChange(POLL_MS);
    this.#show();
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
