import { css } from 'lit';
import { detailsStyles } from './details.styles.js';
import { listStyles } from './list.styles.js';
import { mapStyles } from './map.styles.js';

/** Columns and boxes around the parts. */
const layoutStyles = css`
  [part~='base'] {
    --_height: var(--ecpat-member-map-height, 28em);
    /* List and map fill the height that the page reserves. */
    display: flex;
    flex-direction: column;
    /* Keeps the corners of the map's background inside the rounded border. */
    overflow: hidden;
  }
  /* Measures the width. It has no height, so that a layout which depends on the width does not resize it. */
  .ecpat-ruler {
    block-size: 0;
  }
  .ecpat-both,
  .ecpat-list,
  .ecpat-map {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
  }
  .ecpat-side {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-inline-size: 0;
    padding: 16px;
  }
  .ecpat-stage {
    position: relative;
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  .ecpat-side > .ecpat-button {
    align-self: start;
  }
  .ecpat-field,
  [part~='note'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }

  /* Two columns if the element itself (not the window) is wide enough. */
  .ecpat-wide.ecpat-both {
    display: grid;
    grid-template-columns: clamp(16.25em, 28%, 21.25em) minmax(0, 1fr);
  }
  .ecpat-wide.ecpat-both > .ecpat-stage {
    border-inline-start: 1px solid var(--_color-border);
  }
  .ecpat-wide.ecpat-list {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .ecpat-map > .ecpat-stage,
  :not(.ecpat-wide) > .ecpat-stage {
    border-block-start: 1px solid var(--_color-border);
  }

  @media print {
    [part~='base'] {
      display: block;
      overflow: visible;
    }
    .ecpat-muted {
      color: #333;
    }
    .ecpat-field,
    .ecpat-button {
      display: none !important;
    }
    .ecpat-wide.ecpat-both,
    .ecpat-wide.ecpat-list,
    .ecpat-both,
    .ecpat-list,
    .ecpat-map {
      display: block;
    }
    .ecpat-both > .ecpat-stage {
      border: none !important;
    }
  }
`;

export const memberMapStyles = [layoutStyles, listStyles, mapStyles, detailsStyles];
