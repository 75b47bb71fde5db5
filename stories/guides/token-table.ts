import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import '../../src/index.js';
import { COLORS, OTHERS } from '../../src/internal/styles.js';
import { PAIRS, SCHEMES, contrast, longColor, type ColorToken } from '../builder/builder.model.js';
import { TABLE } from './table-styles.js';

const TOKENS = Object.keys(COLORS) as ColorToken[];

/** The usual background of a colour and their minimum contrast; none for backgrounds. */
function againstOf(token: ColorToken): { against?: ColorToken; least: number } {
  const [, against, least = 0] = PAIRS.find(([one]) => one === token) ?? [];
  return { ...(against && { against }), least };
}

/** Every token with its defaults. Changed colours apply to the widgets below the table. */
class TokenTable extends LitElement {
  static override properties = { changed: { state: true }, scheme: { state: true } };
  static override styles = [
    TABLE,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 1em;
        margin: 0 0 0.5em;
        padding: 0;
        border: 0;
      }
      legend {
        float: inline-start;
        padding: 0;
      }
      label,
      button {
        min-block-size: 44px;
      }
      label {
        display: flex;
        align-items: center;
        gap: 0.5em;
      }
      button {
        padding: 0 1em;
        font: inherit;
      }
      td:last-child {
        inline-size: 44px;
        padding-inline-end: 0;
      }
      code {
        font-size: 0.9375em;
      }
      small {
        display: block;
        color: #4b5b69;
      }
      .poor {
        color: #a3201a;
        font-weight: 650;
      }
      .swatch {
        display: block;
        inline-size: 3em;
        block-size: 1.5em;
        border: 1px solid #6b7c8a;
        border-radius: 3px;
      }
      input[type='color'] {
        inline-size: 44px;
        block-size: 44px;
        margin: 0;
        padding: 4px;
      }
      pre {
        margin: 1em 0;
        padding: 0.75em 1em;
        background: #f3f6f8;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .preview {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1em;
        margin-block-start: 1em;
        padding: 1em;
        background: Canvas;
        border: 1px solid #8886;
      }
      ecpat-member-map {
        --ecpat-member-map-height: 20em;
      }
      @media (max-width: 30em) {
        table {
          font-size: 0.75rem;
        }
        th,
        td {
          padding-inline-end: 0.5em;
        }
        .preview {
          padding: 0.5em;
        }
      }
    `,
  ];

  declare changed: Readonly<Partial<Record<string, string>>>;
  /** Index of the shown scheme, which changes apply to. */
  declare scheme: 0 | 1;

  constructor() {
    super();
    this.changed = {};
    this.scheme = 0;
  }

  protected override updated(): void {
    const preview = this.renderRoot.querySelector<HTMLElement>('.preview')!;
    preview.style.colorScheme = SCHEMES[this.scheme];
    for (const token of [...TOKENS, 'focus']) {
      const value = this.changed[token];
      if (value) preview.style.setProperty(`--ecpat-${token}`, value);
      else preview.style.removeProperty(`--ecpat-${token}`);
    }
  }

  override render(): TemplateResult {
    return html`
      <fieldset>
        <legend>Change and show:</legend>
        ${SCHEMES.map(
          (name, scheme) =>
            html`<label>
              <input
                type="radio"
                name="scheme"
                .checked=${scheme === this.scheme}
                @change=${() => this.#show(scheme as 0 | 1)}
              />
              ${name}
            </label>`,
        )}
      </fieldset>
      <table>
        <thead>
          <tr>
            <th scope="col"><code>--ecpat-…</code></th>
            <th scope="col">Light</th>
            <th scope="col">Dark</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          ${TOKENS.map((token) => this.#renderColor(token))} ${this.#renderFocus()}
          ${(['font-family', 'font-size', 'radius'] as const).map(
            (token) =>
              html`<tr>
                <th scope="row"><code>${token}</code></th>
                <td colspan="3">${OTHERS[token]}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.#renderRules()}
      <div class="preview">
        <ecpat-helpline-banner country="KE" no-exit></ecpat-helpline-banner>
        <ecpat-signup-form
          action="https://news.example.org/signup"
          controller="ECPAT Example"
          privacy-url="https://www.example.org/privacy"
        ></ecpat-signup-form>
        <ecpat-member-map view="map" country="KE"></ecpat-member-map>
      </div>
    `;
  }

  #renderColor(token: ColorToken): TemplateResult {
    const { against, least } = againstOf(token);
    return html`
      <tr>
        <th scope="row">
          <code>${token}</code>
          ${against ? html`<small>with ${against.replace('color-', '')} at least ${least}</small>` : nothing}
        </th>
        ${SCHEMES.map((_, scheme) => html`<td>${this.#renderValue(token, scheme as 0 | 1)}</td>`)}
        <td>${this.#renderField(token, this.#valueOf(token, this.scheme))}</td>
      </tr>
    `;
  }

  #renderValue(token: ColorToken, scheme: 0 | 1): TemplateResult {
    const value = this.#valueOf(token, scheme);
    const { against, least } = againstOf(token);
    const ratio = against && contrast(value, this.#valueOf(against, scheme));
    return html`
      <span class="swatch" .style=${`background: ${value}`}></span>
      <code>${value}</code>
      ${
        ratio
          ? html`<small class=${ratio < least ? 'poor' : ''}>
              ${ratio.toFixed(1)}${ratio < least ? ', too little' : ''}
            </small>`
          : nothing
      }
    `;
  }

  #renderFocus(): TemplateResult {
    return html`
      <tr>
        <th scope="row"><code>focus</code></th>
        <td colspan="2">
          <span class="swatch" .style=${`background: ${this.changed['focus'] ?? OTHERS.focus}`}></span>
          <code>${this.changed['focus'] ?? OTHERS.focus}</code>
        </td>
        <td>${this.#renderField('focus', this.changed['focus'] ?? OTHERS.focus)}</td>
      </tr>
    `;
  }

  #renderField(token: string, value: string): TemplateResult {
    return html`<input
      type="color"
      aria-label="Your ${token.replaceAll('-', ' ')}"
      .value=${longColor(value)}
      @input=${(event: Event) => this.#change(token, event)}
    />`;
  }

  /** The changes as CSS, ready to copy. */
  #renderRules(): TemplateResult | typeof nothing {
    const rules = Object.entries(this.changed).map(([token, value]) => `  --ecpat-${token}: ${value};\n`);
    if (rules.length === 0) return nothing;
    return html`
      <pre>${`:root {\n${rules.join('')}}`}</pre>
      <p><button @click=${this.#reset}>Back to the defaults</button></p>
    `;
  }

  /** A changed colour applies to the shown scheme. */
  #valueOf(token: ColorToken, scheme: 0 | 1): string {
    return (scheme === this.scheme && this.changed[token]) || COLORS[token][scheme];
  }

  #change(token: string, { target }: Event): void {
    this.changed = { ...this.changed, [token]: (target as HTMLInputElement).value };
  }

  #show(scheme: 0 | 1): void {
    this.scheme = scheme;
    this.changed = {};
  }

  #reset(): void {
    this.changed = {};
  }
}

if (!customElements.get('token-table')) customElements.define('token-table', TokenTable);
