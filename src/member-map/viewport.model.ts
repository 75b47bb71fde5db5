/**
 * The part of the world that the map shows. A viewport does not depend on the size of the map, so it stays the same when
 * the map is resized; functions that need the size take it in CSS pixels.
 */
import { WORLD_VIEW_BOX, type Point, type Territory } from './geometry/geometry.js';

/** Left, top, right and bottom in grid units. */
export type Box = Territory['box'];
/** A position on the map, from its top left corner, or a shift of the drawing: to the right and down, in CSS pixels. */
export type Pixels = [right: number, down: number];
/** A box that the viewport fits. */
export interface FitTarget {
  box: Box;
  /** Share of the map's width and height that the box may fill, at most 1. */
  share: number;
  maxZoom: number;
}

/** Left, top, right and bottom in CSS pixels from the map's top left corner. */
export type PixelBox = readonly [left: number, top: number, right: number, bottom: number];

export interface Viewport {
  /** Magnification compared with the whole world: 1 to `MAX_ZOOM`. */
  zoom: number;
  /** The point in the middle of the map, in grid units. */
  centre: Point;
}

/** Size on the screen in CSS pixels; 0 until it has been measured. */
export interface Size {
  width: number;
  height: number;
}

/** The geometry is simplified for this zoom; beyond it, coasts look angular. */
export const MAX_ZOOM = 8;

const [LEFT, TOP, WIDTH, HEIGHT] = WORLD_VIEW_BOX;
const WORLD_CENTRE: Point = [LEFT + WIDTH / 2, TOP + HEIGHT / 2];

/** Distance in CSS pixels that `panIntoView` keeps from the edge of the map. */
const REVEAL_MARGIN = 48;

export const WHOLE_WORLD: Viewport = { zoom: 1, centre: WORLD_CENTRE };

/** CSS pixels per grid unit; 0 until the map has been measured. */
export function scaleOf({ width, height }: Size, zoom: number): number {
  return Math.min(width / WIDTH, height / HEIGHT) * zoom;
}

const clamp = (value: number, min: number, max: number) => Math.max(min, Math.min(max, value));

/** The nearest allowed viewport: zoom within its limits, and no empty space at an edge that panning can avoid. */
export function clampViewport({ zoom, centre: [x, y] }: Viewport, size: Size): Viewport {
  const allowed = clamp(zoom, 1, MAX_ZOOM);
  const scale = scaleOf(size, allowed);
  const keep = (value: number, middle: number, length: number, pixels: number) => {
    const slack = Math.max(0, (length - (scale ? pixels / scale : length / allowed)) / 2);
    return clamp(value, middle - slack, middle + slack);
  };
  return {
    zoom: allowed,
    centre: [keep(x, WORLD_CENTRE[0], WIDTH, size.width), keep(y, WORLD_CENTRE[1], HEIGHT, size.height)],
  };
}

/** The viewport zoomed by a factor, with one point of the grid kept in its place on the screen. */
export function zoomAround({ zoom, centre }: Viewport, factor: number, point: Point): Viewport {
  const allowed = clamp(zoom * factor, 1, MAX_ZOOM);
  const ratio = zoom / allowed;
  const along = (axis: 0 | 1) => point[axis] + (centre[axis] - point[axis]) * ratio;
  return { zoom: allowed, centre: [along(0), along(1)] };
}

/** The viewport panned so that the drawing moves by these CSS pixels. */
export function panBy({ zoom, centre: [x, y] }: Viewport, [right, down]: Pixels, size: Size): Viewport {
  const scale = scaleOf(size, zoom) || 1;
  return { zoom, centre: [x - right / scale, y - down / scale] };
}

/**
 * The viewport with a box in its middle.
 *
 * @param share - part of the map's width and height that the box may fill, at most 1
 */
export function fitBox([left, top, right, bottom]: Box, share: number, maxZoom: number, size: Size): Viewport {
  const { width, height } = size.width * size.height > 0 ? size : { width: WIDTH, height: HEIGHT };
  const across = (width * share) / (right - left);
  const down = (height * share) / (bottom - top);
  const zoom = clamp(Math.min(across, down) / scaleOf({ width, height }, 1), 1, maxZoom);
  return clampViewport({ zoom, centre: [(left + right) / 2, (top + bottom) / 2] }, size);
}

