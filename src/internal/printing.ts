import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells an element that its page is about to be printed, so that what only paper needs is made then and no sooner. */
export class PrintController implements ReactiveController {
  /** Whether the page was printed, or is about to be. */
  isPrinted = false;

  readonly #host: ReactiveControllerHost & Element;
  #listening?: AbortController;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    const view = this.#host.ownerDocument.defaultView ?? window;
    // Some browsers tell in one of these ways only.
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
