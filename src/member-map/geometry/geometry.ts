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

/** The points of an arc as path data wants them, `x,y,x,y`, in the direction in which a reference walks it. */
function textOf(arcs: readonly Line[], reference: number): string {
  if (reference >= 0) return arcs[reference]!.join();
  const forwards = arcs[~reference]!;
  const backwards: Line = [];
  for (let index = forwards.length; index > 0; index -= 2) backwards.push(forwards[index - 2]!, forwards[index - 1]!);
  return backwards.join();
}

/** Path data of a closed ring; of every arc but the first, the first point was the last of the one before. */
function ringPath(arcs: readonly Line[], ring: readonly number[]): string {
  const texts = ring.map((reference) => textOf(arcs, reference));
  return `M${texts.map((text, position) => (position > 0 ? text.replace(/^.+?,.+?,/, '') : text)).join()}Z`;
}

/** Measures a territory by the lines of its outline, the largest of its rings; that of a mere point is the point. */
function territory(outline: readonly Line[], path: string): Territory {
  let [left, top] = outline[0] as Point;
  let [right, bottom] = [left, top];
  for (const line of outline) {
    for (let index = 0; index < line.length; index += 2) {
      const [x, y] = [line[index]!, line[index + 1]!];
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
  const pathOf = (own: readonly number[][]) => own.map((ring) => ringPath(arcs, ring)).join('');
  const undeterminedLand = pathOf(rings.get(UNDETERMINED)!);
  rings.delete(UNDETERMINED);
  const shapes = new Map<string, Territory>();
  rings.forEach((own, code) => {
    const outline = own[0]!.map((reference) => arcs[reference < 0 ? ~reference : reference]!);
    shapes.set(code, territory(outline, pathOf(own)));
  });
  for (const [code, point] of Object.entries(POINTS)) shapes.set(code, territory([[...point]], ''));
  const borders = (isWanted: (arc: number) => boolean) =>
    [...shared]
      .filter(isWanted)
      .map((arc) => `M${arcs[arc]!.join()}`)
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
