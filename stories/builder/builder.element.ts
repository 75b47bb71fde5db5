import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { EcpatElement } from '../../src/internal/element.js';
import { msg } from '../../src/internal/localize.js';
import { baseStyles, controlStyles, themeOf as tokensOf } from '../../src/internal/styles.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { AddressController } from './address.controller.js';
import {
  initialState,
  problemsOf,
  readState,
  writeState,
  type BuilderState,
  type ColorToken,
} from './builder.model.js';
import { builderStyles } from './builder.styles.js';
import { CopyController } from './copy.controller.js';
import { translations } from './generated/builder.js';
import { addressOutput, outputsFor, type Output } from './outputs.js';
import { renderOutput, renderProblems } from './outputs.template.js';
import { previewPage } from './preview-page.js';
import { PreviewController } from './preview.controller.js';
import { renderPreview } from './preview.template.js';
import { renderSettingsForm } from './settings.template.js';

/**
 * Generates the lines that an editor pastes: choose an element, fill in a form made from the manifest, preview, copy.
 * The fragment of the page's URL contains the settings, so that people can share them.
 *
 * @tagname ecpat-embed-builder
 */
export class EmbedBuilderElement extends EcpatElement {
  static readonly tagName = 'ecpat-embed-builder';
  static override styles = [baseStyles, tokensOf('embed-builder'), controlStyles, builderStyles];
  static override translations = translations;

  readonly #address = new AddressController(this, () => this.#readAddress());
  readonly #preview = new PreviewController(this, (isScriptOff) => {
    return previewPage(this.chosen, this.#folder, isScriptOff);
  });
  readonly #copy = new CopyController(this);

  @state() private chosen: BuilderState = initialState('helpline-banner', 'en');
  /** Hashes of the built files, in the format of `integrity.json`. */
  @state() private hashes: Readonly<Record<string, string>> = {};

  /** Address of the folder of built files, relative to the page. */
  @property() widgets = '../dist/';

  /** Address of a folder of up-to-date documents for `src`. Default: none. */
  @property() documents: string | null = null;

  get #folder(): string {
    return new URL(this.widgets, document.baseURI).href;
  }

  /** The settings as a URL fragment. */
  get #written(): string {
    return writeState(this.chosen, this.documents ?? undefined);
  }

  override connectedCallback(): void {
    // Resolves the language, which the URL may lack.
    super.connectedCallback();
    this.#readAddress();
    void this.#loadHashes();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chosen')) this.#preview.redraw();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('chosen')) this.#address.write(this.#written);
    this.#preview.fitFrame(this.chosen.width);
    for (const swatch of this.renderRoot.querySelectorAll<HTMLElement>('.swatch')) {
      swatch.style.background = swatch.dataset['color']!;
    }
  }

  #handleWidget = ({ target }: Event): void => {
    const { value } = target as HTMLInputElement;
    const { language, isPinned, colors, direction, scheme, width, script } = this.chosen;
    const fresh = initialState(value, language, this.documents ?? undefined);
    this.#choose({ ...fresh, isPinned, colors, direction, scheme, width, script });
  };

  #handleAttribute = ({ target }: Event): void => {
    const { name, type, value, checked } = target as HTMLInputElement;
    this.#choose({ attributes: { ...this.chosen.attributes, [name]: type === 'checkbox' ? checked : value } });
  };

  #handleSetting = ({ target }: Event): void => {
    const { name, type, value, checked } = target as HTMLInputElement;
    this.#choose({ [name]: type === 'checkbox' ? checked : value });
  };

  #handleColor = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement;
    const [token, scheme] = name.split(' ') as [ColorToken, string];
    const values: [string, string] = [...(this.chosen.colors[token] ?? ['', ''])];
    values[scheme === 'light' ? 0 : 1] = value.trim();
    this.#choose({ colors: { ...this.chosen.colors, [token]: values } });
  };

  #handleScript = ({ target }: Event): void => this.#preview.setScriptOff((target as HTMLInputElement).checked);

  #handleCopy = (output: Output): void => void this.#copy.copy(output);

  #choose(changes: Partial<BuilderState>): void {
    this.chosen = { ...this.chosen, ...changes };
    this.#copy.reset();
  }

  #readAddress(): void {
    const language = LANGUAGE_TAGS.find((tag) => tag === this.language) ?? 'en';
    this.chosen = readState(this.#address.state, language, this.documents ?? undefined);
  }

  async #loadHashes(): Promise<void> {
    try {
      const answer = await fetch(new URL('integrity.json', this.#folder));
      if (answer.ok) this.hashes = (await answer.json()) as Record<string, string>;
    } catch {
      // The lines then lack a hash, and a note says so.
    }
  }

  override render(): TemplateResult {
    const { chosen, language, hashes } = this;
    const { shown } = this.#preview;
    const outputs = [
      ...outputsFor(chosen, { folder: this.#folder, hashes, shown, documents: this.documents ?? undefined }),
      addressOutput(`${location.href.split('#')[0]}#${this.#written}`),
    ];
    return html`
      <section part="base" lang=${language} aria-labelledby="title">
        <h2 id="title">${msg('Embed a widget', { id: 'builder.title', desc: 'Heading of the embed builder' })}</h2>
        <p class="intro">
          ${msg(
            'Choose a widget, fill in what you know, and copy the lines into your site. Nothing is sent or stored.',
            {
              id: 'builder.intro',
              desc: 'Below the heading of the embed builder',
            },
          )}
        </p>
        <div class="columns">
          ${renderSettingsForm(chosen, language, {
            widget: this.#handleWidget,
            attribute: this.#handleAttribute,
            setting: this.#handleSetting,
            color: this.#handleColor,
          })}
          <div class="result">
            ${renderPreview(chosen, this.#preview, { setting: this.#handleSetting, script: this.#handleScript })}
            ${renderProblems(problemsOf(chosen), language)}
            ${outputs.map((output) => renderOutput(output, this.#copy.result, this.#handleCopy))}
          </div>
        </div>
      </section>
    `;
  }
}
