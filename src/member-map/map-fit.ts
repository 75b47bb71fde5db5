import { worldShapes, type Point } from './geometry/geometry.js';
import type { MemberList } from './member-list.js';
import { MAX_ZOOM, boxAround, type FitTarget } from './viewport.model.js';

/** Map share and maximum zoom of a chosen country: its neighbours show where it is. */
const COUNTRY_FIT = { share: 0.4, maxZoom: 4 };
/** Map share and maximum zoom of a region. */
const REGION_FIT = { share: 0.9, maxZoom: MAX_ZOOM };
/** Map share and maximum zoom of several countries that a search finds. */
const FOUND_FIT = { share: 0.8, maxZoom: 4 };

/** The part of the zoom that moves the map. */
export interface FitZoom {
  fit: (target: FitTarget) => void;
  showWorld: () => void;
  zoomBy: (factor: number, point?: Point) => void;
  isInView: (point: Point) => boolean;
}

/** Moves the map to what was chosen or found. Countries without a shape move nothing. */
export class MapFit {
  readonly #zoom: FitZoom;

  constructor(zoom: FitZoom) {
    this.#zoom = zoom;
  }

  /** @param code - of the country; null for none */
  showCountry(code: string | null): void {
    const box = worldShapes().get(code ?? '')?.box;
    if (box) this.#zoom.fit({ box, ...COUNTRY_FIT });
  }

  /** Shows the countries that a search has found. */
  showFound({ found, places }: MemberList): void {
    const boxes = found.flatMap(({ code }) => (places.has(code) ? [places.get(code)!.box] : []));
    const box = boxAround(boxes);
    if (box) this.#zoom.fit({ box, ...(boxes.length > 1 ? FOUND_FIT : COUNTRY_FIT) });
  }

  /** Shows the countries of the list, or the whole world. */
  showRegion({ places }: MemberList, isWhole: boolean): void {
    const box = isWhole ? null : boxAround([...places.values()].map((place) => place.box));
    if (box) this.#zoom.fit({ box, ...REGION_FIT });
    else this.#zoom.showWorld();
  }

  /** Zooms around a country while it is in view, so that it stays in view. */
  zoomAround(code: string | null, factor: number): void {
    const centre = worldShapes().get(code ?? '')?.centre;
    this.#zoom.zoomBy(factor, centre && this.#zoom.isInView(centre) ? centre : undefined);
  }
}
