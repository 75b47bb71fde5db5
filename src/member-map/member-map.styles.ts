import { css } from 'lit';

export const memberMapStyles = css`
  [part~='base'] {
    --_height: var(--ecpat-member-map-height, 28em);
    /* List and map fill the height that the page keeps free. */
    display: flex;
    flex-direction: column;
    /* The corners of the map's own background must not stand out of the border's. */
    overflow: hidden;
  }
  /* As wide as the element and of no height: what follows from its width must not change what is observed. */
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
  /* No node for each number: a list has hundreds. Screen readers hear it in words. */
  [data-count]::after {
    content: attr(data-count);
    content: attr(data-count) / '';
    grid-row: 1;
    grid-column: 2;
    font-size: 0.875em;
  }
  .found {
    grid-row: 2;
    grid-column: 1 / -1;
    font-weight: 400;
    color: var(--_color-muted);
    font-size: 0.875em;
  }

  /* The map */
  .stage {
    position: relative;
  }
  [part~='map'] {
    position: relative;
    aspect-ratio: 1947 / 894;
    /* On a phone the world is low, and what lies before the eye when it is near must not be. */
    min-block-size: 15em;
    max-block-size: var(--_height);
    inline-size: 100%;
    overflow: hidden;
    background: var(--_color-quiet);
    -webkit-user-select: none;
    user-select: none;
    /* One finger scrolls the page, two zoom the map. */
    touch-action: pan-x pan-y;
  }
  [part~='map'].zoomed {
    cursor: grab;
    touch-action: none;
  }
  [part~='map'].pointing {
    cursor: pointer;
  }
  /* The ring has to lie above the drawing, which covers an outline. */
  [part~='map']:focus-visible {
    outline: none;
    box-shadow: none;
  }
  [part~='map']:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--_focus);
    box-shadow: inset 0 0 0 2px #17222d;
    pointer-events: none;
  }
  /* Out of the flow: WebKit takes a share of the height that was asked for, and not of the one that came of it. */
  [part~='map'] svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    direction: ltr;
    /* While the map is dragged, what comes in from the side has to be there. */
    overflow: visible;
    fill: var(--_color-land);
    fill-rule: evenodd;
    stroke-linejoin: round;
  }
  .world * {
    vector-effect: non-scaling-stroke;
  }
  .points {
    fill: none;
    stroke: var(--_color-land);
    stroke-width: 3px;
    stroke-linecap: round;
  }
  /* Over the Arctic, where nobody is covered: in a row where the map is low, else in a column. */
  [part~='zoom'] {
    position: absolute;
    z-index: 1;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    display: grid;
    grid-auto-flow: column;
    gap: 4px;
  }
  [part~='zoom'] .button {
    padding: 0;
  }
  [part~='zoom'] [aria-disabled='true'] {
    color: var(--_color-control);
    cursor: default;
  }
  .hint {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 8px;
    inline-size: fit-content;
    margin-inline: auto;
    padding: 4px 12px;
    background: var(--_color-surface);
    border: 1px solid var(--_color-border);
    border-radius: calc(var(--_radius) * 0.6);
    pointer-events: none;
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
  .is-shape {
    display: none;
  }

  /* The organisations of one country. Below the map its height is kept free, so that the first choice moves nothing. */
  [part~='details'] {
    flex: 1 0 auto;
    min-block-size: 7.5em;
    padding: 16px;
    border-block-start: 1px solid var(--_color-border);
  }
  [part~='details'].preview {
    max-block-size: 7.5em;
    overflow: hidden;
  }
  [part~='details']:focus-visible {
    outline-offset: -3px;
    box-shadow: inset 0 0 0 5px #17222d;
  }
  .top {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 12px;
  }
  .top h3 {
    padding-block: 10px;
  }
  .top .button {
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
  /* In its place over the map they lie beside their country, as far as they need. */
  .wide:not(.list) [part~='details'] {
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
  .wide:not(.list) [part~='details'].open {
    inset: 0 auto auto 0;
    inline-size: max-content;
    max-inline-size: min(21em, 100% - 80px);
    max-block-size: calc(100% - 24px);
    overflow: auto;
    box-shadow: 0 4px 16px #0003;
  }
  /* Low enough to find a place off the pointer, which may be about to drag or to zoom. */
  .wide:not(.list) [part~='details'].preview {
    max-block-size: calc(50% - 40px);
  }
  .wide:not(.list) [part~='details'] ul {
    grid-template-columns: minmax(0, 1fr);
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
  .wide.both {
    display: grid;
    grid-template-columns: clamp(16.25em, 28%, 21.25em) minmax(0, 1fr);
  }
  .wide.both > .stage {
    border-inline-start: 1px solid var(--_color-border);
  }
  .wide.both [part~='list'] {
    flex: 1 1 0;
    min-block-size: 18em;
    max-block-size: none;
  }
  .wide [part~='map'] {
    flex: 1 0 auto;
    block-size: var(--_height);
    max-block-size: none;
    aspect-ratio: auto;
  }
  .wide [part~='zoom'] {
    inset-block-start: 12px;
    inset-inline-end: 12px;
    grid-auto-flow: row;
  }
  .wide.list {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .wide.list [part~='list'] {
    max-block-size: var(--_height);
  }
  .wide.list [part~='details'] {
    border: none;
  }
  .map > .stage,
  :not(.wide) > .stage {
    border-block-start: 1px solid var(--_color-border);
  }

  @media (forced-colors: active) {
    [part~='map']:focus-visible::after {
      border-color: Highlight;
    }
    [part~='map'] svg {
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
    .points {
      stroke: GrayText;
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
      display: block;
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
    [part~='zoom'],
    .hint,
    .active,
    .pointed {
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
    [part~='map'],
    .wide [part~='map'] {
      block-size: auto;
      min-block-size: 0;
      max-block-size: none;
      aspect-ratio: 1947 / 894;
      background: none;
      break-inside: avoid;
    }
    /* The whole world, wherever the visitor has gone. */
    [part~='map'] svg,
    .world {
      transform: none !important;
    }
    [part~='map'] svg {
      fill: #ddd;
    }
    .is-shape {
      display: inline;
    }
    .points {
      stroke: #ddd;
    }
    [part~='marker'] {
      r: 9px;
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
