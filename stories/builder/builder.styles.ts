import { css } from 'lit';

export const builderStyles = css`
  [part~='base'] {
    padding: 20px;
    container-type: inline-size;
  }
  .intro {
    max-inline-size: 46em;
    margin-block-start: 4px;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    margin-block-start: 20px;
  }
  @container (min-width: 52em) {
    .columns {
      grid-template-columns: minmax(18em, 2fr) minmax(0, 3fr);
      align-items: start;
    }
  }
  form,
  .result,
  .output {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }
  .output {
    gap: 8px;
  }
  fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  legend,
  summary {
    padding: 0;
    font-weight: 650;
  }
  legend {
    margin-block-end: 8px;
  }
  .widgets {
    gap: 8px;
  }
  .widget,
  .flag {
    display: flex;
    align-items: flex-start;
    gap: 12px;
    min-block-size: 44px;
    padding-block: 10px;
    font-weight: 400;
  }
  .widget {
    padding: 10px 12px;
    border: 1px solid var(--_color-control);
    border-radius: calc(var(--_radius) * 0.8);
    cursor: pointer;
  }
  .widget:has(:checked) {
    background: var(--_color-quiet);
    border-color: var(--_color-accent);
    box-shadow: inset 4px 0 0 var(--_color-accent);
  }
  .widget:has(:checked):dir(rtl) {
    box-shadow: inset -4px 0 0 var(--_color-accent);
  }
  .widget:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .widget > span,
  .flag > span {
    min-inline-size: 0;
  }
  .widget span span,
  .flag span span {
    display: block;
  }
  .name {
    font-weight: 650;
  }
  input[type='radio'] {
    flex: none;
    inline-size: 20px;
    min-block-size: 20px;
    margin: 2px 0 0;
    accent-color: var(--_color-accent);
  }
  input[type='checkbox'] {
    flex: none;
  }
  .field label {
    display: block;
    margin-block-end: 4px;
  }
  .field .ecpat-muted {
    margin-block-start: 4px;
  }
  code {
    font-family: ui-monospace, 'Liberation Mono', monospace;
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  /* Addresses read from left to right, aligned with the page's text. Chrome knows only the prefixed value. */
  .code {
    direction: ltr;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  textarea {
    display: block;
    inline-size: 100%;
    margin: 0;
    padding: 12px;
    font:
      0.875em / 1.5 ui-monospace,
      'Liberation Mono',
      monospace;
    color: var(--_color-text);
    background: var(--_color-quiet);
    border: 1px solid var(--_color-control);
    border-radius: calc(var(--_radius) * 0.8);
    resize: vertical;
    field-sizing: content;
    max-block-size: 24em;
    direction: ltr;
    text-align: left;
  }
  summary {
    min-block-size: 44px;
    padding-block: 10px;
    cursor: pointer;
  }
  .colors {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    gap: 8px 12px;
  }
  .colors .color-name {
    grid-column: 1 / -1;
    font-weight: 650;
  }
  .color {
    display: flex;
    align-items: end;
    gap: 8px;
  }
  .color .field {
    flex: 1;
    min-inline-size: 0;
  }
  .color label {
    font-weight: 400;
  }
  .swatch {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border: 1px solid var(--_color-control);
    border-radius: calc(var(--_radius) * 0.8);
    forced-color-adjust: none;
  }
  .bar {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10em, 100%), 1fr));
    gap: 12px;
    align-items: end;
  }
  .preview {
    display: grid;
    gap: 12px;
  }
  .stage {
    overflow: auto;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
  }
  iframe {
    display: block;
    inline-size: 100%;
    block-size: 20em;
    border: 0;
  }
  .problems {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin-block-start: 8px;
    gap: 8px;
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_color-danger);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
`;
