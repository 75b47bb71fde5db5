import { define } from '../internal/define.js';
import { mount } from '../mount.js';
import { FrameworkCardElement } from './framework-card.element.js';

export { FrameworkCardElement };

if (define(FrameworkCardElement.tagName, FrameworkCardElement)) mount('framework-card');

declare global {
  interface HTMLElementTagNameMap {
    'ecpat-framework-card': FrameworkCardElement;
  }
}
