import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { readMembers } from '../data/members.js';
import { AuthorContent } from '../internal/author-content.controller.js';
import { EcpatElement } from '../internal/element.js';
import { memoizeLast } from '../internal/memoize.js';
import { PrintController } from '../internal/printing.controller.js';
import { SourceController } from '../internal/source.controller.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { translations } from '../locales/generated/member-map.js';
import { LANGUAGE_TAGS } from '../locales/languages.js';
import { DetailsLimitController } from './details-limit.controller.js';
import { renderDetails, renderNotes, renderPaperList } from './details.template.js';
import { createDrawing } from './drawing.template.js';
import { countryOf, isPointerClick } from './events.js';
import { FocusController } from './focus.controller.js';
import type { Point } from './geometry/geometry.js';
import { HoverController } from './hover.controller.js';
import { KeyboardController } from './keyboard.controller.js';
import { LayoutController } from './layout.controller.js';
import { renderListColumn } from './list.template.js';
import { MapFit } from './map-fit.js';
import { renderMap } from './map.template.js';
import { createListResolver, type MemberList } from './member-list.js';
import { memberMapStyles } from './member-map.styles.js';
import { textOfCountry, textOfOrganisations } from './member-map.texts.js';
import { REGIONS, type GivenMember, type MemberSelectDetail, type Region, type View } from './member-map.types.js';
import { countryAt } from './places.model.js';
import { createGivenReader, readCountry, readRegion, readView, visitorLanguages } from './settings.js';
import { SettleController } from './settle.controller.js';
import { scaleOf } from './viewport.model.js';
import { ZOOM_STEP, ZoomController } from './zoom.controller.js';

/**
 * The organisations of the network, as a list and as a map of the same countries. Not for finding help: use the helpline banner for that.
 *
 * @tagname ecpat-member-map
 * @slot - Fallback: shown until the element is defined and whenever nothing better can be shown.
 * @slot heading - Replaces the heading, including its level.
 * @slot note - The author's note, below everything else.
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
 * @csspart details - The organisations of the chosen country, or of the country at the pointer or the keyboard focus.
 * @csspart zoom - The buttons that zoom the map.
 * @csspart note - The notes below list and map.
 * @cssproperty [--ecpat-member-map-height=28em] - Height of the map beside the list, and the maximum height of map and list when one is above the other.
 * @cssproperty [--ecpat-member-map-color-accent=#0b5a83] - Accent colour of this element only. The other colours, the font and the radius have such a property too.
 */
export class MemberMapElement extends EcpatElement {
  static readonly tagName = 'ecpat-member-map';
  static override styles = [baseStyles, themeOf('member-map'), controlStyles, memberMapStyles];
  static override translations = translations;

