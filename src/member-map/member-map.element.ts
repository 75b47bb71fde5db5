import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { bundledMembers, readMembers, type Member } from '../data/members.js';
import { oneOf, warnJunk } from '../internal/attributes.js';
import { EcpatElement } from '../internal/element.js';
import { msg, plural, str } from '../internal/localize.js';
import { SourceController } from '../internal/source.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { warnOnce } from '../internal/warn.js';
import { translations } from '../locales/generated/member-map.js';
import { countryNames } from '../internal/country-names.js';
import {
  WORLD_VIEW_BOX,
  contestedBorders,
  solidBorders,
  undeterminedLand,
  worldShapes,
  type Territory,
} from './geometry/geometry.js';
import {
  DIRECTIONS,
  OTHER,
  REGION_NAMES,
  countMembers,
  countryAt,
  dotRadius,
  groupByCountry,
  hostName,
  inRegion,
  indexForSearch,
  isDot,
  neighbour,
  rememberLast,
  search,
  type Country,
} from './member-map.model.js';
import { memberMapStyles } from './member-map.styles.js';
import {
  REGIONS,
  VIEWS,
  type GivenMember,
  type MemberSelectDetail,
  type Region,
  type View,
} from './member-map.types.js';

/** Width, in `em` of the element's own type, from which the list stands beside the map. */
const WIDE = 40;

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
 * @csspart details - The organisations of the chosen country.
 * @csspart note - What is said below list and map.
 * @cssproperty [--ecpat-member-map-height=28em] - Height of the map where it stands beside the list, and the most that the list takes above it.
 * @cssproperty [--ecpat-member-map-color-accent=#0b5a83] - Accent of this element alone; likewise for every colour, the font and the radius.
 */
export class MemberMapElement extends EcpatElement {
  static readonly tagName = 'ecpat-member-map';
  static override styles = [baseStyles, themeOf('member-map'), controlStyles, memberMapStyles];
  static override translations = translations;

  readonly #source = new SourceController(this, readMembers);
  readonly #given = rememberLast((members: unknown) => this.#readGiven(members));
  readonly #group = rememberLast((members: readonly Member[], region: Region | null, language: string) => {
    return groupByCountry(inRegion(members, region), isKnownCountry, language);
  });
  readonly #narrow = rememberLast((countries: readonly Country[], region: Region) => {
    return countries.filter(({ members }) => members.some((member) => member.region === REGION_NAMES[region]));
  });
  readonly #regions = rememberLast((countries: readonly Country[]) => {
    const named = new Set(countries.flatMap(({ members }) => members.map(({ region }) => region)));
    return REGIONS.filter((region) => named.has(REGION_NAMES[region]));
  });
  readonly #index = rememberLast(indexForSearch);
  readonly #places = rememberLast((countries: readonly Country[]) => {
    const shapes = worldShapes();
    return new Map(countries.flatMap(({ code }) => (shapes.has(code) ? [[code, shapes.get(code)!] as const] : [])));
  });
  readonly #organisationTexts = rememberLast((_language: string) => new Map<number, string>());
  readonly #numbers = rememberLast((language: string) => new Intl.NumberFormat(language));
  #sizes?: ResizeObserver;
  #observedMap: HTMLElement | null = null;
  #isShown = false;

  @query('.ruler') private readonly ruler!: HTMLElement | null;
  @query('[part~="list"]') private readonly list!: HTMLElement | null;
  @query('[part~="map"]') private readonly map!: HTMLElement | null;
  @query('svg') private readonly drawing!: SVGSVGElement | null;

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
  @state() private isWide = false;
  /** CSS pixels per unit of the map; 0 until it is known. */
  @state() private scale = 0;

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
    this.#sizes = new ResizeObserver(() => this.#measure());
    if (this.ruler) this.#sizes.observe(this.ruler);
    if (this.#observedMap) this.#sizes.observe(this.#observedMap);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('country')) this.selected = this.#preselected();
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
      if (this.map) this.#sizes?.observe(this.map);
    }
    if (changed.has('selected') || changed.has('isWide')) this.#reveal();
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

  #handleListClick = (event: Event): void => {
    const code = codeOf(event);
    if (code === null) return;
    if (code === this.selected) this.selected = null;
    else this.#choose(code);
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
    const code = this.#countryUnder(event);
    if (code === null) return;
    this.mapPosition = code;
    this.#choose(code);
  };

  #handlePointer = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.pointed = this.#countryUnder(event);
  };

  #handlePointerLeave = (): void => {
    this.pointed = null;
  };

  #handleMapFocus = (): void => {
    this.isMapFocused = this.map?.matches(':focus-visible') ?? false;
    this.mapPosition = this.#mapPosition();
  };

  #handleMapBlur = (): void => {
    this.isMapFocused = false;
  };

  #handleMapKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return this.#handleEscape(event);
    const position = this.#mapPosition();
    if (position === null) return;
    const direction = DIRECTIONS[event.key];
    if (direction) this.mapPosition = neighbour(this.#places(this.#shownCountries()), position, direction);
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(position);
    else return;
    // A visitor who pressed the mouse first and goes on with the keyboard wants to see where.
    this.isMapFocused = true;
    event.preventDefault();
  };

  /** Takes the key only where there is something to close: a dialog around the element may wait for it too. */
  #handleEscape(event: KeyboardEvent): void {
    if (this.selected === null) return;
    this.selected = null;
    event.preventDefault();
    event.stopPropagation();
  }

  #choose(code: string): void {
    const country = this.#shownCountries().find((shown) => shown.code === code);
    if (!country) return;
    this.selected = code;
    // List and map are one state: what is chosen on the map must stand in the list too.
    if (!this.#foundCountries().some((found) => found.code === code)) this.searched = '';
    const detail: MemberSelectDetail = { country: code, members: [...country.members] };
    this.dispatchEvent(new CustomEvent('ecpat-member-select', { detail, bubbles: true, composed: true }));
  }

  /** Scrolls the chosen item into the visible part of the list, and nothing but the list. */
  #reveal(): void {
    const list = this.list;
    const item = list?.querySelector<HTMLElement>(`[data-country="${this.selected}"]`);
    if (!list || !item) return;
    const top = item.offsetTop;
    const bottom = top + item.offsetHeight;
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }

  /** Nothing can be measured while the element is hidden; the observer calls again when it is shown. */
  #measure(): void {
    const width = this.ruler?.clientWidth;
    const wasShown = this.#isShown;
    this.#isShown = Boolean(width);
    if (!this.ruler || !width) return;
    if (!wasShown) this.#reveal();
    this.isWide = width >= WIDE * parseFloat(getComputedStyle(this.ruler).fontSize);
    const { width: across = 0, height: down = 0 } = this.drawing?.getBoundingClientRect() ?? {};
    const [, , unitsAcross, unitsDown] = WORLD_VIEW_BOX;
    const scale = Math.min(across / unitsAcross, down / unitsDown);
    if (scale > 0) this.scale = scale;
  }

  /** The country that the pointer means, among those with organisations. */
  #countryUnder(event: MouseEvent): string | null {
    const places = this.#places(this.#shownCountries());
    const toGrid = this.drawing?.getScreenCTM()?.inverse();
    if (!toGrid) return null;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(toGrid);
    const code = codeOf(event);
    return countryAt([x, y], code !== null && places.has(code) ? code : null, places, this.scale);
  }

  /** Where the keyboard is on the map: where it was, else at the chosen country, else at the first. */
  #mapPosition(): string | null {
    const places = this.#places(this.#shownCountries());
    const wanted = [this.mapPosition, this.selected].find((code) => code !== null && places.has(code));
    return wanted ?? [...places.keys()][0] ?? null;
  }

  #preselected(): string | null {
    const code = this.country?.trim().toUpperCase();
    if (!code) return null;
    if (isKnownCountry(code)) return code;
    warnJunk(this, 'country', this.country, 'no country is chosen');
    return null;
  }

  /** The region that the author restricts the element to. */
  #restriction(): Region | null {
    const wanted = this.region?.trim().toLowerCase();
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
    return this.searched ? search(countries, this.#index(countries, this.language), this.searched) : countries;
  }

  #nameOf({ code, name }: Country): string {
    return code === OTHER
      ? msg('Other', { id: 'member-map.other', desc: 'Heading for organisations whose country is not known' })
      : name;
  }

  override render(): TemplateResult {
    const view = oneOf(this, 'view', this.view, VIEWS, 'both');
    const countries = this.#countries();
    const shown = this.#shownCountries();
    const layout = [this.isWide && view !== 'map' ? 'wide' : '', view === 'list' ? 'list-only' : ''];
    return html`
      <section part="base" lang=${this.language} aria-labelledby="title">
        <div class="ruler"></div>
        <div class=${layout.join(' ')}>
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
          </div>
        </div>
        ${this.#renderNotes(view)} ${guard([countries, this.language], () => this.#renderFullList(countries))}
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
    const isBundled = this.#foreignMembers() === undefined;
    return html`
      <p class="muted">
        ${msg(str`${organisations} ${inCountries} in this list.`, {
          id: 'member-map.in-this-list',
          desc: 'How much the list holds. The first placeholder is “119 organisations”, the second “in 97 countries”.',
        })}
        ${isBundled && network ? this.#textOfNetwork(network.organisations, network.countries) : nothing}
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
      <p class="results muted" role="status">${this.#textOfResults(found)}</p>
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
    const position =
      [this.listPosition, this.selected].find((code) => countries.some((country) => country.code === code)) ??
      countries[0]?.code;
    const isSearching = this.searched.trim() !== '';
    // One tab stop and arrow keys, as on the map: a hundred stops would stand between the visitor and the rest of the page.
    return html`
      <ul
        part="list"
        aria-label=${msg('Countries', { id: 'member-map.countries', desc: 'Name of the list of countries, for screen readers' })}
        @click=${this.#handleListClick}
        @focusin=${this.#handleListFocus}
        @keydown=${this.#handleListKey}
      >
        ${countries.map((country) => this.#renderItem(country, country.code === position, isSearching))}
      </ul>
    `;
  }

  #renderItem(country: Country, isPosition: boolean, isSearching: boolean): TemplateResult {
    const { code, members } = country;
    const isSelected = code === this.selected;
    return html`
      <li>
        <button
          part=${isSelected ? 'item selected' : 'item'}
          data-country=${code}
          tabindex=${isPosition ? 0 : -1}
          aria-pressed=${isSelected}
        >
          <span
            >${this.#nameOf(country)}<span class="visually-hidden"
              >, ${this.#textOfOrganisations(members.length)}</span
            ></span
          >
          <span class="count" aria-hidden="true">${this.#number(members.length)}</span>
          ${isSearching ? html`<bdi class="found">${members.map(({ name }) => name).join(' · ')}</bdi>` : nothing}
        </button>
      </li>
    `;
  }

  #renderMap(countries: readonly Country[]): TemplateResult {
    const places = this.#places(countries);
    const isListbox = places.size > 0;
    const position = this.#mapPosition();
    const captioned = countries.find(({ code }) => code === (this.pointed ?? (this.isMapFocused ? position : null)));
    return html`
      <div
        part="map"
        class=${this.pointed === null ? '' : 'pointing'}
        role=${isListbox ? 'listbox' : 'img'}
        tabindex=${isListbox ? 0 : nothing}
        aria-label=${msg('Map of the countries in this list', { id: 'member-map.map', desc: 'Name of the map, for screen readers' })}
        aria-describedby=${isListbox ? 'keys' : nothing}
        aria-activedescendant=${isListbox ? `option-${position}` : nothing}
        @click=${this.#handleMapClick}
        @pointermove=${this.#handlePointer}
        @pointerleave=${this.#handlePointerLeave}
        @focus=${this.#handleMapFocus}
        @blur=${this.#handleMapBlur}
        @keydown=${this.#handleMapKey}
      >
        <svg viewBox=${WORLD_VIEW_BOX.join(' ')} role="none">
          ${guard([places], () => renderLand(places))}
          ${guard([countries, this.selected, this.language], () => this.#renderShapes(countries))}
          ${guard([], renderBorders)} ${guard([places, this.selected, this.scale], () => this.#renderDots(places))}
          ${this.#renderOutlines(position)}
        </svg>
        ${
          captioned
            ? html`<p class="caption" aria-hidden="true">
                ${this.#nameOf(captioned)} · ${this.#textOfOrganisations(captioned.members.length)}
              </p>`
            : nothing
        }
      </div>
      <p id="keys" hidden>
        ${msg('Arrow keys go to the nearest country, Enter opens it, Escape closes it.', {
          id: 'member-map.keys',
          desc: 'How to use the map with the keyboard; for screen readers',
        })}
      </p>
    `;
  }

  /** The countries with organisations, each an option of the list that the map is to assistive technology. */
  #renderShapes(countries: readonly Country[]): TemplateResult {
    const shapes = worldShapes();
    const onMap = countries.filter(({ code }) => shapes.has(code));
    return svg`<g role="none">
      ${onMap.map((country) => {
        const { code, members } = country;
        const isSelected = code === this.selected;
        return svg`<path
          id="option-${code}"
          part=${isSelected ? 'country selected' : 'country'}
          data-country=${code}
          role="option"
          aria-label="${this.#nameOf(country)}, ${this.#textOfOrganisations(members.length)}"
          aria-selected=${isSelected}
          d=${pathOf(shapes.get(code)!)}
        ></path>`;
      })}
    </g>`;
  }

  /** What marks the country under the pointer, the chosen one, and the one where the keyboard is. */
  #renderOutlines(position: string | null): TemplateResult {
    const outline = (code: string | null, kind: string, withHalo: boolean) => {
      const territory = code === null ? undefined : worldShapes().get(code);
      if (!territory) return nothing;
      const [x, y] = territory.centre;
      const isRing = this.scale > 0 && isDot(territory, this.scale);
      return (withHalo ? ['halo', 'line'] : ['line']).map((stroke) =>
        isRing
          ? svg`<circle class="outline ${stroke} ${kind}" cx=${x} cy=${y} r=${(dotRadius(this.scale) + 3) / this.scale}></circle>`
          : svg`<path class="outline ${stroke} ${kind}" d=${pathOf(territory)}></path>`,
      );
    };
    return svg`<g aria-hidden="true">
      ${outline(this.pointed, 'pointed', false)} ${outline(this.selected, 'selected', true)} ${outline(this.isMapFocused ? position : null, 'active', true)}
    </g>`;
  }

  #renderDots(places: ReadonlyMap<string, Territory>): TemplateResult | typeof nothing {
    if (this.scale === 0) return nothing;
    const small = [...places].filter(([, territory]) => isDot(territory, this.scale));
    // The chosen one must not lie below its neighbours.
    small.sort(([one], [two]) => Number(one === this.selected) - Number(two === this.selected));
    return svg`<g aria-hidden="true">
      ${small.map(
        ([
          code,
          {
            centre: [x, y],
          },
        ]) => {
          const isSelected = code === this.selected;
          const radius = (dotRadius(this.scale) + (isSelected ? 1 : 0)) / this.scale;
          return svg`
          <circle part=${isSelected ? 'marker selected' : 'marker'} data-country=${code} cx=${x} cy=${y} r=${radius}></circle>
        `;
        },
      )}
    </g>`;
  }

  #renderDetails(countries: readonly Country[]): TemplateResult {
    const { selected } = this;
    const country = countries.find(({ code }) => code === selected);
    return html`
      <div part="details" aria-live="polite">
        ${
          selected === null
            ? countries.length === 0
              ? nothing
              : html`<p class="muted">
                  ${msg('Choose a country to see its organisations.', { id: 'member-map.choose', desc: 'Instead of the details, while no country is chosen' })}
                </p>`
            : html`
                <h3>${country ? this.#nameOf(country) : countryNames(this.language)(selected)}</h3>
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
              `
        }
      </div>
    `;
  }

  #renderNotes(view: View): TemplateResult {
    const { asOf } = bundledMembers();
    const isBundled = this.#foreignMembers() === undefined;
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
          isBundled && asOf
            ? html`<p>
                ${msg(str`List compiled from public sources, ${this.#date(asOf)}.`, {
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

  #number(count: number): string {
    return this.#numbers(this.language).format(count);
  }

  #date(day: string): string {
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  }

  /** Stands in every row and on every shape, mostly with the same few numbers, and `Intl` is slow to make. */
  #textOfOrganisations(number: number): string {
    const known = this.#organisationTexts(this.language);
    const text = known.get(number) ?? this.#makeTextOfOrganisations(number);
    known.set(number, text);
    return text;
  }

  #makeTextOfOrganisations(number: number): string {
    const count = this.#number(number);
    return plural(this.language, number, {
      one: msg(str`${count} organisation`, {
        id: 'member-map.organisations.one',
        desc: 'The placeholder is a number; stands in other sentences',
      }),
      few: msg(str`${count} organisations`, {
        id: 'member-map.organisations.few',
        desc: 'The placeholder is a number; stands in other sentences',
      }),
      many: msg(str`${count} organisations`, {
        id: 'member-map.organisations.many',
        desc: 'The placeholder is a number; stands in other sentences',
      }),
      other: msg(str`${count} organisations`, {
        id: 'member-map.organisations.other',
        desc: 'The placeholder is a number; stands in other sentences',
      }),
    });
  }

  #textOfCountries(number: number): string {
    const count = this.#number(number);
    return plural(this.language, number, {
      one: msg(str`in ${count} country`, {
        id: 'member-map.in-countries.one',
        desc: 'The placeholder is a number; follows “119 organisations”',
      }),
      few: msg(str`in ${count} countries`, {
        id: 'member-map.in-countries.few',
        desc: 'The placeholder is a number; follows “119 organisations”',
      }),
      many: msg(str`in ${count} countries`, {
        id: 'member-map.in-countries.many',
        desc: 'The placeholder is a number; follows “119 organisations”',
      }),
      other: msg(str`in ${count} countries`, {
        id: 'member-map.in-countries.other',
        desc: 'The placeholder is a number; follows “119 organisations”',
      }),
    });
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

