import type { ReactiveController, ReactiveControllerHost } from 'lit';

const RETRY_DELAY_MS = 1000;

/** Keeps the settings in the fragment of the page's URL, so that people can share them. */
export class AddressController implements ReactiveController {
  readonly #onChange: () => void;
  #retry?: ReturnType<typeof setTimeout>;

  /** @param onChange - called when the visitor changes the URL */
  constructor(host: ReactiveControllerHost, onChange: () => void) {
    this.#onChange = onChange;
    host.addController(this);
  }

  /** The fragment of the URL. */
  get state(): string {
    return location.hash.slice(1);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#onChange);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onChange);
    clearTimeout(this.#retry);
  }

  /** Tries again later when WebKit throws: it allows a page 100 changes of its URL in ten seconds. */
  write(state: string): void {
    clearTimeout(this.#retry);
    try {
      history.replaceState(history.state, '', `#${state}`);
    } catch {
      this.#retry = setTimeout(() => this.write(state), RETRY_DELAY_MS);
    }
  }
}
