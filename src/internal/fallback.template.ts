import { html } from 'lit';

/**
 * The content of a tag as it was before the element, marked content included. In the order in which authors usually write
 * it, so that nothing moves when the element starts.
 */
export const fallbackSlots = html`<slot name="cover"></slot><slot name="heading"></slot><slot name="intro"></slot
  ><slot></slot><slot name="consent"></slot><slot name="success"></slot><slot name="note"></slot>`;
