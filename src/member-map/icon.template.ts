import { html, type TemplateResult } from 'lit';

/** @param path - path data on a grid of 24 × 24 */
export function renderIcon(path: string): TemplateResult {
  return html`<svg class="ecpat-icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}
