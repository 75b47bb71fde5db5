import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Point } from './geometry/geometry.js';
import {
  WHOLE_WORLD,
  fitting,
  movedBy,
  revealing,
  toGrid,
  transformTo,
  within,
  zoomedAt,
  type Box,
  type Stage,
  type View,
} from './zoom.model.js';

/** How far a pointer may stray in CSS pixels before a press becomes a drag. */
const STRAY = 4;
/** Two clicks within so many milliseconds and CSS pixels are a double click; a finger needs more room than a mouse. */
const DOUBLE = { time: 400, distance: 16 };
/** A wheel that says nothing for so many milliseconds has come to rest. */
const WHEEL_REST = 150;
/** How long the hint about the wheel stays, in milliseconds. */
const HINT = 2000;
/** What one press of a button or a double click does. */
export const STEP = 2;

const EVENTS = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'wheel'] as const;

/** How much of the map a box may take, at most 1, and how near it may come. */
export interface Room {
  share: number;
  most: number;
}

/**
 * Zooms and pans the map. During a gesture the drawing is only transformed, which costs next to nothing; the host draws
 * the new view when it has ended. A plain wheel and a finger on the whole world are left to the page, which scrolls.
 */
export class MapZoom implements ReactiveController {
  /** The view that the host draws. */
  view = WHOLE_WORLD;
  stage: Stage = { width: 0, height: 0 };
  /** Whether to say how the wheel zooms: it was turned without the key. */
  isHinting = false;

  readonly #host: ReactiveControllerHost;
  readonly #pointers = new Map<number, Point>();
  #map: HTMLElement | null = null;
  /** What the view was made for, so that it can be made again when the map is larger or smaller. */
  #target?: Room & { box: Box };
  /** What the gesture shows, while there is one. */
  #shown?: View;
  /** What the visitor saw before the view that is drawn next, if that is to be reached smoothly. */
  #before?: View;
  #motion?: Animation;
  #wasDragged = false;
  #lastClick = { time: -Infinity, at: [0, 0] as Point };
  #wheelRest?: ReturnType<typeof setTimeout>;
  #hintEnd?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#pointers.clear();
    clearTimeout(this.#hintEnd);
    this.isHinting = false;
    this.#commit();
  }

