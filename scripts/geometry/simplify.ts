/**
 * Fifth stage: reduces the number of points. For each line, it keeps the points with the minimum sum of estimated bits
 * and weighted deviation, found exactly by dynamic programming (rate-distortion optimisation, as in video encoders).
 * Saves about a quarter over the usual Visvalingam simplification at equal error.
 */
import { ownersOfArcs, territoryArea, type Mesh } from './mesh.js';
import {
  boundingBox,
  distance,
  isSame,
  middle,
  squaredDistance,
  squaredDistanceToSegment,
  type Point,
} from './plane.js';
import { unproject } from './project.js';

/** Bits that a unit of deviation (square units times length) is worth. Determines the size of the whole map. */
const BITS_PER_DEVIATION = 6;
/** Maximum number of points that one step may skip; a higher one saves nothing and takes long. */
const MAX_SKIP = 90;

/**
 * Estimated bits of one step, fitted to brotli's output for the encoded steps. Rounded, like the weights below, so that
 * sums are equal on every machine even if a logarithm or a power differs in its last bit.
 */
function bitsOfStep(from: Point, to: Point): number {
  return Math.round(1024 * (1.6 + 2 * Math.log2(1 + distance(from, to)))) / 1024;
}

/**
 * Selects the points of a line and rounds them to the grid. Always keeps the ends.
 *
 * @param line - at least two points, in grid units
 * @param bitsPerDeviation - cost of deviation; a higher cost keeps more points
 * @returns integer points; neighbours may be equal, and a line that is too short for the grid is one point twice
 */
export function simplifyLine(line: readonly Point[], bitsPerDeviation: number): Point[] {
  const grid = line.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
  const last = line.length - 1;
  // Length of line that each point represents: half of the way to both neighbours.
  const lengths = line.map((point, index) =>
    index === 0 || index === last ? 0 : (distance(line[index - 1]!, point) + distance(point, line[index + 1]!)) / 2,
  );
  const costs = line.map((_, index) => (index === 0 ? 0 : Infinity));
  const previous = line.map(() => 0);
  for (let end = 1; end <= last; end++) {
    const rounding = squaredDistance(line[end]!, grid[end]!) * lengths[end]!;
    for (let start = end - 1; start >= Math.max(0, end - MAX_SKIP); start--) {
      const from = grid[start]!;
      const to = grid[end]!;
      const fixed = costs[start]! + (isSame(from, to) ? 0 : bitsOfStep(from, to));
      let deviation = rounding;
      let cost = fixed + bitsPerDeviation * deviation;
      for (let skipped = start + 1; skipped < end && cost < costs[end]!; skipped++) {
        deviation += squaredDistanceToSegment(line[skipped]!, from, to) * lengths[skipped]!;
        cost = fixed + bitsPerDeviation * deviation;
      }
      if (cost < costs[end]!) {
        costs[end] = cost;
        previous[end] = start;
      }
    }
  }
  const chosen: Point[] = [grid[last]!];
  let index = last;
  while (index > 0) {
    index = previous[index]!;
    chosen.push(grid[index]!);
  }
  return chosen.reverse();
}

/** Starts a closed line at the point farthest from its middle, because the ends stay and that point is worth keeping. */
function startAtCape(line: readonly Point[]): readonly Point[] {
  const centre = middle(boundingBox(line));
  const corners = line.slice(0, -1);
  let cape = 0;
  corners.forEach((point, index) => {
    if (squaredDistance(point, centre) > squaredDistance(corners[cape]!, centre)) cape = index;
  });
  return [...corners.slice(cape), ...corners.slice(0, cape), corners[cape]!];
}

/**
 * Weight of detail: higher for small countries, lower for the empty far north and south. It moves detail to where
 * organisations are and where visitors zoom in.
 *
 * @param latitude - latitude of the line's middle, in degrees
 * @param smallest - area in square units of the smaller territory at the line
 */
function detailWeight(latitude: number, smallest: number): number {
  const bySize = Math.min(3, Math.max(0.6, Math.pow(1200 / Math.max(smallest, 0.01), 0.3)));
  const byLatitude = latitude > 66 ? 0.12 : latitude > 58 ? 0.5 : latitude < -42 ? 0.35 : 1;
  return Math.round(1024 * bySize * byLatitude) / 1024;
}

/** Simplifies every arc and rounds it to the grid. */
export function simplifyMesh(mesh: Mesh): Mesh {
  const areas = new Map(mesh.territories.map((territory) => [territory.code, territoryArea(mesh.arcs, territory)]));
  const arcs = ownersOfArcs(mesh).map((owners, index) => {
    const arc = mesh.arcs[index]!;
    // The arc belongs to a part that was removed or merged.
    if (owners.length === 0) return [];
    const [, latitude] = unproject(arc[arc.length >> 1]!);
    const weight = detailWeight(latitude, Math.min(...owners.map((code) => areas.get(code) ?? 0)));
    const line = isSame(arc[0]!, arc.at(-1)!) ? startAtCape(arc) : arc;
    return simplifyLine(line, BITS_PER_DEVIATION * weight);
  });
  return { arcs, territories: mesh.territories };
}