/** Path data of a territory; those without a shape get a speck, which gives them a place for assistive technology. */
function pathOf({ path, centre: [x, y] }: Territory): string {
  return path || `M${x - 1},${y - 1}h2v2h-2z`;
}

function renderLand(places: ReadonlyMap<string, Territory>): TemplateResult {
  const others = [...worldShapes()].filter(([code]) => !places.has(code));
  return svg`<g class="land" aria-hidden="true">
    <path d=${undeterminedLand()}></path>
    ${others.map(([, territory]) => svg`<path d=${pathOf(territory)}></path>`)}
  </g>`;
}

function renderBorders(): TemplateResult {
  return svg`<g aria-hidden="true">
    <path class="border" d=${solidBorders()}></path>
    <path class="border contested" d=${contestedBorders()}></path>
  </g>`;
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

function textOfRegion(region: Region): string {
  switch (region) {
    case 'africa':
      return msg('Sub-Saharan Africa', { id: 'member-map.region.africa', desc: 'A region of the world' });
    case 'americas':
      return msg('Americas', { id: 'member-map.region.americas', desc: 'A region of the world' });
    case 'asia-pacific':
      return msg('Asia and the Pacific', { id: 'member-map.region.asia-pacific', desc: 'A region of the world' });
    case 'europe':
      return msg('Europe', { id: 'member-map.region.europe', desc: 'A region of the world' });
    case 'mena':
      return msg('Middle East and North Africa', { id: 'member-map.region.mena', desc: 'A region of the world' });
  }
}
