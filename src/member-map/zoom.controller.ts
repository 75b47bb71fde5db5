import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { attempt } from '../internal/intl.js';
import type { Point } from './geometry/geometry.js';
import { inWindow, windowToMap } from './screen.js';
import {
  WHOLE_WORLD,
  clampViewport,
  cssTransform,
  fitBox,
  panBy,
  panIntoView,
  toGrid,
  toPixels,
  zoomAround,
  type FitTarget,
  type Pixels,
  type Size,
  type Viewport,
} from './viewport.model.js';

/** Factor of one press of a zoom button and of a double click. */
export const ZOOM_STEP = 2;
/** Distance in pixels of the window that a pressed pointer may move before the press becomes a drag. */
const DRAG_THRESHOLD = 4;
/** Two clicks within these limits, in the window, are a double click; fingers are less precise than a mouse. */
const DOUBLE_CLICK = { ms: 400, pixels: 16 };
/** A wheel gesture ends when no wheel event arrives for this long. */
const WHEEL_END_MS = 150;
/** How long the hint about the wheel stays. */
const HINT_MS = 2000;
const ZOOM_MOTION = { duration: 250, easing: 'ease-out' };

/** Listened to on the page too: a press may end outside of the map. */
const END_EVENTS = ['pointerup', 'pointercancel'] as const;
const EVENTS = ['pointerdown', 'pointermove', ...END_EVENTS, 'lostpointercapture', 'wheel'] as const;

export interface ZoomHost extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
  readonly ownerDocument: Document;
}

/**
 * Zooms and pans the map. A gesture only transforms the existing drawing, which is cheap; the host draws the new
 * viewport when the gesture ends. A plain wheel, and one finger on the whole world, keep scrolling the page.
 */
export class ZoomController implements ReactiveController {
  /** The drawn viewport. */
  viewport = WHOLE_WORLD;
  /** The measured size of the map; zeros without a map. */
  size: Size = { width: 0, height: 0 };
  /** Whether to explain zooming by wheel, because the visitor turned the wheel without the key. */
  isHinting = false;
  /** Counts the moves of the map; a change of its size is none. */
  moves = 0;

  readonly #host: ZoomHost;
  /** Positions of the pressed pointers in the window. */
  readonly #pointers = new Map<number, Pixels>();
  #map: HTMLElement | null = null;
  /** Kept to fit its box again when the map is resized. */
  #target?: FitTarget;
  /** The viewport that a running gesture shows. */
  #gesture?: Viewport;
  /** The viewport from which the next drawing is reached by a smooth motion. */
  #motionStart?: Viewport;
  #motion?: Animation | undefined;
  #wasDragged = false;
  #lastClick = { time: -Infinity, at: [0, 0] as Pixels };
  #wheelTimer?: ReturnType<typeof setTimeout>;
  #hintTimer?: ReturnType<typeof setTimeout>;
  #connection?: AbortController;

  constructor(host: ZoomHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether a press or a gesture may be about to move the map. */
  get isMoving(): boolean {
    return this.#pointers.size > 0 || this.#gesture !== undefined;
  }

  get isDragging(): boolean {
    return this.#wasDragged && this.#pointers.size > 0;
  }

  get #drawing(): SVGSVGElement | null {
    return this.#map?.querySelector('svg') ?? null;
  }

