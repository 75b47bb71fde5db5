/** Below the preview: problems, texts to copy, and the link to share. */
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../src/internal/localize.js';
import type { Problem } from './builder.model.js';
import { textOfProblemCount, textOfProblem } from './builder.texts.js';
import type { CopyResult } from './copy.controller.js';
import type { Output } from './outputs.js';

/** Announces only the number of problems, since the sentences change while the visitor types. */
export function renderProblems(problems: readonly Problem[], language: string): TemplateResult {
  return html`
    <div>
      <p role="status">
        ${problems.length > 0 ? html`<strong>${textOfProblemCount(problems.length, language)}</strong>` : nothing}
      </p>
      <ul class="problems" ?hidden=${problems.length === 0}>
        ${problems.map((problem) => html`<li>${textOfProblem(problem, language)}</li>`)}
      </ul>
    </div>
  `;
}

/**
 * @param copied - the last copied text, this one or another
 * @param onCopy - called when the button is pressed
 */
export function renderOutput(
  output: Output,
  copied: CopyResult | undefined,
  onCopy: (output: Output) => void,
): TemplateResult {
  const { name, title, help, text, lang } = output;
  return html`
    <div class="output">
      <h3 id="title-${name}">${title}</h3>
      <p class="ecpat-muted" id="help-${name}">${help}</p>
      <textarea
        id="output-${name}"
        readonly
        spellcheck="false"
        lang=${lang ?? nothing}
        rows=${Math.min(12, text.split('\n').length + Math.floor(text.length / 100))}
        aria-labelledby="title-${name}"
        aria-describedby="help-${name}"
        .value=${text}
      ></textarea>
      <p class="actions">
        <button class="ecpat-button" type="button" @click=${() => onCopy(output)}>
          ${msg('Copy', { id: 'builder.copy', desc: 'Button that copies a text' })}
          <span class="ecpat-visually-hidden">: ${title}</span>
        </button>
        <span role="status">${copied?.name === name ? textOfCopy(copied) : nothing}</span>
      </p>
    </div>
  `;
}

function textOfCopy({ failed }: CopyResult): string {
  return failed
    ? msg('Your browser did not copy the text. It is selected: copy it with the keyboard.', {
        id: 'builder.copy-failed',
        desc: 'After the button that copies',
      })
    : msg('Copied', { id: 'builder.copied', desc: 'After the button that copies' });
}
