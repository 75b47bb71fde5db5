/**
 * Last stage: encodes the mesh as text. Of TopoJSON, SVG path data, an arithmetic coder and this form, this one is
 * smallest after brotli or gzip, its decoder (`src/member-map/geometry/codec.ts`) included:
 *
 * - Nearly every coordinate is one character: both compressors encode such text close to its entropy.
 * - Shared borders occur once, and without indices. A ring ends where it returns to its start, and a known arc is
 *   identified by its position among the few arcs that leave the current point.
 * - Topology, starts of rings and steps are separate texts, because their statistics differ.
 * - Rings are sorted so that each starts near the previous one.
 */
import { ALPHABET, LAST_PLACES, type EncodedWorld } from '../../src/member-map/geometry/codec.js';
import { arcIndex, pointsOf, ringPoints, type ArcReference, type Mesh } from './mesh.js';
import { area, isSame, squaredDistance, type Point } from './plane.js';

const LOW_PLACES = ALPHABET.length - LAST_PLACES;

/** Encodes one integer. */
function encodeNumber(number: number): string {
  let rest = number < 0 ? -2 * number - 1 : 2 * number;
  let text = '';
  for (; rest >= LAST_PLACES; rest = Math.floor(rest / LOW_PLACES)) {
    text += ALPHABET.charAt(LAST_PLACES + (rest % LOW_PLACES));
  }
  return text + ALPHABET.charAt(rest);
}

/** Puts the largest ring first, because the map measures it, and then always the ring that starts nearest. */
function sortRings(arcs: readonly Point[][], rings: readonly ArcReference[][]): ArcReference[][] {
  const waiting = rings.map((ring) => ({ ring, points: ringPoints(arcs, ring) }));
  const sizes = waiting.map(({ points }) => area(points));
  let next = sizes.indexOf(Math.max(...sizes));
  const sorted: ArcReference[][] = [];
  while (waiting.length > 0) {
    const [current] = waiting.splice(next, 1);
    sorted.push(current!.ring);
    const distances = waiting.map(({ points }) => squaredDistance(points[0]!, current!.points[0]!));
    next = distances.indexOf(Math.min(...distances));
  }
  return sorted;
}

/** Rotates a closed line, so that it starts at the corner nearest to a point. */
function startNear(line: readonly Point[], place: Point): Point[] {
  const corners = line.slice(0, -1);
  const distances = corners.map((corner) => squaredDistance(corner, place));
  const start = distances.indexOf(Math.min(...distances));
  return [...corners.slice(start), ...corners.slice(0, start), corners[start]!];
}

/**
 * Encodes a mesh with integer points, whose rings pass no point twice.
 *
 * @param contested - indices of contested arcs
 */
export function encodeWorld({ arcs, territories }: Mesh, contested: ReadonlySet<number>): EncodedWorld {
  const numbers = new Map<number, ArcReference>();
  const departures = new Map<string, ArcReference[]>();
  const written: Point[][] = [];
  const contestedWritten: number[] = [];
  let [codes, rings, starts, steps] = ['', '', '', ''];
  let lastStart: Point = [0, 0];

  const depart = (point: Point, reference: ArcReference): void => {
    departures.set(String(point), [...(departures.get(String(point)) ?? []), reference]);
  };

  /** The decoder's reference to an arc that is already written; `undefined` for a new one. */
  const known = (reference: ArcReference): ArcReference | undefined => {
    const number = numbers.get(arcIndex(reference));
    return number === undefined ? undefined : reference < 0 ? ~number : number;
  };

  const writeNewArc = (reference: ArcReference, isFirst: boolean, isWholeRing: boolean): ArcReference => {
    let points = pointsOf(arcs, reference);
    if (isWholeRing) points = startNear(points, lastStart);
    let here = points[0]!;
    if (isFirst) {
      starts += encodeNumber(here[0] - lastStart[0]) + encodeNumber(here[1] - lastStart[1]);
      lastStart = here;
    }
    rings += encodeNumber(points.length - 2);
    for (const point of points.slice(1)) {
      steps += encodeNumber(point[0] - here[0]) + encodeNumber(point[1] - here[1]);
      here = point;
    }
    const number = written.push(points) - 1;
    depart(points[0]!, number);
    depart(here, ~number);
    if (contested.has(arcIndex(reference))) contestedWritten.push(number);
    // The arc is written in the direction of its first use, which may be backwards in the mesh.
    numbers.set(arcIndex(reference), reference < 0 ? ~number : number);
    return number;
  };

  const writeRing = (ring: readonly ArcReference[]): void => {
    // Starting with a new arc saves a reference to a distant one.
    const firstNew = Math.max(
      0,
      ring.findIndex((reference) => known(reference) === undefined),
    );
    const rotated = [...ring.slice(firstNew), ...ring.slice(0, firstNew)];
    const start = pointsOf(arcs, rotated[0]!)[0]!;
    let here = start;
    let previous: ArcReference | undefined;
    for (const [position, reference] of rotated.entries()) {
      if (position > 0 && isSame(here, start)) throw new Error(`A ring passes ${String(here)} twice`);
      const number = known(reference);
      if (number === undefined) {
        previous = writeNewArc(reference, position === 0, ring.length === 1);
      } else if (previous === undefined) {
        const back = written.length - 1 - arcIndex(number);
        rings += encodeNumber(~(back * 2 + (number < 0 ? 1 : 0)));
        previous = number;
      } else {
        const back = ~previous;
        const choices = departures.get(String(here))!.filter((departure) => departure !== back);
        rings += encodeNumber(~choices.indexOf(number));
        previous = number;
      }
      here = pointsOf(arcs, reference).at(-1)!;
    }
  };

  for (const territory of [...territories].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    codes += territory.code;
    rings += encodeNumber(territory.rings.length);
    sortRings(arcs, territory.rings).forEach(writeRing);
  }
  const gaps = contestedWritten.map((number, index) => number - (contestedWritten[index - 1] ?? 0));
  return { codes, rings, starts, steps, contested: [gaps.length, ...gaps].map(encodeNumber).join('') };
}
