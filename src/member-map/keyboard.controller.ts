import type { ReactiveController } from 'lit';
import { typeAhead } from './countries.model.js';
import { countryOf, isShortcut } from './events.js';
import type { Point } from './geometry/geometry.js';
import type { MemberList } from './member-list.js';
import { DIRECTIONS, neighbour } from './places.model.js';
import { ZOOM_STEP } from './zoom.controller.js';

/** A letter typed within this time after the last one belongs to the same name. */
const TYPEAHEAD_MS = 1000;

/** The parts of the element that the keyboard needs. They are functions, since the element keeps its state private. */
export interface KeyboardHost {
  addController: (controller: ReactiveController) => void;
  requestUpdate: () => void;
  /** The list of the last update. */
  list: () => MemberList;
  /** Code of the chosen country. */
  selected: () => string | null;
  /** Chooses a country of the map and moves the focus to its details. */
  open: (code: string) => void;
  handleEscape: (event: KeyboardEvent) => void;
}

/** The part of the zoom that the keyboard needs. Points are in grid units. */
export interface KeyboardZoom {
  reveal: (point: Point) => void;
  zoomBy: (factor: number, point: Point) => void;
  showWorld: () => void;
}

/** The part of the hover state that the keyboard needs: it previews a country as a pointer does. */
export interface KeyboardHover {
  preview: (code: string | null) => void;
}

/** Owns the active item of the list, the active option of the map, and the type-ahead buffer. */
export class KeyboardController implements ReactiveController {
  /** Whether to outline the active option: the map has the focus, and the visitor uses the keyboard. */
  isFocusVisible = false;

  readonly #host: KeyboardHost;
  readonly #zoom: KeyboardZoom;
  readonly #hover: KeyboardHover;
  /** Code where the keyboard last was in the list. A later list may not have it. */
  #lastItem: string | null = null;
  /** Code where keyboard or pointer last was on the map. A later list may not have it. */
  #lastOption: string | null = null;
  #typed = { text: '', time: 0 };

  constructor(zoom: KeyboardZoom, hover: KeyboardHover, host: KeyboardHost) {
    this.#zoom = zoom;
    this.#hover = hover;
    this.#host = host;
    host.addController(this);
  }

  /** Browsers do not report that a removed element loses the focus. */
  hostDisconnected(): void {
    this.onMapBlur();
  }

  /** Code of the list's only tab stop: the last item, else the chosen one, else the first. */
  get activeItem(): string | null {
    const codes = this.#host.list().groups.flatMap(({ countries }) => countries.map(({ code }) => code));
    return this.#activeAmong(this.#lastItem, codes);
  }

  /** Code of the map's active option: the last one, else the chosen one, else the first. */
  get activeOption(): string | null {
    return this.#activeAmong(this.#lastOption, [...this.#host.list().places.keys()]);
  }

  /** Makes an option of the map active. */
  activate(code: string | null): void {
    this.#lastOption = code;
    this.#host.requestUpdate();
  }

  onListFocus = (event: FocusEvent): void => {
    this.#lastItem = countryOf(event) ?? this.#lastItem;
    this.#host.requestUpdate();
  };

  onListKey = (event: KeyboardEvent): void => {
    if (isShortcut(event)) return;
    if (event.key === 'Escape') return this.#host.handleEscape(event);
    const items = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[part~="item"]')];
    const position = items.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: position + 1, ArrowUp: position - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };

  onMapFocus = (event: FocusEvent): void => {
    this.isFocusVisible = (event.currentTarget as Element).matches(':focus-visible');
    this.activate(this.activeOption);
    if (this.isFocusVisible) this.#hover.preview(this.#lastOption);
  };

  onMapBlur = (): void => {
    this.isFocusVisible = false;
    this.#host.requestUpdate();
  };

  onMapKey = (event: KeyboardEvent): void => {
    if (isShortcut(event)) return;
    if (event.key === 'Escape') return this.#host.handleEscape(event);
    const active = this.activeOption;
    if (active === null) return;
    const { places } = this.#host.list();
    const direction = DIRECTIONS[event.key];
    const isTyping = event.timeStamp - this.#typed.time < TYPEAHEAD_MS && this.#typed.text !== '';
    if (direction) this.#goTo(neighbour(places, active, direction));
    else if (event.key === '+' || event.key === '=') this.#zoom.zoomBy(ZOOM_STEP, places.get(active)!.centre);
    else if (event.key === '-') this.#zoom.zoomBy(1 / ZOOM_STEP, places.get(active)!.centre);
    else if (event.key === '0') this.#zoom.showWorld();
    else if (event.key === 'Enter' || (event.key === ' ' && !isTyping)) this.#host.open(active);
    else if ([...event.key].length === 1) this.#type(event, isTyping ? this.#typed.text : '', active);
    else return;
    // A click on the map hides the outline; visitors who now use the keyboard need it.
    this.isFocusVisible = true;
    this.#host.requestUpdate();
    event.preventDefault();
  };

  #goTo(code: string): void {
    this.activate(code);
    this.#hover.preview(code);
    this.#zoom.reveal(this.#host.list().places.get(code)!.centre);
  }

  #type(event: KeyboardEvent, before: string, active: string): void {
    this.#typed = { text: before + event.key, time: event.timeStamp };
    const { shown, places } = this.#host.list();
    const onMap = shown.filter(({ code }) => places.has(code));
    const code = typeAhead(onMap, this.#typed.text, active);
    if (code !== null) this.#goTo(code);
  }

  #activeAmong(last: string | null, codes: readonly string[]): string | null {
    return [last, this.#host.selected()].find((code) => code !== null && codes.includes(code)) ?? codes[0] ?? null;
  }
}
