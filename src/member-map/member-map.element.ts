import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { bundledDay, bundledMembers, readMembers, type Member } from '../data/members.js';
import { asText, enumAttribute, warnJunk } from '../internal/attributes.js';
import { readCountryCode } from '../internal/country-code.js';
import { countryNames } from '../internal/country-names.js';
import { EcpatElement } from '../internal/element.js';
import { msg, str } from '../internal/localize.js';
import { memoizeLast } from '../internal/memoize.js';
import { PrintController } from '../internal/printing.js';
import { SourceController } from '../internal/source.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { hostName } from '../internal/urls.js';
import { warnOnce } from '../internal/warn.js';
import { translations } from '../locales/generated/member-map.js';
import { pathOf, renderBorders, renderDots, renderLand, renderOutline } from './drawing.js';
import { WORLD_VIEW_BOX, worldShapes, type Point } from './geometry/geometry.js';
import { MapZoom, STEP } from './map-zoom.js';
import {
  DIRECTIONS,
  OTHER,
  REGION_NAMES,
  countMembers,
  countryAt,
  groupByCountry,
  groupByRegion,
  inRegion,
  indexForSearch,
  neighbour,
  search,
  typeAhead,
  type Country,
  type RegionGroup,
} from './member-map.model.js';
import { memberMapStyles } from './member-map.styles.js';
import { textOfCountries, textOfOrganisations, textOfRegion, textOfWheel } from './member-map.texts.js';
import {
  REGIONS,
  VIEWS,
  type GivenMember,
  type MemberSelectDetail,
  type Region,
  type View,
} from './member-map.types.js';
import { MOST, boxAround, placeBeside, scaleOf, toStage, transformOf, type Box } from './zoom.model.js';

/** Width, in `em` of the element's own type, from which the list stands beside the map. */
const WIDE = 40;
/** Size of the type in CSS pixels as nearly all browsers have it; what it really is can be measured only after the first render. */
const USUAL_EM = 16;
/** How long a mouse has to rest on a country, in milliseconds: on the way to a link it passes over others. */
const REST = 150;
/** Letters that come within so many milliseconds are one name. */
const TYPING = 1000;
/** What a chosen country takes of the map, and how near it comes: what lies around it says where it is. */
const COUNTRY = { share: 0.4, most: 4 };
const REGION = { share: 0.9, most: MOST };
/** How many names of a country a search shows in the list; its details hold all. */
const FOUND = 5;
/** A country that takes more of the map across or down has its details beside the pointer and not beside its edge. */
const LARGE = 0.5;
/** What the details keep free around themselves on the map, in CSS pixels. */
const EDGE = 12;

/** Antarctica has no place on the map, but an organisation may give it as its country. */
const isKnownCountry = (code: string): boolean => code === 'AQ' || worldShapes().has(code);

/**
 * The organisations of the network, as a list and as a map of the same countries. Not for finding help: that is what the helpline banner is for.
 *
 * @tagname ecpat-member-map
 * @slot - Fallback: shown until the element is defined and whenever nothing better can be shown.
 * @slot heading - Replaces the heading, level and all.
 * @slot note - A sentence of the author's below everything else.
 * @event {CustomEvent<MemberSelectDetail>} ecpat-member-select - The visitor chose a country, in the list or on the map.
 * @event {CustomEvent<ErrorDetail>} ecpat-error - The `src` document could not be used; the bundled list stays.
 * @csspart base - The section around everything.
 * @csspart heading - The title.
 * @csspart search - The search field.
 * @csspart list - The list of countries.
 * @csspart item - A country of the list; also `selected` when chosen.
 * @csspart map - The map.
 * @csspart country - The shape of a country with organisations; also `selected` when chosen.
 * @csspart marker - The dot of a country that is too small for its shape; also `selected` when chosen.
 * @csspart selected - State of an `item`, `country` or `marker`.
 * @csspart details - The organisations of the chosen country, or of the one where pointer or keyboard are.
 * @csspart zoom - The buttons that zoom the map.
 * @csspart note - What is said below list and map.
 * @cssproperty [--ecpat-member-map-height=28em] - Height of the map where it stands beside the list, and the most that map and list take where one is above the other.
 * @cssproperty [--ecpat-member-map-color-accent=#0b5a83] - Accent of this element alone; likewise for every colour, the font and the radius.
 */
export class MemberMapElement extends EcpatElement {
  static readonly tagName = 'ecpat-member-map';
  static override styles = [baseStyles, themeOf('member-map'), controlStyles, memberMapStyles];
  static override translations = translations;

