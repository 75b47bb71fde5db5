/** The world as the map draws it: SVG path data and measures, on a grid with square units. Pure; decoded on first use. */
import { decodeWorld, type Point } from './codec.js';
import { POINTS, WORLD } from './generated/world.js';

export type { Point };
export { WORLD_VIEW_BOX } from './generated/world.js';

/** A territory with an ISO 3166-1 alpha-2 code (or `XK`). Lengths are in grid units. */
export interface Territory {
  /** SVG path data of all parts; fill with `fill-rule="evenodd"`. Empty for the few that are too small for a shape. */
  path: string;
  /** Middle of the box around the largest part; where a dot belongs. */
  centre: Point;
  /** The longer side of the box around the largest part; 0 for those without a shape. */
  size: number;
  /** Left, top, right, bottom of the largest part: what to zoom to. Islands and lands far away lie outside. */
  box: readonly [left: number, top: number, right: number, bottom: number];
}

/** Code of land whose status is undetermined, as the build writes it. */
const UNDETERMINED = 'ZZ';

/** Points become text as `x,y`, so a line is its points with `L` between them. */
function linePath(points: readonly Point[]): string {
  return `M${points.join('L')}`;
}

function ringsPath(rings: readonly (readonly Point[])[]): string {
  return rings.map((ring) => `${linePath(ring)}Z`).join('');
}

/** Measures a territory by its outline, the largest of its rings; that of a mere point is the point. */
function territory(outline: readonly Point[], rings: readonly (readonly Point[])[]): Territory {
  const horizontal = outline.map(([x]) => x);
  const vertical = outline.map(([, y]) => y);
  const [left, top] = [Math.min(...horizontal), Math.min(...vertical)];
  const [right, bottom] = [Math.max(...horizontal), Math.max(...vertical)];
  return {
    path: ringsPath(rings),
    centre: [(left + right) / 2, (top + bottom) / 2],
    size: Math.max(right - left, bottom - top),
    box: [left, top, right, bottom],
  };
}

function buildMap() {
  const { rings, arcs, shared, contested } = decodeWorld(WORLD);
  const undeterminedLand = ringsPath(rings.get(UNDETERMINED)!);
  rings.delete(UNDETERMINED);
  const shapes = new Map<string, Territory>();
  rings.forEach((own, code) => shapes.set(code, territory(own[0]!, own)));
  for (const [code, point] of Object.entries(POINTS)) shapes.set(code, territory([point], []));
  const solid = arcs.filter((_, arc) => shared.has(arc) && !contested.has(arc));
  const dashed = arcs.filter((_, arc) => contested.has(arc));
  return {
    shapes: shapes as ReadonlyMap<string, Territory>,
    undeterminedLand,
    solidBorders: solid.map(linePath).join(''),
    contestedBorders: dashed.map(linePath).join(''),
  };
}

let built: ReturnType<typeof buildMap> | undefined;

/** Decodes on first use: a page whose visitors never see the map does not pay for it. */
function map() {
  return (built ??= buildMap());
}

/**
 * Every territory of the world by its code; Antarctica is not among them.
 *
 * @returns the same map on every call
 */
export function worldShapes(): ReadonlyMap<string, Territory> {
  return map().shapes;
}

/** Path data of land that is part of no territory, because its status is undetermined: to be drawn as plain land. */
export function undeterminedLand(): string {
  return map().undeterminedLand;
}

/** Path data of the borders whose course is not contested: to be drawn solid. Coasts are not in it. */
export function solidBorders(): string {
  return map().solidBorders;
}

/** Path data of the contested borders: to be drawn dashed. */
export function contestedBorders(): string {
  return map().contestedBorders;
}