  hostConnected(): void {
    // Aborted at disconnect: after a move the element may be in another document.
    const { signal } = (this.#connection = new AbortController());
    for (const name of END_EVENTS) this.#host.ownerDocument.addEventListener(name, this, { signal, capture: true });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    clearTimeout(this.#hintTimer);
    this.isHinting = false;
    this.#forgetPress();
  }

  hostUpdated(): void {
    this.#attach(this.#host.renderRoot.querySelector<HTMLElement>('[part~="map"]'));
    const drawing = this.#drawing;
    if (!drawing) return;
    if (!this.#gesture) Object.assign(drawing.style, { transform: '', willChange: '' });
    if (!this.#motionStart) return;
    const transform = [cssTransform(this.#motionStart, this.viewport, this.size), 'none'];
    this.#motionStart = undefined;
    this.#motion?.cancel();
    // Where the browser cannot tell, or cannot animate, nothing moves.
    this.#motion = attempt(
      () =>
        matchMedia('(prefers-reduced-motion: reduce)').matches
          ? undefined
          : drawing.animate({ transform }, ZOOM_MOTION),
      undefined,
    );
  }

  /** Takes over a newly measured size. */
  resize(size: Size): void {
    if (size.width === this.size.width && size.height === this.size.height) return;
    this.size = size;
    const target = this.#target;
    this.#draw(target ? this.#viewportFor(target) : clampViewport(this.viewport, size), target);
  }

  /** Shows a box, and keeps it fitted until the visitor zooms or pans. */
  fit(target: FitTarget): void {
    this.#moveTo(this.#viewportFor(target), target);
  }

  showWorld = (): void => this.#moveTo(WHOLE_WORLD);

  /** Zooms by a factor around a grid point, by default the centre. */
  zoomBy(factor: number, point: Point = this.viewport.centre): void {
    this.#moveTo(clampViewport(zoomAround(this.viewport, factor, point), this.size));
  }

  /** Pans as little as needed to show a grid point. */
  reveal(point: Point): void {
    const viewport = panIntoView(point, this.viewport, this.size);
    if (String(viewport.centre) !== String(this.viewport.centre)) this.#moveTo(viewport);
  }

  /** Whether the viewport contains a grid point. */
  isInView(point: Point): boolean {
    const [x, y] = toPixels(point, this.viewport, this.size);
    return x >= 0 && x <= this.size.width && y >= 0 && y <= this.size.height;
  }

  /** The grid point under the pointer. */
  pointAt(event: MouseEvent): Point {
    return toGrid(windowToMap(this.#map!)(inWindow(event)), this.#gesture ?? this.viewport, this.size);
  }

  /**
   * Handles the clicks of a pointer that are gestures: the end of a drag, and the second click of a double click, which
   * zooms.
   *
   * @returns whether the click was one, so that it must not choose a country
   */
  handleClick(event: MouseEvent): boolean {
    if (this.#wasDragged) return true;
    const at = inWindow(event);
    const { time, at: last } = this.#lastClick;
    const isSecond = event.timeStamp - time < DOUBLE_CLICK.ms && distance(at, last) < DOUBLE_CLICK.pixels;
    this.#lastClick = { time: isSecond ? -Infinity : event.timeStamp, at };
    if (isSecond) this.zoomBy(ZOOM_STEP, this.pointAt(event));
    return isSecond;
  }

  handleEvent(event: Event): void {
    if (event.type === 'wheel') this.#handleWheel(event as WheelEvent);
    else if (event.type === 'pointerdown') this.#handleDown(event as PointerEvent);
    else if (event.type === 'pointermove') this.#handleMove(event as PointerEvent);
    // A shape loses the capture of a touch when the map takes it.
    else if (event.type !== 'lostpointercapture' || event.target === this.#map) this.#handleUp(event as PointerEvent);
  }

  /** Moves the listeners to another map, or removes them for null. */
  #attach(map: HTMLElement | null): void {
    if (map === this.#map) return;
    for (const name of EVENTS) {
      this.#map?.removeEventListener(name, this);
      // A passive wheel listener could not keep the page from zooming.
      map?.addEventListener(name, this, { passive: false });
    }
    this.#map = map;
    this.#motionStart = undefined;
    // After this update, because the gesture's viewport needs another one.
    queueMicrotask(() => this.#forgetPress());
  }

  /** Ends the press or gesture of a map that is gone, or one whose end was not reported. */
  #forgetPress(): void {
    this.#pointers.clear();
    this.#wasDragged = false;
    this.#lastClick.time = -Infinity;
    this.#commit();
  }

  #handleDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    // No other finger is down when a press is the primary one.
    if (event.isPrimary && this.#pointers.size > 0) this.#forgetPress();
    if (this.#pointers.size === 0) this.#wasDragged = false;
    this.#pointers.set(event.pointerId, inWindow(event));
  }

  #handleMove(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    // The button was released outside the map, where no event reaches it.
    if (event.buttons === 0) return this.#handleUp(event);
    const now = inWindow(event);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    const viewport = this.#gesture ?? this.viewport;
    if (!this.#wasDragged) {
      const isDrag = other !== undefined || (viewport.zoom > 1 && distance(before, now) > DRAG_THRESHOLD);
      if (!isDrag) return;
      this.#wasDragged = true;
    }
    // Throws for synthetic events, and for a pointer that has just been released.
    attempt(() => this.#map!.setPointerCapture(event.pointerId), undefined);
    this.#pointers.set(event.pointerId, now);
    const toMap = windowToMap(this.#map!);
    const [[x, y], [toX, toY]] = [toMap(before), toMap(now)];
    // Each of two pointers contributes half of the movement, and their distance zooms.
    const share = other ? 0.5 : 1;
    const panned = panBy(viewport, [(toX - x) * share, (toY - y) * share], this.size);
    if (!other) return this.#transformTo(panned);
    const [otherX, otherY] = toMap(other);
    const centre = toGrid([(toX + otherX) / 2, (toY + otherY) / 2], panned, this.size);
    this.#transformTo(zoomAround(panned, distance(now, other) / (distance(before, other) || 1), centre));
  }

  #handleUp({ pointerId }: PointerEvent): void {
    if (this.#pointers.delete(pointerId) && this.#pointers.size === 0) this.#commit();
  }

  #handleWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return this.#hint();
    event.preventDefault();
    // Wheels report pixels, lines or pages; one notch of any of them must be one small step.
    const delta = Math.max(-40, Math.min(40, event.deltaY * (event.deltaMode === 0 ? 1 : 20)));
    this.#transformTo(zoomAround(this.#gesture ?? this.viewport, Math.exp(-delta / 100), this.pointAt(event)));
    this.#wheelTimer = setTimeout(() => this.#commit(), WHEEL_END_MS);
  }

  #hint(): void {
    clearTimeout(this.#hintTimer);
    this.#hintTimer = setTimeout(() => {
      this.isHinting = false;
      this.#host.requestUpdate();
    }, HINT_MS);
    if (this.isHinting) return;
    this.isHinting = true;
    this.#host.requestUpdate();
  }

  #viewportFor({ box, share, maxZoom }: FitTarget): Viewport {
    return fitBox(box, share, maxZoom, this.size);
  }

  /** Shows a viewport during a gesture, by a transform only. */
  #transformTo(viewport: Viewport): void {
    clearTimeout(this.#wheelTimer);
    this.moves++;
    this.#motion?.cancel();
    this.#gesture = clampViewport(viewport, this.size);
    const transform = cssTransform(this.#gesture, this.viewport, this.size);
    Object.assign(this.#drawing!.style, { transform, willChange: 'transform' });
  }

  /** Ends a gesture and has its viewport drawn. */
  #commit(): void {
    if (this.#gesture) this.#draw(this.#gesture);
  }

  /** Draws a viewport, reached by a smooth motion from the visible one. */
  #moveTo(viewport: Viewport, target?: FitTarget): void {
    this.moves++;
    this.#motionStart ??= this.#visibleViewport();
    this.#draw(viewport, target);
  }

  /** Has a viewport drawn, in place of a running gesture. Without a target it no longer fits a box. */
  #draw(viewport: Viewport, target?: FitTarget): void {
    clearTimeout(this.#wheelTimer);
    this.#gesture = undefined;
    this.viewport = viewport;
    this.#target = target;
    this.#host.requestUpdate();
  }

  /** The viewport on the screen, which differs from the drawn one while a gesture or a motion runs. */
  #visibleViewport(): Viewport | undefined {
    if (!this.size.width || !this.#drawing) return undefined;
    const { a: factor, e: right, f: down } = new DOMMatrix(getComputedStyle(this.#drawing).transform);
    const { zoom, centre } = this.viewport;
    return panBy({ zoom: zoom * factor, centre }, [right, down], this.size);
  }
}

function distance([x, y]: Pixels, [otherX, otherY]: Pixels): number {
  return Math.hypot(otherX - x, otherY - y);
}
