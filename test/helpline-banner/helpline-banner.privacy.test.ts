/**
 * A page that tries to read the banner, whose root stays closed here. `test/bundle/privacy.test.ts` has the other ways. The
 * titles with [banner-observable] start with a row of the list in docs/safety.md.
 */
import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { engine, itExcept, type Reasons } from '../helpers/engine.js';

const FIREFOX_LOOKS_INSIDE: Reasons = { firefox: 'it gives pages the nodes of closed roots' };

const roots = new WeakMap<Element, ShadowRoot>();
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, options);
  roots.set(this, root);
  return root;
};

type Banner = HTMLElement & { updateComplete: Promise<unknown> };
interface Finder {
  find: (text: string) => boolean;
}

let page: HTMLElement;
let banner: Banner;
let root: ShadowRoot;
let stop: AbortController;

/** Keeps the page when a link is followed. */
const stay = (event: Event) => event.preventDefault();
/** Listens on the window, before every listener inside. */
const hear = (type: string, listener: (event: Event) => void) =>
  addEventListener(type, listener, { capture: true, signal: stop.signal });
const numberIn = () => root.querySelector<HTMLElement>('a[href="tel:1387"]')!;
const selected = () => String(getSelection()).trim();

before(() => import('../../src/helpline-banner/define.js'));

beforeEach(async () => {
  stop = new AbortController();
  addEventListener('click', stay, { signal: stop.signal });
  page = document.createElement('main');
  page.innerHTML = `<style></style><p>Before</p>
    <ecpat-helpline-banner country="TH"></ecpat-helpline-banner><p>After</p>`;
  document.body.prepend(page);
  banner = page.querySelector('ecpat-helpline-banner')!;
  await banner.updateComplete;
  root = roots.get(banner)!;
});

afterEach(async () => {
  await resetMouse();
  stop.abort();
  getSelection()!.removeAllRanges();
  page.remove();
});

/** A point in an element, in fractions of its width. */
function pointIn(element: Element, x: number): [number, number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width * x), Math.round(top + height / 2)];
}

async function drag(element: Element, from: number, to: number): Promise<void> {
  await sendMouse({ type: 'move', position: pointIn(element, from) });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: pointIn(element, (from + to) / 2) });
  await sendMouse({ type: 'move', position: pointIn(element, to) });
  await sendMouse({ type: 'up' });
}

/** Reads with the selection as far as the browser lets a script. */
function readAround(): string {
  const read: string[] = [];
  for (const direction of ['forward', 'backward']) {
    for (const unit of ['character', 'line', 'documentboundary']) {
      try {
        getSelection()!.modify('extend', direction, unit);
      } catch {
        // The browser lacks the unit.
      }
      read.push(String(getSelection()));
    }
  }
  return read.join(' ');
}

/** Whether a page got a node of the banner's root. */
const isInside = (value: unknown) => value instanceof Node && value.getRootNode() === root;

describe('helpline-banner: a page that reads it', () => {
  it('[banner-closed-root] finds no root', () => {
    expect(banner.shadowRoot).to.be.null;
    expect(() => banner.attachInternals()).to.throw();
    expect(root.mode).to.equal('closed');
  });

  itExcept(FIREFOX_LOOKS_INSIDE, '[banner-private] selects none of its text', () => {
    const tries: Record<string, () => unknown> = {
      'all of the page': () => document.execCommand('selectAll'),
      'the element': () => getSelection()!.selectAllChildren(banner),
      'around it': () => getSelection()!.setBaseAndExtent(page, 0, page, page.childNodes.length),
      'text found by its words': () => (window as unknown as Finder).find('Thailand'),
      'text found by its number': () => (window as unknown as Finder).find('1387'),
    };
    for (const [name, attempt] of Object.entries(tries)) {
      getSelection()!.removeAllRanges();
      attempt();
      const read = `${selected()} ${readAround()}`;
      expect(read, name).not.to.match(/1387|Thailand|Childline|Leave/);
      expect(isInside(getSelection()!.anchorNode), name).to.be.false;
    }
  });

  it('[banner-private] does not let a rule for a part make text selectable', () => {
    page.querySelector('style')!.textContent =
      '::part(base), ::part(heading), * { user-select: text !important; -webkit-user-select: text !important }';
    for (const one of root.querySelectorAll('section, section *:not(slot)')) {
      const { userSelect, webkitUserSelect } = getComputedStyle(one);
      expect(userSelect ?? webkitUserSelect, one.outerHTML.slice(0, 80)).to.equal('none');
    }
    banner.innerHTML = '<h2 slot="heading">Ours</h2>';
    const { userSelect, webkitUserSelect } = getComputedStyle(banner.firstElementChild!);
    expect(userSelect ?? webkitUserSelect, 'the page’s own heading').to.equal('text');
  });

  it('[banner-private] styles nothing inside by a rule for a part', async () => {
    root.querySelector<HTMLElement>('section button:not([aria-controls])')!.click();
    await banner.updateComplete;
    root.querySelector('select')!.focus();
    const style = page.querySelector('style')!;
    const height = () => banner.offsetHeight;
    const before = height();
    for (const rule of [
      '::part(number)',
      '::part(line)',
      '::part(exit)',
      '::part(country)',
      '::part(base):has(a)',
      '::part(base):has(select:focus)',
      '::part(base):has(option + option:checked)',
      '::part(base):is(section)',
      '::part(heading):is(section:has(option) *)',
      '::part(base) a',
    ]) {
      style.textContent = `ecpat-helpline-banner${rule} { padding-block: 100px !important; border: 9px solid }`;
      expect(height(), rule).to.equal(before);
    }
    style.textContent = 'ecpat-helpline-banner::part(base) { padding-block: 100px }';
    expect(height() > before, 'the part itself').to.equal(engine !== 'webkit');
  });
});

