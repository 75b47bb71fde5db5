import { css } from 'lit';

export const frameworkCardStyles = css`
  [part~='base'] {
    display: flex;
    flex-wrap: wrap;
    gap: 20px;
    padding: 20px;
  }
  [part~='cover'] {
    flex: none;
    inline-size: 112px;
  }
  [part~='cover'] ::slotted(*) {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 6px;
  }
  /* The height of an A4 page of this width, so that loading shifts nothing. */
  img {
    inline-size: 100%;
    block-size: 158px;
    object-fit: contain;
    object-position: top;
  }
  .ecpat-text {
    flex: 1 1 15em;
    min-inline-size: 0;
    display: grid;
    gap: 12px;
    justify-items: start;
  }
  .ecpat-file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .ecpat-languages {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }
  .ecpat-languages a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    min-inline-size: 44px;
  }
  .ecpat-button {
    max-inline-size: 100%;
  }
  @media print {
    a[href]::after {
      content: ' (' attr(href) ')';
      overflow-wrap: anywhere;
    }
  }
`;
