/** Plane geometry for several stages and the tests. */
import type { Point } from '../../src/member-map/geometry/codec.js';

export type { Point };
/** Minimum x and y, maximum x and y: west, south, east, north in degrees, or left, top, right, bottom on the grid. */
export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Area of a closed ring by the shoelace formula, in square units; the sign gives the direction. */
export function signedArea(ring: readonly Point[]): number {
  let twice = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    twice += x * nextY - nextX * y;
  });
  return twice / 2;
}

/** Area of a closed ring in square units, whatever its direction. */
export function area(ring: readonly Point[]): number {
  return Math.abs(signedArea(ring));
}

/** The smallest box around points. */
export function boundingBox(points: readonly Point[]): Box {
  const horizontal = points.map(([x]) => x);
  const vertical = points.map(([, y]) => y);
  return [Math.min(...horizontal), Math.min(...vertical), Math.max(...horizontal), Math.max(...vertical)];
}

/** The middle of a box. */
export function middle([minX, minY, maxX, maxY]: Box): Point {
  return [(minX + maxX) / 2, (minY + maxY) / 2];
}

/** Whether a point is in a box, including its edges. */
export function isInBox([x, y]: Point, [minX, minY, maxX, maxY]: Box): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

/** Whether a point is inside closed rings but outside of their holes (even-odd rule). Undefined on the line itself. */
export function isInside([x, y]: Point, rings: readonly (readonly Point[])[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [fromX, fromY] = ring[index - 1]!;
      const [toX, toY] = ring[index]!;
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
    }
  }
  return inside;
}

/** Square of the distance between two points. */
export function squaredDistance([x1, y1]: Point, [x2, y2]: Point): number {
  return (x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2);
}

/** Distance between two points. Avoids `Math.hypot`, whose last bit differs between engines. */
export function distance(a: Point, b: Point): number {
  return Math.sqrt(squaredDistance(a, b));
}

/** Square of the distance from a point to the segment between two others. */
export function squaredDistanceToSegment([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const spanX = toX - fromX;
  const spanY = toY - fromY;
  const squaredLength = spanX * spanX + spanY * spanY;
  const along = squaredLength ? ((x - fromX) * spanX + (y - fromY) * spanY) / squaredLength : 0;
  const share = Math.min(1, Math.max(0, along));
  return squaredDistance([x, y], [fromX + share * spanX, fromY + share * spanY]);
}

/** Whether two points are the same. */
export function isSame(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
