import { define } from '../internal/define.js';
import { mount } from '../mount.js';
import { HelplineBannerElement } from './helpline-banner.element.js';

export { HelplineBannerElement };

if (define(HelplineBannerElement.tagName, HelplineBannerElement)) mount('helpline-banner');

declare global {
  interface HTMLElementTagNameMap {
    'ecpat-helpline-banner': HelplineBannerElement;
  }
}
