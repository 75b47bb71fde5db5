/**
 * What part of the world the map shows. A view does not know how large the map is on the screen, so that it stays the
 * same when that changes; whatever needs to know takes the size of the stage, in CSS pixels.
 */
import { WORLD_VIEW_BOX, type Point, type Territory } from './geometry/geometry.js';

export type Box = Territory['box'];

export interface View {
  /** How many times larger than the whole world: 1 to `MOST`. */
  zoom: number;
  /** The point in the middle, in grid units. */
  middle: Point;
}

/** Size of the map on the screen in CSS pixels; 0 while it is not known. */
export interface Stage {
  width: number;
  height: number;
}

/** The most that the geometry is made for: beyond it coasts are visibly angular. */
export const MOST = 8;

const [LEFT, TOP, WIDTH, HEIGHT] = WORLD_VIEW_BOX;
const MIDDLE: Point = [LEFT + WIDTH / 2, TOP + HEIGHT / 2];

export const WHOLE_WORLD: View = { zoom: 1, middle: MIDDLE };

/** CSS pixels per grid unit; 0 while the stage is not known. */
export function scaleOf({ width, height }: Stage, zoom: number): number {
  return Math.min(width / WIDTH, height / HEIGHT) * zoom;
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** The nearest view that is neither too near nor too far and shows no more empty sea at an edge than it has to. */
export function within({ zoom, middle: [x, y] }: View, stage: Stage): View {
  const allowed = clamp(zoom, 1, MOST);
  const scale = scaleOf(stage, allowed);
  const keep = (value: number, middle: number, size: number, pixels: number) => {
    const slack = Math.max(0, (size - (scale ? pixels / scale : size / allowed)) / 2);
    return clamp(value, middle - slack, middle + slack);
  };
  return { zoom: allowed, middle: [keep(x, MIDDLE[0], WIDTH, stage.width), keep(y, MIDDLE[1], HEIGHT, stage.height)] };
}

/** The view that is so many times nearer, with a point of the grid where it was. */
export function zoomedAt({ zoom, middle }: View, factor: number, point: Point): View {
  const allowed = clamp(zoom * factor, 1, MOST);
  const stays = zoom / allowed;
  const along = (axis: 0 | 1) => point[axis] + (middle[axis] - point[axis]) * stays;
  return { zoom: allowed, middle: [along(0), along(1)] };
}

/** The view that is moved by so many CSS pixels: what is on the left comes in with a step to the right. */
export function movedBy({ zoom, middle: [x, y] }: View, [right, down]: Point, stage: Stage): View {
  const scale = scaleOf(stage, zoom) || 1;
  return { zoom, middle: [x - right / scale, y - down / scale] };
}

/**
 * The view with a box in its middle.
 *
 * @param share - how much of the stage the box may take, at most 1
 * @param most - the nearest that the view may be
 */
export function fitting([left, top, right, bottom]: Box, share: number, most: number, stage: Stage): View {
  const { width, height } = stage.width * stage.height > 0 ? stage : { width: WIDTH, height: HEIGHT };
  const across = (width * share) / (right - left);
  const down = (height * share) / (bottom - top);
  const zoom = clamp(Math.min(across, down) / scaleOf({ width, height }, 1), 1, most);
  return within({ zoom, middle: [(left + right) / 2, (top + bottom) / 2] }, stage);
}

/** The smallest box around some others; null around none. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...boxes.map((box) => box[side]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

/** Where a point of the grid is on the stage, in CSS pixels from its left top corner. */
export function toStage([x, y]: Point, { zoom, middle }: View, stage: Stage): Point {
  const scale = scaleOf(stage, zoom);
  return [stage.width / 2 + (x - middle[0]) * scale, stage.height / 2 + (y - middle[1]) * scale];
}

/** The point of the grid that is so many CSS pixels from the left top corner of the stage. */
export function toGrid([x, y]: Point, { zoom, middle }: View, stage: Stage): Point {
  const scale = scaleOf(stage, zoom) || 1;
  return [middle[0] + (x - stage.width / 2) / scale, middle[1] + (y - stage.height / 2) / scale];
}

/** The view, moved as little as brings a point into its inner part. */
export function revealing(point: Point, view: View, stage: Stage): View {
  const [x, y] = toStage(point, view, stage);
  const edge = (size: number) => Math.min(48, size / 4);
  const aside = (value: number, size: number) => clamp(value, edge(size), size - edge(size)) - value;
  return within(movedBy(view, [aside(x, stage.width), aside(y, stage.height)], stage), stage);
}

/** What makes the drawing show a view: value of the SVG attribute `transform`. */
export function transformOf({ zoom, middle: [x, y] }: View): string {
  return `translate(${MIDDLE[0] - x * zoom} ${MIDDLE[1] - y * zoom}) scale(${zoom})`;
}

/** What makes a drawing of one view look like another: value of the CSS property `transform`, from the middle. */
export function transformTo(shown: View, drawn: View, stage: Stage): string {
  const scale = scaleOf(stage, shown.zoom);
  const along = (axis: 0 | 1) => (drawn.middle[axis] - shown.middle[axis]) * scale;
  return `translate(${along(0)}px, ${along(1)}px) scale(${shown.zoom / drawn.zoom})`;
}

/**
 * Where a card goes: beside what it is about, where there is room, else below or above it; always within the bounds.
 *
 * @param about - left, top, right and bottom of it, in CSS pixels
 * @param bounds - likewise of what the card must not leave
 * @returns left and top of the card
 */
export function placeBeside(about: Box, card: Stage, bounds: Box, gap = 12): Point {
  const [left, top, right, bottom] = about;
  const [least, highest, most, lowest] = bounds;
  const across = (value: number) => clamp(value, least, Math.max(least, most - card.width));
  const down = (value: number) => clamp(value, highest, Math.max(highest, lowest - card.height));
  const middleDown = down((top + bottom - card.height) / 2);
  if (right + gap + card.width <= most) return [across(right + gap), middleDown];
  if (left - gap - card.width >= least) return [across(left - gap - card.width), middleDown];
  const below = bottom + gap;
  return [
    across((left + right - card.width) / 2),
    down(below + card.height <= lowest ? below : top - gap - card.height),
  ];
}
