import { css } from 'lit';

export const memberMapStyles = css`
  [part~='base'] {
    --_height: var(--ecpat-member-map-height, 28em);
    /* The corners of the map's own background must not stand out of the border's. */
    overflow: hidden;
  }
  /* As wide as the element and of no height: what follows from its width must not change what is observed. */
  .ruler {
    block-size: 0;
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-inline-size: 0;
    padding: 16px;
  }
  .stage {
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

  /* In its place even while it says nothing: a live region must be there before its text. */
  .results:empty {
    margin-block-start: -12px;
  }

  /* The list scrolls in itself, and is what the positions of its items are measured from. */
  [part~='list'] {
    position: relative;
    /* On a phone there must be page left to scroll by. */
    max-block-size: min(var(--_height), 65vh);
    /* Room for the focus ring, which a scrolling box would cut off. */
    margin-inline: -8px;
    padding-inline: 8px;
    overflow-y: auto;
    border-block: 1px solid var(--_color-border);
  }
  [part~='list'] > li + li {
    border-block-start: 1px solid var(--_color-border);
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
  .count {
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .found {
    grid-column: 1 / -1;
    font-weight: 400;
    color: var(--_color-muted);
    font-size: 0.875em;
  }

  /* The map */
  [part~='map'] {
    position: relative;
    padding: 12px;
    background: var(--_color-quiet);
    border-block: 1px solid var(--_color-border);
  }
  [part~='map']:focus-visible {
    outline-offset: -3px;
    box-shadow: inset 0 0 0 5px #17222d;
  }
  [part~='map'].pointing {
    cursor: pointer;
  }
  svg {
    display: block;
    inline-size: 100%;
    aspect-ratio: 2000 / 864;
    max-block-size: var(--_height);
    direction: ltr;
    overflow: hidden;
    fill: var(--_color-land);
    fill-rule: evenodd;
    stroke-linejoin: round;
  }
  svg * {
    vector-effect: non-scaling-stroke;
  }
  .border {
    fill: none;
    stroke: var(--_color-quiet);
    stroke-width: 0.75px;
    pointer-events: none;
  }
  .border.contested {
    stroke-width: 1.25px;
    stroke-dasharray: 2 2;
  }
  [part~='country'] {
    fill: var(--_color-accent);
  }
  [part~='marker'] {
    fill: var(--_color-accent);
    stroke: var(--_color-quiet);
    stroke-width: 1px;
    pointer-events: none;
  }
  [part~='country'][part~='selected'],
  [part~='marker'][part~='selected'] {
    fill: var(--_color-text);
  }
  /* The chosen country and the place of the keyboard are outlined twice, wide and narrow, so as to be seen on every fill. */
  .outline {
    fill: none;
    pointer-events: none;
  }
  .outline.pointed {
    stroke: var(--_color-surface);
    stroke-width: 2.5px;
  }
  .outline.selected {
    stroke: var(--_color-text);
    stroke-width: 1.5px;
  }
  .halo.selected {
    stroke: var(--_color-surface);
    stroke-width: 4.5px;
  }
  .outline.active {
    stroke: var(--_focus);
    stroke-width: 3px;
  }
  .halo.active {
    stroke: #17222d;
    stroke-width: 7px;
  }
  .caption {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: 8px;
    max-inline-size: calc(100% - 16px);
    padding: 2px 8px;
    font-size: 0.875em;
    color: var(--_color-text);
    background: var(--_color-surface);
    border: 1px solid var(--_color-border);
    border-radius: calc(var(--_radius) * 0.6);
    pointer-events: none;
  }

  /* The organisations of one country. Its height is kept free, so that the first choice moves nothing. */
  [part~='details'] {
    flex: 1 0 auto;
    box-sizing: border-box;
    min-block-size: 7.5em;
    padding: 16px;
  }
  [part~='details'] h3 {
    margin-block-end: 4px;
  }
  [part~='details'] ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 18em), 1fr));
    gap: 12px 24px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 12px;
    margin-block-start: -8px;
  }
  .facts > * {
    padding-block: 10px;
    overflow-wrap: anywhere;
  }
  [part~='note'] {
    padding: 12px 16px;
    border-block-start: 1px solid var(--_color-border);
  }
  .full-list {
    display: none;
  }

  /* One column until the width of the element itself (not of the window) has room for two. */
  .wide {
    display: grid;
    grid-template-columns: clamp(16.25em, 28%, 21.25em) minmax(0, 1fr);
  }
  .wide > .stage {
    border-inline-start: 1px solid var(--_color-border);
  }
  .wide [part~='list'] {
    flex: 1 1 0;
    min-block-size: 12em;
    max-block-size: none;
  }
  .wide [part~='map'] {
    border-block-start: none;
  }
  .wide svg {
    block-size: var(--_height);
    aspect-ratio: auto;
  }
  .wide.list-only {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .wide.list-only [part~='list'] {
    flex: 0 1 auto;
    min-block-size: 0;
    max-block-size: var(--_height);
  }

  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
      fill: Canvas;
    }
    .land {
      stroke: GrayText;
      stroke-width: 0.75px;
    }
    .border {
      stroke: Canvas;
    }
    [part~='country'],
    [part~='marker'] {
      fill: CanvasText;
    }
    [part~='marker'] {
      stroke: Canvas;
    }
    [part~='country'][part~='selected'],
    [part~='marker'][part~='selected'] {
      fill: Highlight;
    }
    .outline.selected {
      stroke: CanvasText;
    }
    .outline.pointed {
      stroke: Canvas;
    }
    .outline.active {
      stroke: Highlight;
    }
    .halo.selected,
    .halo.active {
      stroke: Canvas;
    }
    [part~='item'][aria-pressed='true']::before {
      border-color: Highlight;
    }
  }

  @media print {
    [part~='base'] {
      overflow: visible;
    }
    .muted {
      color: #333;
    }
    .field,
    .results,
    .button,
    [part~='list'],
    [part~='details'],
    .caption,
    .active,
    .pointed {
      display: none !important;
    }
    .wide {
      display: block;
    }
    .wide > .stage {
      border: none;
    }
    [part~='map'] {
      background: none;
      break-inside: avoid;
    }
    svg,
    .wide svg {
      block-size: auto;
      aspect-ratio: 2000 / 864;
      max-block-size: none;
      fill: #ddd;
    }
    [part~='country'],
    [part~='marker'],
    [part~='country'][part~='selected'],
    [part~='marker'][part~='selected'] {
      fill: #444;
    }
    .border,
    [part~='marker'] {
      stroke: #fff;
    }
    .outline.selected {
      stroke: #000;
    }
    .halo.selected {
      stroke: #fff;
    }
    .full-list {
      display: block;
      padding: 16px;
      columns: 18em;
      column-gap: 24px;
      font-size: 0.875em;
    }
    .full-list li {
      padding-block-end: 8px;
      white-space: pre-line;
      overflow-wrap: anywhere;
      break-inside: avoid;
    }
  }
`;
