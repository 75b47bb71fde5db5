/** The preview: how it is shown, and the frame. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { msg } from '../../src/internal/localize.js';
import { DIRECTIONS, SCHEMES, WIDTHS, isOwnAddress, type BuilderState } from './builder.model.js';
import { DIRECTION_NAMES, SCHEME_NAMES, WIDGETS } from './builder.texts.js';
import { renderSelect } from './controls.template.js';

export interface PreviewHandlers {
  setting: (event: Event) => void;
  /** Handles a change of the checkbox for visitors without JavaScript. */
  script: (event: Event) => void;
}

/**
 * @param page - markup of the page in the frame
 * @param isScriptOff - whether the page is shown without JavaScript
 */
export function renderPreview(
  chosen: BuilderState,
  { page, isScriptOff }: { page: string; isScriptOff: boolean },
  on: PreviewHandlers,
): TemplateResult {
  const { direction, scheme, width, widget, attributes } = chosen;
  const title = msg('Preview', { id: 'builder.preview', desc: 'Heading above the widget as it will look' });
  return html`
    <div class="preview">
      <h3>${title}</h3>
      <div class="bar">
        ${renderSelect(
          'width',
          msg('Width', { id: 'builder.label.width', desc: 'Label: width of the preview in pixels' }),
          WIDTHS.map((one) => [one, one === 'full' ? '100 %' : `${one} px`]),
          width,
          on.setting,
        )}
        ${renderSelect(
          'scheme',
          msg('Light or dark', { id: 'builder.label.scheme', desc: 'Label: light or dark' }),
          SCHEMES.map((one) => [one, SCHEME_NAMES[one]()]),
          scheme,
          on.setting,
        )}
        ${renderSelect(
          'direction',
          msg('Direction', { id: 'builder.label.direction', desc: 'Label: left to right, or right to left' }),
          DIRECTIONS.map((one) => [one, DIRECTION_NAMES[one]()]),
          direction,
          on.setting,
        )}
      </div>
      <label class="flag">
        <input type="checkbox" .checked=${isScriptOff} @change=${on.script} />
        <span
          >${msg('Preview without JavaScript', {
            id: 'builder.label.fallback',
            desc: 'Label of a box to tick, above the preview',
          })}</span
        >
      </label>
      <div class="stage" role="group" aria-label=${title} tabindex="0">
        ${
          // Each page has a frame of its own. Chrome can drop the page of a sandboxed frame that is still loading another
          // one, and Back would lead through all the pages that a frame has had.
          keyed(
            page,
            html`<iframe sandbox="allow-scripts" title="${title}: ${WIDGETS[widget]!()}" .srcdoc=${page}></iframe>`,
          )
        }
      </div>
      ${
        widget === 'signup-form'
          ? renderNote(
              msg('The form in the preview sends nothing.', {
                id: 'builder.preview-form',
                desc: 'Below the preview of the sign-up form',
              }),
            )
          : nothing
      }
      ${
        isOwnAddress(attributes['src'])
          ? renderNote(
              msg('The preview cannot load a list from your own site: it shows ours.', {
                id: 'builder.preview-source',
                desc: 'Below the preview, where "src" names an address of the author’s own site',
              }),
            )
          : nothing
      }
    </div>
  `;
}

function renderNote(text: string): TemplateResult {
  return html`<p class="ecpat-muted">${text}</p>`;
}
