/** The parts of the map's drawing that say nothing in words. */
import { nothing, svg, type TemplateResult } from 'lit';
import { contestedBorders, solidBorders, undeterminedLand, worldShapes, type Territory } from './geometry/geometry.js';
import { dotRadius, isDot } from './member-map.model.js';
import { scaleOf, type Stage, type View } from './zoom.model.js';

type Drawn = ReadonlyMap<string, Territory>;

/** Path data of a territory; those without a shape get a speck, which gives them a place for assistive technology. */
export function pathOf({ path, centre: [x, y] }: Territory): string {
  return path || `M${x - 1},${y - 1}h2v2h-2z`;
}

/** Size in grid units below which land may be too small to be seen: some pixels on a telephone. */
const SMALL = 40;

/** All land without organisations; that which may be too small to be seen is marked by a point of the same size at any zoom. */
export function renderLand(places: Drawn): TemplateResult {
  const others = [...worldShapes()].flatMap(([code, territory]) => (places.has(code) ? [] : [territory]));
  const points = others.flatMap(({ centre, size }) => (size < SMALL ? [`M${centre}h.01`] : []));
  return svg`<g class="land" aria-hidden="true">
    <path d=${undeterminedLand() + others.map(pathOf).join('')}></path>
    <path class="points" d=${points.join('')}></path>
  </g>`;
}

export function renderBorders(): TemplateResult {
  return svg`<g aria-hidden="true">
    <path class="border" d=${solidBorders()}></path>
    <path class="border contested" d=${contestedBorders()}></path>
  </g>`;
}

/** The dots of the small countries, in the size that they have on the screen at any zoom. */
export function renderDots(
  places: Drawn,
  selected: string | null,
  zoom: number,
  stage: Stage,
): TemplateResult | typeof nothing {
  const whole = scaleOf(stage, 1);
  if (whole === 0) return nothing;
  const small = [...places].filter(([, territory]) => isDot(territory, whole));
  // The chosen one must not lie below its neighbours.
  small.sort(([one], [two]) => Number(one === selected) - Number(two === selected));
  return svg`<g aria-hidden="true">
    ${small.map(([code, territory]) => {
      const [x, y] = territory.centre;
      const isSelected = code === selected;
      const radius = (dotRadius(whole) + (isSelected ? 1 : 0)) / (whole * zoom);
      // On paper the whole world is shown, and with it the dots that are none from near by.
      return svg`<circle
        part=${isSelected ? 'marker selected' : 'marker'}
        class=${isDot(territory, whole * zoom) ? '' : 'is-shape'}
        data-country=${code} cx=${x} cy=${y} r=${radius}
      ></circle>`;
    })}
  </g>`;
}

/** A line around a country or its dot, wide and narrow where it has to be seen on every fill. */
export function renderOutline(
  code: string | null,
  kind: 'pointed' | 'selected' | 'active',
  { zoom }: View,
  stage: Stage,
): TemplateResult[] | typeof nothing {
  const territory = code === null ? undefined : worldShapes().get(code);
  if (!territory) return nothing;
  const [x, y] = territory.centre;
  const scale = scaleOf(stage, zoom);
  const radius = (dotRadius(scaleOf(stage, 1)) + 3) / scale;
  const isRing = scale > 0 && isDot(territory, scale);
  return (kind === 'pointed' ? ['line'] : ['halo', 'line']).map((stroke) =>
    isRing
      ? svg`<circle class="outline ${stroke} ${kind}" cx=${x} cy=${y} r=${radius}></circle>`
      : svg`<path class="outline ${stroke} ${kind}" d=${pathOf(territory)}></path>`,
  );
}
