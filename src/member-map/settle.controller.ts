import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The map follows a search when the visitor has not typed for this long. */
const SETTLE_MS = 300;

/** The part of the zoom that shows whether the visitor moves the map. */
export interface SettleZoom {
  readonly moves: number;
  readonly isMoving: boolean;
}

/** Waits until the visitor stops typing. */
export class SettleController implements ReactiveController {
  readonly #zoom: SettleZoom;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost, zoom: SettleZoom) {
    this.#zoom = zoom;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Runs a function later, unless it is called again or cancelled. Tells it whether the visitor left the map alone. */
  later(run: (isMapFree: boolean) => void): void {
    const { moves } = this.#zoom;
    this.cancel();
    this.#timer = setTimeout(() => run(this.#zoom.moves === moves && !this.#zoom.isMoving), SETTLE_MS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
