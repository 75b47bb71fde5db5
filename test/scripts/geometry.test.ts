import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { transformSync } from 'esbuild';
import isoCountries from 'i18n-iso-countries';
import { cutWhere, markContested } from '../../scripts/geometry/borders.js';
import { CONTESTED_BORDERS, CONTESTED_PLACES, UNDETERMINED } from '../../scripts/geometry/contested.js';
import { encodeWorld } from '../../scripts/geometry/encode.js';
import { settleOnGrid, simpleLoops } from '../../scripts/geometry/grid.js';
import { buildWorld, generateGeometry, placesOf } from '../../scripts/geometry/index.js';
import { POINT_TERRITORIES, loadTerritories, type TerritoryFeature } from '../../scripts/geometry/load.js';
import { ownersOfArcs, ringPoints, type Mesh } from '../../scripts/geometry/mesh.js';
import {
  area,
  isInBox,
  isInside,
  isSame,
  signedArea,
  squaredDistanceToSegment,
  type Box,
  type Point,
} from '../../scripts/geometry/plane.js';
import { project, projectFeatures, unproject } from '../../scripts/geometry/project.js';
import { simplifyLine } from '../../scripts/geometry/simplify.js';
import { findArcs } from '../../scripts/geometry/topology.js';
import { decodeWorld as decodeLines, type EncodedWorld } from '../../src/member-map/geometry/codec.js';
import { POINTS, WORLD, WORLD_VIEW_BOX } from '../../src/member-map/geometry/generated/world.js';
import { worldShapes } from '../../src/member-map/geometry/geometry.js';
import fc from '../helpers/fuzz.js';

