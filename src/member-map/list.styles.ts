import { css } from 'lit';

export const listStyles = css`
  /* Stays in the tree while empty: a live region must exist before its text. */
  .ecpat-results:empty {
    margin-block-start: -12px;
  }

  .ecpat-near {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  [part~='details'] .ecpat-near {
    padding-block: 8px;
  }
  /* Scrolls on its own, and is the offset parent of its items. */
  [part~='list'] {
    position: relative;
    /* Leaves part of the page free to scroll by on a phone. */
    max-block-size: min(var(--_height), 65vh);
    /* Room for the focus ring, which a scrolling box would clip. */
    margin-inline: -8px;
    padding-inline: 8px;
    overflow-y: auto;
    border-block: 1px solid var(--_color-border);
  }
  .ecpat-wide.ecpat-both [part~='list'] {
    flex: 1 1 0;
    min-block-size: 18em;
    max-block-size: none;
  }
  .ecpat-wide.ecpat-list [part~='list'] {
    max-block-size: var(--_height);
  }
  [part~='list'] h3 {
    display: flex;
    justify-content: space-between;
    column-gap: 12px;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: 8px 12px;
    background: var(--_color-quiet);
    border-block-end: 1px solid var(--_color-border);
  }
  [part~='list'] li {
    border-block-end: 1px solid var(--_color-border);
  }
  [part~='item'] {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    margin: 0;
    padding: 8px 12px;
    font: inherit;
    color: inherit;
    text-align: start;
    background: none;
    border: 1px solid transparent;
    cursor: pointer;
  }
  [part~='item']:hover {
    background: var(--_color-quiet);
  }
  [part~='item'][aria-pressed='true'] {
    font-weight: 650;
    color: var(--_color-accent);
  }
  [part~='item'][aria-pressed='true']::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-inline-start: 4px solid;
  }
  [part~='item']:focus-visible {
    outline-offset: -3px;
    box-shadow: inset 0 0 0 5px #17222d;
  }
  /* Generated content saves a node for each of hundreds of numbers. The accessible name has the number in words. */
  [data-count]::after {
    content: attr(data-count);
    content: attr(data-count) / '';
    grid-row: 1;
    grid-column: 2;
    font-size: 0.875em;
  }
  .ecpat-found {
    grid-row: 2;
    grid-column: 1 / -1;
    font-weight: 400;
    color: var(--_color-muted);
    font-size: 0.875em;
  }

  @media (forced-colors: active) {
    [part~='item'][aria-pressed='true']::before {
      border-color: Highlight;
    }
  }

  @media print {
    .ecpat-results,
    .ecpat-near,
    [part~='list'] {
      display: none !important;
    }
  }
`;
