import { define } from '../internal/define.js';
import { mount } from '../mount.js';
import { MemberMapElement } from './member-map.element.js';

export { MemberMapElement };

if (define(MemberMapElement.tagName, MemberMapElement)) mount('member-map');

declare global {
  interface HTMLElementTagNameMap {
    'ecpat-member-map': MemberMapElement;
  }
}
