import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { holdsFocus } from '../../src/internal/focus.js';

/** An element with a field and a slot in its shadow tree. */
class Holder extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'closed', delegatesFocus: true }).innerHTML = '<input><slot></slot>';
  }
}
customElements.define('test-focus-holder', Holder);

describe('holdsFocus', () => {
  it('is true when the focus is in the shadow tree or in the slot, and false when it is elsewhere', async () => {
    const page = await fixture(html`
      <div>
        <test-focus-holder><button></button></test-focus-holder><input />
      </div>
    `);
    const holder = page.querySelector<HTMLElement>('test-focus-holder')!;
    expect(holdsFocus(holder)).to.be.false;
    holder.focus();
    expect(holdsFocus(holder)).to.be.true;
    page.querySelector('input')!.focus();
    expect(holdsFocus(holder)).to.be.false;
    page.querySelector('button')!.focus();
    expect(holdsFocus(holder)).to.be.true;
  });

  it('is true inside a shadow tree of the page, and false when the element is disconnected', async () => {
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<test-focus-holder></test-focus-holder>';
    const holder = root.querySelector<HTMLElement>('test-focus-holder')!;
    holder.focus();
    expect(holdsFocus(holder)).to.be.true;
    holder.remove();
    expect(holdsFocus(holder)).to.be.false;
  });
});
