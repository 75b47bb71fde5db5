/** Fourth stage: splits contested stretches of border into separate arcs, so that they can be drawn dashed. */
import { CONTESTED_BORDERS, type ContestedBorder } from './contested.js';
import { ownersOfArcs, replaceArcs, type Mesh } from './mesh.js';
import { isInBox, type Point } from './plane.js';
import { unproject } from './project.js';

/** Bisection steps that find the crossing of a box's edge to far below a grid unit. */
const BISECTION_STEPS = 30;

/** Cuts a line wherever it enters or leaves an area, so that each part is entirely inside or outside. */
export function cutWhere(
  line: readonly Point[],
  isWithin: (point: Point) => boolean,
): { points: Point[]; inside: boolean }[] {
  let current = { points: [line[0]!], inside: isWithin(line[0]!) };
  const parts = [current];
  for (const [index, point] of line.entries()) {
    if (index === 0) continue;
    const inside = isWithin(point);
    if (inside !== current.inside) {
      let [near, far] = [line[index - 1]!, point];
      for (let halving = 0; halving < BISECTION_STEPS; halving++) {
        const middle: Point = [(near[0] + far[0]) / 2, (near[1] + far[1]) / 2];
        if (isWithin(middle) === current.inside) near = middle;
        else far = middle;
      }
      current.points.push(far);
      current = { points: [far], inside };
      parts.push(current);
    }
    current.points.push(point);
  }
  return parts;
}

/**
 * Cuts the contested borders out of longer arcs.
 *
 * @returns the mesh with the additional arcs, and the indices of the contested ones
 */
export function markContested(
  mesh: Mesh,
  borders: readonly ContestedBorder[] = CONTESTED_BORDERS,
): { mesh: Mesh; contested: Set<number> } {
  const arcs = [...mesh.arcs];
  const contested = new Set<number>();
  const cut = new Map<number, number[]>();
  ownersOfArcs(mesh).forEach((owners, index) => {
    const concerned = borders.filter(({ pair }) => pair === owners.join('-'));
    if (concerned.length === 0) return;
    const isWithin = (point: Point): boolean =>
      concerned.some(({ within }) => !within || isInBox(unproject(point), within));
    const parts = cutWhere(arcs[index]!, isWithin).map(({ points, inside }, position) => {
      const part = position === 0 ? index : arcs.length;
      arcs[part] = points;
      if (inside) contested.add(part);
      return part;
    });
    cut.set(index, parts);
  });
  return { mesh: { arcs, territories: replaceArcs(mesh.territories, cut) }, contested };
}
