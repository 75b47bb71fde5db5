/** The world for the map: SVG path data and measures on a grid with square units. Decoded on first use. */
import { decodeWorld, type Line, type Point } from './codec.js';
import { POINTS, WORLD } from './generated/world.js';

export type { Point };
export { WORLD_VIEW_BOX } from './generated/world.js';

/** A territory with an ISO 3166-1 alpha-2 code (or `XK`). Lengths are in grid units. */
export interface Territory {
  /** SVG path data of all parts; fill with `fill-rule="evenodd"`. Empty for the few territories too small for a shape. */
  path: string;
  /** Centre of the box around the largest part, where the dot is drawn. */
  centre: Point;
  /** Longer side of the box around the largest part; 0 without a shape. */
  size: number;
  /** Box around the largest part, to zoom to. It leaves out distant islands and territories. */
  box: readonly [left: number, top: number, right: number, bottom: number];
}

/** Code that the build writes for land of undetermined status. */
const UNDETERMINED = 'ZZ';

/** The steps of a line walked backwards. */
function backwards({ steps }: Line): number[] {
  const reversed: number[] = [];
  for (let index = steps.length; index > 0; index -= 2) reversed.push(-steps[index - 2]!, -steps[index - 1]!);
  return reversed;
}

/** Measures a territory by its outline, which is the largest of its rings. Without an outline the start is its only point. */
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

/** Decodes on first use, so that loading the script costs nothing on pages that never show the map. */
function map() {
  return (built ??= buildMap());
}

/**
 * Every territory of the world by its code, except Antarctica.
 *
 * @returns the same map on every call
 */
export function worldShapes(): ReadonlyMap<string, Territory> {
  return map().shapes;
}

/** Path data of land of undetermined status, which belongs to no territory. Draw it as plain land. */
export function undeterminedLand(): string {
  return map().undeterminedLand;
}

/** Path data of the uncontested borders, without coasts. Draw them solid. */
export function solidBorders(): string {
  return map().solidBorders;
}

/** Path data of the contested borders. Draw them dashed. */
export function contestedBorders(): string {
  return map().contestedBorders;
}
