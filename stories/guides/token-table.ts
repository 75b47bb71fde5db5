import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { COLORS, OTHERS } from '../../src/internal/styles.js';
import { contrast, isColor, type ColorToken } from '../builder/builder.model.js';

/** What a colour has to be told from. */
const AGAINST: Readonly<Partial<Record<ColorToken, ColorToken>>> = {
  'color-accent': 'color-surface',
  'color-on-accent': 'color-accent',
  'color-text': 'color-surface',
  'color-muted': 'color-surface',
  'color-control': 'color-surface',
  'color-danger': 'color-surface',
};
const TOKENS = Object.keys(COLORS) as ColorToken[];

/** All tokens with their defaults, each to be changed for the widgets below the table. */
class TokenTable extends LitElement {
  static override styles = css`
    :host {
      display: block;
      font:
        0.875rem / 1.5 system-ui,
        sans-serif;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 6px 12px 6px 0;
      border-block-end: 1px solid #8888;
      text-align: start;
      white-space: nowrap;
    }
    [type='color'] {
      inline-size: 44px;
      block-size: 44px;
      padding: 0;
      vertical-align: middle;
    }
    .preview {
      display: grid;
      gap: 12px;
      margin-block-start: 20px;
      padding: 16px;
      background: Canvas;
    }
  `;
  static override properties = { changed: { state: true }, scheme: { state: true } };

  declare changed: Readonly<Partial<Record<ColorToken, string>>>;
  declare scheme: 0 | 1;

  constructor() {
    super();
    this.changed = {};
    this.scheme = 0;
  }

  protected override updated(): void {
    const preview = this.renderRoot.querySelector<HTMLElement>('.preview')!;
    preview.style.colorScheme = this.scheme ? 'dark' : 'light';
    for (const token of TOKENS) {
      const value = this.changed[token];
      if (value) preview.style.setProperty(`--ecpat-${token}`, value);
      else preview.style.removeProperty(`--ecpat-${token}`);
    }
  }

  override render(): TemplateResult {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Tokens">
        <table>
          <thead>
            <tr>
              <th scope="col">Token</th>
              <th scope="col">Change</th>
              <th scope="col">Light</th>
              <th scope="col">Dark</th>
              <th scope="col">Contrast</th>
            </tr>
          </thead>
          <tbody>
            ${TOKENS.map((token) => this.#row(token))}
            ${Object.entries(OTHERS).map(
              ([token, value]) => html`
                <tr>
                  <td><code>--ecpat-${token}</code></td>
                  <td colspan="4">${value}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
      <p>
        <label><input type="checkbox" @change=${this.#switch} /> Dark</label>
        <button @click=${() => (this.changed = {})}>Back to the defaults</button>
      </p>
      <div class="preview">
        <ecpat-helpline-banner country="KE" lang="en"></ecpat-helpline-banner>
        <ecpat-framework-card lang="en"></ecpat-framework-card>
      </div>
    `;
  }

  #row(token: ColorToken): TemplateResult {
    const [light, dark] = COLORS[token];
    const now = this.changed[token] ?? COLORS[token][this.scheme];
    return html`
      <tr>
        <td><code>--ecpat-${token}</code></td>
        <td>
          <input
            type="color"
            aria-label="Colour for ${token}"
            .value=${now.length === 4 ? now.replace(/[\da-f]/gi, '$&$&') : now}
            @input=${(event: Event) => this.#change(token, (event.target as HTMLInputElement).value)}
          />
        </td>
        <td><code>${light}</code></td>
        <td><code>${dark}</code></td>
        <td>${this.#contrasts(token)}</td>
      </tr>
    `;
  }

  #contrasts(token: ColorToken): TemplateResult | typeof nothing {
    const other = AGAINST[token];
    if (!other) return nothing;
    const value = (one: ColorToken, scheme: 0 | 1) => this.changed[one] ?? COLORS[one][scheme];
    const [light, dark] = ([0, 1] as const).map((scheme) =>
      contrast(value(token, scheme), value(other, scheme)).toFixed(1),
    );
    return html`${light} · ${dark} <small>on ${other.replace('color-', '')}</small>`;
  }

  #change(token: ColorToken, value: string): void {
    if (isColor(value)) this.changed = { ...this.changed, [token]: value };
  }

  #switch = ({ target }: Event): void => {
    this.scheme = (target as HTMLInputElement).checked ? 1 : 0;
  };
}

if (!customElements.get('token-table')) customElements.define('token-table', TokenTable);
