/**
 * Reads the world that `generated/world.ts` holds as text. Only this decoder ships: the encoder, with the reasons for
 * the format, is `scripts/geometry/encode.ts`.
 */

/** A point of the grid; x grows to the east, y to the south, as in SVG. */
export type Point = [x: number, y: number];

/** The world as text; each character is a number or a part of one. */
export interface EncodedWorld {
  /** The codes of the territories, two letters each, nothing between them. */
  codes: string;
  /** For each territory the number of its rings, for each ring its arcs: new ones, or ones that are known already. */
  rings: string;
  /** Where the rings start that begin with a new arc: each relative to the one before. */
  starts: string;
  /** All other points: each relative to the one before. */
  steps: string;
  /** The number of contested arcs, then the index of each relative to the one before. */
  contested: string;
}

/** A line. It is made of steps and not of points, as path data may be: the numbers are small, and so is the text. */
export interface Line {
  start: Point;
  end: Point;
  /** From each point to the next: to the right, down, to the right, down … */
  steps: number[];
}

/** The world as lines on the grid. */
export interface DecodedWorld {
  /**
   * By code: closed rings, the largest first, each as the arcs along which it runs; `~index` stands for an arc walked
   * backwards. Holes are rings too: fill even-odd.
   */
  rings: Map<string, number[][]>;
  /** Every line between two places where three lines meet, once; also every ring that meets no other. */
  arcs: Line[];
  /** Indices of the arcs with a territory on both sides; the others are coasts. */
  shared: Set<number>;
  /** Indices of the arcs whose course is contested; also among the shared ones. */
  contested: Set<number>;
}

/**
 * The digits, by value. Small numbers are the frequent ones: an upper case letter is a negative number, a lower case
 * one a positive, because general compressors tell the two cases apart when they guess the next character. No quote,
 * backquote or backslash, so that no tool ever escapes one, and no `<`, so that the text never ends a script tag.
 */
export const ALPHABET = '0EeAaIiOoUuRrSsTtNnLlMmCcDdPpHhGgBbFfVvWwYyKkJjXxQqZz !#$%&()*+,-./123456789:;=>?@[]^_{|}~';
/** A digit below this ends its number; the digits from here on are low places, in a base of what is left. */
export const LAST_PLACES = 69;

const LOW_PLACES = ALPHABET.length - LAST_PLACES;

/** A function that reads the next number of a text on each call: low places first, the sign in the lowest bit. */
function numbersOf(text: string): () => number {
  let index = 0;
  return () => {
    let value = 0;
    let weight = 1;
    let digit;
    while ((digit = ALPHABET.indexOf(text.charAt(index++))) >= LAST_PLACES) {
      value += (digit - LAST_PLACES) * weight;
      weight *= LOW_PLACES;
    }
    value += digit * weight;
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
}

/**
 * Decodes what the encoder wrote. It trusts its input, which is part of the same file.
 *
 * An arc that two territories share is written once. A ring says that it goes on along a known arc by counting among
 * the arcs that leave the point where it stands; a ring ends where it comes back to its start, so that neither ends
 * nor neighbours need any bytes.
 */
export function decodeWorld(world: EncodedWorld): DecodedWorld {
  const nextOfRings = numbersOf(world.rings);
  const nextStart = numbersOf(world.starts);
  const nextStep = numbersOf(world.steps);
  const nextContested = numbersOf(world.contested);
  const arcs: Line[] = [];
  const shared = new Set<number>();
  // Arcs by the point where they begin.
  const departures: Record<string, number[]> = {};
  const depart = (point: Point, arc: number): unknown => (departures[`${point}`] ??= []).push(arc);
  let startX = 0;
  let startY = 0;

  const readRing = (): number[] => {
    const ring: number[] = [];
    let first: Point | undefined;
    let here: Point | undefined;
    do {
      const token = nextOfRings();
      let arc: number;
      if (token < 0) {
        const came = ~ring.at(-1)!;
        const last = arcs.length - 1 - (~token >> 1);
        if (here) arc = departures[`${here}`]!.filter((departure) => departure !== came)[~token]!;
        else arc = ~token & 1 ? ~last : last;
        shared.add(arc < 0 ? ~arc : arc);
      } else {
        const start: Point = here ?? [(startX += nextStart()), (startY += nextStart())];
        const steps: number[] = [];
        let [x, y] = start;
        for (let count = token; count >= 0; count--) {
          const right = nextStep();
          const down = nextStep();
          steps.push(right, down);
          x += right;
          y += down;
        }
        const end: Point = [x, y];
        arc = arcs.push({ start, end, steps }) - 1;
        depart(start, arc);
        depart(end, ~arc);
      }
      const { start, end } = arcs[arc < 0 ? ~arc : arc]!;
      first ??= arc < 0 ? end : start;
      here = arc < 0 ? start : end;
      ring.push(arc);
    } while (`${here}` !== `${first}`);
    return ring;
  };

  const rings = new Map<string, number[][]>();
  for (const [code] of world.codes.matchAll(/../g)) {
    rings.set(code, repeat(nextOfRings(), readRing));
  }
  let contestedArc = 0;
  const contested = new Set(repeat(nextContested(), () => (contestedArc += nextContested())));
  return { rings, arcs, shared, contested };
}

/** Not `Array.from`, which old libraries replace by one that takes no function. */
function repeat<Value>(count: number, read: () => Value): Value[] {
  const values: Value[] = [];
  while (values.length < count) values.push(read());
  return values;
}
