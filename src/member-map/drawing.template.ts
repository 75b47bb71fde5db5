/** The drawing inside the map's SVG. */
import { nothing, svg, type TemplateResult } from 'lit';
import { memoizeLast } from '../internal/memoize.js';
import type { Country } from './countries.model.js';
import { contestedBorders, solidBorders, undeterminedLand, worldShapes, type Territory } from './geometry/geometry.js';
import { textOfOrganisations } from './member-map.texts.js';
import { dotRadius, isDot } from './places.model.js';
import { scaleOf, type Size, type Viewport } from './viewport.model.js';

type Territories = ReadonlyMap<string, Territory>;

/** Land smaller than this, in grid units, may be invisible: it is a few pixels on a phone. */
const MIN_LAND_SIZE = 40;

/** Path data of a territory. One without a shape gets a speck, so that assistive technology finds it there. */
function pathOf({ path, centre: [x, y] }: Territory): string {
  return path || `M${x - 1},${y - 1}h2v2h-2z`;
}

/** All land without organisations. Land that may be too small to see also gets a point of the same size at any zoom. */
function renderLand(places: Territories): TemplateResult {
  const others = [...worldShapes()].flatMap(([code, territory]) => (places.has(code) ? [] : [territory]));
  const points = others.flatMap(({ centre, size }) => (size < MIN_LAND_SIZE ? [`M${centre}h.01`] : []));
  return svg`<g class="ecpat-land" aria-hidden="true">
    <path d=${undeterminedLand() + others.map(pathOf).join('')}></path>
    <path class="ecpat-points" d=${points.join('')}></path>
  </g>`;
}

/** The countries with organisations. For assistive technology the map is a list box, and each of them an option. */
function renderShapes(countries: readonly Country[], selected: string | null, language: string): TemplateResult {
  const shapes = worldShapes();
  const onMap = countries.filter(({ code }) => shapes.has(code));
  return svg`<g role="none">
    ${onMap.map(({ code, name, members }) => {
      const isSelected = code === selected;
      return svg`<path
        id="ecpat-option-${code}"
        part=${isSelected ? 'country selected' : 'country'}
        data-country=${code}
        role="option"
        aria-label="${name}, ${textOfOrganisations(language, members.length)}"
        aria-selected=${isSelected}
        d=${pathOf(shapes.get(code)!)}
      ></path>`;
    })}
  </g>`;
}

/** The dots of the small countries, with a constant size on the screen. */
function renderDots(
  places: Territories,
  selected: string | null,
  zoom: number,
  size: Size,
): TemplateResult | typeof nothing {
  const worldScale = scaleOf(size, 1);
  if (worldScale === 0) return nothing;
  const small = [...places].filter(([, territory]) => isDot(territory, worldScale));
  // Later dots cover earlier ones, so the chosen one comes last.
  small.sort(([one], [two]) => Number(one === selected) - Number(two === selected));
  return svg`<g aria-hidden="true">
    ${small.map(([code, territory]) => {
      const [x, y] = territory.centre;
      const isSelected = code === selected;
      const radius = (dotRadius(worldScale) + (isSelected ? 1 : 0)) / (worldScale * zoom);
      // Paper shows the whole world, and with it the dots that a zoomed map replaces by shapes.
      return svg`<circle
        part=${isSelected ? 'marker selected' : 'marker'}
        class=${isDot(territory, worldScale * zoom) ? '' : 'ecpat-is-shape'}
        data-country=${code} cx=${x} cy=${y} r=${radius}
      ></circle>`;
    })}
  </g>`;
}

/**
 * The expensive parts of one map's drawing, each memoized. When the pointer moves, Lit skips the long paths of an
 * unchanged result.
 */
export function createDrawing() {
  return {
    land: memoizeLast(renderLand),
    shapes: memoizeLast(renderShapes),
    dots: memoizeLast(renderDots),
  };
}

export type Drawing = ReturnType<typeof createDrawing>;

export function renderBorders(): TemplateResult {
  return svg`<g aria-hidden="true">
    <path class="ecpat-border" d=${solidBorders()}></path>
    <path class="ecpat-border ecpat-contested" d=${contestedBorders()}></path>
  </g>`;
}

/** An outline around a country or its dot. Two lines, one wide and one narrow, are visible on every fill. */
export function renderOutline(
  code: string | null,
  kind: 'pointed' | 'selected' | 'active',
  { zoom }: Viewport,
  size: Size,
): TemplateResult[] | typeof nothing {
  const territory = code === null ? undefined : worldShapes().get(code);
  if (!territory) return nothing;
  const [x, y] = territory.centre;
  const scale = scaleOf(size, zoom);
  const radius = (dotRadius(scaleOf(size, 1)) + 3) / scale;
  const isRing = scale > 0 && isDot(territory, scale);
  return (kind === 'pointed' ? ['line'] : ['halo', 'line']).map((stroke) =>
    isRing
      ? svg`<circle class="ecpat-outline ecpat-${stroke} ecpat-${kind}" cx=${x} cy=${y} r=${radius}></circle>`
      : svg`<path class="ecpat-outline ecpat-${stroke} ecpat-${kind}" d=${pathOf(territory)}></path>`,
  );
}
