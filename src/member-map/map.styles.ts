import { css } from 'lit';

export const mapStyles = css`
  [part~='map'] {
    position: relative;
    aspect-ratio: 1947 / 894;
    /* On a phone the whole world is low; a zoomed map needs more height. */
    min-block-size: 15em;
    max-block-size: var(--_height);
    inline-size: 100%;
    overflow: hidden;
    background: var(--_color-quiet);
    -webkit-user-select: none;
    user-select: none;
    /* One finger scrolls the page, two fingers zoom the map. */
    touch-action: pan-x pan-y;
  }
  .ecpat-wide [part~='map'] {
    flex: 1 0 auto;
    block-size: var(--_height);
    max-block-size: none;
    aspect-ratio: auto;
  }
  [part~='map'].ecpat-zoomed {
    cursor: grab;
    touch-action: none;
  }
  [part~='map'].ecpat-pointing {
    cursor: pointer;
  }
  /* Four points in the corners, to be measured. For the zoom, see screen.ts. */
  .ecpat-corners {
    position: absolute;
    inset: 0;
    zoom: 2;
    direction: ltr;
    display: grid;
    grid-template-columns: auto auto;
    place-content: space-between;
    pointer-events: none;
  }
  /* The drawing would cover an outline, so the focus ring is a pseudo-element above it. */
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
  /* Out of the flow: WebKit resolves a percentage against the specified height, not the used one. */
  [part~='map'] svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    direction: ltr;
    /* A drag only moves the drawing, so the parts outside the map must be painted. */
    overflow: visible;
    fill: var(--_color-land);
    fill-rule: evenodd;
    stroke-linejoin: round;
  }
  .ecpat-world * {
    vector-effect: non-scaling-stroke;
  }
  .ecpat-points {
    fill: none;
    stroke: var(--_color-land);
    stroke-width: 3px;
    stroke-linecap: round;
  }
  /* Over the Arctic, where the buttons cover no country: in a row on a low map, else in a column. */
  [part~='zoom'] {
    position: absolute;
    z-index: 1;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    display: grid;
    grid-auto-flow: column;
    gap: 4px;
  }
  [part~='zoom'] .ecpat-button {
    padding: 0;
  }
  [part~='zoom'] [aria-disabled='true'] {
    color: var(--_color-control);
    cursor: default;
  }
  .ecpat-wide [part~='zoom'] {
    inset-block-start: 12px;
    inset-inline-end: 12px;
    grid-auto-flow: row;
  }
  .ecpat-hint {
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
  .ecpat-border {
    fill: none;
    stroke: var(--_color-quiet);
    stroke-width: 0.75px;
    pointer-events: none;
  }
  .ecpat-border.ecpat-contested {
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
  /* The chosen and the active country have two outlines, one wide and one narrow, to be visible on every fill. */
  .ecpat-outline {
    fill: none;
    pointer-events: none;
  }
  .ecpat-outline.ecpat-pointed {
    stroke: var(--_color-surface);
    stroke-width: 2.5px;
  }
  .ecpat-outline.ecpat-selected {
    stroke: var(--_color-text);
    stroke-width: 1.5px;
  }
  .ecpat-halo.ecpat-selected {
    stroke: var(--_color-surface);
    stroke-width: 4.5px;
  }
  .ecpat-outline.ecpat-active {
    stroke: var(--_focus);
    stroke-width: 3px;
  }
  .ecpat-halo.ecpat-active {
    stroke: #17222d;
    stroke-width: 7px;
  }
  .ecpat-is-shape {
    display: none;
  }

  @media (forced-colors: active) {
    [part~='map']:focus-visible::after {
      border-color: Highlight;
    }
    [part~='map'] svg {
      forced-color-adjust: none;
      fill: Canvas;
    }
    .ecpat-land {
      stroke: GrayText;
      stroke-width: 0.75px;
    }
    .ecpat-border {
      stroke: Canvas;
    }
    .ecpat-points {
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
    .ecpat-outline.ecpat-selected {
      stroke: CanvasText;
    }
    .ecpat-outline.ecpat-pointed {
      stroke: Canvas;
    }
    .ecpat-outline.ecpat-active {
      stroke: Highlight;
    }
    .ecpat-halo.ecpat-selected,
    .ecpat-halo.ecpat-active {
      stroke: Canvas;
    }
  }

  @media print {
    [part~='zoom'],
    .ecpat-hint,
    .ecpat-active,
    .ecpat-pointed {
      display: none !important;
    }
    [part~='map'],
    .ecpat-wide [part~='map'] {
      block-size: auto;
      min-block-size: 0;
      max-block-size: none;
      aspect-ratio: 1947 / 894;
      background: none;
      break-inside: avoid;
    }
    /* Paper shows the whole world, even if the map is zoomed. */
    [part~='map'] svg,
    .ecpat-world {
      transform: none !important;
    }
    [part~='map'] svg {
      fill: #ddd;
    }
    .ecpat-is-shape {
      display: inline;
    }
    .ecpat-points {
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
    .ecpat-border,
    [part~='marker'] {
      stroke: #fff;
    }
    .ecpat-outline.ecpat-selected {
      stroke: #000;
    }
    .ecpat-halo.ecpat-selected {
      stroke: #fff;
    }
  }
`;
