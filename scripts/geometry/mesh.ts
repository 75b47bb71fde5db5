/** Data structure between the stages: lines that neighbours share, and rings made of them. */
import { area, type Point } from './plane.js';

/** Reference to an arc: its index, or `~index` for the arc walked backwards. */
export type ArcReference = number;

export interface Territory {
  /** ISO 3166-1 alpha-2, or `UNDETERMINED`. */
  code: string;
  /** Rings as lists of arcs, holes among them. */
  rings: ArcReference[][];
}

/** Arcs and territories. Neighbours refer to the same arc, so that no change opens a gap between them. */
export interface Mesh {
  arcs: Point[][];
  /** Sorted by code. */
  territories: Territory[];
}

/** The index of a reference's arc, whatever its direction. */
export function arcIndex(reference: ArcReference): number {
  return reference < 0 ? ~reference : reference;
}

/** The points of an arc in the direction of a reference. */
export function pointsOf(arcs: readonly Point[][], reference: ArcReference): Point[] {
  const points = arcs[arcIndex(reference)]!;
  return reference < 0 ? [...points].reverse() : points;
}

/** The points of a ring, closed: the last repeats the first. */
export function ringPoints(arcs: readonly Point[][], ring: readonly ArcReference[]): Point[] {
  return ring.flatMap((reference, position) => pointsOf(arcs, reference).slice(position === 0 ? 0 : 1));
}

/** Codes of the territories that each arc bounds, sorted and without repetition. */
export function ownersOfArcs({ arcs, territories }: Mesh): string[][] {
  const owners = arcs.map(() => new Set<string>());
  for (const { code, rings } of territories) {
    for (const reference of rings.flat()) owners[arcIndex(reference)]!.add(code);
  }
  return owners.map((codes) => [...codes].sort());
}

/** Replaces references to an arc by references to its parts. */
export function replaceArcs(territories: readonly Territory[], parts: ReadonlyMap<number, number[]>): Territory[] {
  const replace = (reference: ArcReference): ArcReference[] => {
    const indices = parts.get(arcIndex(reference));
    if (!indices) return [reference];
    return reference < 0 ? [...indices].reverse().map((index) => ~index) : indices;
  };
  return territories.map(({ code, rings }) => ({ code, rings: rings.map((ring) => ring.flatMap(replace)) }));
}

/** Total area of a territory's rings; includes holes, which are few and small. */
export function territoryArea(arcs: readonly Point[][], { rings }: Territory): number {
  return rings.reduce((sum, ring) => sum + area(ringPoints(arcs, ring)), 0);
}
