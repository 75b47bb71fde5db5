/** The countries near one without organisations, as buttons that choose them. */
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../internal/localize.js';
import type { Country } from './countries.model.js';
import { textOfCountry } from './member-map.texts.js';

export function renderNear(
  countries: readonly Country[],
  onNear: (event: MouseEvent) => void,
): TemplateResult | typeof nothing {
  if (countries.length === 0) return nothing;
  return html`<p class="ecpat-near">
    <span
      >${msg('Nearby:', { id: 'member-map.near', desc: 'Before buttons with the names of countries that have organisations, near a country that has none' })}</span
    >
    ${countries.map(
      (country) =>
        html`<button class="ecpat-button" data-country=${country.code} @click=${onNear}>
          ${textOfCountry(country)}
        </button>`,
    )}
  </p>`;
}
