import type { ReactiveController, ReactiveControllerHost } from 'lit';

const RETRY_DELAY_MS = 1000;

/** Keeps what was chosen in the page's address, behind its `#`, so that it can be passed on. */
export class AddressController implements ReactiveController {
  readonly #onChange: () => void;
  #retry?: ReturnType<typeof setTimeout>;

  /** @param onChange - called when somebody changes the address */
  constructor(host: ReactiveControllerHost, onChange: () => void) {
    this.#onChange = onChange;
    host.addController(this);
  }

  /** The address behind its `#`. */
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

  /** Tries again later where WebKit throws: a page may change its address a hundred times in ten seconds. */
  write(state: string): void {
    clearTimeout(this.#retry);
    try {
      history.replaceState(history.state, '', `#${state}`);
    } catch {
      this.#retry = setTimeout(() => this.write(state), RETRY_DELAY_MS);
    }
  }
}
