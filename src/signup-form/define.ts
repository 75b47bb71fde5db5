import { define } from '../internal/define.js';
import { mount } from '../mount.js';
import { SignupFormElement } from './signup-form.element.js';

export { SignupFormElement };

if (define(SignupFormElement.tagName, SignupFormElement)) mount('signup-form');

declare global {
  interface HTMLElementTagNameMap {
    'ecpat-signup-form': SignupFormElement;
  }
}
