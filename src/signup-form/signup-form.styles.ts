import { css } from 'lit';

export const signupFormStyles = css`
  [part~='base'] {
    padding: 20px;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    max-inline-size: 36em;
    /* Pages without a doctype add a line's height below. */
    margin-block: 8px 0;
  }
  .ecpat-button {
    justify-self: start;
    max-inline-size: 100%;
  }
  .ecpat-help a {
    /* A larger target without a taller line. */
    padding-block: 12px;
  }
  .ecpat-field label {
    display: block;
    margin-block-end: 4px;
  }
  /* An address reads from left to right, aligned with the page's text. Chrome knows only the prefixed value. */
  input[type='email'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [aria-invalid='true'] {
    border-color: var(--_color-danger);
  }
  [aria-invalid='true']:not(:focus-visible) {
    box-shadow: 0 0 0 1px var(--_color-danger);
  }
  [part~='consent'] {
    margin-block: -8px;
  }
  [part~='consent'] label {
    display: flex;
    gap: 12px;
    min-block-size: 44px;
    padding-block: 10px 4px;
    font-weight: 400;
  }
  [part~='consent'] p {
    margin-inline-start: 36px;
  }
  [part~='consent'] input {
    flex: none;
    border-radius: 4px;
  }
  [part~='consent'] label > span {
    min-inline-size: 0;
  }
  .ecpat-privacy {
    display: inline-block;
    padding-block: 10px;
    margin-inline-start: 36px;
  }
  [part~='error'] {
    display: block;
    padding-block-start: 4px;
    font-size: 0.875em;
    font-weight: 650;
    color: var(--_color-danger);
  }
  #ecpat-offer .ecpat-button {
    max-inline-size: 100%;
    margin-block-start: 8px;
    overflow-wrap: anywhere;
  }
  .ecpat-button[aria-disabled='true'] {
    color: var(--_color-muted);
    background: var(--_color-quiet);
    border-color: var(--_color-border);
    text-decoration: none;
    cursor: default;
  }
  .ecpat-message {
    max-inline-size: 36em;
    margin-block-start: 16px;
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--_color-accent);
  }
  .ecpat-message a {
    display: inline-block;
    padding-block: 10px;
  }
  .ecpat-message.ecpat-failed {
    border-color: var(--_color-danger);
  }
  @media (forced-colors: active) {
    .ecpat-button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;
