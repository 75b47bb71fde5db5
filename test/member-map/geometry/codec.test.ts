import { expect } from '@open-wc/testing';
import {
  ALPHABET,
  LAST_PLACES,
  decodeWorld,
  type DecodedWorld,
  type Point,
} from '../../../src/member-map/geometry/codec.js';
import { WORLD } from '../../../src/member-map/geometry/generated/world.js';

/** Encodes numbers like the format: the sign in the lowest bit, low digits first. */
function text(...numbers: number[]): string {
  const base = ALPHABET.length - LAST_PLACES;
  return numbers
    .map((number) => {
      let rest = number < 0 ? -2 * number - 1 : 2 * number;
      let digits = '';
      for (; rest >= LAST_PLACES; rest = Math.floor(rest / base)) digits += ALPHABET[LAST_PLACES + (rest % base)];
      return digits + ALPHABET[rest];
    })
    .join('');
}

/** The points of a territory's rings, closed. */
function pointsOf({ rings, arcs }: DecodedWorld, code: string): Point[][] {
  return rings.get(code)!.map((ring) =>
    ring.flatMap((arc, position) => {
      const { start, steps } = arcs[arc < 0 ? ~arc : arc]!;
      const points: Point[] = [start];
      for (let index = 0; index < steps.length; index += 2) {
        const [x, y] = points.at(-1)!;
        points.push([x + steps[index]!, y + steps[index + 1]!]);
      }
      if (arc < 0) points.reverse();
      return position === 0 ? points : points.slice(1);
    }),
  );
}

function area(ring: readonly Point[]): number {
  return Math.abs(ring.slice(1).reduce((sum, [x, y], index) => sum + ring[index]![0] * y - x * ring[index]![1], 0) / 2);
}

describe('the decoder of the map', () => {
  // Two squares share a side. A third territory fills a hole in the left one.
  const neighbours = decodeWorld({
    codes: 'AABBCCDD',
    // AA has two rings: the shared side with the rest, and the hole. BB: the rest, then back along the shared side.
    // CC: the arc of the hole, the last but one, backwards. DD: the same arc forwards.
    rings: text(2, 0, 2, 3, 1, 2, ~0, 1, ~3, 1, ~2),
    starts: text(200, 0, -150, 50, 150, -50),
    steps: text(0, 200, -200, 0, 0, -200, 200, 0, 10, 0, 0, 10, -10, 0, 0, -10, 200, 0, 0, 200, -200, 0),
    contested: text(1, 0),
  });

  it('reads territories that share a border', () => {
    expect(pointsOf(neighbours, 'AA')[0]!.join(' ')).to.equal('200,0 200,200 0,200 0,0 200,0');
    expect(pointsOf(neighbours, 'BB').join(' ')).to.equal('200,0,400,0,400,200,200,200,200,0');
  });

  it('reads an enclave as the reverse of the hole around it', () => {
    const [, hole] = pointsOf(neighbours, 'AA');
    expect(hole![0]).to.deep.equal([50, 50]);
    expect(pointsOf(neighbours, 'CC')).to.deep.equal([[...hole!].reverse()]);
    expect(pointsOf(neighbours, 'DD')).to.deep.equal([hole]);
  });

  it('distinguishes borders from coasts, and contested borders from others', () => {
    expect(neighbours.arcs).to.have.lengthOf(4);
    expect([...neighbours.shared].sort()).to.deep.equal([0, 2]);
    expect([...neighbours.contested]).to.deep.equal([0]);
  });

  it('reads numbers of every length and sign', () => {
    const steps = [1, -1, 34, 35, -35, -34, 5000, -5000, -123456, 123456, 118456, -118456];
    const one = decodeWorld({
      codes: 'AA',
      rings: text(1, steps.length / 2 - 1),
      starts: text(-7, 999),
      steps: text(...steps),
      contested: text(0),
    });
    expect(pointsOf(one, 'AA')).to.deep.equal([
      [
        [-7, 999],
        [-6, 998],
        [28, 1033],
        [-7, 999],
        [4993, -4001],
        [-118463, 119455],
        [-7, 999],
      ],
    ]);
  });

  it('reads the whole world without a stray line', () => {
    const world = decodeWorld(WORLD);
    for (const code of world.rings.keys()) {
      const rings = pointsOf(world, code);
      expect(rings, code).to.not.be.empty;
      const areas = rings.map(area);
      expect(areas[0], `${code} begins with its largest ring`).to.equal(Math.max(...areas));
      for (const ring of rings) {
        expect(ring[0], `${code} is closed`).to.deep.equal(ring.at(-1));
        expect(area(ring), `${code} has an area`).to.be.greaterThan(0);
        for (const value of ring.flat()) expect(Number.isInteger(value), `${code}: ${value} is an integer`).to.be.true;
        const horizontal = ring.map(([x]) => x);
        const width = Math.max(...horizontal) - Math.min(...horizontal);
        expect(width, `${code} is not smeared across the map`).to.be.lessThan(900);
      }
    }
  });

  it('marks only lines between two territories as contested', () => {
    const world = decodeWorld(WORLD);
    expect(world.contested.size).to.be.greaterThan(0);
    for (const arc of world.contested) expect(world.shared.has(arc), `arc ${arc}`).to.be.true;
  });
});
