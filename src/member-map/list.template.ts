/** The column beside the map: heading, counts, search, regions and the list itself. */
import { html, nothing, type TemplateResult } from 'lit';
import { bundledMembers, type Member, type Network } from '../data/members.js';
import { countryNames } from '../internal/country-names.js';
import { msg, str } from '../internal/localize.js';
import { countMembers, type Country, type RegionGroup } from './countries.model.js';
import { countriesNear, type MemberList } from './member-list.js';
import type { View } from './member-map.types.js';
import {
  textOfCountries,
  textOfCountry,
  textOfNoneHere,
  textOfNumber,
  textOfOrganisations,
  textOfRegion,
} from './member-map.texts.js';
import { renderNear } from './near.template.js';

/** Names of organisations in one row of search results; the details show all of them. */
const MAX_NAMES_PER_ROW = 5;

export interface ListData {
  language: string;
  list: MemberList;
  view: View;
  noSearch: boolean;
  /** Text of the search field. */
  query: string;
  /** Code of the chosen country. */
  selected: string | null;
  /** Code of the country whose item is the list's tab stop. */
  activeItem: string | null;
  /** The author's heading, where it cannot be slotted. */
  heading: readonly Node[];
  onSearch: (event: Event) => void;
  onRegion: (event: Event) => void;
  onReset: () => void;
  onNear: (event: MouseEvent) => void;
  onListClick: (event: MouseEvent) => void;
  onListFocus: (event: FocusEvent) => void;
  onListKey: (event: KeyboardEvent) => void;
}

export function renderListColumn(data: ListData): TemplateResult {
  return html`
    <div class="ecpat-side">
      <div id="ecpat-title">
        <slot name="heading">
          ${
            data.heading.length > 0
              ? data.heading
              : html`<h2 part="heading">
                  ${msg('Where our members work', { id: 'member-map.heading', desc: 'Heading of the list and map of member organisations' })}
                </h2>`
          }
        </slot>
      </div>
      ${renderSummary(data)} ${data.view === 'map' || data.list.countries.length === 0 ? nothing : renderFinder(data)}
    </div>
  `;
}

function renderSummary({ language, list: { countries, isBundled } }: ListData): TemplateResult {
  if (countries.length === 0) {
    return html`<p>
      ${msg('This list has no organisations yet.', { id: 'member-map.none', desc: 'Instead of the list and its counts, where it is empty' })}
    </p>`;
  }
  const organisations = textOfOrganisations(language, countMembers(countries));
  const inCountries = textOfCountries(language, countries.length);
  const { network } = bundledMembers();
  return html`
    <p id="ecpat-summary" class="ecpat-muted">
      ${msg(str`${organisations} ${inCountries} in this list.`, {
        id: 'member-map.in-this-list',
        desc: 'How much the list holds. The first placeholder is “119 organisations”, the second “in 97 countries”.',
      })}${
        // The space is part of the text: screen readers skip a text node that is only a space.
        isBundled && network ? ` ${textOfNetwork(language, network)}` : nothing
      }
    </p>
  `;
}

function renderFinder(data: ListData): TemplateResult {
  return html`
    ${data.noSearch ? nothing : renderSearch(data)} ${renderRegions(data)}
    <p id="ecpat-results" class="ecpat-results ecpat-muted" role="status">${textOfResults(data)}</p>
    ${data.list.absent === null ? nothing : renderNear(countriesNear(data.list.absent, data.list.countries), data.onNear)}
    ${
      data.list.found.length === 0
        ? html`<button class="ecpat-button" @click=${data.onReset}>
            ${msg('Show the whole list', { id: 'member-map.reset', desc: 'Button that empties the search field and the choice of a region' })}
          </button>`
        : renderList(data)
    }
  `;
}

function renderSearch({ query, onSearch }: ListData): TemplateResult {
  return html`
    <div class="ecpat-field">
      <label for="ecpat-search"
        >${msg('Search by name, city or country', { id: 'member-map.search', desc: 'Label of the search field' })}</label
      >
      <input
        part="search"
        id="ecpat-search"
        type="search"
        autocomplete="off"
        spellcheck="false"
        .value=${query}
        @input=${onSearch}
      />
    </div>
  `;
}

