/** Third stage: finds shared borders, merges the parts of territories, and removes parts that are too small to see. */
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, MultiPolygon as ArcMultiPolygon, Topology } from 'topojson-specification';
import { CONTESTED_PLACES } from './contested.js';
import { ringPoints, type ArcReference, type Mesh, type Territory } from './mesh.js';
import { area, isInside, type Point } from './plane.js';
import { project, unproject, type PlaneFeature } from './project.js';

/** Minimum area of islands and exclaves in square units, except for the largest part of a territory. */
const MIN_PART_AREA = 4;
/** Latitude above which a higher minimum applies: the far north has thousands of islands and few organisations. */
const FAR_NORTH_LATITUDE = 66;
const MIN_PART_AREA_FAR_NORTH = 32;
/** Minimum area of lakes and holes for enclaves, in square units. Smaller ones are filled. */
const MIN_HOLE_AREA = 2;

/**
 * Finds the arcs of closed rings: each line between two junctions of more than two lines becomes one arc.
 *
 * @param groups - one list of polygons per geometry, each polygon an outer ring and its holes
 * @returns each group's polygons as arc references; `source` contains the same for topojson's own functions
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

/** Places that must not disappear although they are small, for example Gaza. */
const PLACES_TO_KEEP = CONTESTED_PLACES.flatMap(({ samples }) => samples.map(({ point }) => project(point)));

function isWorthKeeping(points: readonly Point[]): boolean {
  const [, latitude] = unproject(points[0]!);
  const smallest = latitude > FAR_NORTH_LATITUDE ? MIN_PART_AREA_FAR_NORTH : MIN_PART_AREA;
  return area(points) >= smallest || PLACES_TO_KEEP.some((place) => isInside(place, [points]));
}

/** Merges the features of each territory, removes the lines between them, and drops the smallest parts. */
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
      .filter((_, index) => index === largest || isWorthKeeping(outlines[index]!))
      .flatMap(([outer, ...holes]) => [
        outer!,
        ...holes.filter((hole) => area(ringPoints(arcs, hole)) >= MIN_HOLE_AREA),
      ]);
    return { code, rings };
  });
  return { arcs, territories };
}
