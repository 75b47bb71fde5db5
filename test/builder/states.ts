/** States of the builder for the checks that each must pass. */
import { html, type TemplateResult } from 'lit';
import type { NamedState } from '../suites/states.js';

export interface State extends NamedState {
  markup: TemplateResult;
  /** The part of the page's address after its `#`. */
  address: string;
}

const markup = html`<ecpat-embed-builder widgets="/faulty/status/404/"></ecpat-embed-builder>`;

export const STATES: State[] = [
  { name: 'a banner', markup, address: 'widget=helpline-banner&country=KE' },
  { name: 'a map', markup, address: 'widget=member-map&region=mena&width=320&scheme=dark&direction=rtl' },
  { name: 'a form with everything missing', markup, address: 'widget=signup-form' },
  {
    name: 'a card with files and colours that are hard to read',
    markup,
    address: 'widget=framework-card&heading=Report&content=fr+%2Fa.pdf&color-accent=%23cde,%23123&color-text=red,',
  },
];
