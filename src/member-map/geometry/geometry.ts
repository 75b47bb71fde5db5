/** The world as the map draws it: SVG path data and measures, on a grid with square units. Pure; decoded on first use. */
import { decodeWorld, type Line, type Point } from './codec.js';
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

/** The steps of a line walked backwards. */
function backwards({ steps }: Line): number[] {
  const reversed: number[] = [];
  for (let index = steps.length; index > 0; index -= 2) reversed.push(-steps[index - 2]!, -steps[index - 1]!);
  return reversed;
}

/** Measures a territory by its outline, the largest of its rings; that of a mere point is the point. */
function territory([x, y]: Point, outline: readonly number[][], path: string): Territory {
  let [left, top, right, bottom] = [x, y, x, y];
  for (const steps of outline) {
    for (let index = 0; index < steps.length; index += 2) {
      x += steps[index]!;
      y += steps[index + 1]!;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return {
    path,
    centre: [(left + right) / 2, (top + bottom) / 2],
    size: Math.max(right - left, bottom - top),
    box: [left, top, right, bottom],
  };
}

function buildMap() {
  const { rings, arcs, shared, contested } = decodeWorld(WORLD);
  const startOf = (arc: number) => (arc < 0 ? arcs[~arc]!.end : arcs[arc]!.start);
  const stepsOf = (arc: number) => (arc < 0 ? backwards(arcs[~arc]!) : arcs[arc]!.steps);
  const pathOf = (start: Point, lines: readonly number[][]) => `M${start}l${lines.join()}`;
  const pathOfRings = (own: readonly number[][]) =>
    own.map((ring) => `${pathOf(startOf(ring[0]!), ring.map(stepsOf))}Z`).join('');
  const undeterminedLand = pathOfRings(rings.get(UNDETERMINED)!);
  rings.delete(UNDETERMINED);
  const shapes = new Map<string, Territory>();
  rings.forEach((own, code) => {
    const [outline] = own as [number[]];
    shapes.set(code, territory(startOf(outline[0]!), outline.map(stepsOf), pathOfRings(own)));
  });
  for (const [code, point] of Object.entries(POINTS)) shapes.set(code, territory([...point], [], ''));
  const borders = (isWanted: (arc: number) => boolean) =>
    [...shared]
      .filter(isWanted)
      .map((arc) => pathOf(arcs[arc]!.start, [arcs[arc]!.steps]))
      .join('');
  return {
    shapes: shapes as ReadonlyMap<string, Territory>,
    undeterminedLand,
    solidBorders: borders((arc) => !contested.has(arc)),
    contestedBorders: borders((arc) => contested.has(arc)),
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
