/** Types of the two functions that the build uses; neither the package nor npm has types. */
declare module 'd3-geo-projection' {
  import type { GeoProjection } from 'd3-geo';
  import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';

  /** Projects to the plane; a feature's geometry is `null` if nothing of it remains. */
  export function geoProject<P>(
    collection: FeatureCollection<Polygon | MultiPolygon, P>,
    projection: GeoProjection,
  ): FeatureCollection<Polygon | MultiPolygon | null, P>;

  /** Removes the cuts along the antimeridian that planar data has. */
  export function geoStitch<G extends Geometry, P>(feature: Feature<G, P>): Feature<G, P>;
}
