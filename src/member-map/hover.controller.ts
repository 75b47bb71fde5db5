import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Point } from './geometry/geometry.js';

/** A pointer must rest on a country for this long: on its way to a link it crosses other countries. */
const HOVER_DELAY_MS = 150;

export interface HoverHost extends ReactiveControllerHost {
  readonly ownerDocument: Document;
}

/** Owns the country under the pointer, and the country whose details are only previewed for pointer or keyboard. */
export class HoverController implements ReactiveController {
  /** Code of the country under the pointer. */
  pointed: string | null = null;
  /** Code of the country whose details are shown while pointer or keyboard are there. */
  previewed: string | null = null;
  /** The grid point beside which the details are placed, if the visitor pointed at one. */
  anchor: Point | null = null;

  readonly #host: HoverHost;
  #timer?: ReturnType<typeof setTimeout>;
  #connection?: AbortController;

  constructor(host: HoverHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Aborted at disconnect: after a move the element may be in another document.
    const { signal } = (this.#connection = new AbortController());
    this.#host.ownerDocument.addEventListener('keydown', this.#handlePageKey, { signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.reset();
  }

  /** The pointer is over a country, or over none. */
  moveTo(code: string | null, point: Point): void {
    this.#point(code);
    this.#previewLater(code, point);
  }

  /** Forgets the pointer, for example while it drags the map. */
  reset(): void {
    this.#point(null);
    this.preview(null);
  }

  /** Previews a country, or none, at once. */
  preview(code: string | null, point: Point | null = null): void {
    clearTimeout(this.#timer);
    if (code !== this.previewed) this.anchor = point;
    this.#show(code);
  }

  /** Hides the preview. A pointer that rests on a country may still show another one. */
  hide(): void {
    this.#show(null);
  }

  /** Ends the preview because a country was chosen or closed, and places the details beside a point or the country. */
  end(anchor: Point | null = null): void {
    this.preview(null);
    this.anchor = anchor;
  }

  /** Places the details beside their country. */
  clearAnchor(): void {
    this.anchor = null;
  }

  handleMapLeave = (): void => {
    this.#point(null);
    this.#previewLater(null);
  };

  /** The pointer has reached the details, which keeps the preview. */
  handleDetailsEnter = (): void => clearTimeout(this.#timer);

  handleDetailsLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#previewLater(null);
  };

  /** Escape dismisses the preview of a resting pointer wherever the focus is: WCAG 2.2, 1.4.13. */
  #handlePageKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.preview(null);
  };

  /** Previews a country, or none, unless the pointer moves on within the delay. */
  #previewLater(code: string | null, point: Point | null = null): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.preview(code, point), HOVER_DELAY_MS);
  }

  #point(code: string | null): void {
    if (code === this.pointed) return;
    this.pointed = code;
    this.#host.requestUpdate();
  }

  #show(code: string | null): void {
    if (code === this.previewed) return;
    this.previewed = code;
    this.#host.requestUpdate();
  }
}
