import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Point } from './geometry/geometry.js';

/** Delay before a preview appears or disappears: a pointer on its way to a link in the details crosses other countries. */
const HOVER_DELAY_MS = 150;

export interface HoverHost extends ReactiveControllerHost {
  readonly ownerDocument: Document;
}

/**
 * Owns the country under the pointer, and the preview: the country whose details are shown, without being chosen, while
 * the pointer rests on it or the keyboard reaches it.
 */
export class HoverController implements ReactiveController {
  /** Code of the country under the pointer. */
  pointed: string | null = null;
  /** Code of the previewed country. */
  previewed: string | null = null;
  /** The grid point where the pointer began the preview; null for the keyboard. */
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
  follow(code: string | null, point: Point): void {
    this.#point(code);
    this.#previewLater(code, point);
  }

  /** Ends the preview and forgets the pointer, for example while it drags the map. */
  reset(): void {
    this.#point(null);
    this.preview(null);
  }

  /** Previews a country at once, or ends the preview. A delayed one no longer appears. */
  preview(code: string | null, point: Point | null = null): void {
    clearTimeout(this.#timer);
    this.#setPreview(code, point);
  }

  /** Ends the preview, but not the delay of a pointer: the preview of its country still appears. */
  hide(): void {
    this.#setPreview(null, null);
  }

  onMapLeave = (): void => {
    this.#point(null);
    this.#previewLater(null);
  };

  /** The pointer has reached the details, which keeps the preview. */
  onDetailsEnter = (): void => clearTimeout(this.#timer);

  onDetailsLeave = (event: PointerEvent): void => {
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

  #setPreview(code: string | null, anchor: Point | null): void {
    if (code === this.previewed) return;
    this.previewed = code;
    this.anchor = anchor;
    this.#host.requestUpdate();
  }
}
