import { css } from 'lit';

export const detailsStyles = css`
  /* Below the map the height is reserved, so that the first choice shifts nothing. */
  [part~='details'] {
    flex: 1 0 auto;
    min-block-size: 7.5em;
    padding: 16px;
    border-block-start: 1px solid var(--_color-border);
  }
  [part~='details'].ecpat-preview {
    max-block-size: 7.5em;
    overflow: hidden;
  }
  [part~='details']:focus-visible {
    outline-offset: -3px;
    box-shadow: inset 0 0 0 5px #17222d;
  }
  .ecpat-top {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 12px;
  }
  .ecpat-top h3 {
    padding-block: 10px;
  }
  .ecpat-top .ecpat-button {
    margin-block-start: -2px;
    margin-inline-end: -6px;
    padding: 0;
    border-color: transparent;
  }
  [part~='details'] ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 18em), 1fr));
    gap: 12px 24px;
  }
  /* In the wide layout the details overlay the map, and the layout controller places them. */
  .ecpat-wide:not(.ecpat-list) [part~='details'] {
    position: absolute;
    inset-block-end: 12px;
    inset-inline-start: 12px;
    min-block-size: 0;
    max-inline-size: calc(100% - 24px);
    padding: 8px 16px;
    background: var(--_color-surface);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
  }
  .ecpat-wide:not(.ecpat-list) [part~='details'].ecpat-open {
    inset: 0 auto auto 0;
    inline-size: max-content;
    max-inline-size: min(18em, 100% - 80px);
    max-block-size: calc(100% - 24px);
    overflow: auto;
    box-shadow: 0 4px 16px #0003;
  }
  /* Limits the height so that the card never covers the pointer, which may be about to drag or zoom. */
  .ecpat-wide:not(.ecpat-list) [part~='details'].ecpat-preview {
    max-block-size: calc(50% - 40px);
  }
  .ecpat-wide:not(.ecpat-list) [part~='details'] ul {
    grid-template-columns: minmax(0, 1fr);
  }
  .ecpat-wide.ecpat-list [part~='details'] {
    border: none;
  }
  .ecpat-facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 12px;
    margin-block-start: -8px;
  }
  .ecpat-facts > * {
    padding-block: 10px;
    overflow-wrap: anywhere;
  }
  .ecpat-sources {
    margin-block-start: 0;
  }
  [part~='note'] {
    padding: 12px 16px;
    border-block-start: 1px solid var(--_color-border);
  }
  .ecpat-full-list {
    display: none;
  }

  @media print {
    [part~='details'] {
      display: none !important;
    }
    .ecpat-full-list {
      display: block;
      padding: 16px;
      columns: 18em;
      column-gap: 24px;
      font-size: 0.875em;
    }
    .ecpat-full-list li {
      padding-block-end: 8px;
      white-space: pre-line;
      overflow-wrap: anywhere;
      break-inside: avoid;
    }
  }
`;