/** Bytes that a source file adds to a bundle: minified as in the build, then compressed as on a server. */
function brotliSize(typescript: string): number {
  const { code } = transformSync(typescript, { loader: 'ts', minify: true, target: 'es2022' });
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Decodes a world, with points in place of steps and references. */
function decodeWorld(world: EncodedWorld) {
  const { rings, arcs: lines, ...more } = decodeLines(world);
  const arcs = lines.map(({ start, steps }) => {
    const points: Point[] = [start];
    for (let index = 0; index < steps.length; index += 2) {
      const [x, y] = points.at(-1)!;
      points.push([x + steps[index]!, y + steps[index + 1]!]);
    }
    return points;
  });
  const closed = [...rings].map(([code, own]) => [code, own.map((ring) => ringPoints(arcs, ring))] as const);
  return { rings: new Map(closed), arcs, ...more };
}

/** Normal form of a ring: starts at its smallest point and keeps its direction. */
function normalRing(ring: readonly Point[]): string {
  const corners = ring.slice(0, -1).map(String);
  const start = corners.indexOf([...corners].sort()[0]!);
  return [...corners.slice(start), ...corners.slice(0, start)].join(' ');
}

function normalRings(rings: readonly (readonly Point[])[]): string[] {
  return rings.map(normalRing).sort();
}

/** Normal form of a line, regardless of its direction. */
function normalLine(line: readonly Point[]): string {
  return [line.join(' '), [...line].reverse().join(' ')].sort()[0]!;
}

/** Normal form of all data that a round trip must keep. */
function describeMesh({ arcs, territories }: Mesh, contested: ReadonlySet<number>): unknown {
  const line = (index: number): string => {
    const points = arcs[index]!;
    return isSame(points[0]!, points.at(-1)!)
      ? [points, [...points].reverse()].map(normalRing).sort()[0]!
      : normalLine(points);
  };
  return {
    territories: territories.map(({ code, rings }) => [code, normalRings(rings.map((ring) => ringPoints(arcs, ring)))]),
    contested: [...contested].map(line).sort(),
  };
}

function describeDecoded({ rings, arcs, contested }: ReturnType<typeof decodeWorld>): unknown {
  const codes = [...rings.keys()];
  assert.deepEqual(codes, [...codes].sort(), 'territories come sorted');
  const { contested: lines } = describeMesh({ arcs, territories: [] }, contested) as { contested: string[] };
  return { territories: codes.map((code) => [code, normalRings(rings.get(code)!)]), contested: lines };
}

describe('the generated world', () => {
  let first: Map<string, string>;
  let world: { mesh: Mesh; contested: Set<number> };
  let features: TerritoryFeature[];
  const decoded = decodeWorld(WORLD);
  const at = (degrees: Point): string[] =>
    [...decoded.rings].filter(([, rings]) => isInside(project(degrees), rings)).map(([code]) => code);

  before(() => {
    world = buildWorld();
    first = generateGeometry(world);
    features = loadTerritories();
  });

  test('is identical on every run, and to the committed file', () => {
    for (const [path, text] of generateGeometry()) {
      assert.equal(text, first.get(path), path);
      assert.equal(text, readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), `${path} is stale`);
    }
  });

  test('has a shape or a point for every country code, and nothing else', () => {
    const all = Object.keys(isoCountries.getAlpha2Codes()).filter((code) => code !== 'AQ');
    assert.deepEqual([...worldShapes().keys()].sort(), all.sort());
    assert.deepEqual(Object.keys(POINTS), ['BV', 'GI', 'TK', 'UM']);
    assert.equal(decoded.rings.size, 245 + 1, 'and undetermined land');
    assert.ok(decoded.rings.has(UNDETERMINED));
  });

  test('has a place for every country with a member', () => {
    const text = readFileSync(new URL('../../src/data/members.json', import.meta.url), 'utf8');
    const { members } = JSON.parse(text) as { members: { country: string }[] };
    assert.ok(members.length > 100);
    assert.deepEqual(
      members.map(({ country }) => country).filter((country) => !worldShapes().has(country)),
      [],
    );
  });

  test('[map-equal-earth] places points by the formula of Equal Earth', () => {
    // Šavrič, Patterson and Jenny 2018; the middle of the map is at 11.5° E.
    const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
    const formula = ([longitude, latitude]: Point): Point => {
      const l = ((longitude - 11.5) * Math.PI) / 180;
      const t = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180));
      const slope = 9 * a4 * t ** 8 + 7 * a3 * t ** 6 + 3 * a2 * t ** 2 + a1;
      return [(2 * Math.sqrt(3) * l * Math.cos(t)) / (3 * slope), -(a4 * t ** 9 + a3 * t ** 7 + a2 * t ** 3 + a1 * t)];
    };
    const [west, east] = [formula([-168.5 + 1e-9, 0]), formula([191.5 - 1e-9, 0])];
    const unit = 2000 / (east[0] - west[0]);
    const [middle, origin] = [project([11.5, 0]), formula([11.5, 0])];
    for (const place of [
      [36.8, -1.3],
      [100.5, 13.8],
      [-70.7, -33.4],
      [174.8, -41.3],
      [-41, 72],
    ] as Point[]) {
      const [x, y] = project(place);
      const [expectedX, expectedY] = formula(place);
      const miss = Math.hypot(
        x - middle[0] - (expectedX - origin[0]) * unit,
        y - middle[1] - (expectedY - origin[1]) * unit,
      );
      assert.ok(miss < 0.01, `${place.join()} is off by ${miss}`);
      // The drawing agrees: the point is in a territory.
      assert.notDeepEqual(at(place), [], place.join());
    }
  });

  test('is unchanged after encoding and decoding', () => {
    const text = encodeWorld(world.mesh, world.contested);
    assert.deepEqual(describeDecoded(decodeWorld(text)), describeMesh(world.mesh, world.contested));
    assert.deepEqual(text, WORLD);
  });

  test('has only closed rings with an area that pass no point twice', () => {
    for (const [code, rings] of decoded.rings) {
      for (const ring of rings) {
        assert.ok(isSame(ring[0]!, ring.at(-1)!), `${code} is open`);
        assert.ok(area(ring) > 0.5, `${code} has a ring without an area`);
        assert.equal(new Set(ring.map(String)).size, ring.length - 1, `${code} passes a point twice`);
      }
    }
  });

  test('is inside its view box', () => {
    const [left, top, width, height] = WORLD_VIEW_BOX;
    const box: Box = [left, top, left + width, top + height];
    for (const point of [...decoded.arcs.flat(), ...Object.values(POINTS)])
      assert.ok(isInBox(point, box), String(point));
  });

  test('keeps the place of each small territory', () => {
    const places = placesOf(features, projectFeatures(features));
    for (const [code, degrees] of Object.entries(POINT_TERRITORIES)) places.set(code, project(degrees));
    // The middle of a larger territory moves further, for instance with a cape. Other tests check larger outlines.
    for (const [code, { centre, size }] of worldShapes()) {
      const [x, y] = places.get(code)!;
      if (size < 8) assert.ok(Math.hypot(centre[0] - x, centre[1] - y) < 1.5, `${code} is off by 30 km or more`);
    }
  });

  test('draws its lines close to those of the source', (context) => {
    const whole = projectFeatures(features).filter(({ code }, index, all) =>
      all.every((other, position) => position === index || other.code !== code),
    );
    const misses: { miss: number; length: number }[] = [];
    for (const { code, polygons } of whole) {
      const drawn = decoded.rings.get(code)!;
      for (const ring of polygons.flat().filter((outline) => area(outline) >= 16)) {
        for (let index = 1; index < ring.length; index++) {
          const point = ring[index]!;
          let least = Infinity;
          for (const line of drawn) {
            for (let edge = 1; edge < line.length; edge++) {
              least = Math.min(least, squaredDistanceToSegment(point, line[edge - 1]!, line[edge]!));
            }
          }
          // In pixels of a map of 1000 px width.
          misses.push({
            miss: Math.sqrt(least) / 2,
            length: Math.hypot(point[0] - ring[index - 1]![0], point[1] - ring[index - 1]![1]),
          });
        }
      }
    }
    const total = misses.reduce((sum, { length }) => sum + length, 0);
    const mean = misses.reduce((sum, { miss, length }) => sum + miss * length, 0) / total;
    context.diagnostic(`mean distance ${mean.toFixed(3)} px at width 1000`);
    assert.ok(mean < 0.17, `mean distance is ${mean}`);
  });

  test('stays within its limits of size', (context) => {
    const data = brotliSize([...first.values()].join('\n'));
    const decoder = brotliSize(
      readFileSync(new URL('../../src/member-map/geometry/codec.ts', import.meta.url), 'utf8'),
    );
    context.diagnostic(
      `geometry ${data} bytes, ${9500 - data} to spare; decoder ${decoder} bytes, ${700 - decoder} to spare`,
    );
    assert.ok(data <= 9500, `geometry is ${data} bytes`);
    assert.ok(decoder <= 700, `decoder is ${decoder} bytes`);
  });

  for (const { id, samples } of CONTESTED_PLACES) {
    test(`draws ${id} as registered`, () => {
      for (const { point, territory } of samples)
        assert.deepEqual(at(point), [territory ?? UNDETERMINED], String(point));
    });
  }

  test('[map-borders] draws exactly the contested borders of the register dashed', () => {
    const owners = ownersOfArcs(world.mesh);
    const dashed = new Set([...world.contested].map((arc) => owners[arc]!.join('-')));
    assert.deepEqual([...dashed].sort(), [...new Set(CONTESTED_BORDERS.map(({ pair }) => pair))].sort());
    assert.equal(decoded.contested.size, world.contested.size);
  });

  test('draws a contested stretch dashed over its whole length only', () => {
    const owners = ownersOfArcs(world.mesh);
    for (const { pair } of CONTESTED_BORDERS) {
      const stretches = CONTESTED_BORDERS.filter((border) => border.pair === pair).map(({ within }) => within);
      world.mesh.arcs.forEach((line, arc) => {
        if (owners[arc]!.join('-') !== pair) return;
        for (const [index, to] of line.entries()) {
          if (index === 0) continue;
          const from = line[index - 1]!;
          const middle = unproject([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
          // Tolerance of one degree at the edges of a box: one grid unit and the effect of simplifying.
          const isFar = stretches.every(
            (box) => box && !isInBox(middle, [box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1]),
          );
          const isWell = stretches.some(
            (box) => !box || isInBox(middle, [box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1]),
          );
          if (isFar) assert.ok(!world.contested.has(arc), `${pair} is dashed at ${middle.join()}`);
          if (isWell) assert.ok(world.contested.has(arc), `${pair} is solid at ${middle.join()}`);
        }
      });
    }
  });

  test('names the codes of each pair in alphabetical order', () => {
    for (const { pair } of CONTESTED_BORDERS) assert.equal(pair.split('-').sort().join('-'), pair);
  });
});

