/** The form: the widget, its settings, and colours. */
import { html, nothing, type TemplateResult } from 'lit';
import { countriesIn } from '../../src/helpline-banner/countries.model.js';
import { msg } from '../../src/internal/localize.js';
import { COLORS } from '../../src/internal/styles.js';
import { LANGUAGES } from '../../src/locales/languages.js';
import type { AttributeDescription } from '../elements.js';
import { ELEMENTS } from '../generated/elements.js';
import { HELP } from '../generated/help.js';
import {
  COLOR_TOKENS,
  SCHEMES,
  SCRIPTS,
  elementOf,
  isColor,
  isRequired,
  type BuilderState,
  type ColorToken,
} from './builder.model.js';
import { COLOR_NAMES, LABELS, SCHEME_NAMES, SCRIPT_NAMES, WIDGETS } from './builder.texts.js';
import { inCode, renderFlag, renderSelect, type Choice } from './controls.template.js';

/** Handles `change` and `input` events; the name of the field identifies the setting. */
export interface SettingsHandlers {
  widget: (event: Event) => void;
  attribute: (event: Event) => void;
  setting: (event: Event) => void;
  color: (event: Event) => void;
}

/** @param language - of the builder, for the names of countries */
export function renderSettingsForm(chosen: BuilderState, language: string, on: SettingsHandlers): TemplateResult {
  return html`
    <form @submit=${(event: Event) => event.preventDefault()}>
      ${renderWidgets(chosen, on)} ${renderSettings(chosen, language, on)} ${renderColors(chosen, on)}
    </form>
  `;
}

function renderWidgets(chosen: BuilderState, on: SettingsHandlers): TemplateResult {
  return html`
    <fieldset class="widgets" @change=${on.widget}>
      <legend>${msg('Widget', { id: 'builder.widget', desc: 'Above a choice of four widgets' })}</legend>
      ${ELEMENTS.map(({ tagName }) => {
        const widget = tagName.replace('ecpat-', '');
        return html`
          <label class="widget">
            <input
              type="radio"
              name="widget"
              value=${widget}
              aria-labelledby="name-${widget}"
              aria-describedby="about-${widget}"
              .checked=${chosen.widget === widget}
            />
            <span>
              <span class="name" id="name-${widget}">${WIDGETS[widget]!()}</span>
              <span class="ecpat-muted" id="about-${widget}">${inCode(HELP[widget]!())}</span>
            </span>
          </label>
        `;
      })}
    </fieldset>
  `;
}

function renderSettings(chosen: BuilderState, language: string, on: SettingsHandlers): TemplateResult {
  return html`
    <fieldset>
      <legend>${msg('Settings', { id: 'builder.settings', desc: 'Above the settings of a widget' })}</legend>
      ${renderLanguage(chosen, on)}
      ${elementOf(chosen.widget)!.attributes.map((attribute) => renderAttribute(attribute, chosen, language, on))}
      ${renderContent(chosen, on)}
      ${renderText(
        'heading',
        msg('Your own heading', {
          id: 'builder.label.heading',
          desc: 'Label: replaces the heading of the widget',
        }),
        chosen,
        on,
      )}
      ${renderText(
        'script',
        msg('Address of the script on your site', { id: 'builder.label.script', desc: 'Label of an address' }),
        chosen,
        on,
      )}
      ${renderSelect(
        'file',
        msg('Script', { id: 'builder.label.file', desc: 'Label: which of two files' }),
        SCRIPTS.map((one) => [one, SCRIPT_NAMES[one]()]),
        chosen.file,
        on.setting,
      )}
    </fieldset>
  `;
}

function renderLanguage({ language, isPinned }: BuilderState, on: SettingsHandlers): TemplateResult {
  const label = msg('My page is in another language', {
    id: 'builder.label.pinned',
    desc: 'Label of a box to tick: another language than the widget',
  });
  const help = msg(
    'Adds `lang` to the tag: the widget keeps its language, and screen readers pronounce its content correctly. Also tick it if your page does not state its language.',
    { id: 'builder.help.pinned', desc: 'Help of the box "My page is in another language"; `lang` stays as it is' },
  );
  return html`
    ${renderSelect(
      'language',
      msg('Language of the widget', { id: 'builder.label.language', desc: 'Label of a list of languages' }),
      Object.entries(LANGUAGES),
      language,
      on.setting,
      msg('Usually that of your page. The widget follows the page, also when a visitor translates it.', {
        id: 'builder.help.language',
        desc: 'Help below the language of the widget',
      }),
    )}
    ${renderFlag(
      {
        name: 'isPinned',
        label: html`${label} <code>lang</code>`,
        help: html`<span class="ecpat-muted" id="help-isPinned">${inCode(help)}</span>`,
        isOn: isPinned,
      },
      on.setting,
    )}
  `;
}