  readonly #source = new SourceController(this, readMembers);
  readonly #content = new AuthorContent(this, ['heading', 'note'], () => this.ownContent);
  readonly #print = new PrintController(this);
  readonly #zoom = new ZoomController(this);
  readonly #fit = new MapFit(this.#zoom);
  readonly #layout = new LayoutController(this, this.#zoom);
  readonly #hover = new HoverController(this);
  readonly #focus = new FocusController(this);
  readonly #settle = new SettleController(this, this.#zoom);
  readonly #keyboard = new KeyboardController(this.#zoom, this.#hover, {
    addController: (controller) => this.addController(controller),
    requestUpdate: () => this.requestUpdate(),
    list: () => this.#list,
    selected: () => this.selected,
    open: (code) => this.#open(code),
    handleEscape: (event) => this.#handleEscape(event),
  });
  readonly #limit = new DetailsLimitController(this, () => this.#detailsCode);
  readonly #resolveList = createListResolver();
  readonly #drawing = createDrawing();
  readonly #readGiven = createGivenReader(this);
  /** Keeps the last result, because the list is long. Another language resolves other countries. */
  readonly #paperList = memoizeLast(renderPaperList);
  /** All languages of the bundle, and those of the visitor. */
  #otherLanguages?: readonly string[];
  /** The list of the current update. */
  #list!: MemberList;
  /** The grid point where the visitor clicked the chosen country; null if it was chosen elsewhere. */
  #clicked: Point | null = null;

  /** Code of the chosen country. */
  @state() private selected: string | null = null;
  /** Text of the search field. */
  @state() private query = '';
  /** The region that the visitor chose. */
  @state() private visitorRegion: Region | null = null;

  /** Address of a JSON document in the form of `members.schema.json`, instead of the bundled list. */
  @property() src: string | null = null;

  /** The country chosen at first: an ISO 3166-1 alpha-2 code. Default: none. */
  @property() country: string | null = null;

  /** Shows the organisations of one region only: `africa`, `americas`, `asia-pacific`, `europe` or `mena`. Default: all. */
  @property() region: Region | null = null;

  /** The views to show: `both` (default), `list` or `map`. */
  @property() view: View = 'both';

  /** Hides the search field. */
  @property({ type: Boolean, attribute: 'no-search' }) noSearch = false;

  /** The organisations, in the format of `members` in `members.schema.json`. Takes precedence over `src`. Default: none. */
  @property({ attribute: false }) members: readonly GivenMember[] | null = null;

  /** Code of the country in the details. */
  get #detailsCode(): string | null {
    return this.#hover.previewed ?? this.selected;
  }

  /**
   * Computes the list once per update. `willUpdate()` is too early: controllers run after it, and the source still has
   * the document of an earlier `src`.
   */
  protected override update(changed: PropertyValues<this>): void {
    // The type of `changed` lacks private properties.
    const names: PropertyValues = changed;
    const authorRegion = readRegion(this, this.region);
    const { document, isLoading } = this.#source;
    const members = this.#readGiven(this.members) ?? document?.members;
    const { visitorRegion, query, language } = this;
    const otherLanguages = (this.#otherLanguages ??= [...LANGUAGE_TAGS, ...visitorLanguages()]);
    this.#list = this.#resolveList({
      ...{ members, isLoading, authorRegion, visitorRegion },
      ...{ query, language, otherLanguages },
    });
    if (names.has('visitorRegion') || names.has('region')) {
      // A country that was chosen together with the region keeps the map.
      if (!names.has('selected') || this.selected === null) this.#fitRegion();
      // The page may show a country of another region.
      if (this.selected !== readCountry(this, this.country)) this.#closeLeftOut();
    }
    if (names.has('view') && readView(this, this.view) === 'list') this.#leaveMap();
    if (names.has('country')) {
      this.selected = readCountry(this, this.country);
      this.#clicked = null;
      this.#fit.showCountry(this.selected);
    }
    super.update(changed);
  }

  protected override updated(): void {
    const { previewed, anchor } = this.#hover;
    this.#layout.arrange(this.selected, this.#detailsCode, previewed === null ? this.#clicked : anchor);
  }

  /** Browsers report neither the pointer nor the focus of a drawing that was removed. */
  #leaveMap(): void {
    this.#hover.reset();
    this.#keyboard.onMapBlur();
  }

  #handleSearch = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.#followSearchLater();
  };

  #handleRegion = (event: Event): void => {
    this.visitorRegion = REGIONS.find((region) => region === (event.target as HTMLSelectElement).value) ?? null;
  };

  #handleReset = (): void => {
    this.query = '';
    this.visitorRegion = null;
    this.#followSearchLater();
    // The pressed button disappears; the emptied field is the natural next place.
    this.#focus.enterFinder();
  };

  #handleListClick = (event: MouseEvent): void => {
    const code = countryOf(event);
    if (code === null) return;
    if (code === this.selected) return this.#close();
    this.#choose(code, 'list');
    // With a mouse and the details in view, visitors continue in the list. All others are led to the details.
    if (!isPointerClick(event) || !this.#layout.isWide) void this.#focus.enterDetails(this.#layout.isOverlay);
  };

  #handleNear = (event: MouseEvent): void => {
    const code = countryOf(event);
    if (code === null) return;
    this.#choose(code, 'list');
    // The pressed button disappears.
    void this.#focus.enterDetails(this.#layout.isOverlay);
  };

  #handleMapClick = (event: MouseEvent): void => {
    // A click without a pointer: a screen reader or another tool activated the option.
    if (!isPointerClick(event)) return this.#open(countryOf(event));
    if (this.#zoom.handleClick(event)) return;
    const point = this.#zoom.pointAt(event);
    const code = this.#countryUnder(event, point);
    if (code === null) return;
    this.#keyboard.activate(code);
    this.#choose(code, 'map', point);
  };

  /** The zoom adds its own listener later, so it handles each move second: only the second move of a drag ends a preview. */
  #handleMapMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    if (this.#zoom.isDragging) return this.#hover.reset();
    const point = this.#zoom.pointAt(event);
    this.#hover.follow(this.#countryUnder(event, point), point);
  };

  #handleZoomIn = (): void => this.#fit.zoomAround(this.selected, ZOOM_STEP);

  #handleZoomOut = (): void => this.#fit.zoomAround(this.selected, 1 / ZOOM_STEP);

  #handleClose = (): void => this.#close();

  #handleDetailsKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#handleEscape(event);
  };

  /** A preview for the keyboard ends when the focus leaves map or details, except for a link in the details. */
  #handleFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (!this.#focus.isInDetails(relatedTarget)) this.#hover.hide();
  };

  /** Handles the key only if there is something to close: a dialog around the element may need it too. */
  #handleEscape(event: KeyboardEvent): void {
    const { previewed } = this.#hover;
    if (this.#detailsCode === null) return;
    if (previewed === null || previewed === this.selected) this.#close();
    else {
      if (this.#focus.isInDetails()) this.#focus.enterMap();
      this.#hover.preview(null);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Chooses a country for the visitor.
   *
   * @param clicked - the grid point of a click on the map
   */
  #choose(code: string, opener: 'list' | 'map', clicked: Point | null = null): void {
    const { countries, shown, found } = this.#list;
    const country = countries.find((known) => known.code === code);
    if (!country) return;
    this.#settle.cancel();
    this.#focus.rememberOpener(opener);
    this.selected = code;
    this.#clicked = clicked;
    this.#hover.preview(null);
    // Visitors see a country that they click, and may be about to double-click.
    if (!clicked) this.#fit.showCountry(this.selected);
    // List and map share one state: the list must contain a country that was chosen on the map.
    if (!found.some((known) => known.code === code)) this.query = '';
    if (!shown.some((known) => known.code === code)) this.visitorRegion = null;
    const detail: MemberSelectDetail = { country: code, members: [...country.members] };
    this.dispatchEvent(new CustomEvent('ecpat-member-select', { detail, bubbles: true, composed: true }));
  }

  /** Chooses a country of the map by keyboard or assistive technology, and leads to its details. */
  #open(code: string | null): void {
    if (code === null) return;
    this.#choose(code, 'map');
    void this.#focus.enterDetails(this.#layout.isOverlay);
  }

  /** Closes the details. Only a focus inside them moves. */
  #close(): void {
    const { selected } = this;
    const hadFocus = this.#focus.isInDetails();
    this.selected = null;
    if (hadFocus) this.#focus.leaveDetails(selected);
    // After the focus, which would preview a country of the map.
    this.#hover.preview(null);
  }

  /** Closes the details of a chosen country that a search or a region leaves out. */
  #closeLeftOut(): void {
    const { selected } = this;
    if (selected !== null && !this.#list.found.some(({ code }) => code === selected)) {
      this.selected = null;
      this.#hover.preview(null);
    }
  }

  /** Shows on the map what a search has found, once the visitor stops typing. */
  #followSearchLater(): void {
    this.#settle.later((isMapFree) => {
      this.#closeLeftOut();
      if (isMapFree) this.#fitFound();
    });
  }

  #fitFound(): void {
    if (this.#list.isSearching) this.#fit.showFound(this.#list);
    else if (this.selected === null) this.#fitRegion();
  }

  /** Shows the region of the author or the visitor, or the whole world. */
  #fitRegion(): void {
    this.#fit.showRegion(this.#list, this.#list.visitorRegion === null && readRegion(this, this.region) === null);
  }

  /** Code of the country with organisations under or near the pointer. */
  #countryUnder(event: MouseEvent, point: Point): string | null {
    const { places } = this.#list;
    const { viewport, size } = this.#zoom;
    const code = countryOf(event);
    const shape = code !== null && places.has(code) ? code : null;
    return countryAt(point, shape, places, scaleOf(size, viewport.zoom));
  }

  /** Announces the chosen country, since focus and details may be elsewhere. */
  #textOfSelected(): string {
    const country = this.#list.countries.find(({ code }) => code === this.selected);
    return country ? `${textOfCountry(country)}, ${textOfOrganisations(this.language, country.members.length)}` : '';
  }

  override render(): TemplateResult {
    const { language } = this;
    const view = readView(this, this.view);
    const list = this.#list;
    const data = {
      // Copies, so that the templates have values and handlers, but no controller.
      ...this.#zoom,
      ...this.#hover,
      ...this.#keyboard,
      activeItem: this.#keyboard.activeItem,
      activeOption: this.#keyboard.activeOption,
      language,
      view,
      list,
      selected: this.selected,
      detailsCode: this.#detailsCode,
      limit: this.#limit.number,
      query: this.query,
      noSearch: this.noSearch,
      failed: this.#source.failed,
      heading: this.#content.copiesOf('heading'),
      notes: this.#content.copiesOf('note'),
      drawing: this.#drawing,
      onSearch: this.#handleSearch,
      onRegion: this.#handleRegion,
      onReset: this.#handleReset,
      onNear: this.#handleNear,
      onListClick: this.#handleListClick,
      onMapClick: this.#handleMapClick,
      onMapMove: this.#handleMapMove,
      onZoomIn: this.#handleZoomIn,
      onZoomOut: this.#handleZoomOut,
      onMore: this.#limit.raise,
      onClose: this.#handleClose,
      onDetailsKey: this.#handleDetailsKey,
      onFocusOut: this.#handleFocusOut,
    };
    return html`
      <section part="base" lang=${language} aria-labelledby="ecpat-title">
        <div class="ecpat-ruler"></div>
        <div class="ecpat-${view}${this.#layout.isWide ? ' ecpat-wide' : ''}">
          ${renderListColumn(data)}
          <div class="ecpat-stage">
            ${view === 'list' ? nothing : renderMap(data)} ${renderDetails(data)}
            <p class="ecpat-visually-hidden" role="status">${this.#textOfSelected()}</p>
          </div>
        </div>
        ${renderNotes(data)} ${this.#print.isPrinted ? this.#paperList(list.countries, list.isBundled) : nothing}
      </section>
    `;
  }
}