describe('helpline-banner: a visitor who selects', () => {
  it('[banner-number] selects a number with the mouse, calls nobody by that, and gives the page nothing around it', async () => {
    const clicks: boolean[] = [];
    page.addEventListener('click', (event) => clicks.push(event.defaultPrevented));
    await drag(numberIn(), 0.01, 0.99);
    expect(selected()).to.equal('1387');
    expect(clicks).to.deep.equal([true]);
    if (engine !== 'firefox') expect(readAround()).not.to.match(/Thailand|Childline|Leave|help/);
    getSelection()!.removeAllRanges();
    await new Promise((resolve) => document.addEventListener('selectionchange', resolve, { once: true }));
    expect(root.querySelector('.ecpat-selectable')).to.be.null;
  });

  it('[banner-number] can still copy a sentence', async () => {
    const sentence = root.querySelector('#ecpat-history')!;
    await drag(sentence, 0.3, 0.7);
    expect(selected().length).to.be.greaterThan(3);
    expect(sentence.textContent!.replace(/\s+/g, ' ')).to.include(selected().replace(/\s+/g, ' '));
  });

  it('[tap-kept] follows a link under an unsteady hand', async () => {
    const clicks: boolean[] = [];
    page.addEventListener('click', (event) => clicks.push(event.defaultPrevented));
    const number = numberIn();
    const [x, y] = pointIn(number, 0.4);
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    for (const step of [4, 8, 12]) await sendMouse({ type: 'move', position: [x + step, y] });
    await sendMouse({ type: 'up' });
    expect(clicks).to.deep.equal([false]);
  });

  it('[banner-private] drags neither a link nor selected text to where the page could see it', async () => {
    const dragged: string[] = [];
    hear('dragstart', (event) => dragged.push((event as DragEvent).dataTransfer!.getData('text/plain')));
    root.querySelector<HTMLElement>('[aria-controls]')!.click();
    await banner.updateComplete;
    for (const link of root.querySelectorAll('a')) expect(link.draggable, link.outerHTML).to.be.false;
    await drag(numberIn(), 0.01, 0.99);
    expect(selected()).to.equal('1387');
    await drag(numberIn(), 0.5, 3);
    expect(dragged).to.deep.equal([]);
  });

  it('[exit-link] stays when a drag ends on the exit, and leaves at the next press of it', async () => {
    let exits = 0;
    Object.assign(banner, { exit: () => exits++ });
    const exit = root.querySelector('.ecpat-exit')!;
    await sendMouse({ type: 'move', position: pointIn(numberIn(), 0.5) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: pointIn(exit, 0.3) });
    await sendMouse({ type: 'move', position: pointIn(exit, 0.5) });
    await sendMouse({ type: 'up' });
    expect(exits).to.equal(0);
    await sendMouse({ type: 'click', position: pointIn(exit, 0.5) });
    expect(exits).to.equal(1);
    // Presses that a page makes up beside the link do not hold the visitor.
    hear('mouseup', () => page.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })));
    await sendMouse({ type: 'click', position: pointIn(exit, 0.5) });
    expect(exits).to.equal(2);
  });

  it('[banner-private] makes nothing selectable for a press that a script has made up', () => {
    const made = { bubbles: true, composed: true };
    for (const event of [
      new PointerEvent('pointerdown', made),
      new KeyboardEvent('keydown', { ...made, shiftKey: true, key: 'ArrowRight' }),
    ]) {
      numberIn().dispatchEvent(event);
      expect(root.querySelector('.ecpat-selectable')).to.be.null;
    }
  });
});

