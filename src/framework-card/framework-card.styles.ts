import { css } from 'lit';

export const frameworkCardStyles = css`
  [part~='base'] {
    display: flex;
    flex-wrap: wrap;
    gap: 20px;
    padding: 20px;
  }
  slot[name='cover']::slotted(*) {
    inline-size: 112px;
    block-size: auto;
    border-radius: 6px;
  }
  .text {
    flex: 1 1 15em;
    min-inline-size: 0;
    display: grid;
    gap: 12px;
    justify-items: start;
  }
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .languages {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }
  .languages a {
    display: inline-block;
    padding-block: 10px;
  }
  @media print {
    a[href]::after {
      content: ' (' attr(href) ')';
      overflow-wrap: anywhere;
    }
  }
`;
