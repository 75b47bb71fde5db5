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

  it('[div-rewritten] brings the element back, with the new content as its fallback, when a script rewrites the div', async () => {
    const snapshot = '<ecpat-member-map country="FR"><p>new words</p></ecpat-member-map>';
    const rewrite: [string, (outer: HTMLElement) => void][] = [
      ['innerHTML', (outer) => (outer.innerHTML = '<p>new</p><p>words</p>')],
      ['replaceChildren', (outer) => outer.replaceChildren('new words')],
      ['textContent', (outer) => (outer.textContent = 'new words')],
      ['removal, then addition', (outer) => (inside(outer)!.remove(), outer.append('new', ' words'))],
      ['replacement of the element', (outer) => inside(outer)!.replaceWith('new words')],
      ['addition beside the element', (outer) => outer.prepend('new words')],
      ['HTML of an upgraded div', (outer) => (outer.innerHTML = snapshot)],
      ['nothing', (outer) => (outer.innerHTML = '')],
    ];
    for (const [title, change] of rewrite) {
      const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map" data-country="KE"><p>old</p></div>`);
      await observed();
      change(outer);
      await observed();
      expect(outer.childNodes, title).to.have.length(1);
      expect(inside(outer)!.getAttribute('country'), title).to.equal('KE');
      const content = title.includes('beside') ? 'oldnewwords' : title === 'nothing' ? '' : 'newwords';
      expect(inside(outer)!.textContent.replace(/\s/g, ''), title).to.equal(content);
      outer.dataset['country'] = 'BR';
      await observed();
      expect(inside(outer)!.getAttribute('country'), title).to.equal('BR');
    }
  });

  it('[div-rewritten] keeps the same element, which has the visitor’s choices, when a script rewrites the div', async () => {
    const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map"><p>old</p></div>`);
    await observed();
    const element = inside(outer);
    outer.innerHTML = '<p>new</p>';
    await observed();
    expect(inside(outer)).to.equal(element);
  });

  it('leaves an element alone when a script has moved it elsewhere', async () => {
    const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map"><p>old</p></div>`);
    await observed();
    const element = inside(outer)!;
    const wrapper = document.createElement('div');
    element.replaceWith(wrapper);
    wrapper.append(element);
    await observed();
    expect(outer.firstElementChild).to.equal(wrapper);
    expect(wrapper.firstChild).to.equal(element);
  });

  it('[div-rewritten] gives in and warns once when a script undoes every change', async () => {
    const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map"><p>old</p></div>`);
    await observed();
    let rewritten = 0;
    const observer = new MutationObserver(() => {
      if (!inside(outer)) return;
      rewritten++;
      outer.innerHTML = '<p>mine</p>';
    });
    observer.observe(outer, { childList: true });
    outer.innerHTML = '<p>mine</p>';
    await new Promise((resolve) => setTimeout(resolve, 50));
    observer.disconnect();
    expect(outer.innerHTML).to.equal('<p>mine</p>');
    expect(rewritten).to.be.within(5, 30);
    expect(takeConsole()).to.deep.equal([
      'warn: [data-ecpat] another script keeps changing the content of the tag, so it stays as that script wrote it.',
    ]);
  });

  it('[div-syntax] reads its name in any case and with blanks, and follows it when it changes', async () => {
    const outer = await fixture<HTMLElement>(html`<div><p>fallback</p></div>`);
    const names = ['Member-Map', ' member-map ', 'ecpat-member-map', 'member_map', 'Member Map', 'memberMap'];
    for (const name of [...names, '“member-map”', '\u00a0member-map\u200b', '<ecpat-member-map>']) {
      outer.setAttribute('data-ecpat', name);
      await observed();
      expect(inside(outer)?.textContent, name).to.equal('fallback');
      outer.removeAttribute('data-ecpat');
      await observed();
      expect(outer.innerHTML.replace(/<!--.*?-->/g, ''), name).to.equal('<p>fallback</p>');
    }
    outer.dataset['ecpat'] = 'member-map';
    await observed();
    outer.dataset['ecpat'] = 'signup-form';
    await observed();
    expect(inside(outer), 'renamed').to.be.null;
    expect(outer.textContent).to.equal('fallback');
  });

  it('[div-editable] leaves editable content alone until it is no longer editable', async () => {
    const editor = await fixture<HTMLElement>(html`
      <div contenteditable="true">
        <section>
          <div data-ecpat="member-map"><p>fallback</p></div>
        </section>
      </div>
    `);
    const outer = editor.querySelector<HTMLElement>('[data-ecpat]')!;
    await observed();
    expect(inside(outer), 'editable').to.be.null;
    editor.contentEditable = 'false';
    await observed();
    expect(inside(outer), 'no longer editable').to.exist;
    editor.contentEditable = 'true';
    await observed();
    expect(outer.children, 'editable again').to.have.length(1);
    expect(outer.firstElementChild!.localName).to.equal('p');
  });

  const EDITORS: readonly (readonly [
    name: string,
    make: (place: HTMLElement) => void,
    undo: (place: HTMLElement) => void,
  ])[] = [
    ...['', 'true', 'TRUE', 'plaintext-only'].map((value): (typeof EDITORS)[number] => [
      `contenteditable="${value}"`,
      (place) => place.setAttribute('contenteditable', value),
      (place) => place.removeAttribute('contenteditable'),
    ]),
    [
      'an island in an editor',
      (place) => {
        place.setAttribute('contenteditable', 'true');
        place.firstElementChild!.setAttribute('contenteditable', 'false');
      },
      (place) => place.setAttribute('contenteditable', 'false'),
    ],
    ['role="textbox"', (place) => place.setAttribute('role', 'textbox'), (place) => place.removeAttribute('role')],
  ];

  for (const [name, make, undo] of EDITORS) {
    it(`[div-editable] leaves no element in ${name}, whichever comes first`, async () => {
      const place = await fixture<HTMLElement>(html`<section><div></div></section>`);
      make(place);
      const inner = place.firstElementChild!;
      inner.innerHTML = '<div data-ecpat="member-map" data-country="KE"><p>one</p> two</div>';
      const before = inner.innerHTML;
      await observed();
      expect(inner.innerHTML, 'editable from the start').to.equal(before);
      undo(place);
      await observed();
      expect(inside(inner.firstElementChild!), 'no longer editable').not.to.equal(null);
      make(place);
      await observed();
      expect(inner.innerHTML, 'editable later').to.equal(before);
    });
  }

  it('[div-editable] leaves no element in a page in design mode, in an editor’s shadow root, or moved into an editor', async () => {
    const markup = '<div data-ecpat="member-map"><p>one</p></div>';
    const place = await fixture<HTMLElement>(html`<section></section>`);
    document.designMode = 'on';
    try {
      place.innerHTML = markup;
      await observed();
      expect(place.innerHTML, 'design mode').to.equal(markup);
    } finally {
      document.designMode = 'off';
    }
    const host = await fixture<HTMLElement>(html`<section></section>`);
    host.attachShadow({ mode: 'open' }).innerHTML = '<div contenteditable="true"><slot></slot></div>';
    host.innerHTML = markup;
    await observed();
    expect(host.innerHTML, 'slotted into an editor').to.equal(markup);
    const moved = await fixture<HTMLElement>(html`<div data-ecpat="member-map"><p>one</p></div>`);
    await observed();
    expect(inside(moved)).not.to.equal(null);
    const editor = await fixture<HTMLElement>(html`<section contenteditable="true"></section>`);
    editor.append(moved);
    await observed();
    expect(moved.innerHTML, 'moved').to.equal('<p>one</p>');
  });

  it('[div-syntax] becomes a plain div again, with its content in order, when it loses its name', async () => {
    const outer = await fixture<HTMLElement>(html`<div data-ecpat="member-map" data-country="KE"></div>`);
    outer.innerHTML = 'one <p>two</p> three <b slot="note">four</b>';
    const before = outer.innerHTML;
    await observed();
    expect(inside(outer)).not.to.equal(null);
    delete outer.dataset['ecpat'];
    await observed();
    expect(outer.innerHTML).to.equal(before);
    outer.dataset['country'] = 'TH';
    await observed();
    expect(outer.innerHTML, 'is left alone').to.equal(before);
    outer.dataset['ecpat'] = 'member-map';
    await observed();
    expect(inside(outer)!.getAttribute('country')).to.equal('TH');
    expect(inside(outer)!.innerHTML).to.equal(before);
  });

  it('[div-fallback] moves 200,000 nodes into the element and out again', async () => {
    const outer = await fixture<HTMLElement>(html`<section></section>`);
    const placeholder = document.createElement('div');
    placeholder.dataset['ecpat'] = 'member-map';
    for (let index = 0; index < 200_000; index++) placeholder.append(document.createTextNode('a'));
    outer.append(placeholder);
    await observed();
    expect(inside(placeholder)!.childNodes.length).to.equal(200_000);
    delete placeholder.dataset['ecpat'];
    await observed();
    expect(placeholder.childNodes.length).to.equal(200_000);
  });

  it('[div-syntax] still upgrades the other placeholders when one throws, and that one at its next change', async () => {
    const outer = await fixture<HTMLElement>(html`<section></section>`);
    const [bad, good] = [document.createElement('div'), document.createElement('div')];
    for (const one of [bad, good]) one.dataset['ecpat'] = 'member-map';
    bad.prepend = () => {
      throw new Error('patched');
    };
    outer.append(bad, good);
    await observed();
    expect(inside(good)).not.to.equal(null);
    expect(takeConsole()).to.deep.equal([
      'warn: [data-ecpat] could not be read, so the content of the tag stays: Error: patched',
    ]);
    delete (bad as Partial<HTMLElement>).prepend;
    bad.dataset['ecpat'] = 'ecpat-member-map';
    await observed();
    expect(inside(bad)).not.to.equal(null);
  });

  it('leaves templates and documents that are not shown alone', async () => {
    const template = document.createElement('template');
    template.innerHTML = '<div data-ecpat="member-map"></div>';
    document.body.append(template);
    const parsed = new DOMParser().parseFromString('<div data-ecpat="member-map"></div>', 'text/html');
    await observed();
    expect(template.content.firstElementChild!.children).to.be.empty;
    expect(parsed.querySelector('ecpat-member-map')).to.be.null;
    template.remove();
  });

  it('[open-tag] leaves the page that a self-closed div has swallowed where it is, below the element', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.innerHTML =
      '<div data-ecpat="member-map" />\n<main><p>one</p></main>' +
      '<div data-ecpat="member-map"><a href="#">own</a><header>two</header><main>three</main></div>';
    const unquoted = await fixture<HTMLElement>(html`<p></p>`);
    unquoted.innerHTML = '<span data-ecpat=member-map/>page</span>';
    const main = place.querySelector('main')!;
    await observed();
    expect(inside(unquoted.firstElementChild!)!.nextSibling!.textContent).to.equal('page');
    const [outer, inner] = place.querySelectorAll<HTMLElement>('[data-ecpat]');
    expect(outer!.firstElementChild).to.equal(inside(outer!));
    expect(inside(outer!)!.childNodes).to.be.empty;
    expect(main.parentElement).to.equal(outer);
    expect(inside(inner!)!.textContent).to.equal('own');
    expect(inner!.lastElementChild!.textContent).to.equal('three');
    const later = document.createElement('p');
    outer!.append(later);
    await observed();
    expect(later.parentElement, 'later nodes of the page').to.equal(outer);
    expect(takeConsole()).to.deep.equal([
      'warn: [data-ecpat] contains the rest of the page, which now shows below it. Its end tag is missing, or it was written as "<… />"; HTML needs "<…></…>".',
    ]);
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

  // The last test: nothing switches the syntax on again.
  it('[no-mount] undoes everything, for good, when a script tag with the switch comes later', async () => {
    const outer = await fixture<HTMLElement>(html`
      <section>
        <div data-ecpat="member-map"><p>one</p></div>
      </section>
    `);
    await observed();
    expect(inside(outer.firstElementChild!)).not.to.equal(null);
    const script = document.createElement('script');
    script.setAttribute('data-no-mount', '');
    document.head.append(script);
    await observed();
    expect(outer.firstElementChild!.innerHTML).to.equal('<p>one</p>');
    script.remove();
    const later = await fixture<HTMLElement>(html`<div data-ecpat="member-map"><p>two</p></div>`);
    await observed();
    expect(later.innerHTML.replace(/<!--.*?-->/g, '')).to.equal('<p>two</p>');
  });
});
