import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { worldShapes, type Point } from './geometry/geometry.js';
import { placeBeside, toPixels, type Box, type Size, type Viewport } from './viewport.model.js';

/** Width from which list and map are side by side, in `em` of the element's own font. */
const WIDE_LAYOUT_EM = 40;
/** Font size in CSS pixels to assume before the first render, when the real one cannot be measured yet. */
const DEFAULT_FONT_SIZE = 16;
/** The card is placed beside the pointer, not beside the country, if the country fills more of the map than this. */
const LARGE_COUNTRY_SHARE = 0.5;
/** Space around the card on the map, in CSS pixels. */
const CARD_MARGIN = 12;

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

/** Measures the element, chooses between one and two columns, scrolls the list and places the card with the details. */
export class LayoutController implements ReactiveController {
  /** Whether list and map are side by side. */
  isWide = false;

  readonly #host: LayoutHost;
  readonly #zoom: LayoutZoom;
  #observer?: ResizeObserver;
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

  hostConnected(): void {
    // Without ResizeObserver the map keeps its first measurement.
    if (typeof ResizeObserver === 'function') this.#observer = new ResizeObserver(() => this.#measure());
    if (this.#ruler) this.#observer?.observe(this.#ruler);
    if (this.#map) this.#observer?.observe(this.#map);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    // A good guess saves most elements a second rendering.
    if (!this.#host.hasUpdated) this.isWide = this.#host.clientWidth >= WIDE_LAYOUT_EM * DEFAULT_FONT_SIZE;
  }

  hostUpdated(): void {
    if (!this.#ruler) {
      this.#ruler = this.#find('.ruler');
      if (this.#ruler) this.#observer?.observe(this.#ruler);
      // The observer would report later, and browsers would count the change as a layout shift.
      queueMicrotask(() => this.#measure());
    }
    const map = this.#find('[part~="map"]');
    if (map === this.#map) return;
    if (this.#map) this.#observer?.unobserve(this.#map);
    this.#map = map;
    if (map) this.#observer?.observe(map);
  }

  /**
   * Scrolls the list to a newly chosen country, and places the card with the details. To be called after every update.
   *
   * @param selected - code of the chosen country
   * @param shown - code of the country in the card
   * @param anchor - the grid point beside which the card is placed; null for the country's centre
   */
  arrange(selected: string | null, shown: string | null, anchor: Point | null): void {
    if (selected !== this.#selected || this.isWide !== this.#wasWide) {
      this.#selected = selected;
      this.#wasWide = this.isWide;
      this.#scrollList();
    }
    this.#placeCard(shown, anchor);
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
    const { top, bottom } = item.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    // The sticky name of the region covers the first row.
    const highest = frame.top + (list.querySelector('h3')?.offsetHeight ?? 0);
    if (top < highest) list.scrollTop += top - highest;
    else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
  }

  /** Places the card beside its country if it overlays the map; otherwise the style sheet places it. */
  #placeCard(code: string | null, anchor: Point | null): void {
    const { viewport, size } = this.#zoom;
    const card = this.#find('[part~="details"]');
    if (!card) return;
    if (!this.#map || !this.isWide || code === null || size.width === 0) {
      return void card.style.removeProperty('transform');
    }
    const shape = worldShapes().get(code);
    const [left, top, right, bottom] = shape?.box ?? [NaN, NaN, NaN, NaN];
    const country = [
      ...toPixels([left, top], viewport, size),
      ...toPixels([right, bottom], viewport, size),
    ] as unknown as Box;
    const share = Math.max((country[2] - country[0]) / size.width, (country[3] - country[1]) / size.height);
    const [x, y] = toPixels(anchor ?? shape?.centre ?? viewport.centre, viewport, size);
    const pointer: Box = [x - CARD_MARGIN, y - CARD_MARGIN, x + CARD_MARGIN, y + CARD_MARGIN];
    const buttons = this.#find('[part~="zoom"]')!.getBoundingClientRect();
    const areButtonsRight = buttons.left - this.#map.getBoundingClientRect().left > size.width / 2;
    const besideButtons = buttons.width + 2 * CARD_MARGIN;
    const [cardLeft, cardTop] = placeBeside(
      share <= LARGE_COUNTRY_SHARE ? country : pointer,
      { width: card.offsetWidth, height: card.offsetHeight },
      [
        areButtonsRight ? CARD_MARGIN : besideButtons,
        CARD_MARGIN,
        size.width - (areButtonsRight ? besideButtons : CARD_MARGIN),
        size.height - CARD_MARGIN,
      ],
    );
    card.style.setProperty('transform', `translate(${Math.round(cardLeft)}px, ${Math.round(cardTop)}px)`);
  }
}
