import { css, unsafeCSS, type CSSResult } from 'lit';

/** Default colours, light and dark. Contrasts: text ≥ 7:1, muted ≥ 4.5:1 on both surfaces, controls ≥ 3:1. */
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

/** Defaults of the other theme tokens. */
export const OTHERS = {
  focus: '#ffbf47',
  'font-size': 'medium',
  // Generic names only: a page can load a font called Roboto letter by letter, and see which letters were shown.
  'font-family': 'system-ui, sans-serif',
  radius: '10px',
} as const;

/**
 * Theme of one element, for its inner base: `--_color-accent` and so on. Each token reads `--ecpat-<element>-<token>`,
 * else `--ecpat-<token>`, else the default. Declares nothing on `:host`, where it would override values inherited from
 * the page. Dark values follow the page's `color-scheme` in browsers that support `light-dark()`.
 *
 * @param element - the tag's name without its prefix, e.g. `member-map`
 */
export function themeOf(element: string): CSSResult {
  const declare = (token: string, value: string) =>
    `--_${token}: var(--ecpat-${element}-${token}, var(--ecpat-${token}, ${value}));`;
  const colors = Object.entries(COLORS);
  const light = colors.map(([token, [value]]) => declare(token, value));
  const both = colors.map(([token, values]) => declare(token, `light-dark(${values.join(', ')})`));
  const others = Object.entries(OTHERS).map(([token, value]) => declare(token, value));
  return unsafeCSS(
    `:is([part~='base'], .ecpat-base) { ${light.join('')}${others.join('')} }` +
      `@supports (color: light-dark(red, red)) { :is([part~='base'], .ecpat-base) { ${both.join('')} } }`,
  );
}

const sheets: Record<ShadowRootMode, Map<string, CSSStyleSheet>> = { open: new Map(), closed: new Map() };

/**
 * A style sheet for shadow roots in a window. Every script of the page can read the sheets of an open root and add rules to
 * them. In a closed root, such rules could request an address when a number is shown or pressed, so it never shares its
 * sheets with an open one, nor with Lit.
 */
export function sheetOf(text: string, mode: ShadowRootMode, view: typeof globalThis): CSSStyleSheet {
  const known = view === window ? sheets[mode].get(text) : undefined;
  if (known) return known;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(text);
  if (view === window) sheets[mode].set(text, sheet);
  return sheet;
}

/**
 * Isolates the element from the page's rules for `*`, `div` or `a`. Direction, colour scheme, visibility and custom
 * properties still come from the page.
 */
export const baseStyles = css`
  :host {
    display: block !important;
  }
  :host([hidden]),
  slot:not([name])::slotted([data-ecpat-fallback]) {
    display: none !important;
  }
  :is([part~='base'], .ecpat-base) {
    all: initial;
    display: block;
    box-sizing: border-box;
    color-scheme: inherit;
    visibility: inherit;
    /* Fills the height that the page reserves on the tag. */
    min-block-size: inherit;
    font-size: var(--_font-size);
    font-family: var(--_font-family);
    line-height: 1.5;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    color: var(--_color-text);
    background-color: var(--_color-surface);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    overflow-wrap: break-word;
    text-align: start;
  }
  :is([part~='base'], .ecpat-base) *,
  :is([part~='base'], .ecpat-base) ::before,
  :is([part~='base'], .ecpat-base) ::after {
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
  /* A sentence follows the direction of its own letters on every page, but aligns with the page. */
  :where(h2, h3, p, li, label, span):where(:not([dir])) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  slot[name='heading'] > *,
  :is([part~='base'], .ecpat-base) ::slotted([slot='heading']) {
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
  .ecpat-muted {
    color: var(--_color-muted);
    font-size: 0.875em;
  }
  .ecpat-visually-hidden {
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
  .ecpat-icon {
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
    :is([part~='base'], .ecpat-base) {
      color: #000;
      background: none;
    }
  }
`;

/** Buttons, links that look like buttons, and form fields: one look and 44 px targets in all four elements. */
export const controlStyles = css`
  .ecpat-button {
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
    background-color: var(--_color-surface);
    border: 1px solid var(--_color-control);
    border-radius: calc(var(--_radius) * 0.8);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .ecpat-button:hover {
    background-color: var(--_color-quiet);
  }
  .ecpat-button.ecpat-primary {
    color: var(--_color-on-accent);
    background-color: var(--_color-accent);
    border-color: var(--_color-accent);
  }
  .ecpat-button.ecpat-primary:hover {
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
    background-color: var(--_color-surface);
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
