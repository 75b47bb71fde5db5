/** The organisations of one country, the notes below the map, and the full list for paper. */
import { html, nothing, type TemplateResult } from 'lit';
import { bundledDay, type Member } from '../data/members.js';
import { countryNames } from '../internal/country-names.js';
import { msg, str } from '../internal/localize.js';
import { hostName } from '../internal/urls.js';
import type { Country } from './countries.model.js';
import { renderIcon } from './icon.template.js';
import { countriesNear, type MemberList } from './member-list.js';
import { textOfCountry, textOfLeftOut, textOfListed, textOfNoneHere, textOfPlace } from './member-map.texts.js';
import type { View } from './member-map.types.js';
import { renderNear } from './near.template.js';

export interface DetailsData {
  language: string;
  list: MemberList;
  /** Code of the chosen country. */
  selected: string | null;
  /** Code of the country to show: the chosen one, or one in preview. */
  detailsCode: string | null;
  /** Maximum number of organisations to show. */
  limit: number;
  onMore: () => void;
  onClose: () => void;
  onNear: (event: MouseEvent) => void;
  onDetailsKey: (event: KeyboardEvent) => void;
  onFocusOut: (event: FocusEvent) => void;
  onDetailsEnter: () => void;
  onDetailsLeave: (event: PointerEvent) => void;
}

export function renderDetails(data: DetailsData): TemplateResult | typeof nothing {
  const { detailsCode: code } = data;
  const { countries } = data.list;
  if (code === null) {
    if (countries.length === 0) return nothing;
    return html`<p part="details" class="ecpat-muted">
      ${msg('Choose a country to see its organisations.', { id: 'member-map.choose', desc: 'Instead of the details, while no country is chosen' })}
    </p>`;
  }
  const country = countries.find((known) => known.code === code);
  const isChosen = code === data.selected;
  return html`
    <div
      part="details"
      class=${isChosen ? 'ecpat-open' : 'ecpat-open ecpat-preview'}
      role="group"
      aria-labelledby="ecpat-chosen"
      tabindex="-1"
      @keydown=${data.onDetailsKey}
      @focusout=${data.onFocusOut}
      @pointerenter=${data.onDetailsEnter}
      @pointerleave=${data.onDetailsLeave}
    >
      <div class="ecpat-top">
        <h3 id="ecpat-chosen">${country ? textOfCountry(country) : countryNames(data.language)(code)}</h3>
        ${
          isChosen
            ? html`<button
                class="ecpat-button"
                aria-label=${msg('Close', { id: 'member-map.close', desc: 'Button of the details of a country' })}
                @click=${data.onClose}
              >
                ${renderIcon('M6 6l12 12M18 6L6 18')}
              </button>`
            : nothing
        }
      </div>
      ${
        country
          ? renderMembers(country.members, data)
          : html`<p>${textOfNoneHere()}</p>
              ${renderNear(countriesNear(code, countries), data.onNear)}`
      }
    </div>
  `;
}

/** The first organisations of a country, those that a search has found before the others. */
function renderMembers(members: readonly Member[], data: DetailsData): TemplateResult {
  const { limit, list, detailsCode, language, onMore } = data;
  const found = list.isSearching ? list.found.find(({ code }) => code === detailsCode)?.members : undefined;
  const inOrder = members.length > limit && found ? [...new Set([...found, ...members])] : members;
  const shown = inOrder.slice(0, limit);
  return html`<ul>
      ${shown.map((member) => renderMember(member, list.isBundled))}
    </ul>
    ${
      shown.length < members.length
        ? html`<p class="ecpat-facts">
            <span class="ecpat-muted">${textOfLeftOut(language, members.length - shown.length)}</span>
            <button class="ecpat-button" @click=${onMore}>
              ${msg('Show more', { id: 'member-map.show-more', desc: 'Button below the first organisations of a country with very many' })}
            </button>
          </p>`
        : nothing
    }
    ${renderSources(shown)}`;
}

/** Pages of the network about organisations without a website. Several organisations may share one. */
function renderSources(members: readonly Member[]): TemplateResult | typeof nothing {
  const sources = new Set(members.flatMap(({ website, source }) => (website === null && source ? [source] : [])));
  if (sources.size === 0) return nothing;
  return html`<p class="ecpat-facts ecpat-sources">
    ${[...sources].map(
      (source) => html`<a href=${source} rel="noopener noreferrer">${textOfPlace(hostName(source))}</a>`,
    )}
  </p>`;
}

/** Nothing about a row without a date in another list: its author knows who is a member. */
function listedIn({ sourceDate }: Member, isBundled: boolean): string | undefined {
  return sourceDate === null && !isBundled ? undefined : textOfListed(sourceDate);
}

function renderMember(member: Member, isBundled: boolean): TemplateResult {
  const { name, city, website } = member;
  const listed = listedIn(member, isBundled);
  return html`
    <li>
      <p><bdi>${name}</bdi></p>
      ${listed === undefined ? nothing : html`<p class="ecpat-muted">${listed}</p>`}
      ${
        city || website
          ? html`<p class="ecpat-facts">
              ${city ? html`<bdi class="ecpat-muted">${city}</bdi>` : nothing}
              ${website ? html`<a href=${website} rel="noopener noreferrer">${hostName(website)}</a>` : nothing}
            </p>`
          : nothing
      }
    </li>
  `;
}

export interface NotesData {
  language: string;
  list: MemberList;
  view: View;
  /** Whether the `src` document could not be used. */
  failed: boolean;
  /** The author's notes, where they cannot be slotted. */
  notes: readonly Node[];
}

export function renderNotes({ language, list: { isBundled }, view, failed, notes }: NotesData): TemplateResult {
  const day = bundledDay(language);
  return html`
    <div part="note" class="ecpat-muted">
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
              ${msg(str`List compiled from public sources, ${day}.`, {
                id: 'member-map.compiled',
                desc: 'Below list and map; the placeholder is a date',
              })}
            </p>`
          : nothing
      }
      ${
        isBundled && failed
          ? html`<p>
              ${msg('A newer list could not be loaded.', { id: 'member-map.source-failed', desc: 'Below list and map: what is shown is the list that came with the program' })}
            </p>`
          : nothing
      }
      <slot name="note"></slot>${notes}
    </div>
  `;
}

/** All organisations, for print, since paper has no choice of a country. */
export function renderPaperList(countries: readonly Country[], isBundled: boolean): TemplateResult {
  return html`
    <ul class="ecpat-full-list">
      ${countries.map((country) => {
        const lines = country.members.map((member) => {
          const { name, city, website, source } = member;
          return [name, city, website ?? source, listedIn(member, isBundled)].filter(Boolean).join(' – ');
        });
        return html`<li><strong>${textOfCountry(country)}</strong>${`\n${lines.join('\n')}`}</li>`;
      })}
    </ul>
  `;
}