describe('helpline-banner: controls of the page in its slots', () => {
  it('[heading-slot] do not work as controls of the banner', async () => {
    const before = root.querySelector('section')!.innerText;
    banner.innerHTML = '<div slot="heading"><button>Page</button><select><option>KE</option></select></div>';
    banner.querySelector('button')!.click();
    banner.querySelector('select')!.dispatchEvent(new Event('change', { bubbles: true }));
    await banner.updateComplete;
    expect(root.querySelector('[aria-expanded="true"], select')).to.be.null;
    expect(before).to.include('1387');
    expect(numberIn()).not.to.be.null;
  });
});

describe('helpline-banner: the events that a page hears', () => {
  const EVENTS =
    'pointerdown pointerup pointermove mousedown mouseup click focusin keydown keyup input selectionchange'.split(' ');

  /** Uses the banner, and returns the properties of events that lead to a node inside. */
  async function use(): Promise<string[]> {
    const found = new Set<string>();
    const look = (event: Event) => {
      for (const name in event) {
        if (isInside((event as unknown as Record<string, unknown>)[name])) found.add(name);
      }
      if (event.composedPath().some(isInside)) found.add('composedPath');
    };
    for (const type of EVENTS) hear(type, look);
    const more = root.querySelector('[aria-controls]')!;
    await sendMouse({ type: 'click', position: pointIn(more, 0.5) });
    await banner.updateComplete;
    const animations = [document, banner, document.documentElement].flatMap((node) =>
      node.getAnimations({ subtree: true } as GetAnimationsOptions),
    );
    if (animations.some(({ effect }) => isInside((effect as KeyframeEffect).target))) found.add('getAnimations');
    await sendKeys({ press: 'Tab' });
    await drag(root.querySelector('#ecpat-history')!, 0.3, 0.6);
    const { anchorNode, focusNode } = getSelection()!;
    if ([anchorNode, focusNode].some(isInside)) found.add('getSelection');
    const [x, y] = pointIn(more, 0.5);
    const points = document as Document & { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node } };
    const atPoint = [...document.elementsFromPoint(x, y), points.caretPositionFromPoint?.(x, y)?.offsetNode];
    if (atPoint.some(isInside)) found.add('elementsFromPoint');
    return [...found].sort();
  }

  itExcept(FIREFOX_LOOKS_INSIDE, '[banner-private] lead to no node inside, nor do animations and points', async () => {
    expect(await use()).to.deep.equal([]);
  });

  const NOT_FIREFOX = 'only Firefox gives pages the nodes of closed roots';
  itExcept(
    { chromium: NOT_FIREFOX, webkit: NOT_FIREFOX },
    '[banner-observable] Firefox: learns everything that is shown from the nodes in events and selections, but nothing from other places',
    async () => {
      expect(await use()).to.deep.equal(['explicitOriginalTarget', 'getSelection', 'originalTarget', 'rangeParent']);
      getSelection()!.removeAllRanges();
      (window as unknown as Finder).find('Thailand');
      expect(isInside(getSelection()!.anchorNode)).to.be.true;
    },
  );
});

