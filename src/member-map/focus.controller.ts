import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface FocusHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
}

/** Keeps the focus where the visitor expects it: on the same country when the list changes, in and out of the details. */
export class FocusController implements ReactiveController {
  readonly #host: FocusHost;
  /** The focus before an update: in the list or in the details. */
  #before: { listed: string | null; isInDetails: boolean } = { listed: null, isInDetails: false };
  /** The place that opened the details, to which the focus returns. */
  #opener: 'list' | 'map' = 'map';

  constructor(host: FocusHost) {
    this.#host = host;
    host.addController(this);
  }

  get #focused(): Element | null {
    return this.#host.shadowRoot!.activeElement;
  }

  hostUpdate(): void {
    const focused = this.#focused;
    this.#before = {
      listed: (this.#part('list')?.contains(focused) && focused?.getAttribute('data-country')) || null,
      isInDetails: this.isInDetails(focused),
    };
  }

  hostUpdated(): void {
    void this.#restore();
  }

  /** Whether a node is in the details; by default the focused element. */
  isInDetails(node: EventTarget | null = this.#focused): boolean {
    return node !== null && (this.#part('details')?.contains(node as Node) ?? false);
  }

  /** Remembers the place that opens the details. */
  rememberOpener(opener: 'list' | 'map'): void {
    this.#opener = opener;
  }

  /** Moves the focus to the details after the next update. Scrolls to them unless they overlay the map. */
  async enterDetails(isOverlay: boolean): Promise<void> {
    await this.#host.updateComplete;
    this.#part('details')?.focus({ preventScroll: isOverlay });
  }

  /** Moves the focus from the details back to their opener. */
  leaveDetails(code: string | null): void {
    const item = this.#opener === 'list' && this.#item(code);
    (item || this.#part('map') || this.#tabStop())?.focus();
  }

  enterMap(): void {
    this.#part('map')?.focus();
  }

  /** Moves the focus to the first field of the finder. */
  enterFinder(): void {
    this.#find('input, select')?.focus();
  }

  /**
   * Lit reuses rows when the list changes, so the browser would keep the focus on the row and not on the country.
   *
   * Waits for the end of the update: a new focus changes the tab stop, and Lit warns of an update during an update.
   */
  async #restore(): Promise<void> {
    const { listed, isInDetails } = this.#before;
    if (listed === null && !isInDetails) return;
    await this.#host.updateComplete;
    const focused = this.#focused;
    const mayMoveFocus = !focused || this.#part('list')?.contains(focused);
    if (listed !== null && focused?.getAttribute('data-country') !== listed && mayMoveFocus) {
      (this.#item(listed) ?? this.#tabStop())?.focus({ preventScroll: true });
    }
    if (isInDetails && !focused) {
      this.#part('details')?.focus({ preventScroll: true });
      // Details without a country cannot have the focus.
      if (!this.#focused) this.leaveDetails(null);
    }
  }

  #item(code: string | null): HTMLElement | null {
    return this.#find(`[part~="list"] [data-country="${code}"]`);
  }

  #part(name: 'list' | 'map' | 'details'): HTMLElement | null {
    return this.#find(`[part~="${name}"]`);
  }

  /** The list's only item in the tab order. */
  #tabStop(): HTMLElement | null {
    return this.#find('[part~="list"] [tabindex="0"]');
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.shadowRoot!.querySelector<HTMLElement>(selector);
  }
}