function renderRegions({ list: { regions, visitorRegion }, onRegion }: ListData): TemplateResult | typeof nothing {
  if (regions.length === 0) return nothing;
  return html`
    <div class="ecpat-field">
      <label for="ecpat-region"
        >${msg('Region', { id: 'member-map.region', desc: 'Label of the choice of a region of the world' })}</label
      >
      <select id="ecpat-region" @change=${onRegion}>
        <option value="" .selected=${visitorRegion === null}>
          ${msg('All regions', { id: 'member-map.all-regions', desc: 'First choice of the regions of the world' })}
        </option>
        ${regions.map(
          (region) =>
            html`<option value=${region} .selected=${visitorRegion === region}>${textOfRegion(region)}</option>`,
        )}
      </select>
    </div>
  `;
}

function renderList(data: ListData): TemplateResult {
  const { groups } = data.list;
  // One tab stop and arrow keys, as on the map, since a hundred stops would block the way to the rest of the page.
  return html`
    <div
      part="list"
      role="group"
      aria-label=${msg('Countries', { id: 'member-map.countries', desc: 'Name of the list of countries, for screen readers' })}
      @click=${data.onListClick}
      @focusin=${data.onListFocus}
      @keydown=${data.onListKey}
    >
      ${groups.map(
        (group) => html`
          <div>
            ${groups.length > 1 || group.region === null ? renderRegionName(group, data.language) : nothing}
            <ul>
              ${group.countries.map((country) => renderItem(country, data))}
            </ul>
          </div>
        `,
      )}
    </div>
  `;
}

function renderRegionName({ region, countries }: RegionGroup, language: string): TemplateResult {
  const name =
    region === null
      ? msg('Other', {
          id: 'member-map.other',
          desc: 'Heading for organisations whose region or country is not known',
        })
      : textOfRegion(region);
  const number = countMembers(countries);
  const label = `${name}, ${textOfOrganisations(language, number)}`;
  return html`<h3 data-count=${textOfNumber(language, number)} aria-label=${label}>${name}</h3>`;
}

function renderItem(country: Country, { language, list, selected, activeItem }: ListData): TemplateResult {
  const { code, members } = country;
  const name = textOfCountry(country);
  const isSelected = code === selected;
  const found = list.isSearching ? namesOf(members) : '';
  return html`
    <li>
      <button
        part=${isSelected ? 'item selected' : 'item'}
        data-country=${code}
        tabindex=${code === activeItem ? 0 : -1}
        aria-pressed=${isSelected}
        data-count=${textOfNumber(language, members.length)}
        aria-label=${found ? nothing : `${name}, ${textOfOrganisations(language, members.length)}`}
      >
        ${found ? html`${name}<bdi class="ecpat-found">${found}</bdi>` : name}
      </button>
    </li>
  `;
}

/** The first few names only, so that rendering a thousand results stays fast. */
function namesOf(members: readonly Member[]): string {
  const names = members.slice(0, MAX_NAMES_PER_ROW).map(({ name }) => name);
  return (members.length > MAX_NAMES_PER_ROW ? [...names, '…'] : names).join(' · ');
}

/** The results of a search or a region; empty without both. Names a country without organisations that was searched. */
function textOfResults({ language, list }: ListData): string {
  const { found, absent } = list;
  if (absent === null) return textOfFound(language, list);
  const none = `${countryNames(language)(absent)}. ${textOfNoneHere()}`;
  return found.length === 0 ? none : `${none} ${textOfFound(language, list)}`;
}

function textOfFound(language: string, { found, isSearching, visitorRegion }: MemberList): string {
  if (found.length === 0) {
    return msg('Nothing found. Try another spelling or only the first letters.', {
      id: 'member-map.not-found',
      desc: 'Result of a search that found nothing',
    });
  }
  if (!isSearching && visitorRegion === null) return '';
  const organisations = textOfOrganisations(language, countMembers(found));
  const inCountries = textOfCountries(language, found.length);
  return msg(str`Found: ${organisations} ${inCountries}.`, {
    id: 'member-map.found',
    desc: 'Result of a search. The first placeholder is “12 organisations”, the second “in 9 countries”.',
  });
}

function textOfNetwork(language: string, network: Network): string {
  const organisations = textOfOrganisations(language, network.organisations);
  const inCountries = textOfCountries(language, network.countries);
  return msg(str`In all, the network says it has ${organisations} ${inCountries} (${network.year}).`, {
    id: 'member-map.network',
    desc: 'What the network itself says. The placeholders are “122 organisations”, “in 104 countries” and the year of the count.',
  });
}