describe('helpline-banner: a page that replaces what belongs to the element', () => {
  type Open = Record<string, (...given: unknown[]) => unknown>;

  it('[banner-private] sees neither the content nor the root through its methods, fields and class', async () => {
    const seen: unknown[] = [];
    const Class = customElements.get('ecpat-helpline-banner')! as unknown as Open & { prototype: Open };
    const owners: object[] = [];
    for (
      let owner = Class.prototype as object;
      owner !== HTMLElement.prototype;
      owner = Object.getPrototypeOf(owner) as object
    )
      owners.push(owner);
    const changed: (() => void)[] = [];
    try {
      for (const owner of owners) {
        for (const key of Reflect.ownKeys(owner)) {
          const before = Object.getOwnPropertyDescriptor(owner, key)!;
          if (key === 'constructor' || typeof before.value !== 'function') continue;
          const original = before.value as (...given: unknown[]) => unknown;
          const spy = function (this: unknown, ...given: unknown[]) {
            const result = original.apply(this, given);
            seen.push(...given, result);
            return result;
          };
          Object.defineProperty(owner, key, { ...before, value: spy });
          changed.push(() => Object.defineProperty(owner, key, before));
        }
      }
      for (const [key, value] of Object.entries({
        shadowRootOptions: { mode: 'open' },
        styles: [],
        elementStyles: [],
      })) {
        const before = Object.getOwnPropertyDescriptor(Class, key);
        Object.defineProperty(Class, key, { value, configurable: true, writable: true });
        changed.push(() => (before ? Object.defineProperty(Class, key, before) : Reflect.deleteProperty(Class, key)));
      }
      const second = document.createElement('ecpat-helpline-banner') as Banner;
      const attach = () => attachShadow.call(second, { mode: 'open' });
      Object.assign(second, { country: 'KE', attachShadow: attach });
      page.append(second);
      await second.updateComplete;
      root.querySelector<HTMLElement>('[aria-controls]')!.click();
      await banner.updateComplete;
      expect(second.shadowRoot).to.be.null;
      expect(second.offsetHeight).to.be.greaterThan(60);
      const { borderTopLeftRadius } = getComputedStyle(roots.get(second)?.querySelector('section') ?? second);
      expect(borderTopLeftRadius, 'our own styles').not.to.equal('0px');
    } finally {
      for (const restore of changed.reverse()) restore();
    }
    const known = JSON.stringify(seen, (_, value: unknown) => (value instanceof Element ? value.localName : value));
    expect(seen.length).to.be.greaterThan(10);
    expect(seen.some((value) => isInside(value) || value instanceof ShadowRoot)).to.be.false;
    expect(known).not.to.match(/116|1387|Thailand|Kenya/);
  });

  it('[banner-private] cannot write rules for its inside into the style sheets of a class or of an open root', async () => {
    await import('../../src/member-map/define.js');
    const map = await fixture(html`<ecpat-member-map></ecpat-member-map>`);
    // After the map, which can bring a scroll bar.
    const height = banner.offsetHeight;
    const sheets = map.shadowRoot!.adoptedStyleSheets;
    expect(sheets).not.to.be.empty;
    for (const sheet of sheets) sheet.insertRule('a, p { padding: 50px !important }');
    const classes = [customElements.get('ecpat-helpline-banner')!] as unknown as {
      elementStyles: { styleSheet: CSSStyleSheet }[];
    }[];
    for (const { styleSheet } of classes.flatMap(({ elementStyles }) => elementStyles)) {
      styleSheet.insertRule('a { padding: 50px !important }');
    }
    expect(banner.offsetHeight).to.equal(height);
    expect(root.adoptedStyleSheets.length).to.be.greaterThan(0);
  });

  it('[banner-private] gets no copy of its own content, which would lead to the root', async () => {
    const deep = document.createElement('div');
    deep.innerHTML = '<div><p data-slot="note">Our note</p></div>';
    banner.append(deep);
    root.querySelector<HTMLElement>('[aria-controls]')!.click();
    await new Promise((resolve) => setTimeout(resolve));
    await banner.updateComplete;
    expect(root.textContent).to.include('Our note');
    const reached = new Set<unknown>();
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null || reached.has(value) || value instanceof Window) return;
      reached.add(value);
      if ((value instanceof Node && value !== banner) || value instanceof Promise) return;
      if (value instanceof Set || value instanceof Array) [...(value as Iterable<unknown>)].forEach(walk);
      for (let owner: object | null = value; owner && owner !== HTMLElement.prototype && owner !== Object.prototype;) {
        for (const key of Reflect.ownKeys(owner)) {
          const { value: held } = Object.getOwnPropertyDescriptor(owner, key)!;
          walk(held);
          const isOurs = value !== banner && !(value instanceof Set || value instanceof Array || value instanceof Map);
          if (!isOurs || typeof held !== 'function' || key === 'constructor') continue;
          for (const given of ['heading', 'note']) {
            try {
              walk((held as (name: string) => unknown).call(value, given));
            } catch {
              // The method needs something else.
            }
          }
        }
        owner = Object.getPrototypeOf(owner) as object | null;
      }
    };
    walk(banner);
    expect(reached.size).to.be.greaterThan(5);
    expect([...reached].filter(isInside)).to.deep.equal([]);
  });
});
