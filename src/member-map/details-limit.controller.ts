import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Organisations that the details show at first, and more at each press. Thousands would block a phone for seconds. */
const BATCH = 100;

/** Owns how many organisations the details of a country show. Each visit of a country begins with the first ones. */
export class DetailsLimitController implements ReactiveController {
  /** Maximum number of organisations to show. */
  number = BATCH;

  readonly #host: ReactiveControllerHost;
  readonly #readCode: () => string | null;
  #code: string | null = null;

  /** @param readCode - gives the code of the country in the details */
  constructor(host: ReactiveControllerHost, readCode: () => string | null) {
    this.#host = host;
    this.#readCode = readCode;
    host.addController(this);
  }

  hostUpdate(): void {
    const code = this.#readCode();
    if (code !== this.#code) this.number = BATCH;
    this.#code = code;
  }

  raise = (): void => {
    this.number += BATCH;
    this.#host.requestUpdate();
  };
}