function renderAttribute(
  attribute: AttributeDescription,
  { widget, attributes }: BuilderState,
  language: string,
  on: SettingsHandlers,
): TemplateResult {
  const { name, kind, default: usual } = attribute;
  const value = attributes[name];
  const help = html`<span class="ecpat-muted" id="help-${name}">${inCode(HELP[`${widget}.${name}`]!())}</span>`;
  const label = html`${LABELS[name]!()} <code>${name}</code>`;
  if (kind === 'flag') return renderFlag({ name, label, help, isOn: Boolean(value) }, on.attribute);
  const options = optionsOf(attribute, language);
  return html`
    <div class="field">
      <label for="field-${name}">${label}</label>
      ${
        options
          ? html`
              <select id="field-${name}" name=${name} aria-describedby="help-${name}" @change=${on.attribute}>
                ${usual ? nothing : html`<option value="" .selected=${!value}>–</option>`}
                ${options.map(
                  ([option, text]) =>
                    html`<option value=${option} .selected=${option === (value || usual)}>${text}</option>`,
                )}
              </select>
            `
          : html`
              <input
                id="field-${name}"
                name=${name}
                aria-describedby="help-${name}"
                ?required=${isRequired(attribute)}
                class="code"
                autocomplete="off"
                spellcheck="false"
                .value=${String(value ?? '')}
                @input=${on.attribute}
              />
            `
      }
      <p>${help}</p>
    </div>
  `;
}

/** Options of an attribute; undefined for one that accepts any text. */
function optionsOf({ name, kind, values }: AttributeDescription, language: string): Choice[] | undefined {
  if (name === 'country') return countriesIn(language).map((country) => [country.code, country.name]);
  return kind === 'choice' ? values.map((value) => [value, value]) : undefined;
}

function renderText(
  name: 'heading' | 'script',
  label: string,
  chosen: BuilderState,
  on: SettingsHandlers,
): TemplateResult {
  return html`
    <div class="field">
      <label for="setting-${name}">${label}</label>
      <input
        id="setting-${name}"
        class=${name === 'script' ? 'code' : nothing}
        name=${name}
        autocomplete="off"
        .value=${chosen[name]}
        @input=${on.setting}
      />
    </div>
  `;
}

/** Labels of the field for the content of the tag, by element. */
const CONTENT_LABELS: Readonly<Record<string, () => { label: string; help: TemplateResult | string }>> = {
  'signup-form': () => ({
    label: msg('Another way to sign up', { id: 'builder.label.page', desc: 'Label of an address' }),
    help: msg(
      'Address of a page, for visitors without JavaScript. If we know the page of your service, it is filled in.',
      {
        id: 'builder.help.page',
        desc: 'Help below an address',
      },
    ),
  }),
  'framework-card': () => ({
    label: msg('Your files', { id: 'builder.label.files', desc: 'Label of a list of addresses' }),
    help: html`${msg('One file per line: the language and the address, as in', {
        id: 'builder.help.files',
        desc: 'Help below a list of files; an example follows',
      })} <code>fr https://www.example.org/cadre.pdf</code>`,
  }),
};

function renderContent({ widget, content }: BuilderState, on: SettingsHandlers): TemplateResult | typeof nothing {
  const labels = CONTENT_LABELS[widget]?.();
  if (!labels) return nothing;
  return html`
    <div class="field">
      <label for="content">${labels.label}</label>
      <textarea
        id="content"
        name="content"
        rows=${widget === 'framework-card' ? 3 : 1}
        spellcheck="false"
        aria-describedby="help-content"
        .value=${content}
        @input=${on.setting}
      ></textarea>
      <p class="ecpat-muted" id="help-content">${labels.help}</p>
    </div>
  `;
}

function renderColors({ colors }: BuilderState, on: SettingsHandlers): TemplateResult {
  return html`
    <details ?open=${Object.keys(colors).length > 0}>
      <summary>${msg('Colours', { id: 'builder.colors', desc: 'Opens settings of colours' })}</summary>
      <div class="colors">
        ${COLOR_TOKENS.map(
          (token) => html`
            <p class="color-name" id="name-${token}">${COLOR_NAMES[token]()}</p>
            ${SCHEMES.map((_, scheme) => renderColor(token, scheme as 0 | 1, colors, on))}
          `,
        )}
      </div>
    </details>
  `;
}

function renderColor(
  token: ColorToken,
  index: 0 | 1,
  colors: BuilderState['colors'],
  on: SettingsHandlers,
): TemplateResult {
  const scheme = SCHEMES[index];
  const value = colors[token]?.[index] ?? '';
  const usual = COLORS[token][index];
  const id = `${token}-${scheme}`;
  return html`
    <div class="color" role="group" aria-labelledby="name-${token}">
      <div class="field">
        <label for=${id}>${SCHEME_NAMES[scheme]()}</label>
        <input
          id=${id}
          name="${token} ${scheme}"
          placeholder=${usual}
          autocomplete="off"
          spellcheck="false"
          .value=${value}
          @input=${on.color}
        />
      </div>
      <span class="swatch" data-color=${isColor(value) ? value : usual}></span>
    </div>
  `;
}
