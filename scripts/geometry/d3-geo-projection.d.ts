/** The two functions that the build uses; the package has no types of its own and none on npm. */
declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';
  import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';

  /** Projects to the plane; the geometry of a feature is `null` where nothing of it is left. */
  export function geoProject<P>(
    collection: FeatureCollection<Polygon | MultiPolygon, P>,
    projection: GeoProjection,
  ): FeatureCollection<Polygon | MultiPolygon | null, P>;

  /** Removes the cuts that a flat file has along the antimeridian. */
  export function geoStitch<G extends Geometry, P>(feature: Feature<G, P>): Feature<G, P>;
}
