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
  .ruler {
    block-size: 0;
  }
  .both,
  .list,
  .map {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-inline-size: 0;
    padding: 16px;
  }
  .stage {
    position: relative;
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  .side > .button {
    align-self: start;
  }
  .field,
  [part~='note'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }

  /* Two columns if the element itself (not the window) is wide enough. */
  .wide.both {
    display: grid;
    grid-template-columns: clamp(16.25em, 28%, 21.25em) minmax(0, 1fr);
  }
  .wide.both > .stage {
    border-inline-start: 1px solid var(--_color-border);
  }
  .wide.list {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .map > .stage,
  :not(.wide) > .stage {
    border-block-start: 1px solid var(--_color-border);
  }

  @media print {
    [part~='base'] {
      display: block;
      overflow: visible;
    }
    .muted {
      color: #333;
    }
    .field,
    .button {
      display: none !important;
    }
    .wide.both,
    .wide.list,
    .both,
    .list,
    .map {
      display: block;
    }
    .both > .stage {
      border: none !important;
    }
  }
`;

export const memberMapStyles = [layoutStyles, listStyles, mapStyles, detailsStyles];