  hostUpdated(): void {
    const drawing = this.#drawing;
    if (!drawing) return;
    if (!this.#shown) Object.assign(drawing.style, { transform: '', willChange: '' });
    if (!this.#before) return;
    const transform = [transformTo(this.#before, this.view, this.stage), 'none'];
    this.#before = undefined;
    this.#motion?.cancel();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.#motion = drawing.animate({ transform }, { duration: 250, easing: 'ease-out' });
  }

  /** Follows the gestures on the map; on another one from now on, or on none. */
  attach(map: HTMLElement | null): void {
    for (const name of EVENTS) {
      this.#map?.removeEventListener(name, this);
      // A listener for wheels that may be passive could not keep the page from zooming.
      map?.addEventListener(name, this, { passive: false });
    }
    this.#map = map;
  }

  /** The map has this size now. */
  resize(stage: Stage): void {
    this.stage = stage;
    this.view = this.#target ? this.#fit(this.#target) : within(this.view, stage);
    this.#shown = undefined;
  }

  /** Shows a box, or the whole world for null, until the visitor zooms or pans. */
  fit(box: Box | null, room: Room): void {
    const target = box ? { ...room, box } : undefined;
    this.#show(target ? this.#fit(target) : WHOLE_WORLD);
    this.#target = target;
  }

  /** Zooms by a factor around a point of the grid, else around the middle. */
  zoomBy(factor: number, point: Point = this.view.middle): void {
    this.#show(within(zoomedAt(this.view, factor, point), this.stage));
  }

  /** Moves the view as little as brings a point of the grid into it. */
  reveal(point: Point): void {
    const view = revealing(point, this.view, this.stage);
    if (String(view.middle) !== String(this.view.middle)) this.#show(view);
  }

  /** The point of the grid under the pointer. */
  pointAt(event: MouseEvent): Point {
    return toGrid(this.#onStage(event), this.#shown ?? this.view, this.stage);
  }

  /** Whether a click is none: it ended a drag, or was the second of two, which zooms. */
  takesClick(event: MouseEvent): boolean {
    if (this.#wasDragged) return true;
    const at = this.#onStage(event);
    const { time, at: last } = this.#lastClick;
    const isSecond = event.timeStamp - time < DOUBLE.time && distance(at, last) < DOUBLE.distance;
    this.#lastClick = { time: isSecond ? -Infinity : event.timeStamp, at };
    if (isSecond) this.zoomBy(STEP, this.pointAt(event));
    return isSecond;
  }

  handleEvent(event: Event): void {
    if (event.type === 'wheel') this.#handleWheel(event as WheelEvent);
    else if (event.type === 'pointerdown') this.#handleDown(event as PointerEvent);
    else if (event.type === 'pointermove') this.#handleMove(event as PointerEvent);
    else this.#handleUp(event as PointerEvent);
  }

  get isDragging(): boolean {
    return this.#wasDragged && this.#pointers.size > 0;
  }

  get #drawing(): SVGSVGElement | null {
    return this.#map?.querySelector('svg') ?? null;
  }

  #handleDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.#pointers.size === 0) this.#wasDragged = false;
    this.#pointers.set(event.pointerId, this.#onStage(event));
  }

  #handleMove(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    // Let go of where nobody told us: outside the map.
    if (event.buttons === 0) return this.#handleUp(event);
    const now = this.#onStage(event);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    const view = this.#shown ?? this.view;
    if (!this.#wasDragged) {
      const isMeant = other !== undefined || (view.zoom > 1 && distance(before, now) > STRAY);
      if (!isMeant) return;
      this.#wasDragged = true;
    }
    // A pointer that a script made up cannot be captured, and to try would throw.
    if (event.isTrusted) this.#map!.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, now);
    // One pointer takes the map along; of two, each moves it by half, and their distance zooms.
    const share = other ? 0.5 : 1;
    const moved = movedBy(view, [(now[0] - before[0]) * share, (now[1] - before[1]) * share], this.stage);
    if (!other) return this.#move(moved);
    const middle = toGrid([(now[0] + other[0]) / 2, (now[1] + other[1]) / 2], moved, this.stage);
    this.#move(zoomedAt(moved, distance(now, other) / (distance(before, other) || 1), middle));
  }

  #handleUp({ pointerId }: PointerEvent): void {
    if (this.#pointers.delete(pointerId) && this.#pointers.size === 0) this.#commit();
  }

  #handleWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return this.#hint();
    event.preventDefault();
    // Wheels say pixels, lines or pages; one notch of any of them is one small step.
    const delta = Math.max(-40, Math.min(40, event.deltaY * (event.deltaMode === 0 ? 1 : 20)));
    this.#move(zoomedAt(this.#shown ?? this.view, Math.exp(-delta / 100), this.pointAt(event)));
    this.#wheelRest = setTimeout(() => this.#commit(), WHEEL_REST);
  }

  #hint(): void {
    clearTimeout(this.#hintEnd);
    this.#hintEnd = setTimeout(() => {
      this.isHinting = false;
      this.#host.requestUpdate();
    }, HINT);
    if (this.isHinting) return;
    this.isHinting = true;
    this.#host.requestUpdate();
  }

  #fit({ box, share, most }: Room & { box: Box }): View {
    return fitting(box, share, most, this.stage);
  }

  #onStage({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.#map!.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /** Shows a view in the midst of a gesture. */
  #move(view: View): void {
    clearTimeout(this.#wheelRest);
    this.#motion?.cancel();
    this.#shown = within(view, this.stage);
    const transform = transformTo(this.#shown, this.view, this.stage);
    Object.assign(this.#drawing!.style, { transform, willChange: 'transform' });
  }

  /** Ends a gesture: what it shows is drawn. */
  #commit(): void {
    clearTimeout(this.#wheelRest);
    if (!this.#shown) return;
    this.view = this.#shown;
    this.#shown = this.#target = undefined;
    this.#host.requestUpdate();
  }

  /** Draws a view, and goes there smoothly from what the visitor sees. */
  #show(view: View): void {
    this.#before ??= this.#seen();
    this.#commit();
    this.view = view;
    this.#target = undefined;
    this.#host.requestUpdate();
  }

  /** What the visitor sees, which in the midst of a motion is not what is drawn. */
  #seen(): View | undefined {
    if (!this.stage.width || !this.#drawing) return undefined;
    const { a: factor, e: right, f: down } = new DOMMatrix(getComputedStyle(this.#drawing).transform);
    const { zoom, middle } = this.view;
    return movedBy({ zoom: zoom * factor, middle }, [right, down], this.stage);
  }
}

function distance([x, y]: Point, [otherX, otherY]: Point): number {
  return Math.hypot(otherX - x, otherY - y);
}