describe('the codec', () => {
  /** A map of square cells: each cell is a territory or sea. */
  const maps = fc.record({
    cells: fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.array(fc.array(fc.constantFrom<string>('', 'AA', 'BB', 'CC'), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    ),
    scale: fc.integer({ min: 1, max: 3000 }),
    origin: fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 })),
    contested: fc.func(fc.boolean()),
  });

  /** Closed outlines of a territory's cells, with the land always on the same side. */
  function outlinesOf(code: string, cells: readonly string[][], place: (point: Point) => Point): Point[][] {
    const edges = new Map<string, Point[]>();
    const has = (x: number, y: number): boolean => cells[y]?.[x] === code;
    const add = (from: Point, to: Point): unknown => edges.set(String(from), [...(edges.get(String(from)) ?? []), to]);
    for (const [y, row] of cells.entries()) {
      for (const x of row.keys()) {
        if (!has(x, y)) continue;
        if (!has(x, y - 1)) add([x, y], [x + 1, y]);
        if (!has(x + 1, y)) add([x + 1, y], [x + 1, y + 1]);
        if (!has(x, y + 1)) add([x + 1, y + 1], [x, y + 1]);
        if (!has(x - 1, y)) add([x, y + 1], [x, y]);
      }
    }
    const outlines: Point[][] = [];
    for (const [start, ends] of edges) {
      while (ends.length > 0) {
        const ring: Point[] = [start.split(',').map(Number) as Point];
        for (let next = ends.pop(); next; next = edges.get(String(next))?.pop()) ring.push(next);
        outlines.push(ring.map(place));
      }
    }
    return outlines.flatMap(simpleLoops);
  }

  test('decodes any encoded map without a change', () => {
    fc.assert(
      fc.property(maps, ({ cells, scale, origin, contested: isContested }) => {
        const place = ([x, y]: Point): Point => [origin[0] + x * scale, origin[1] + y * scale];
        const codes = ['AA', 'BB', 'CC'].filter((code) => cells.some((row) => row.includes(code)));
        const { arcs, groups } = findArcs(codes.map((code) => outlinesOf(code, cells, place).map((ring) => [ring])));
        const mesh: Mesh = { arcs, territories: codes.map((code, index) => ({ code, rings: groups[index]!.flat() })) };
        const owners = ownersOfArcs(mesh);
        const contested = new Set([...arcs.keys()].filter((arc) => owners[arc]!.length > 1 && isContested(arc)));
        const decoded = decodeWorld(encodeWorld(mesh, contested));
        assert.deepEqual(describeDecoded(decoded), describeMesh(mesh, contested));
        assert.equal(decoded.shared.size, owners.filter(({ length }) => length > 1).length);
        for (const [y, row] of cells.entries()) {
          for (const [x, code] of row.entries()) {
            const found = [...decoded.rings].filter(([, rings]) => isInside(place([x + 0.5, y + 0.5]), rings));
            assert.deepEqual(
              found.map(([name]) => name),
              code ? [code] : [],
            );
          }
        }
      }),
    );
  });

  test('rejects a ring that passes its start twice, because the decoder would shorten it', () => {
    const arcs: Point[][] = [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ],
      [
        [0, 0],
        [-2, 0],
        [-2, -2],
        [0, 0],
      ],
    ];
    const mesh = { arcs, territories: [{ code: 'AA', rings: [[0, 1]] }] };
    assert.throws(() => encodeWorld(mesh, new Set()), /passes 0,0 twice/);
  });
});

