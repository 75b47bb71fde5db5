/**
 * Sixth stage: rounding to the grid makes some lines touch, coincide or collapse. Repairs the rings and finds the shared
 * arcs again.
 */
import { ownersOfArcs, replaceArcs, ringPoints, type Mesh } from './mesh.js';
import { area, isSame, type Point } from './plane.js';
import { findArcs } from './topology.js';

/** Rings up to this area, in square units, are rounding errors. */
const MIN_RING_AREA = 0.5;

/** Removes repeated points, points on the straight line between their neighbours, and tips of needles. */
function straighten(line: readonly Point[]): Point[] {
  const result: Point[] = [];
  for (const point of line) {
    while (result.length > 1) {
      const [beforeX, beforeY] = result.at(-2)!;
      const [x, y] = result.at(-1)!;
      if ((x - beforeX) * (point[1] - y) !== (y - beforeY) * (point[0] - x)) break;
      result.pop();
    }
    if (result.length === 0 || !isSame(result.at(-1)!, point)) result.push(point);
  }
  return result;
}

/**
 * Cuts a closed ring that touches itself into loops that do not. A way there and back on the same line is no loop.
 *
 * @returns closed loops with an area, each without a point that it passes twice
 */
export function simpleLoops(ring: readonly Point[]): Point[][] {
  const loops: Point[][] = [];
  const path: Point[] = [];
  const positions = new Map<string, number>();
  for (const point of ring) {
    const position = positions.get(String(point));
    if (position === undefined) {
      positions.set(String(point), path.length);
      path.push(point);
    } else {
      const loop = path.splice(position + 1);
      loop.forEach((passed) => positions.delete(String(passed)));
      loops.push([point, ...loop, point]);
    }
  }
  return loops.filter((loop) => area(loop) > MIN_RING_AREA);
}

/** A square of one unit around a place, for a territory that disappears on the grid. */
function unitSquare([x, y]: Point): Point[] {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return [
    [left, top],
    [left + 1, top],
    [left + 1, top + 1],
    [left, top + 1],
    [left, top],
  ];
}

/** Name of an edge, independent of its direction. */
function edgeName(a: Point, b: Point): string {
  return [String(a), String(b)].sort().join(' ');
}

function edgesOf(line: readonly Point[]): string[] {
  return line.slice(1).map((point, index) => edgeName(line[index]!, point));
}

/**
 * Repairs a simplified mesh: every ring is closed, has an area and passes no point twice.
 *
 * @param simplified - a mesh with integer points
 * @param contested - indices of its contested arcs
 * @param places - by code, position of the square for a territory without any remaining ring
 */
export function settleOnGrid(
  simplified: Mesh,
  contested: ReadonlySet<number>,
  places: ReadonlyMap<string, Point>,
): { mesh: Mesh; contested: Set<number> } {
  const arcs = simplified.arcs.map(straighten);
  const contestedEdges = new Set([...contested].flatMap((index) => edgesOf(arcs[index]!)));

  const groups = simplified.territories.map(({ code, rings }) => {
    const loops = rings.flatMap((ring) => simpleLoops(ringPoints(arcs, ring)));
    if (loops.length > 0) return loops.map((loop) => [loop]);
    const place = places.get(code);
    if (!place) throw new Error(`Nothing is left of ${code}, and its place is unknown`);
    return [[unitSquare(place)]];
  });
  const found = findArcs(groups);
  const mesh: Mesh = {
    arcs: found.arcs,
    territories: simplified.territories.map(({ code }, index) => ({ code, rings: found.groups[index]!.flat() })),
  };
  return splitByEdges(mesh, contestedEdges);
}

/** Cuts arcs where contested edges begin and end. */
function splitByEdges(mesh: Mesh, contestedEdges: ReadonlySet<string>): { mesh: Mesh; contested: Set<number> } {
  const arcs = [...mesh.arcs];
  const contested = new Set<number>();
  const cut = new Map<number, number[]>();
  const owners = ownersOfArcs(mesh);
  mesh.arcs.forEach((arc, index) => {
    // An edge of only one territory is coast, even if the border ran along it before rounding.
    const flags = edgesOf(arc).map((edge) => owners[index]!.length > 1 && contestedEdges.has(edge));
    const ends = flags.flatMap((flag, edge) => (edge > 0 && flag !== flags[edge - 1] ? [edge] : []));
    const parts = [0, ...ends].map((start, position) => {
      const part = position === 0 ? index : arcs.length;
      arcs[part] = arc.slice(start, (ends[position] ?? arc.length) + 1);
      if (flags[start]) contested.add(part);
      return part;
    });
    if (parts.length > 1) cut.set(index, parts);
  });
  const territories = replaceArcs(mesh.territories, cut);
  return { mesh: { arcs, territories }, contested };
}
