import { css } from 'lit';

/** Styles of tables in the guides that are custom elements. */
export const TABLE = css`
  :host {
    display: block;
    font:
      0.875rem/1.5 system-ui,
      sans-serif;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.5em 0.75em 0.5em 0;
    border-block-end: 1px solid #8886;
    font-weight: normal;
    text-align: start;
    vertical-align: top;
  }
  thead th {
    font-weight: 650;
  }
`;
