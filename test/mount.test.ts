import { expect, fixture, html } from '@open-wc/testing';
import { mount } from '../src/mount.js';
import { takeConsole } from './helpers/console-guard.js';

class MapElement extends HTMLElement {
  static observedAttributes = ['country', 'view'];
  static made = 0;
  constructor() {
    super();
    MapElement.made++;
  }
}

/** Resolves when mutation observers have handled all changes so far. */
const observed = () => Promise.resolve();
const inside = (placeholder: Element) => placeholder.querySelector(':scope > ecpat-member-map');

describe('the div syntax', () => {
  before(() => {
    customElements.define('ecpat-member-map', MapElement);
    const early = document.createElement('div');
    early.dataset['ecpat'] = 'member-map';
    early.id = 'early';
    document.body.append(early);
    mount('member-map');
    mount('member-map');
  });

  it('upgrades a placeholder that exists already, once', () => {
    expect(document.querySelectorAll('#early > ecpat-member-map')).to.have.length(1);
    document.querySelector('#early')!.remove();
  });

  it('[div-syntax] [div-later] upgrades a placeholder that is added later, also deep inside, and moves the fallback', async () => {
    const outer = await fixture(html`
      <section>
        <div data-ecpat="member-map" data-country="KE"><p>fallback</p></div>
      </section>
    `);
    await observed();
    const element = inside(outer.firstElementChild!)!;
    expect(element.getAttribute('country')).to.equal('KE');
    expect(element.firstElementChild!.textContent).to.equal('fallback');
  });

  it('[div-attributes] leaves id, class, lang, dir and style on the placeholder', async () => {
    const outer = await fixture<HTMLElement>(html`
      <div data-ecpat="member-map" id="a" class="b" lang="fr" dir="rtl" style="margin: 1px"></div>
    `);
    await observed();
    expect(inside(outer)!.getAttributeNames()).to.be.empty;
    expect(outer.getAttributeNames()).to.have.members(['data-ecpat', 'id', 'class', 'lang', 'dir', 'style']);
  });

  it('[div-syntax] follows attributes that are set, changed and removed', async () => {
    const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map"></div>`);
    await observed();
    outer.dataset['view'] = 'list';
    await observed();
    expect(inside(outer)!.getAttribute('view')).to.equal('list');
    outer.dataset['view'] = 'map';
    await observed();
    expect(inside(outer)!.getAttribute('view')).to.equal('map');
    delete outer.dataset['view'];
    await observed();
    expect(inside(outer)!.hasAttribute('view')).to.be.false;
  });

  it('passes on observed attributes only: no handler, no style', async () => {
    const outer = await fixture(html`
      <div data-ecpat="member-map" data-onclick="alert(1)" data-style="color: red" data-view="list"></div>
    `);
    await observed();
    expect(inside(outer)!.getAttributeNames()).to.deep.equal(['view']);
  });

  it('[div-fallback] moves the rest of the fallback when a slow connection delivers it later', async () => {
    const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map"><p>one</p></div>`);
    await observed();
    const rest = document.createElement('p');
    outer.append(rest, ' and text');
    await observed();
    expect(rest.parentNode).to.equal(inside(outer));
    expect(outer.childNodes).to.have.length(1);
  });

  it('[div-later] upgrades a div that gets its name later', async () => {
    const outer = await fixture<HTMLElement>(html`<div></div>`);
    outer.dataset['ecpat'] = 'member-map';
    await observed();
    expect(inside(outer)).to.exist;
  });

  it('keeps its element after a move, and gives a clone one element of its own', async () => {
    const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map"><p>fallback</p></div>`);
    await observed();
    const element = inside(outer);
    document.body.prepend(outer);
    await observed();
    expect(inside(outer)).to.equal(element);
    const copy = outer.cloneNode(true) as HTMLElement;
    document.body.append(copy);
    await observed();
    expect(copy.querySelectorAll('ecpat-member-map')).to.have.length(1);
    copy.dataset['view'] = 'map';
    await observed();
    expect(inside(copy)!.getAttribute('view')).to.equal('map');
    outer.remove();
    copy.remove();
  });

  it('waits while a link of the fallback has the focus', async () => {
    const outer = document.createElement('div');
    outer.innerHTML = '<a href="tel:116">116</a> <a href="tel:117">117</a>';
    const elsewhere = document.createElement('button');
    document.body.append(outer, elsewhere);
    const [first, second] = outer.querySelectorAll('a');
    first!.focus();
    outer.dataset['ecpat'] = 'member-map';
    await observed();
    expect(document.activeElement).to.equal(first);
    second!.focus();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).to.equal(second);
    elsewhere.focus();
    await new Promise((resolve) => setTimeout(resolve));
    expect(inside(outer)).to.exist;
    outer.remove();
    elsewhere.remove();
  });

  it('warns about an unknown name, and ignores an element that is not loaded', async () => {
    const outer = await fixture(html`
      <div>
        <div data-ecpat="helplines"></div>
        <div data-ecpat="signup-form"></div>
      </div>
    `);
    await observed();
    expect(outer.querySelectorAll('div > *')).to.have.length(2);
    expect(takeConsole()).to.deep.equal([
      'warn: [data-ecpat] "helplines" is not one of helpline-banner, member-map, signup-form, framework-card; the content of the tag stays.',
    ]);
  });
});
