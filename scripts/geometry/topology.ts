/** Third stage: shared borders found, parts merged, what is too small to see left out. */
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, MultiPolygon as ArcMultiPolygon, Topology } from 'topojson-specification';
import { CONTESTED_PLACES } from './contested.js';
import { ringPoints, type ArcReference, type Mesh, type Territory } from './mesh.js';
import { area, isInside, type Point } from './plane.js';
import { project, unproject, type PlaneFeature } from './project.js';

/** Islands and exclaves below this many square units are left out, unless a territory has nothing larger. */
const SMALLEST_PART = 4;
/** The far north has thousands of islands and next to no organisations. */
const FAR_NORTH = 66;
const SMALLEST_PART_FAR_NORTH = 32;
/** Lakes and the holes of enclaves below this many square units are filled. */
const SMALLEST_HOLE = 2;

/**
 * Finds the arcs of closed rings: each line between two places where more than two lines meet becomes one arc.
 *
 * @param groups - one list of polygons per geometry, each polygon an outer ring and its holes
 * @returns for each group its polygons as arc references; `source` is the same for topojson's own functions
 */
export function findArcs(groups: readonly Point[][][][]): {
  arcs: Point[][];
  groups: ArcReference[][][][];
  source: Topology;
} {
  const features = groups.map((coordinates): Feature<MultiPolygon> => {
    return { type: 'Feature', properties: null, geometry: { type: 'MultiPolygon', coordinates } };
  });
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  const source = topology({ world: collection });
  const world = source.objects.world as GeometryCollection;
  const groupOf = (geometry: object): ArcReference[][][] => (geometry as { arcs?: ArcReference[][][] }).arcs ?? [];
  return { arcs: source.arcs as Point[][], groups: world.geometries.map(groupOf), source };
}

/** Places that may not vanish because they are small: Gaza is one. */
const PLACES_TO_KEEP = CONTESTED_PLACES.flatMap(({ samples }) => samples.map(({ point }) => project(point)));

function isWorthItsBytes(points: readonly Point[]): boolean {
  const [, latitude] = unproject(points[0]!);
  const smallest = latitude > FAR_NORTH ? SMALLEST_PART_FAR_NORTH : SMALLEST_PART;
  return area(points) >= smallest || PLACES_TO_KEEP.some((place) => isInside(place, [points]));
}

/** Joins the features of each territory to one, with the lines between them gone, and drops the smallest parts. */
export function buildMesh(features: readonly PlaneFeature[]): Mesh {
  const { arcs, groups, source } = findArcs(features.map(({ polygons }) => polygons));
  const codes = [...new Set(features.map(({ code }) => code))].sort();
  const territories = codes.map((code): Territory => {
    const own = groups.filter((_, index) => features[index]!.code === code);
    const parts = own.map((polygons): ArcMultiPolygon => ({ type: 'MultiPolygon', arcs: polygons }));
    const polygons = parts.length > 1 ? mergeArcs(source, parts).arcs : (own[0] ?? []);
    const outlines = polygons.map(([outer]) => ringPoints(arcs, outer!));
    const areas = outlines.map(area);
    const largest = areas.indexOf(Math.max(...areas));
    const rings = polygons
      .filter((_, index) => index === largest || isWorthItsBytes(outlines[index]!))
      .flatMap(([outer, ...holes]) => [
        outer!,
        ...holes.filter((hole) => area(ringPoints(arcs, hole)) >= SMALLEST_HOLE),
      ]);
    return { code, rings };
  });
  return { arcs, territories };
}
