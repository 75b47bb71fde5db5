import { css } from 'lit';

export const helplineBannerStyles = css`
  /* Scripts could select all text, and a page's rule for a part must not allow it: see selection.ts. */
  .ecpat-base,
  .ecpat-base * {
    -webkit-user-select: none !important;
    user-select: none !important;
  }
  .ecpat-selectable,
  .ecpat-selectable * {
    -webkit-user-select: text !important;
    user-select: text !important;
  }
  /* The page's own content. */
  .ecpat-base ::slotted(*) {
    -webkit-user-select: text;
    user-select: text;
  }

  /* The strip, and the head of the card. */
  .ecpat-strip {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 8px 16px;
    padding: 12px 16px;
  }
  .ecpat-card .ecpat-strip {
    padding: 20px 20px 0;
  }
  .ecpat-lead {
    flex: 1000 1 12em;
    min-inline-size: 0;
  }
  .ecpat-strip > .ecpat-icon {
    margin-block-start: 12px;
    color: var(--_color-accent);
  }
  .ecpat-bar slot[name='heading'] > *,
  .ecpat-bar slot[name='heading']::slotted(*) {
    font-size: 0.875em;
    line-height: 1.5;
  }
  .ecpat-name {
    font-weight: 650;
  }
  .ecpat-phrases {
    display: block;
  }
  .ecpat-phrases > :not(:first-child)::before {
    content: ' · ';
  }
  .ecpat-open::before {
    content: '';
    display: inline-block;
    margin-inline-end: 0.4em;
    vertical-align: 0.05em;
    /* Forced colours and paper keep borders, but no backgrounds. */
    border: 0.25em solid var(--_color-accent);
    border-radius: 50%;
  }
  /* The 44 px target overlaps the lines above and below, which have no controls. */
  .ecpat-place {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
  }
  .ecpat-link-button {
    min-block-size: 44px;
    min-inline-size: 44px;
    margin: -12px -1px;
    padding: 0;
    /* Visible in forced colours only. */
    border: 1px solid transparent;
    font: inherit;
    color: var(--_color-accent);
    background: none;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  .ecpat-picker {
    display: grid;
    gap: 4px;
    max-inline-size: 24em;
    padding-block: 4px;
  }

  /* Numbers are large. */
  .ecpat-number {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    min-inline-size: 44px;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .ecpat-line > .ecpat-number,
  .ecpat-strip > .ecpat-number {
    font-size: 1.75em;
    line-height: 1.3;
  }
  /* Keep a number in one row, since two rows are easy to misread. */
  .ecpat-line > .ecpat-number.ecpat-long,
  .ecpat-strip > .ecpat-number.ecpat-long {
    font-size: 1.375em;
  }

  /* The exit is beside the number, or in a row of its own where space is short. */
  .ecpat-way-out {
    flex: 1 1 14.5em;
    min-inline-size: 0;
    display: grid;
    gap: 4px;
    text-align: center;
  }
  .ecpat-strip > button {
    flex: 1 1 auto;
  }
  .ecpat-way-out .ecpat-muted {
    font-size: 0.8125em;
    line-height: 1.3;
  }

  .ecpat-presses {
    font-weight: 650;
  }
  /* Do not mention the Shift key on devices without a keyboard. */
  @media (pointer: coarse) {
    .ecpat-key {
      display: none;
    }
  }

  .ecpat-content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    padding: 16px 20px 20px;
  }
  .ecpat-bar .ecpat-content {
    padding: 16px;
    border-block-start: 1px solid var(--_color-border);
  }
  /* Two columns on wide screens keep numbers near their names. */
  .ecpat-columns {
    display: flex;
    flex-wrap: wrap;
    gap: 20px 40px;
  }
  .ecpat-columns > * {
    flex: 1 1 22em;
    min-inline-size: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 20px;
  }
  .ecpat-section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .ecpat-emergency {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_color-danger);
  }
  .ecpat-emergency > * {
    min-inline-size: 0;
  }
  .ecpat-call {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  li + li {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_color-border);
  }
  .ecpat-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
  }
  .ecpat-lead > .ecpat-line {
    display: block;
  }
  .ecpat-lead > .ecpat-emergency {
    margin-block-start: 8px;
  }
  .ecpat-about {
    flex: 1 1 14em;
    min-inline-size: 0;
  }
  .ecpat-announcement,
  .ecpat-ways {
    flex: 1 1 100%;
  }
  .ecpat-announcement {
    padding: 8px 12px;
    margin-block-end: 8px;
    background-color: var(--_color-quiet);
    border-radius: calc(var(--_radius) * 0.8);
  }
  .ecpat-ways,
  .ecpat-channels {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
  }
  .ecpat-channel {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .ecpat-strip > .ecpat-channel {
    font-weight: 650;
  }
  @media not print {
    .ecpat-closed {
      display: none;
    }
  }
  .ecpat-chevron {
    transition: transform 150ms;
  }
  [aria-expanded='true'] .ecpat-chevron {
    transform: rotate(180deg);
  }
  @media (prefers-reduced-motion: reduce) {
    .ecpat-chevron {
      transition: none;
    }
  }
  @media print {
    .ecpat-way-out,
    .ecpat-about-exit,
    .ecpat-picker,
    .ecpat-link-button,
    .ecpat-strip > .ecpat-button {
      display: none;
    }
    a {
      color: inherit;
    }
  }
`;
