/** Fields and texts that several parts of the builder share. */
import { html, type TemplateResult } from 'lit';

/** Value and text of an option. */
export type Choice = readonly [value: string, text: string];

/** @param onChange - handles the `change` event; the name of the select identifies the setting */
export function renderSelect(
  name: string,
  label: string,
  options: readonly Choice[],
  value: string,
  onChange: (event: Event) => void,
): TemplateResult {
  return html`
    <div class="field">
      <label for="setting-${name}">${label}</label>
      <select id="setting-${name}" name=${name} @change=${onChange}>
        ${options.map(([option, text]) => html`<option value=${option} .selected=${option === value}>${text}</option>`)}
      </select>
    </div>
  `;
}

/** Renders text in backticks as code. */
export function inCode(text: string): (string | TemplateResult)[] {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