describe('the stages of the build', () => {
  test('simplifying keeps the ends of a line and drops points near a straight line', () => {
    const line: Point[] = [
      [0, 0],
      [1, 0.01],
      [2, 0],
      [3, -0.01],
      [4, 0],
    ];
    assert.deepEqual(simplifyLine(line, 6), [
      [0, 0],
      [4, 0],
    ]);
  });

  test('simplifying keeps a cape at a low price per point, and drops it at a high one', () => {
    const line: Point[] = [
      [0, 0],
      [5, 4],
      [10, 0],
    ];
    assert.deepEqual(simplifyLine(line, 6), line);
    assert.deepEqual(simplifyLine(line, 0.001), [
      [0, 0],
      [10, 0],
    ]);
  });

  test('the grid splits a ring that touches itself in two, and removes a needle', () => {
    const loops = simpleLoops([
      [0, 0],
      [2, 0],
      [2, 2],
      [4, 2],
      [4, 4],
      [2, 4],
      [2, 2],
      [0, 2],
      [0, 0],
    ]);
    assert.deepEqual(
      normalRings(loops),
      normalRings([
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
        [
          [2, 2],
          [4, 2],
          [4, 4],
          [2, 4],
          [2, 2],
        ],
      ]),
    );
    assert.deepEqual(
      simpleLoops([
        [0, 0],
        [5, 0],
        [0, 0],
      ]),
      [],
    );
    for (const loop of loops) assert.ok(signedArea(loop) > 0, 'the direction stays');
  });

  test('marking cuts a border where it enters and leaves the contested stretch', () => {
    const parts = cutWhere(
      [
        [0, 0],
        [10, 0],
        [20, 0],
      ],
      ([x]) => x > 4 && x < 15,
    );
    assert.deepEqual(
      parts.map(({ inside }) => inside),
      [false, true, false],
    );
    assert.ok(Math.abs(parts[0]!.points.at(-1)![0] - 4) < 0.001);
    assert.deepEqual(parts[0]!.points.at(-1), parts[1]!.points[0], 'no gap');
    assert.ok(Math.abs(parts[2]!.points[0]![0] - 15) < 0.001);
  });

  test('marking never dashes a border of another pair', () => {
    const arcs: Point[][] = [
      [
        [1000, 300],
        [1010, 300],
      ],
    ];
    const territories = [
      { code: 'AA', rings: [[0]] },
      { code: 'BB', rings: [[~0]] },
    ];
    assert.equal(markContested({ arcs, territories }, [{ pair: 'AA-CC' }]).contested.size, 0);
    assert.equal(markContested({ arcs, territories }, [{ pair: 'AA-BB' }]).contested.size, 1);
  });

  test('the grid keeps a square for a territory that disappears, and throws if its place is unknown', () => {
    const mesh: Mesh = {
      arcs: [
        [
          [3, 3],
          [3, 3],
        ],
      ],
      territories: [{ code: 'AA', rings: [[0]] }],
    };
    const settled = settleOnGrid(mesh, new Set(), new Map([['AA', [7.9, 8.1]]]));
    const [ring] = settled.mesh.territories[0]!.rings;
    assert.deepEqual(normalRing(ringPoints(settled.mesh.arcs, ring!)), '7,8 8,8 8,9 7,9');
    assert.throws(() => settleOnGrid(mesh, new Set(), new Map()), /Nothing is left of AA/);
  });
});
