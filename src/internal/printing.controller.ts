import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Updates an element when its page is about to be printed, so that print-only content is rendered no sooner. */
export class PrintController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #listening?: AbortController;

  /** Whether the page was printed, or is about to be. */
  isPrinted = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    const view = this.#host.ownerDocument.defaultView ?? window;
    // Some browsers fire only one of the two.
    view.addEventListener('beforeprint', this.#handlePrint, { signal });
    view.matchMedia('print').addEventListener('change', this.#handlePrint, { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }

  #handlePrint = (): void => {
    this.isPrinted = true;
    this.#host.requestUpdate();
  };
}
