import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { attempt } from '../internal/intl.js';
import { worldShapes, type Point } from './geometry/geometry.js';
import { placeBeside, toPixels, type PixelBox, type Size, type Viewport } from './viewport.model.js';

/** Width from which list and map are side by side, in `em` of the element's own font. */
const WIDE_LAYOUT_EM = 40;
/** Font size in CSS pixels to assume before the first render, when the real one cannot be measured yet. */
const DEFAULT_FONT_SIZE = 16;
/** The details are placed beside a point, not beside the country, if the country fills more of the map than this. */
const LARGE_COUNTRY_SHARE = 0.5;
/** Space between the details and the edge of the map, its buttons or a point, in CSS pixels. */
const DETAILS_MARGIN = 12;

export interface LayoutHost extends ReactiveControllerHost {
  readonly clientWidth: number;
  readonly hasUpdated: boolean;
  readonly renderRoot: ParentNode;
}

/** The part of the zoom that the layout needs. */
export interface LayoutZoom {
  readonly viewport: Viewport;
  readonly size: Size;
  /** Takes over the measured size of the map; zeros without a map. */
  resize: (size: Size) => void;
}

/** Measures the element, chooses between one and two columns, scrolls the list and places the details. */
export class LayoutController implements ReactiveController {
  /** Whether list and map are side by side. */
  isWide = false;

  readonly #host: LayoutHost;
  readonly #zoom: LayoutZoom;
  #observer?: ResizeObserver | undefined;
  #ruler?: HTMLElement | null;
  #map?: HTMLElement | null;
  #isVisible?: boolean;
  #selected?: string | null;
  /** Whether the list was scrolled in the wide layout. */
  #wasWide?: boolean;

  constructor(host: LayoutHost, zoom: LayoutZoom) {
    this.#host = host;
    this.#zoom = zoom;
    host.addController(this);
  }

  /** Whether the details overlay the map. Otherwise they are below it, or there is no map. */
  get isOverlay(): boolean {
    return this.isWide && Boolean(this.#map);
  }

  hostConnected(): void {
    this.#observe();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  hostUpdate(): void {
    // A good guess saves most elements a second rendering.
    if (!this.#host.hasUpdated) this.isWide = this.#host.clientWidth >= WIDE_LAYOUT_EM * DEFAULT_FONT_SIZE;
  }

  hostUpdated(): void {
    const [ruler, map] = [this.#find('.ecpat-ruler'), this.#find('[part~="map"]')];
    const isNew = ruler !== this.#ruler;
    if (!isNew && map === this.#map && this.#observer) return;
    this.#ruler = ruler;
    this.#map = map;
    this.#observe();
    // The observer would report later, and browsers would count the change as a layout shift.
    if (isNew) queueMicrotask(() => this.#measure());
  }

  /** Observes what was rendered last. Without ResizeObserver the map keeps its first measurement. */
  #observe(): void {
    this.#observer?.disconnect();
    attempt(() => {
      const observer = new ResizeObserver(() => this.#measure());
      for (const box of [this.#ruler, this.#map]) if (box) observer.observe(box);
      this.#observer = observer;
    }, undefined);
  }

  /**
   * Scrolls the list to a newly chosen country, and places the details. To be called after every update.
   *
   * @param selected - code of the chosen country
   * @param detailsCode - code of the country in the details
   * @param anchor - the grid point beside which the details of a large country are placed; null for its centre
   */
  arrange(selected: string | null, detailsCode: string | null, anchor: Point | null): void {
    if (selected !== this.#selected || this.isWide !== this.#wasWide) {
      this.#selected = selected;
      this.#wasWide = this.isWide;
      this.#scrollList();
    }
    this.#placeDetails(detailsCode, anchor);
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  /** Nothing can be measured while the element is hidden; the observer reports when it is shown. */
  #measure(): void {
    const width = this.#ruler?.clientWidth;
    const wasVisible = this.#isVisible;
    this.#isVisible = Boolean(width);
    if (!this.#ruler || !width) return;
    if (!wasVisible) this.#scrollList();
    const isWide = width >= WIDE_LAYOUT_EM * parseFloat(getComputedStyle(this.#ruler).fontSize);
    if (isWide !== this.isWide) {
      this.isWide = isWide;
      this.#host.requestUpdate();
    }
    const { clientWidth = 0, clientHeight = 0 } = this.#map ?? {};
    this.#zoom.resize({ width: clientWidth, height: clientHeight });
  }

  /** Scrolls the chosen item into the visible part of the list, without scrolling the page. */
  #scrollList(): void {
    const list = this.#find('[part~="list"]');
    const item = list?.querySelector<HTMLElement>(`[data-country="${this.#selected}"]`);
    if (!list || !item) return;
    // Not by boxes on the screen: the page may scale the list, but not the way it scrolls.
    const { offsetTop, offsetHeight } = item;
    // The sticky name of the region covers the first row.
    const highest = offsetTop - (list.querySelector('h3')?.offsetHeight ?? 0);
    const lowest = offsetTop + offsetHeight - list.clientHeight;
    list.scrollTop = Math.min(highest, Math.max(lowest, list.scrollTop));
  }

  /** Places the details beside their country if they overlay the map; otherwise the style sheet places them. */
  #placeDetails(code: string | null, anchor: Point | null): void {
    const { size } = this.#zoom;
    const details = this.#find('[part~="details"]');
    if (!details) return;
    if (!this.isOverlay || code === null || size.width === 0) {
      return void details.style.removeProperty('transform');
    }
    const buttons = this.#find('[part~="zoom"]')!;
    const areButtonsRight = buttons.offsetLeft > size.width / 2;
    const besideButtons = buttons.offsetWidth + 2 * DETAILS_MARGIN;
    const [left, top] = placeBeside(
      this.#targetOf(code, anchor),
      { width: details.offsetWidth, height: details.offsetHeight },
      [
        areButtonsRight ? DETAILS_MARGIN : besideButtons,
        DETAILS_MARGIN,
        size.width - (areButtonsRight ? besideButtons : DETAILS_MARGIN),
        size.height - DETAILS_MARGIN,
      ],
    );
    details.style.setProperty('transform', `translate(${Math.round(left)}px, ${Math.round(top)}px)`);
  }

  /** The box of the country or, if the country is large or not on the map, a small one around a point. */
  #targetOf(code: string, anchor: Point | null): PixelBox {
    const { viewport, size } = this.#zoom;
    const shape = worldShapes().get(code);
    if (shape) {
      const [left, top, right, bottom] = shape.box;
      const box: PixelBox = [...toPixels([left, top], viewport, size), ...toPixels([right, bottom], viewport, size)];
      const share = Math.max((box[2] - box[0]) / size.width, (box[3] - box[1]) / size.height);
      if (share <= LARGE_COUNTRY_SHARE) return box;
    }
    const [x, y] = toPixels(anchor ?? shape?.centre ?? viewport.centre, viewport, size);
    return [x - DETAILS_MARGIN, y - DETAILS_MARGIN, x + DETAILS_MARGIN, y + DETAILS_MARGIN];
  }
}
