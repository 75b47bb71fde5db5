import { html } from 'lit';

/** All slots, in the order in which authors usually write their content. The empty name is for unmarked content. */
const SLOTS = ['cover', 'heading', 'intro', '', 'consent', 'success', 'note'];

/** Slots that show the content of a tag as it was before the element, marked content included, so that nothing moves. */
export const fallbackSlots = html`${SLOTS.map((name) => {
  return name ? html`<slot name=${name}></slot>` : html`<slot></slot>`;
})}`;

/** The same slots, without Lit: they must work when rendering does not. */
export function createFallbackSlots(): HTMLSlotElement[] {
  return SLOTS.map((name) => {
    const slot = document.createElement('slot');
    if (name) slot.name = name;
    return slot;
  });
}
