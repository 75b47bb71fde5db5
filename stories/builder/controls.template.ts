/** Fields and texts that several parts of the builder share. */
import { html, nothing, type TemplateResult } from 'lit';

/** Value and text of an option. */
export type Choice = readonly [value: string, text: string];

/**
 * @param onChange - handles the `change` event; the name of the select identifies the setting
 * @param help - a sentence below the select
 */
export function renderSelect(
  name: string,
  label: string,
  options: readonly Choice[],
  value: string,
  onChange: (event: Event) => void,
  help?: string,
): TemplateResult {
  const helpId = `help-${name}`;
  return html`
    <div class="field">
      <label for="setting-${name}">${label}</label>
      <select
        id="setting-${name}"
        name=${name}
        aria-describedby=${help === undefined ? nothing : helpId}
        @change=${onChange}
      >
        ${options.map(([option, text]) => html`<option value=${option} .selected=${option === value}>${text}</option>`)}
      </select>
      ${help === undefined ? nothing : html`<p class="ecpat-muted" id=${helpId}>${help}</p>`}
    </div>
  `;
}

/** A box to tick, with its help. The name identifies the setting. */
export interface Flag {
  name: string;
  label: TemplateResult;
  help: TemplateResult;
  isOn: boolean;
}

export function renderFlag({ name, label, help, isOn }: Flag, onChange: (event: Event) => void): TemplateResult {
  return html`
    <label class="flag">
      <input
        type="checkbox"
        name=${name}
        aria-labelledby="label-${name}"
        aria-describedby="help-${name}"
        .checked=${isOn}
        @change=${onChange}
      />
      <span><span class="name" id="label-${name}">${label}</span>${help}</span>
    </label>
  `;
}

/** Renders text in backticks as code. */
export function inCode(text: string): (string | TemplateResult)[] {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