  readonly #source = new SourceController(this, readMembers);
  /** Only paper needs the list of all organisations. */
  readonly #print = new PrintController(this);
  readonly #given = memoizeLast((members: unknown) => this.#readGiven(members));
  readonly #group = memoizeLast((members: readonly Member[], region: Region | null, language: string) => {
    return groupByCountry(inRegion(members, region), isKnownCountry, language);
  });
  readonly #narrow = memoizeLast((countries: readonly Country[], region: Region) => {
    return countries.filter(({ members }) => members.some((member) => member.region === REGION_NAMES[region]));
  });
  readonly #regions = memoizeLast((countries: readonly Country[]) => {
    const named = new Set(countries.flatMap(({ members }) => members.map(({ region }) => region)));
    return REGIONS.filter((region) => named.has(REGION_NAMES[region]));
  });
  readonly #index = memoizeLast(indexForSearch);
  readonly #places = memoizeLast((countries: readonly Country[]) => {
    const shapes = worldShapes();
    return new Map(countries.flatMap(({ code }) => (shapes.has(code) ? [[code, shapes.get(code)!] as const] : [])));
  });
  readonly #search = memoizeLast(search);
  readonly #byRegion = memoizeLast(groupByRegion);
  readonly #paperList = memoizeLast((countries: readonly Country[], _language: string) => {
    return this.#renderFullList(countries);
  });
  // The parts of the drawing: what has not changed is not made anew, with its long paths, whenever the pointer moves.
  readonly #land = memoizeLast(renderLand);
  readonly #shapes = memoizeLast((countries: readonly Country[], selected: string | null, _language: string) => {
    return this.#renderShapes(countries, selected);
  });
  readonly #dots = memoizeLast(renderDots);
  readonly #organisationTexts = memoizeLast((_language: string) => new Map<number, string>());
  readonly #zoom = new MapZoom(this);
  #sizes?: ResizeObserver;
  #observedMap: HTMLElement | null = null;
  #isShown = false;
  /** Ends what the element hears of the page: after a move into another document it is no longer its own. */
  #connection?: AbortController;
  #typed = { text: '', time: 0 };
  #rest?: ReturnType<typeof setTimeout>;
  /** The point of the map beside which the details go, where the visitor pointed at one. */
  #pointedAt: Point | null = null;
  /** Where the focus goes back to from the details. */
  #cameFrom: 'list' | 'map' = 'map';
  /** Where the focus was before an update: the country of the list, or the details. */
  #focusBefore: { listed: string | null; isInDetails: boolean } = { listed: null, isInDetails: false };

  @query('.ruler') private readonly ruler!: HTMLElement | null;
  @query('[part~="list"]') private readonly list!: HTMLElement | null;
  @query('[part~="map"]') private readonly map!: HTMLElement | null;
  @query('[part~="zoom"]') private readonly zoomButtons!: HTMLElement | null;
  @query('[part~="details"]') private readonly details!: HTMLElement | null;

  /** Code of the chosen country. */
  @state() private selected: string | null = null;
  @state() private searched = '';
  @state() private chosenRegion: Region | null = null;
  /** The item of the list, and the country of the map, where the keyboard goes on. */
  @state() private listPosition: string | null = null;
  @state() private mapPosition: string | null = null;
  @state() private isMapFocused = false;
  /** The country under the pointer. */
  @state() private pointed: string | null = null;
  /** The country whose details are shown for as long as pointer or keyboard are there. */
  @state() private previewed: string | null = null;
  @state() private isWide = false;

  /** Address of a JSON document in the form of `members.schema.json`, instead of the bundled list. */
  @property() src: string | null = null;

  /** The country that is chosen to begin with: an ISO 3166-1 alpha-2 code. Default: none. */
  @property() country: string | null = null;

  /** Shows the organisations of one region only: `africa`, `americas`, `asia-pacific`, `europe` or `mena`. Default: all. */
  @property() region: Region | null = null;

  /** What is shown: `both` (default), `list` or `map`. */
  @property() view: View = 'both';

  /** Leaves the search field out. */
  @property({ type: Boolean, attribute: 'no-search' }) noSearch = false;

  /** The organisations themselves, in the form that `members.schema.json` asks of its `members`; before `src`. Default: none. */
  @property({ attribute: false }) members: readonly GivenMember[] | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    // Without it the map stays as it was measured first.
    if (typeof ResizeObserver === 'function') this.#sizes = new ResizeObserver(() => this.#measure());
    if (this.ruler) this.#sizes?.observe(this.ruler);
    if (this.#observedMap) this.#sizes?.observe(this.#observedMap);
    const { signal } = (this.#connection = new AbortController());
    this.ownerDocument.addEventListener('keydown', this.#handlePageKey, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#connection?.abort();
    clearTimeout(this.#rest);
    this.pointed = this.previewed = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Most are right the first time then, and are not drawn twice.
    if (!this.hasUpdated) this.isWide = this.clientWidth >= WIDE * USUAL_EM;
    const focused = this.shadowRoot!.activeElement;
    this.#focusBefore = {
      listed: (this.list?.contains(focused) && focused?.getAttribute('data-country')) || null,
      isInDetails: this.#isInDetails(focused),
    };
    if (changed.has('country')) this.selected = this.#preselected();
    if (changed.has('chosenRegion') || changed.has('region')) this.#fitRegion();
    if (changed.has('country') && this.selected !== null) this.#fitCountry(this.selected);
  }

  protected override firstUpdated(): void {
    if (this.ruler) this.#sizes?.observe(this.ruler);
    // The observer would do, but browsers count what it moves as a layout shift.
    queueMicrotask(() => this.#measure());
  }

  protected override updated(changed: PropertyValues): void {
    if (this.map !== this.#observedMap) {
      if (this.#observedMap) this.#sizes?.unobserve(this.#observedMap);
      this.#observedMap = this.map;
      this.#zoom.attach(this.map);
      if (this.map) this.#sizes?.observe(this.map);
    }
    if (changed.has('selected') || changed.has('isWide')) this.#reveal();
    this.#placeDetails();
    void this.#keepFocus();
  }

  #handleSearch = (event: Event): void => {
    this.searched = (event.target as HTMLInputElement).value;
  };

  #handleRegion = (event: Event): void => {
    this.chosenRegion = REGIONS.find((region) => region === (event.target as HTMLSelectElement).value) ?? null;
  };

  #handleReset = (): void => {
    this.searched = '';
    this.chosenRegion = null;
    // The button that was pressed goes away; what it emptied is the natural next place.
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  };

  #handleListClick = (event: MouseEvent): void => {
    const code = codeOf(event);
    if (code === null) return;
    if (code === this.selected) return this.#close();
    this.#cameFrom = 'list';
    this.#choose(code);
    this.#fitCountry(code);
    // With a mouse and the details in view the visitor goes on in the list; all others are led to them.
    if (event.detail === 0 || !this.isWide) void this.#enterDetails();
  };

  #handleListFocus = (event: Event): void => {
    this.listPosition = codeOf(event) ?? this.listPosition;
  };

  #handleListKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return this.#handleEscape(event);
    const items = [...(this.list?.querySelectorAll<HTMLElement>('[part~="item"]') ?? [])];
    const position = items.indexOf(event.target as HTMLElement);
    const next = { ArrowDown: position + 1, ArrowUp: position - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };

  #handleMapClick = (event: MouseEvent): void => {
    if (this.#zoom.takesClick(event)) return;
    const code = this.#countryUnder(event);
    if (code === null) return;
    // No pointer: a screen reader or another tool pressed the option.
    if (event.detail === 0) return this.#open(code);
    this.#pointedAt = this.#zoom.pointAt(event);
    this.#cameFrom = 'map';
    this.mapPosition = code;
    // The visitor sees the country, and may be about to click a second time: the map stays as it is.
    this.#choose(code);
  };

  #handlePointer = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    if (this.#zoom.isDragging) {
      this.pointed = null;
      return this.#preview(null);
    }
    this.pointed = this.#countryUnder(event);
    this.#previewAtRest(this.pointed, this.#zoom.pointAt(event));
  };

  #handlePointerLeave = (): void => {
    this.pointed = null;
    this.#previewAtRest(null);
  };

  #handleDetailsEnter = (): void => {
    clearTimeout(this.#rest);
  };

  #handleDetailsLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#previewAtRest(null);
  };

  #handleMapFocus = (): void => {
    this.isMapFocused = this.map?.matches(':focus-visible') ?? false;
    this.mapPosition = this.#mapPosition();
    if (this.isMapFocused) this.#preview(this.mapPosition);
  };

  #handleMapBlur = (event: FocusEvent): void => {
    this.isMapFocused = false;
    this.#leavePreview(event);
  };

  #handleMapKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return this.#handleEscape(event);
    const position = this.#mapPosition();
    if (position === null) return;
    const places = this.#places(this.#shownCountries());
    const direction = DIRECTIONS[event.key];
    const isTyping = event.timeStamp - this.#typed.time < TYPING && this.#typed.text !== '';
    if (direction) this.#goTo(neighbour(places, position, direction));
    else if (event.key === '+' || event.key === '=') this.#zoom.zoomBy(STEP, places.get(position)!.centre);
    else if (event.key === '-') this.#zoom.zoomBy(1 / STEP, places.get(position)!.centre);
    else if (event.key === '0') this.#handleWholeWorld();
    else if (event.key === 'Enter' || (event.key === ' ' && !isTyping)) this.#open(position);
    else if ([...event.key].length === 1) this.#type(event, isTyping ? this.#typed.text : '', position);
    else return;
    // A visitor who pressed the mouse first and goes on with the keyboard wants to see where.
    this.isMapFocused = true;
    event.preventDefault();
  };

  #handleZoomIn = (): void => this.#zoomBy(STEP);

  #handleZoomOut = (): void => this.#zoomBy(1 / STEP);

  #handleWholeWorld = (): void => this.#zoom.fit(null, REGION);

  #handleDetailsBlur = (event: FocusEvent): void => this.#leavePreview(event);

  #handleDetailsKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#handleEscape(event);
  };

  #handleClose = (): void => this.#close();

  /** Escape takes away what a resting pointer shows, wherever the focus is. */
  #handlePageKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#preview(null);
  };

  /** Takes the key only where there is something to close: a dialog around the element may wait for it too. */
  #handleEscape(event: KeyboardEvent): void {
    if (this.previewed === null && this.selected === null) return;
    if (this.previewed === null || this.previewed === this.selected) this.#close();
    else {
      if (this.#isInDetails(this.shadowRoot!.activeElement)) this.map?.focus();
      this.#preview(null);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #isInDetails(place: EventTarget | null): boolean {
    return place !== null && (this.details?.contains(place as Node) ?? false);
  }

  /** What is shown for a focus goes when the focus goes, but for a link in it. */
  #leavePreview({ relatedTarget }: FocusEvent): void {
    if (!this.#isInDetails(relatedTarget)) this.previewed = null;
  }

  #preview(code: string | null, point: Point | null = null): void {
    clearTimeout(this.#rest);
    if (code !== this.previewed) this.#pointedAt = point;
    this.previewed = code;
  }

  #previewAtRest(code: string | null, point: Point | null = null): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#preview(code, point), REST);
  }

  /** Zooms around the chosen country, if it is in sight: it must not get out of it. */
  #zoomBy(factor: number): void {
    const { stage, view } = this.#zoom;
    const centre = worldShapes().get(this.selected ?? '')?.centre;
    const [x, y] = centre ? toStage(centre, view, stage) : [-1, -1];
    const isInSight = x >= 0 && x <= stage.width && y >= 0 && y <= stage.height;
    this.#zoom.zoomBy(factor, isInSight ? centre : undefined);
  }

  /** Leads the keyboard to a country of the map. */
  #goTo(code: string): void {
    this.mapPosition = code;
    this.#preview(code);
    this.#zoom.reveal(worldShapes().get(code)!.centre);
  }

  #type(event: KeyboardEvent, before: string, position: string): void {
    this.#typed = { text: before + event.key, time: event.timeStamp };
    const places = this.#places(this.#shownCountries());
    const onMap = this.#shownCountries().filter(({ code }) => places.has(code));
    const code = typeAhead(onMap, this.#typed.text, position);
    if (code !== null) this.#goTo(code);
  }

  /** Opens the country where the keyboard is on the map. */
  #open(code: string): void {
    this.#pointedAt = null;
    this.#cameFrom = 'map';
    this.#choose(code);
    this.#fitCountry(code);
    void this.#enterDetails();
  }

  #choose(code: string): void {
    const country = this.#shownCountries().find((shown) => shown.code === code);
    if (!country) return;
    this.selected = code;
    clearTimeout(this.#rest);
    this.previewed = null;
    // List and map are one state: what is chosen on the map must stand in the list too.
    if (!this.#foundCountries().some((found) => found.code === code)) this.searched = '';
    const detail: MemberSelectDetail = { country: code, members: [...country.members] };
    this.dispatchEvent(new CustomEvent('ecpat-member-select', { detail, bubbles: true, composed: true }));
  }

  async #enterDetails(): Promise<void> {
    await this.updateComplete;
    this.details?.focus({ preventScroll: this.isWide && this.map !== null });
  }

  /** Closes the details; a focus that was in them goes back to where they were opened. */
  #close(): void {
    const hadFocus = this.#isInDetails(this.shadowRoot!.activeElement);
    const item =
      this.#cameFrom === 'list' && this.list?.querySelector<HTMLElement>(`[data-country="${this.selected}"]`);
    this.selected = this.#pointedAt = null;
    if (hadFocus) (item || this.map || this.list?.querySelector<HTMLElement>('[tabindex="0"]'))?.focus();
    this.#preview(null);
  }

  #fitCountry(code: string): void {
    const box = worldShapes().get(code)?.box;
    this.#pointedAt = null;
    if (box) this.#zoom.fit(box, COUNTRY);
  }

  #fitRegion(): void {
    const isWhole = this.#visitorsRegion() === null && this.#restriction() === null;
    const places = [...this.#places(this.#shownCountries()).values()];
    this.#zoom.fit(isWhole ? null : boxAround(places.map(({ box }) => box)), REGION);
  }

  /** Scrolls the chosen item into the visible part of the list, and nothing but the list. */
  #reveal(): void {
    const list = this.list;
    const item = list?.querySelector<HTMLElement>(`[data-country="${this.selected}"]`);
    if (!list || !item) return;
    const { top, bottom } = item.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    // The name of the region stays above the rows.
    const highest = frame.top + (list.querySelector('h3')?.offsetHeight ?? 0);
    if (top < highest) list.scrollTop += top - highest;
    else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
  }

  /** Rows are used anew when the list changes, so that a focus would stay at the row and not at the country. */
  async #keepFocus(): Promise<void> {
    const { listed, isInDetails } = this.#focusBefore;
    if (listed === null && !isInDetails) return;
    await this.updateComplete;
    const focused = this.shadowRoot!.activeElement;
    if (
      listed !== null &&
      focused?.getAttribute('data-country') !== listed &&
      (!focused || this.list?.contains(focused))
    ) {
      const item = this.list?.querySelector<HTMLElement>(`[data-country="${listed}"]`);
      (item ?? this.list?.querySelector<HTMLElement>('[tabindex="0"]'))?.focus({ preventScroll: true });
    }
    if (isInDetails && !focused) this.details?.focus({ preventScroll: true });
  }

  /** Nothing can be measured while the element is hidden; the observer calls again when it is shown. */
  #measure(): void {
    const width = this.ruler?.clientWidth;
    const wasShown = this.#isShown;
    this.#isShown = Boolean(width);
    if (!this.ruler || !width) return;
    if (!wasShown) this.#reveal();
    this.isWide = width >= WIDE * parseFloat(getComputedStyle(this.ruler).fontSize);
    const { clientWidth = 0, clientHeight = 0 } = this.map ?? {};
    const { stage } = this.#zoom;
    if (clientWidth === stage.width && clientHeight === stage.height) return;
    this.#zoom.resize({ width: clientWidth, height: clientHeight });
    this.requestUpdate();
  }

  /** Puts the details beside their country where they lie over the map; elsewhere they have a place of their own. */
  #placeDetails(): void {
    const { details, map } = this;
    const { stage, view } = this.#zoom;
    const code = this.previewed ?? this.selected;
    if (!details) return;
    if (!map || !this.isWide || code === null || stage.width === 0) {
      return void details.style.removeProperty('transform');
    }
    const shape = worldShapes().get(code);
    const [left, top, right, bottom] = shape?.box ?? [NaN, NaN, NaN, NaN];
    const about = [...toStage([left, top], view, stage), ...toStage([right, bottom], view, stage)] as unknown as Box;
    const isSmall = Math.max((about[2] - about[0]) / stage.width, (about[3] - about[1]) / stage.height) <= LARGE;
    const [x, y] = toStage(this.#pointedAt ?? shape?.centre ?? view.middle, view, stage);
    const { left: start, width } = this.zoomButtons!.getBoundingClientRect();
    const areButtonsRight = start - map.getBoundingClientRect().left > stage.width / 2;
    const taken = width + 2 * EDGE;
    const [cardLeft, cardTop] = placeBeside(
      isSmall ? about : [x - EDGE, y - EDGE, x + EDGE, y + EDGE],
      { width: details.offsetWidth, height: details.offsetHeight },
      [areButtonsRight ? EDGE : taken, EDGE, stage.width - (areButtonsRight ? taken : EDGE), stage.height - EDGE],
    );
    details.style.setProperty('transform', `translate(${Math.round(cardLeft)}px, ${Math.round(cardTop)}px)`);
  }

  /** The country that the pointer means, among those with organisations. */
  #countryUnder(event: MouseEvent): string | null {
    const places = this.#places(this.#shownCountries());
    const code = codeOf(event);
    const { stage, view } = this.#zoom;
    const shape = code !== null && places.has(code) ? code : null;
    return countryAt(this.#zoom.pointAt(event), shape, places, scaleOf(stage, view.zoom));
  }

  /** Where the keyboard is on the map: where it was, else at the chosen country, else at the first. */
  #mapPosition(): string | null {
    const places = this.#places(this.#shownCountries());
    const wanted = [this.mapPosition, this.selected].find((code) => code !== null && places.has(code));
    return wanted ?? [...places.keys()][0] ?? null;
  }

  #preselected(): string | null {
    const wanted = asText(this.country);
    const code = readCountryCode(wanted, isKnownCountry);
    if (wanted && !code) warnJunk(this, 'country', wanted, 'no country is chosen');
    return code ?? null;
  }

  /** The region that the author restricts the element to. */
  #restriction(): Region | null {
    const wanted = asText(this.region).toLowerCase();
    if (!wanted) return null;
    const found = REGIONS.find((region) => region === wanted);
    if (!found) warnJunk(this, 'region', this.region, `all regions are shown; allowed: ${REGIONS.join(', ')}`);
    return found ?? null;
  }

  #readGiven(members: unknown): readonly Member[] | undefined {
    const read = readMembers({ schemaVersion: 1, members });
    if (!read) warnOnce(this.localName, 'members is not used: it is not an array of organisations.');
    else if (read.dropped.length > 0) {
      warnOnce(this.localName, `members: left out ${read.dropped.join(', ')}, which do not fit the schema.`);
    }
    return read?.members;
  }

  /** The author's own list, if it can be used; undefined for the bundled one. */
  #foreignMembers(): readonly Member[] | undefined {
    // Frameworks set what they have no value for to undefined.
    const given = (this.members ?? null) === null ? undefined : this.#given(this.members);
    return given ?? this.#source.document?.members;
  }

  /**
   * Whether something is to be said of the bundled list. Not while another is on its way: what is said would go again,
   * and what stands around it would move.
   */
  #isBundled(): boolean {
    return this.#foreignMembers() === undefined && (!asText(this.src) || this.#source.failed);
  }

  #members(): readonly Member[] {
    return this.#foreignMembers() ?? bundledMembers().members;
  }

  /** All countries of the list, within the author's region. */
  #countries(): readonly Country[] {
    return this.#group(this.#members(), this.#restriction(), this.language);
  }

  /** The region that the visitor chose, if it can still be chosen: the list may be another by now. */
  #visitorsRegion(): Region | null {
    const offered = this.#regions(this.#countries());
    return offered.length > 1 && offered.includes(this.chosenRegion as Region) ? this.chosenRegion : null;
  }

  /** Those in the region that the visitor chose. */
  #shownCountries(): readonly Country[] {
    const countries = this.#countries();
    const region = this.#visitorsRegion();
    return region ? this.#narrow(countries, region) : countries;
  }

  /** Those of them in which the search finds something, with what it finds. */
  #foundCountries(): readonly Country[] {
    const countries = this.#shownCountries();
    return this.searched ? this.#search(countries, this.#index(countries, this.language), this.searched) : countries;
  }

  #nameOf({ code, name }: Country): string {
    return code === OTHER
      ? msg('Country not known', { id: 'member-map.unknown', desc: 'Instead of the name of a country' })
      : name;
  }

  override render(): TemplateResult {
    const view = enumAttribute(this, 'view', this.view, VIEWS, 'both');
    const countries = this.#countries();
    const shown = this.#shownCountries();
    return html`
      <section part="base" lang=${this.language} aria-labelledby="title">
        <div class="ruler"></div>
        <div class="${view}${this.isWide ? ' wide' : ''}">
          <div class="side">
            <div id="title">
              <slot name="heading">
                <h2 part="heading">
                  ${msg('Where members work', { id: 'member-map.heading', desc: 'Heading of the list and map of member organisations' })}
                </h2>
              </slot>
            </div>
            ${this.#renderSummary(countries)}
            ${view === 'map' || countries.length === 0 ? nothing : this.#renderFinder(countries)}
          </div>
          <div class="stage">
            ${view === 'list' ? nothing : this.#renderMap(shown)} ${this.#renderDetails(countries)}
            <p class="visually-hidden" role="status">${this.#textOfChosen(countries)}</p>
          </div>
        </div>
        ${this.#renderNotes(view)} ${this.#print.isPrinted ? this.#paperList(countries, this.language) : nothing}
      </section>
    `;
  }

  #renderSummary(countries: readonly Country[]): TemplateResult {
    if (countries.length === 0) {
      return html`<p>
        ${msg('This list has no organisations yet.', { id: 'member-map.none', desc: 'Instead of the list and its counts, where it is empty' })}
      </p>`;
    }
    const organisations = this.#textOfOrganisations(countMembers(countries));
    const inCountries = this.#textOfCountries(countries.length);
    const { network } = bundledMembers();
    return html`
      <p id="summary" class="muted">
        ${msg(str`${organisations} ${inCountries} in this list.`, {
          id: 'member-map.in-this-list',
          desc: 'How much the list holds. The first placeholder is “119 organisations”, the second “in 97 countries”.',
        })}${
          // The space belongs to the text: one that stands alone is no part of what screen readers hear of the map.
          this.#isBundled() && network ? ` ${this.#textOfNetwork(network.organisations, network.countries)}` : nothing
        }
      </p>
    `;
  }

  /** Search field, region and the list itself. */
  #renderFinder(countries: readonly Country[]): TemplateResult {
    const found = this.#foundCountries();
    return html`
      ${
        this.noSearch
          ? nothing
          : html`
              <div class="field">
                <label for="search"
                  >${msg('Search by name, city or country', { id: 'member-map.search', desc: 'Label of the search field' })}</label
                >
                <input
                  part="search"
                  id="search"
                  type="search"
                  autocomplete="off"
                  spellcheck="false"
                  .value=${this.searched}
                  @input=${this.#handleSearch}
                />
              </div>
            `
      }
      ${this.#renderRegions(countries)}
      <p id="results" class="results muted" role="status">${this.#textOfResults(found)}</p>
      ${
        found.length === 0
          ? html`<button class="button" @click=${this.#handleReset}>
              ${msg('Show the whole list', { id: 'member-map.reset', desc: 'Button that empties the search field and the choice of a region' })}
            </button>`
          : this.#renderList(found)
      }
    `;
  }

  #renderRegions(countries: readonly Country[]): TemplateResult | typeof nothing {
    const offered = this.#regions(countries);
    // One region is no choice: the author restricts the element to it, or the author's list holds no other.
    if (offered.length < 2) return nothing;
    const chosen = this.#visitorsRegion();
    return html`
      <div class="field">
        <label for="region"
          >${msg('Region', { id: 'member-map.region', desc: 'Label of the choice of a region of the world' })}</label
        >
        <select id="region" @change=${this.#handleRegion}>
          <option value="" .selected=${chosen === null}>
            ${msg('All regions', { id: 'member-map.all-regions', desc: 'First choice of the regions of the world' })}
          </option>
          ${offered.map(
            (region) => html`<option value=${region} .selected=${chosen === region}>${textOfRegion(region)}</option>`,
          )}
        </select>
      </div>
    `;
  }

  #renderList(countries: readonly Country[]): TemplateResult {
    const groups = this.#byRegion(countries);
    const inOrder = groups.flatMap((group) => group.countries);
    const position =
      [this.listPosition, this.selected].find((code) => inOrder.some((country) => country.code === code)) ??
      inOrder[0]?.code;
    const isSearching = this.searched.trim() !== '';
    // One tab stop and arrow keys, as on the map: a hundred stops would stand between the visitor and the rest of the page.
    return html`
      <div
        part="list"
        role="group"
        aria-label=${msg('Countries', { id: 'member-map.countries', desc: 'Name of the list of countries, for screen readers' })}
        @click=${this.#handleListClick}
        @focusin=${this.#handleListFocus}
        @keydown=${this.#handleListKey}
      >
        ${groups.map(
          (group) => html`
            <div>
              ${groups.length > 1 || group.region === null ? this.#renderRegionName(group) : nothing}
              <ul>
                ${group.countries.map((country) => this.#renderItem(country, country.code === position, isSearching))}
              </ul>
            </div>
          `,
        )}
      </div>
    `;
  }

  #renderRegionName({ region, countries }: RegionGroup): TemplateResult {
    const name =
      region === null
        ? msg('Other', {
            id: 'member-map.other',
            desc: 'Heading for organisations whose region or country is not known',
          })
        : textOfRegion(region);
    const number = countMembers(countries);
    return html`
      <h3 data-count=${this.#number(number)} aria-label="${name}, ${this.#textOfOrganisations(number)}">${name}</h3>
    `;
  }

  #renderItem(country: Country, isPosition: boolean, isSearching: boolean): TemplateResult {
    const { code, members } = country;
    const name = this.#nameOf(country);
    const isSelected = code === this.selected;
    const found = isSearching ? namesOf(members) : '';
    return html`
      <li>
        <button
          part=${isSelected ? 'item selected' : 'item'}
          data-country=${code}
          tabindex=${isPosition ? 0 : -1}
          aria-pressed=${isSelected}
          data-count=${this.#number(members.length)}
          aria-label=${found ? nothing : `${name}, ${this.#textOfOrganisations(members.length)}`}
        >
          ${found ? html`${name}<bdi class="found">${found}</bdi>` : name}
        </button>
      </li>
    `;
  }

  #renderMap(countries: readonly Country[]): TemplateResult {
    const places = this.#places(countries);
    const isListbox = places.size > 0;
    const position = this.#mapPosition();
    const { view, stage, isHinting } = this.#zoom;
    return html`
      ${this.#renderZoom()}
      <div
        part="map"
        class="${this.pointed === null ? '' : 'pointing'}${view.zoom > 1 ? ' zoomed' : ''}"
        role=${isListbox ? 'listbox' : 'img'}
        tabindex=${isListbox ? 0 : nothing}
        aria-label=${msg('Map of the countries in this list', { id: 'member-map.map', desc: 'Name of the map, for screen readers' })}
        aria-describedby=${isListbox ? 'summary results keys' : nothing}
        aria-activedescendant=${isListbox ? `option-${position}` : nothing}
        @click=${this.#handleMapClick}
        @pointermove=${this.#handlePointer}
        @pointerleave=${this.#handlePointerLeave}
        @focus=${this.#handleMapFocus}
        @blur=${this.#handleMapBlur}
        @keydown=${this.#handleMapKey}
      >
        <svg viewBox=${WORLD_VIEW_BOX.join(' ')} role="none">
          <g class="world" role="none" transform=${transformOf(view)}>
            ${this.#land(places)} ${this.#shapes(countries, this.selected, this.language)} ${renderBorders()}
            ${this.#dots(places, this.selected, view.zoom, stage)}
            <g aria-hidden="true">
              ${renderOutline(this.pointed, 'pointed', view, stage)}
              ${renderOutline(this.selected, 'selected', view, stage)}
              ${renderOutline(this.isMapFocused ? position : null, 'active', view, stage)}
            </g>
          </g>
        </svg>
        ${isHinting ? html`<p class="hint" aria-hidden="true">${textOfWheel()}</p>` : nothing}
      </div>
      <p id="keys" hidden>
        ${msg(
          'Arrow keys go to the nearest country, letters to a country by its name. Enter opens it, Escape closes it. Plus and minus zoom, 0 shows the whole world.',
          { id: 'member-map.keys', desc: 'How to use the map with the keyboard; for screen readers' },
        )}
      </p>
    `;
  }

  #renderZoom(): TemplateResult {
    const { zoom } = this.#zoom.view;
    return html`
      <div
        part="zoom"
        role="group"
        aria-label=${msg('Zoom', { id: 'member-map.zoom', desc: 'Name of the group of buttons that zoom the map' })}
      >
        ${zoomButton(msg('Zoom in', { id: 'member-map.zoom-in', desc: 'Button of the map' }), 'M12 5v14M5 12h14', zoom >= MOST, this.#handleZoomIn)}
        ${zoomButton(msg('Zoom out', { id: 'member-map.zoom-out', desc: 'Button of the map' }), 'M5 12h14', zoom <= 1, this.#handleZoomOut)}
        ${zoomButton(
          msg('Show the whole world', { id: 'member-map.whole-world', desc: 'Button of the map' }),
          'M3 12a9 9 0 1 1 18 0a9 9 0 1 1-18 0M3 12h18M12 3c-5 5-5 13 0 18c5-5 5-13 0-18',
          zoom <= 1,
          this.#handleWholeWorld,
        )}
      </div>
    `;
  }

  /** The countries with organisations, each an option of the list that the map is to assistive technology. */
  #renderShapes(countries: readonly Country[], selected: string | null): TemplateResult {
    const shapes = worldShapes();
    const onMap = countries.filter(({ code }) => shapes.has(code));
    return svg`<g role="none">
      ${onMap.map(({ code, name, members }) => {
        const isSelected = code === selected;
        return svg`<path
          id="option-${code}"
          part=${isSelected ? 'country selected' : 'country'}
          data-country=${code}
          role="option"
          aria-label="${name}, ${this.#textOfOrganisations(members.length)}"
          aria-selected=${isSelected}
          d=${pathOf(shapes.get(code)!)}
        ></path>`;
      })}
    </g>`;
  }

  #renderDetails(countries: readonly Country[]): TemplateResult | typeof nothing {
    const code = this.previewed ?? this.selected;
    if (code === null) {
      if (countries.length === 0) return nothing;
      return html`<p part="details" class="muted">
        ${msg('Choose a country to see its organisations.', { id: 'member-map.choose', desc: 'Instead of the details, while no country is chosen' })}
      </p>`;
    }
    const country = countries.find((known) => known.code === code);
    const isChosen = code === this.selected;
    return html`
      <div
        part="details"
        class=${isChosen ? 'open' : 'open preview'}
        role="group"
        aria-labelledby="chosen"
        tabindex="-1"
        @keydown=${this.#handleDetailsKey}
        @focusout=${this.#handleDetailsBlur}
        @pointerenter=${this.#handleDetailsEnter}
        @pointerleave=${this.#handleDetailsLeave}
      >
        <div class="top">
          <h3 id="chosen">${country ? this.#nameOf(country) : countryNames(this.language)(code)}</h3>
          ${
            isChosen
              ? html`<button
                  class="button"
                  aria-label=${msg('Close', { id: 'member-map.close', desc: 'Button of the details of a country' })}
                  @click=${this.#handleClose}
                >
                  ${icon('M6 6l12 12M18 6L6 18')}
                </button>`
              : nothing
          }
        </div>
        ${
          country
            ? html`<ul>
                ${country.members.map(renderMember)}
              </ul>`
            : html`<p>
                ${msg('This list has no organisation in this country.', {
                  id: 'member-map.none-here',
                  desc: 'Below the name of a country, instead of its organisations',
                })}
              </p>`
        }
      </div>
    `;
  }

  #renderNotes(view: View): TemplateResult {
    const isBundled = this.#isBundled();
    return html`
      <div part="note" class="muted">
        ${
          view === 'list'
            ? nothing
            : html`<p>
                ${msg('Boundaries shown do not imply any opinion on the legal status of any territory.', {
                  id: 'member-map.boundaries',
                  desc: 'Below the map',
                })}
              </p>`
        }
        ${
          isBundled
            ? html`<p>
                ${msg(str`List compiled from public sources, ${bundledDay(this.language)}.`, {
                  id: 'member-map.compiled',
                  desc: 'Below list and map; the placeholder is a date',
                })}
              </p>`
            : nothing
        }
        ${
          isBundled && this.#source.failed
            ? html`<p>
                ${msg('A newer list could not be loaded.', { id: 'member-map.source-failed', desc: 'Below list and map: what is shown is the list that came with the program' })}
              </p>`
            : nothing
        }
        <slot name="note"></slot>
      </div>
    `;
  }

  /** Everything on paper, where nothing can be chosen. */
  #renderFullList(countries: readonly Country[]): TemplateResult {
    return html`
      <ul class="full-list">
        ${countries.map((country) => {
          const lines = country.members.map(({ name, city, website }) =>
            [name, city, website].filter(Boolean).join(' – '),
          );
          return html`<li><strong>${this.#nameOf(country)}</strong>${`\n${lines.join('\n')}`}</li>`;
        })}
      </ul>
    `;
  }

  /** The languages that we speak write small numbers alike, and `Intl` is slow to make. */
  #number(count: number): string {
    return count < 1000 ? String(count) : count.toLocaleString(this.language);
  }

  /** Stands in every row and on every shape, mostly with the same few numbers, and `Intl` is slow to make. */
  #textOfOrganisations(number: number): string {
    const known = this.#organisationTexts(this.language);
    const text = known.get(number) ?? textOfOrganisations(this.language, number, this.#number(number));
    known.set(number, text);
    return text;
  }

  /** Said when a country is chosen: the focus may stay where it was, and the details may stand elsewhere. */
  #textOfChosen(countries: readonly Country[]): string {
    const country = countries.find(({ code }) => code === this.selected);
    return country ? `${this.#nameOf(country)}, ${this.#textOfOrganisations(country.members.length)}` : '';
  }

  #textOfCountries(number: number): string {
    return textOfCountries(this.language, number, this.#number(number));
  }

  /** What a search or a choice of region has left of the list; empty without either. */
  #textOfResults(found: readonly Country[]): string {
    if (found.length === 0) {
      return msg('Nothing found. Try another spelling or only the first letters.', {
        id: 'member-map.not-found',
        desc: 'Result of a search that found nothing',
      });
    }
    if (this.searched.trim() === '' && this.#visitorsRegion() === null) return '';
    return msg(str`Found: ${this.#textOfOrganisations(countMembers(found))} ${this.#textOfCountries(found.length)}.`, {
      id: 'member-map.found',
      desc: 'Result of a search. The first placeholder is “12 organisations”, the second “in 9 countries”.',
    });
  }

  #textOfNetwork(organisations: number, countries: number): string {
    return msg(
      str`The whole network counts ${this.#textOfOrganisations(organisations)} ${this.#textOfCountries(countries)}.`,
      {
        id: 'member-map.network',
        desc: 'What the network itself says. The first placeholder is “122 organisations”, the second “in 104 countries”.',
      },
    );
  }
}

/** The code of the country whose item or shape an event met. */
function codeOf(event: Event): string | null {
  return (event.target as Element).closest('[data-country]')?.getAttribute('data-country') ?? null;
}

function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** Not really disabled where it does nothing: the focus would be lost at the last step. */
function zoomButton(label: string, path: string, isUseless: boolean, handle: () => void): TemplateResult {
  return html`<button class="button" aria-label=${label} aria-disabled=${isUseless} @click=${handle}>
    ${icon(path)}
  </button>`;
}

/** The first few names; a search that finds a thousand has to be as quick as one that finds ten. */
function namesOf(members: readonly Member[]): string {
  const names = members.slice(0, FOUND).map(({ name }) => name);
  return (members.length > FOUND ? [...names, '…'] : names).join(' · ');
}

function renderMember({ name, city, website }: Member): TemplateResult {
  return html`
    <li>
      <p><bdi>${name}</bdi></p>
      ${
        city || website
          ? html`<p class="facts">
              ${city ? html`<bdi class="muted">${city}</bdi>` : nothing}
              ${website ? html`<a href=${website} rel="noopener noreferrer">${hostName(website)}</a>` : nothing}
            </p>`
          : nothing
      }
    </li>
  `;
}
