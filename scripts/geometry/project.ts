/** Second stage: projects from degrees to the plane of the grid. */
import { geoEqualEarth } from 'd3-geo';
import { geoProject, geoStitch } from 'd3-geo-projection';
import type { MultiPolygon } from 'geojson';
import type { TerritoryFeature } from './load.js';
import type { Point } from './plane.js';

/** Width of the grid, which is the whole equator. One unit is about 20 km there. */
const GRID_WIDTH = 2000;

/** Meridian in the middle. It cuts the map at 168.5° W, in Bering Strait, where there is no land. */
const CENTRAL_MERIDIAN = 11.5;
/** Latitude at the upper edge of the grid: the north of Greenland. */
const TOP_LATITUDE = 83.7;
/** Maximum deviation of a long straight line in degrees from its curve on the map, in grid units. */
const PRECISION = 0.15;
/** Steps per unit that projected points are rounded to, so that shared points of neighbours are equal. */
const ROUNDING_STEPS = 1e4;

const projection = geoEqualEarth()
  .rotate([-CENTRAL_MERIDIAN, 0])
  .precision(PRECISION)
  .fitWidth(GRID_WIDTH, { type: 'Sphere' });
const [left, top] = projection.translate();
projection.translate([left, top - project([CENTRAL_MERIDIAN, TOP_LATITUDE])[1]]);

/** Projects longitude and latitude in degrees to a point on the grid, not rounded. */
export function project(degrees: Point): Point {
  const projected = projection(degrees);
  if (!projected) throw new Error(`${degrees.join(', ')} cannot be projected`);
  return projected;
}

/** Converts a point on the grid to longitude and latitude in degrees. */
export function unproject(point: Point): Point {
  const degrees = projection.invert?.(point);
  if (!degrees) throw new Error(`${point.join(', ')} is not on the map`);
  return degrees;
}

/** A feature on the plane. Its rings are closed, and equal where neighbours touch, which the topology needs. */
export interface PlaneFeature {
  code: string;
  polygons: Point[][][];
}

function roundRing(ring: readonly Point[]): Point[] {
  const rounded = ring.map(([x, y]): Point => [
    Math.round(x * ROUNDING_STEPS) / ROUNDING_STEPS,
    Math.round(y * ROUNDING_STEPS) / ROUNDING_STEPS,
  ]);
  return rounded.filter(([x, y], index) => {
    const previous = rounded[index - 1];
    return !previous || previous[0] !== x || previous[1] !== y;
  });
}

/** Projects features. Omits parts that are smaller than a rounding step. */
export function projectFeatures(features: readonly TerritoryFeature[]): PlaneFeature[] {
  return features.map((feature) => {
    const collection = { type: 'FeatureCollection' as const, features: [geoStitch<MultiPolygon, null>(feature)] };
    const geometry = geoProject(collection, projection).features[0]?.geometry;
    const coordinates = !geometry
      ? []
      : geometry.type === 'Polygon'
        ? [geometry.coordinates as Point[][]]
        : (geometry.coordinates as Point[][][]);
    const polygons = coordinates
      .map((polygon) => polygon.map(roundRing))
      .filter(([outer]) => outer!.length > 3)
      .map(([outer, ...holes]) => [outer!, ...holes.filter((hole) => hole.length > 3)]);
    return { code: feature.id, polygons };
  });
}
