import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { GROUPS, type Promised, type TestReference } from './promises.js';
import { TABLE } from './table-styles.js';

/** The promises of one group, each with its tests, whose code can be read. */
class PromiseTable extends LitElement {
  static override properties = { group: {}, code: { state: true } };
  static override styles = [
    TABLE,
    css`
      :host {
        overflow-wrap: anywhere;
      }
      table {
        table-layout: fixed;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      summary {
        padding-block: 0.25em;
        cursor: pointer;
      }
      small {
        display: block;
        opacity: 0.8;
      }
      summary small {
        margin-inline-start: 1.1em;
      }
      pre {
        margin: 0.25em 0 0.75em;
        padding: 0.75em;
        max-block-size: 24em;
        overflow: auto;
        font-size: 0.75rem;
        background: #8881;
        overflow-wrap: normal;
      }
      @media (max-width: 40em) {
        thead {
          position: absolute;
          clip-path: inset(50%);
        }
        tr,
        th,
        td {
          display: block;
        }
        tbody th {
          padding-block-end: 0;
          border: 0;
          font-weight: 650;
        }
      }
    `,
  ];

  declare group: string;
  /** Of every test that a promise names, once somebody wants to read one. */
  declare code?: Readonly<Record<string, string>>;

  override render(): TemplateResult {
    const { promises } = GROUPS.find(({ heading }) => heading === this.group)!;
    // The roles stay where a phone shows the rows as blocks.
    return html`
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Promise</th>
            <th role="columnheader" scope="col">Tested by</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${promises.map((promise) => this.#renderPromise(promise))}
        </tbody>
      </table>
    `;
  }

  #renderPromise({ id, text, tests, note, manual }: Promised): TemplateResult {
    const files = new Set(tests.map(({ file }) => file.replace(/^.*\/|(?:\.test)?\.ts$/g, '')));
    return html`
      <tr role="row" id=${id}>
        <th role="rowheader" scope="row">${text} ${note ? html`<small>${note}</small>` : nothing}</th>
        <td role="cell">
          <details @toggle=${this.#load}>
            <summary>
              ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}<small>${[...files].join(', ')}</small>
            </summary>
            ${
              this.code
                ? html`<ul>
                    ${tests.map((test) => this.#renderTest(test))}
                  </ul>`
                : nothing
            }
          </details>
          ${manual ? html`<small>By hand: ${manual.file}, “${manual.heading}”</small>` : nothing}
        </td>
      </tr>
    `;
  }

  #renderTest({ file, title }: TestReference): TemplateResult {
    return html`
      <li>
        ${title} <small>${file}</small>
        <pre tabindex="0">${this.code![`${file} ${title}`]}</pre>
      </li>
    `;
  }

  async #load(): Promise<void> {
    this.code ??= (await import('virtual:promised-tests')).default;
  }
}

if (!customElements.get('promise-table')) customElements.define('promise-table', PromiseTable);
