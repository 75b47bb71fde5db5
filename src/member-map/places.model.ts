/** Finds a country on the map by pointer and by arrow key. */
import type { Point, Territory } from './geometry/geometry.js';

/** Territories by country code, with their centres and sizes. */
export type Places = ReadonlyMap<string, Pick<Territory, 'centre' | 'size'>>;

/** A territory whose longer side is shorter than this, in CSS pixels, is shown as a dot. */
const MIN_SHAPE_SIZE = 12;
/** Minimum target width for fingers in CSS pixels: WCAG 2.2, 2.5.8. */
const MIN_TARGET_SIZE = 24;
/** Below this scale, in CSS pixels per grid unit, the map is so small that dots crowd. */
const SMALL_MAP_SCALE = 0.25;

/** Radius of a dot in CSS pixels. */
export function dotRadius(scale: number): number {
  return scale < SMALL_MAP_SCALE ? 3 : 4;
}

/** Whether the shape of a territory is too small to see. */
export function isDot({ size }: Pick<Territory, 'size'>, scale: number): boolean {
  return size * scale < MIN_SHAPE_SIZE;
}

/**
 * Finds the country under the pointer: the nearest small one within reach, even inside the shape of a large one. The
 * country whose shape is at the point wins if its centre is nearer, or if no small one is within reach.
 *
 * @param point - in grid units
 * @param shape - code of the territory whose shape is at this point, if it is one of the places
 * @param scale - CSS pixels per grid unit
 */
export function countryAt([x, y]: Point, shape: string | null, places: Places, scale: number): string | null {
  const pixelsTo = ([centreX, centreY]: Point) => Math.hypot(centreX - x, centreY - y) * scale;
  let nearest = shape;
  let distance = shape === null ? Infinity : pixelsTo(places.get(shape)!.centre);
  for (const [code, { centre, size }] of places) {
    const pixels = pixelsTo(centre);
    if (size * scale >= MIN_TARGET_SIZE || pixels > MIN_TARGET_SIZE / 2 || pixels >= distance) continue;
    nearest = code;
    distance = pixels;
  }
  return nearest;
}

/** Places farther away than this are not near, in grid units. A unit is about 20 km at the equator. */
const NEAR = 200;
/** Maximum number of near places. */
const MAX_NEAR = 4;

/** Codes of the places near a point, nearest first. */
export function nearest(places: Places, [x, y]: Point): readonly string[] {
  return [...places]
    .map(([code, { centre }]) => ({ code, distance: Math.hypot(centre[0] - x, centre[1] - y) }))
    .filter(({ distance }) => distance < NEAR)
    .sort((one, two) => one.distance - two.distance)
    .slice(0, MAX_NEAR)
    .map(({ code }) => code);
}

/** A step to the right and a step down. */
export type Direction = [right: number, down: number];

/** Direction of each arrow key. */
export const DIRECTIONS: Record<string, Direction | undefined> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Each place is shifted right by this much more than the place before, in grid units: too little to see. The grid has
 * steps of half a unit, so no two shifted places share a spot or a diagonal.
 */
const TIE_BREAK = 1e-4;

/**
 * Finds the next place in a direction: the nearest of those that are further ahead than to the side. Both distances
 * count equally.
 *
 * Every place can be reached from every other: a visitor who always presses the key towards a place comes nearer to it
 * with each step. Proof: let it be `a` ahead and `b` to the side, and the next place `c` and `d`, so that
 * `c + d ≤ a + b`. Then the rest of the way, `|a - c| + |b ± d|`, is less than `a + b`, since `d < c` and `b < a`.
 *
 * @returns its code; the code of `from` if no place is in this direction
 */
export function neighbour(places: Places, from: string, [right, down]: Direction): string {
  const spots = [...places].map(([code, { centre }], index) => ({
    code,
    x: centre[0] + index * TIE_BREAK,
    y: centre[1],
  }));
  const start = spots.find(({ code }) => code === from)!;
  let best = from;
  let lowest = Infinity;
  for (const { code, x, y } of spots) {
    const ahead = (x - start.x) * right + (y - start.y) * down;
    const aside = Math.abs((x - start.x) * down - (y - start.y) * right);
    if (aside >= ahead || ahead + aside >= lowest) continue;
    best = code;
    lowest = ahead + aside;
  }
  return best;
}