/** The smallest box around all boxes; null for an empty list. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...boxes.map((box) => box[side]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

/** Position of a grid point on the map. */
export function toPixels([x, y]: Point, { zoom, centre }: Viewport, size: Size): Pixels {
  const scale = scaleOf(size, zoom);
  return [size.width / 2 + (x - centre[0]) * scale, size.height / 2 + (y - centre[1]) * scale];
}

/** Inverse of `toPixels`: the grid point at a position on the map. */
export function toGrid([x, y]: Pixels, { zoom, centre }: Viewport, size: Size): Point {
  const scale = scaleOf(size, zoom) || 1;
  return [centre[0] + (x - size.width / 2) / scale, centre[1] + (y - size.height / 2) / scale];
}

/**
 * Where a point is in a box that is moved, scaled, rotated, skewed or tilted on the screen.
 *
 * @param corners - the box's corners on the screen: top left, top right, bottom left, bottom right
 * @returns shares of the box's own width and height; 0 each where the box has no area on the screen
 */
export function shareAt(
  [[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: readonly [Pixels, Pixels, Pixels, Pixels],
  [x, y]: Pixels,
): [across: number, down: number] {
  // Both are 0 for a parallelogram; only perspective makes opposite sides differ.
  const [bendX, bendY] = [x0 - x1 - x2 + x3, y0 - y1 - y2 + y3];
  const area = cross([x1 - x3, y1 - y3], [x2 - x3, y2 - y3]);
  const g = cross([bendX, bendY], [x2 - x3, y2 - y3]) / area;
  const h = cross([x1 - x3, y1 - y3], [bendX, bendY]) / area;
  const across: Pixels = [x1 - x0 + g * (x1 - x), y1 - y0 + g * (y1 - y)];
  const down: Pixels = [x2 - x0 + h * (x2 - x), y2 - y0 + h * (y2 - y)];
  const way: Pixels = [x - x0, y - y0];
  const whole = cross(across, down);
  return [cross(way, down) / whole || 0, cross(across, way) / whole || 0];
}

const cross = ([a, b]: Pixels, [c, d]: Pixels) => a * d - b * c;

/** The viewport panned by the shortest way that brings a grid point clearly into view. */
export function panIntoView(point: Point, viewport: Viewport, size: Size): Viewport {
  const [x, y] = toPixels(point, viewport, size);
  const margin = (length: number) => Math.min(REVEAL_MARGIN, length / 4);
  const shift = (value: number, length: number) => clamp(value, margin(length), length - margin(length)) - value;
  return clampViewport(panBy(viewport, [shift(x, size.width), shift(y, size.height)], size), size);
}

/** Value of the SVG attribute `transform` that makes the drawing show a viewport. */
export function svgTransform({ zoom, centre: [x, y] }: Viewport): string {
  return `translate(${WORLD_CENTRE[0] - x * zoom} ${WORLD_CENTRE[1] - y * zoom}) scale(${zoom})`;
}

/**
 * Value of the CSS property `transform`, with its origin in the middle, that makes a drawing of one viewport look like
 * another.
 */
export function cssTransform(shown: Viewport, drawn: Viewport, size: Size): string {
  const scale = scaleOf(size, shown.zoom);
  const along = (axis: 0 | 1) => (drawn.centre[axis] - shown.centre[axis]) * scale;
  return `translate(${along(0)}px, ${along(1)}px) scale(${shown.zoom / drawn.zoom})`;
}

/**
 * Position of a box that explains a target: beside the target if there is room, else below or above it, and always
 * within the bounds.
 *
 * @returns left and top of the box
 */
export function placeBeside(target: PixelBox, box: Size, bounds: PixelBox, gap = 12): Pixels {
  const [left, top, right, bottom] = target;
  const [minX, minY, maxX, maxY] = bounds;
  const across = (value: number) => clamp(value, minX, Math.max(minX, maxX - box.width));
  const down = (value: number) => clamp(value, minY, Math.max(minY, maxY - box.height));
  const middleDown = down((top + bottom - box.height) / 2);
  if (right + gap + box.width <= maxX) return [across(right + gap), middleDown];
  if (left - gap - box.width >= minX) return [across(left - gap - box.width), middleDown];
  const below = bottom + gap;
  return [across((left + right - box.width) / 2), down(below + box.height <= maxY ? below : top - gap - box.height)];
}
