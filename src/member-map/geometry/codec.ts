/**
 * Decodes the world from the text in `generated/world.ts`. Only this decoder ships. The encoder, with the reasons for the
 * format, is `scripts/geometry/encode.ts`.
 */

/** A point of the grid; x grows to the east, y to the south, as in SVG. */
export type Point = [x: number, y: number];

/** The world as text; each character is a number or a part of one. */
export interface EncodedWorld {
  /** Codes of the territories, two letters each, without separators. */
  codes: string;
  /** For each territory the number of its rings; for each ring its arcs, new or known. */
  rings: string;
  /** Starts of the rings that begin with a new arc, each relative to the one before. */
  starts: string;
  /** All other points: each relative to the one before. */
  steps: string;
  /** The number of contested arcs, then the index of each relative to the one before. */
  contested: string;
}

/** A line of relative steps, as in path data: small numbers make short text. */
export interface Line {
  start: Point;
  end: Point;
  /** From each point to the next: to the right, down, to the right, down … */
  steps: number[];
}

/** The world as lines on the grid. */
export interface DecodedWorld {
  /**
   * Closed rings by code, the largest first. Each is a list of arc indices; `~index` means the arc in reverse. Holes are
   * rings too: fill even-odd.
   */
  rings: Map<string, number[][]>;
  /** Each line between two junctions of borders, once; also each ring that meets no other line. */
  arcs: Line[];
  /** Indices of the arcs between two territories; all others are coasts. */
  shared: Set<number>;
  /** Indices of the contested arcs, a subset of the shared ones. */
  contested: Set<number>;
}

/**
 * The digits by value. Small numbers are the frequent ones. Upper case letters are negative and lower case letters
 * positive, because general compressors model the two cases separately. No quote, backquote or backslash, which tools
 * would escape, and no `<`, which could end a script tag.
 */
export const ALPHABET = '0EeAaIiOoUuRrSsTtNnLlMmCcDdPpHhGgBbFfVvWwYyKkJjXxQqZz !#$%&()*+,-./123456789:;=>?@[]^_{|}~';
/** Digits below this value end a number. All higher digits are its low places; their count is the base. */
export const LAST_PLACES = 69;

const LOW_PLACES = ALPHABET.length - LAST_PLACES;

/** Creates a reader of numbers: low places first, the sign in the lowest bit. */
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
 * Decodes the output of the encoder. It trusts its input, which is generated at build time.
 *
 * An arc that two territories share is encoded once. A ring refers to a known arc by its position among the arcs that
 * leave the current point, and ends when it returns to its start. So neither ends nor neighbours need any bytes.
 */
export function decodeWorld(world: EncodedWorld): DecodedWorld {
  const nextOfRings = numbersOf(world.rings);
  const nextStart = numbersOf(world.starts);
  const nextStep = numbersOf(world.steps);
  const nextContested = numbersOf(world.contested);
  const arcs: Line[] = [];
  const shared = new Set<number>();
  // Arcs by their first point.
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

/** Avoids `Array.from`, which old libraries replace by a version that takes no function. */
function repeat<Value>(count: number, read: () => Value): Value[] {
  const values: Value[] = [];
  while (values.length < count) values.push(read());
  return values;
}
