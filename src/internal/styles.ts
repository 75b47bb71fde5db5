import { css, unsafeCSS, type CSSResult } from 'lit';

/** Defaults of the theme, light and dark. Contrasts: text ≥ 7:1, muted ≥ 4.5:1 on both surfaces, controls ≥ 3:1. */
export const COLORS = {
  'color-accent': ['#0b5a83', '#7cc3ee'],
  'color-on-accent': ['#fff', '#08202f'],
  'color-text': ['#17222d', '#e9f0f5'],
  'color-muted': ['#4b5b69', '#a9b9c6'],
  'color-surface': ['#fff', '#15212b'],
  'color-quiet': ['#f3f6f8', '#1c2a36'],
  'color-border': ['#c5d0d9', '#3b4d5c'],
  'color-control': ['#6b7c8a', '#8296a5'],
  'color-danger': ['#a3201a', '#ffb4ab'],
  'color-land': ['#d3dce3', '#2c3b48'],
} as const;

export const OTHERS = {
  focus: '#ffbf47',
  'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  radius: '10px',
} as const;

/**
 * The theme of one element, for its inner base: `--_color-accent` and so on, each read from
 * `--ecpat-<element>-<thing>`, else `--ecpat-<thing>`, else the default. Nothing is declared on `:host`, where it
 * would beat what the page inherits. Dark values follow the page's `color-scheme`, in browsers that know `light-dark()`.
 *
 * @param element - the tag's name without its prefix, e.g. `member-map`
 */
export function themeOf(element: string): CSSResult {
  const declare = (thing: string, value: string) =>
    `--_${thing}: var(--ecpat-${element}-${thing}, var(--ecpat-${thing}, ${value}));`;
  const colors = Object.entries(COLORS);
  const light = colors.map(([thing, [value]]) => declare(thing, value));
  const both = colors.map(([thing, values]) => declare(thing, `light-dark(${values.join(', ')})`));
  const others = Object.entries(OTHERS).map(([thing, value]) => declare(thing, value));
  return unsafeCSS(
    `[part~='base'] { ${light.join('')}${others.join('')} }` +
      `@supports (color: light-dark(red, red)) { [part~='base'] { ${both.join('')} } }`,
  );
}

/**
 * The wall between the page and us: whatever a page says about `*`, `div` or `a`, text and boxes inside are ours. The
 * page keeps direction, colour scheme, visibility and custom properties.
 */
export const baseStyles = css`
  :host {
    display: block !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  [part~='base'] {
    all: initial;
    display: block;
    box-sizing: border-box;
    color-scheme: inherit;
    visibility: inherit;
    /* The height that a page reserves on the tag is ours to fill. */
    min-block-size: inherit;
    font: medium / 1.5 var(--_font-family);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    color: var(--_color-text);
    background: var(--_color-surface);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    overflow-wrap: break-word;
    text-align: start;
  }
  [part~='base'] *,
  [part~='base'] ::before,
  [part~='base'] ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  /* A sentence reads in the direction of its own letters on a page of the other one too, and stays on the page's side. */
  :where(h2, h3, p, li, label, span):where(:not([dir])) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  h2,
  ::slotted([slot='heading']) {
    font-size: 1.25em;
    line-height: 1.3;
    font-weight: 650;
    margin: 0;
  }
  h3 {
    font-size: 1em;
    line-height: 1.3;
    font-weight: 650;
  }
  strong {
    font-weight: 650;
  }
  a {
    color: var(--_color-accent);
  }
  .muted {
    color: var(--_color-muted);
    font-size: 0.875em;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    flex: none;
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px #17222d;
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
  @media print {
    [part~='base'] {
      color: #000;
      background: none;
    }
  }
`;

/** Buttons, links that look like them, and form fields: one look and 44 px targets in all four elements. */
export const controlStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 44px;
    min-inline-size: 44px;
    margin: 0;
    padding: 0.5em 1em;
    font: inherit;
    font-weight: 650;
    line-height: 1.3;
    color: var(--_color-text);
    background: var(--_color-surface);
    border: 1px solid var(--_color-control);
    border-radius: calc(var(--_radius) * 0.8);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    background: var(--_color-quiet);
  }
  .button.primary {
    color: var(--_color-on-accent);
    background: var(--_color-accent);
    border-color: var(--_color-accent);
  }
  .button.primary:hover {
    text-decoration: underline;
  }
  input,
  select {
    inline-size: 100%;
    min-block-size: 44px;
    margin: 0;
    padding: 0.5em 0.75em;
    font: inherit;
    color: var(--_color-text);
    background: var(--_color-surface);
    border: 1px solid var(--_color-control);
    border-radius: calc(var(--_radius) * 0.8);
  }
  input[type='checkbox'] {
    inline-size: 24px;
    block-size: 24px;
    min-block-size: 24px;
    margin: 0;
    accent-color: var(--_color-accent);
  }
  label {
    font-weight: 650;
  }
`;
