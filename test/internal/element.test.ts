import { expect, fixture, html as page, oneEvent } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { EcpatElement } from '../../src/internal/element.js';
import { msg } from '../../src/internal/localize.js';
import { baseStyles, themeOf } from '../../src/internal/styles.js';
import { takeConsole } from '../helpers/console-guard.js';
import { text } from '../helpers/dom.js';

class SampleElement extends EcpatElement {
  static override styles = [baseStyles, themeOf('sample-element')];
  static override translations = { fr: { 'test.word': 'mot' }, es: { 'test.word': 'palabra' } };
  @property() name = '';

  said(): string {
    return this.inLanguage(() => msg('word', { id: 'test.word', desc: 'test' }));
  }

  override render(): TemplateResult {
    if (this.name === 'nothing better') return html`<slot></slot>`;
    if (this.name === 'broken') throw new Error('cannot render this');
    return html`<section part="base">
      ${msg('word', { id: 'test.word', desc: 'test' })} ${this.language} ${this.name}
    </section>`;
  }
}
customElements.define('sample-element', SampleElement);

const sample = (markup: TemplateResult) => fixture<SampleElement>(markup);
/** The middle of an element, in whole pixels. */
function middleOf(element: Element): [number, number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** The words of a place, in order, outside of shadow roots. */
function wordsIn(place: Element, isWanted: (word: string, isVisible: boolean) => boolean): string {
  const words: string[] = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const isVisible = range.getClientRects().length > 0;
    words.push(...node.textContent!.split(/\s+/).filter((word) => word && isWanted(word, isVisible)));
  }
  return words.join(' ');
}
const visibleWords = (place: Element) => wordsIn(place, (_, isVisible) => isVisible);
/** Whether the tag's own content is visible. */
const fallbackIsShown = (element: Element) => (element.firstElementChild as HTMLElement).getClientRects().length > 0;

describe('the base element', () => {
  it('[language-changes] uses the language of its place, and follows each change', async () => {
    const element = await sample(page`<sample-element lang="fr-CA"></sample-element>`);
    expect(text(element)).to.equal('mot fr');
    element.lang = 'es';
    await Promise.resolve();
    await element.updateComplete;
    expect(text(element)).to.equal('palabra es');
    element.removeAttribute('lang');
    document.documentElement.lang = 'fr';
    await Promise.resolve();
    await element.updateComplete;
    document.documentElement.lang = 'en';
    expect(text(element)).to.equal('mot fr');
  });

  it('[two-languages] gives two elements on one page two languages, also outside of rendering', async () => {
    const french = await sample(page`<sample-element lang="fr"></sample-element>`);
    const spanish = await sample(page`<sample-element lang="es"></sample-element>`);
    french.name = 'a';
    spanish.name = 'b';
    await Promise.all([french.updateComplete, spanish.updateComplete]);
    expect([text(french), text(spanish)]).to.deep.equal(['mot fr a', 'palabra es b']);
    expect([french.said(), spanish.said()]).to.deep.equal(['mot', 'palabra']);
  });

  it('[translators] rebuilds its content when a translator has removed nodes that Lit relies on', async () => {
    const element = await sample(page`<sample-element></sample-element>`);
    for (const name of ['a', 'b']) {
      element.shadowRoot!.querySelector('section')!.innerHTML = '<font>Wort</font>';
      element.name = name;
      await element.updateComplete;
      expect(text(element)).to.equal(`word en ${name}`);
    }
    element.name = 'c';
    await element.updateComplete;
    expect(text(element), 'updates as before').to.equal('word en c');
    expect(element.shadowRoot!.children).to.have.length(1);
  });

  it('[language-changes] uses the language of the new place after a move', async () => {
    const element = await sample(page`<sample-element></sample-element>`);
    const place = await fixture(page`<div lang="es"></div>`);
    place.append(element);
    await element.updateComplete;
    expect(text(element)).to.equal('palabra es');
  });

  it('[fallback-before] shows marked content too, and moves nothing, until it has rendered', async () => {
    const place = await fixture<HTMLElement>(page`<div style="display: flow-root"></div>`);
    const content = '<h2 slot="heading">Help</h2><p>Call 116 111</p><p slot="note">Day and night</p>';
    place.innerHTML = `<div>${content}</div>`;
    const tops = () => [...place.firstElementChild!.children].map((child) => child.getBoundingClientRect().top);
    const before = tops();
    place.innerHTML = `<sample-element>${content}</sample-element>`;
    expect(tops()).to.deep.equal(before);
    expect(new Set(before).size, 'three lines').to.equal(3);
    await (place.firstElementChild as SampleElement).updateComplete;
  });

  it('shows the content of its tag until it has rendered', async () => {
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<p>Call 116 111</p>';
    document.body.append(element);
    expect(fallbackIsShown(element), 'before').to.be.true;
    await element.updateComplete;
    expect(fallbackIsShown(element), 'after').to.be.false;
    element.remove();
  });

  it('[fallback-fails] restores the content of its tag when rendering throws, with one warning and no error', async () => {
    const element = await sample(page`<sample-element><p>Call 116 111</p></sample-element>`);
    element.name = 'broken';
    await element.updateComplete;
    expect(fallbackIsShown(element)).to.be.true;
    expect(text(element)).to.equal('');
    expect(takeConsole()).to.deep.equal([
      'warn: [sample-element] could not be shown, so the content of the tag stays: Error: cannot render this',
    ]);
  });

  it('[render-again] renders again at the next change after rendering threw', async () => {
    const element = await sample(page`<sample-element><p>Call 116 111</p></sample-element>`);
    for (const name of ['mended', 'mended again']) {
      element.name = 'broken';
      await element.updateComplete;
      expect(fallbackIsShown(element), 'broken').to.be.true;
      element.requestUpdate();
      await element.updateComplete;
      expect(fallbackIsShown(element), 'still broken').to.be.true;
      element.name = name;
      await element.updateComplete;
      expect(fallbackIsShown(element), name).to.be.false;
      expect(text(element)).to.equal(`word en ${name}`);
      expect(element.shadowRoot!.children.length, 'one section, no slot').to.equal(1);
      element.lang = 'fr';
      await Promise.resolve();
      await element.updateComplete;
      expect(text(element), 'and follows later changes').to.equal(`mot fr ${name}`);
      element.lang = 'en';
      await Promise.resolve();
      await element.updateComplete;
    }
    takeConsole();
  });

  it('[render-again] renders when only the first render threw', async () => {
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<p>Call 116 111</p>';
    element.name = 'broken';
    document.body.append(element);
    await element.updateComplete;
    expect(fallbackIsShown(element)).to.be.true;
    element.name = 'mended';
    await element.updateComplete;
    expect(text(element)).to.equal('word en mended');
    element.remove();
    takeConsole();
  });

  it('[no-blank-box] shows a link when rendering throws and the tag has no content', async () => {
    for (const markup of [
      page`<sample-element name="broken"></sample-element>`,
      page`<sample-element name="broken"> <!-- nothing --> </sample-element>`,
      page`<sample-element name="broken"><h2 slot="heading">Help</h2></sample-element>`,
    ]) {
      const element = await sample(markup);
      const link = element.shadowRoot!.querySelector('a')!;
      expect([link.href, link.rel, link.text]).to.deep.equal([
        'https://ecpat.org/',
        'noopener noreferrer',
        'ecpat.org',
      ]);
      expect(element.getBoundingClientRect().height).to.be.above(0);
      element.name = 'mended';
      await element.updateComplete;
      expect(text(element)).to.equal('word en mended');
      expect(element.shadowRoot!.children.length).to.equal(1);
    }
    const filled = await sample(page`<sample-element name="broken"><img alt="Call 116 111" /></sample-element>`);
    expect(filled.shadowRoot!.querySelector('a')).to.be.null;
    takeConsole();
  });

  it('[fallback-focus] delays its first render while a link of the fallback has the focus', async () => {
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<a href="tel:1">1</a> <a href="tel:2">2</a>';
    const elsewhere = document.createElement('button');
    document.body.append(element, elsewhere);
    const [first, second] = element.querySelectorAll('a');
    first!.focus();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(element.hasUpdated).to.be.false;
    second!.focus();
    await Promise.resolve();
    expect(element.hasUpdated, 'within the fallback').to.be.false;
    expect(document.activeElement).to.equal(second);
    elsewhere.focus();
    await element.updateComplete;
    expect(text(element)).to.equal('word en');
    element.remove();
    elsewhere.remove();
  });

  it('[fallback-focus] sets no timers while a link of the fallback has the focus', async () => {
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<a href="tel:1">1</a>';
    document.body.append(element);
    element.querySelector('a')!.focus();
    const { setTimeout: original } = window;
    let timers = 0;
    window.setTimeout = ((run: () => void, delay?: number) => {
      if (delay === 100) timers++;
      return original(run, delay);
    }) as typeof window.setTimeout;
    await new Promise((resolve) => original(resolve, 250));
    window.setTimeout = original;
    expect([element.hasUpdated, timers]).to.deep.equal([false, 0]);
    element.remove();
    await element.updateComplete;
  });

  it('[tap-kept] delays its first render while a mouse button is down, and lets the click reach the link', async () => {
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<a href="#a">link</a>';
    const before = document.createElement('p');
    before.textContent = 'before';
    document.body.prepend(before);
    await sendMouse({ type: 'move', position: middleOf(before) });
    await sendMouse({ type: 'down' });
    before.replaceWith(element);
    await frame();
    expect(element.hasUpdated, 'while the button is down').to.be.false;
    await sendMouse({ type: 'up' });
    await element.updateComplete;
    expect(element.hasUpdated, 'afterwards').to.be.true;
    element.remove();
  });

  it('[tap-kept] keeps a fallback that is shown for want of settings while a mouse button is down on it', async () => {
    const element = await sample(page`<sample-element><a href="#a">link</a></sample-element>`);
    element.name = 'nothing better';
    await element.updateComplete;
    const link = element.querySelector('a')!;
    const clicks: string[] = [];
    link.addEventListener('click', (event) => {
      event.preventDefault();
      clicks.push(link.hash);
    });
    await sendMouse({ type: 'move', position: middleOf(link) });
    await sendMouse({ type: 'down' });
    element.name = 'something better';
    await frame();
    expect(fallbackIsShown(element), 'while the button is down').to.be.true;
    await sendMouse({ type: 'up' });
    await element.updateComplete;
    expect(clicks).to.deep.equal(['#a']);
    expect(fallbackIsShown(element), 'afterwards').to.be.false;
  });

  it('[tap-kept] keeps its fallback visible when a late click finds it there again', async () => {
    const element = await sample(page`<sample-element name="nothing better"><a href="#a">link</a></sample-element>`);
    const link = element.querySelector('a')!;
    let clicks = 0;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      clicks++;
    });
    await sendMouse({ type: 'move', position: middleOf(link) });
    await sendMouse({ type: 'down' });
    window.dispatchEvent(new PointerEvent('pointercancel'));
    for (const name of ['something better', 'nothing better']) {
      element.name = name;
      await element.updateComplete;
    }
    await sendMouse({ type: 'up' });
    expect(fallbackIsShown(element)).to.be.true;
    expect(clicks).to.equal(1);
  });

  it('[tap-kept] takes over when a press ends without a click', async () => {
    for (const type of ['pointercancel', 'touchcancel', 'contextmenu', 'dragend', 'blur', 'pagehide']) {
      window.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 7, isPrimary: true }));
      const element = document.createElement('sample-element') as SampleElement;
      element.innerHTML = '<a href="#a">link</a>';
      document.body.append(element);
      await frame();
      expect(element.hasUpdated, type).to.be.false;
      window.dispatchEvent(new Event(type));
      const start = performance.now();
      await element.updateComplete;
      expect(element.hasUpdated, type).to.be.true;
      expect(performance.now() - start, type).to.be.lessThan(300);
      element.remove();
    }
  });

  it('[tap-kept] waits for the last of two fingers, and then for a late click', async () => {
    for (const pointerId of [7, 8]) {
      window.dispatchEvent(new PointerEvent('pointerdown', { pointerId, isPrimary: pointerId === 7 }));
    }
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<a href="#a">link</a>';
    document.body.append(element);
    for (const pointerId of [8, 7]) {
      window.dispatchEvent(new PointerEvent('pointerup', { pointerId }));
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(element.hasUpdated, `after finger ${pointerId}`).to.be.false;
    }
    await element.updateComplete;
    expect(element.hasUpdated).to.be.true;
    element.remove();
  });

  it('[fallback-focus] takes over while a link has the focus of a click, which shows no outline', async () => {
    // Safari focuses a clicked link only with a `tabindex`.
    const element = await sample(
      page`<sample-element name="nothing better"><a href="#a" tabindex="0">a</a></sample-element>`,
    );
    const link = element.querySelector('a')!;
    link.addEventListener('click', (event) => event.preventDefault());
    await sendMouse({ type: 'click', position: middleOf(link) });
    expect([document.activeElement === link, link.matches(':focus-visible')]).to.deep.equal([true, false]);
    element.name = 'something better';
    await Promise.race([element.updateComplete, new Promise((resolve) => setTimeout(resolve, 1000))]);
    expect(fallbackIsShown(element)).to.be.false;
  });

  it('shows no node of its root to a page that patches getComputedStyle', async () => {
    const { getComputedStyle: original } = window;
    const roots: Node[] = [];
    window.getComputedStyle = (one, ...rest) => {
      roots.push(one.getRootNode());
      return original(one, ...rest);
    };
    await sample(page`<sample-element></sample-element>`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    window.getComputedStyle = original;
    expect(roots.filter((root) => root instanceof ShadowRoot)).to.be.empty;
  });

  it('renders when it is moved while its fallback has the focus', async () => {
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<a href="tel:1">1</a>';
    document.body.append(element);
    element.querySelector('a')!.focus();
    await Promise.resolve();
    element.remove();
    document.body.append(element);
    await element.updateComplete;
    expect(element.hasUpdated).to.be.true;
    element.remove();
  });

  // Words that begin with “page” must stay visible, in order; those that begin with “own” are a fallback.
  const many = '<p>own own own own own own own own own own own own own own own</p>'.repeat(30);
  const SWALLOWED: [string, string][] = [
    ['self-closed before landmarks', '<sample-element />\n<main><h1>page1</h1></main><footer>page2</footer>'],
    ['self-closed before text and landmarks', '<sample-element />\n<p>page1</p>page2<main>page3</main>'],
    [
      'self-closed twice, one in the other',
      '<ecpat-member-map />\n<main><p>page1</p><sample-element /><section>page2</section></main><p>page3</p>',
    ],
    ['self-closed inside a list', '<ul><li><sample-element /><main>page1</main></li><li>page2</li></ul>'],
    ['self-closed in a list, before text', '<ul><li><sample-element /> page1 <p>page2</p></li><li>page3</li></ul>'],
    ['self-closed without quotes', '<sample-element name=x/><p>page1</p>'],
    ['self-closed in indented source', '<div>\n  <sample-element />\n  <p>page1 <a href="#">page2</a></p>\n</div>'],
    ['self-closed in source without indentation', '<div>\n<sample-element />\n<p>pageA</p>\n<p>pageB</p></div>'],
    [
      'self-closed before a menu',
      '<div>\n<sample-element />\n<a href="/">page1</a>\n<ul><li><a href="/a">page2</a></li></ul>\n<main>page3</main></div>',
    ],
    [
      'without an end, before landmarks',
      '<sample-element><p>own <a href="tel:1">own</a></p><main>page1</main><footer>page2</footer>',
    ],
    [
      'without an end, with text as its fallback',
      '<sample-element>own <a href="tel:1">own</a> <nav>page1</nav><main>page2</main>',
    ],
    [
      'without an end, in indented source',
      '<div>\n  <sample-element>\n    <p>own <a href="tel:1">own</a></p>\n  <p>page1</p>\n</div>',
    ],
    [
      'without an end, in indented source with links',
      '<div>\n  <sample-element>\n    <p>own <a href="tel:1">own</a></p>\n  <p>page1 <a href="#">page2</a></p>\n</div>',
    ],
    [
      'whole, last in its parent',
      '<div><sample-element><h3>own</h3><p>own</p><ul><li><a href="#">own</a></li></ul></sample-element></div>',
    ],
    ['whole, in indented source', '<div>\n  <sample-element>\n    <p>own</p>\n  </sample-element>\n</div>'],
    [
      'whole, in source without indentation',
      '<div>\n<sample-element>\n<p>own</p>\n<p>own</p>\n</sample-element>\n</div>',
    ],
    ['whole, with a section and something after it', '<sample-element><section>own</section></sample-element> page1'],
    [
      'whole, with a long list',
      `<sample-element><p>own</p><ul>${'<li><a href="#">own own own own own own</a></li>'.repeat(200)}</ul></sample-element>`,
    ],
    [
      'whole, with a form',
      '<sample-element><form><label>own <input></label><button>own</button></form></sample-element>',
    ],
    ['whole, with text only', '<p><sample-element>own 116</sample-element></p>'],
    ['whole, with text after a blank', '<p><sample-element> own 116</sample-element></p>'],
    ['whole, with a link after a blank', '<p><sample-element> own <a href="tel:116">116</a></sample-element></p>'],
    ['whole, with a long text', `<div><sample-element>${many}</sample-element></div>`],
    ...['h1', 'section', 'article', 'nav', 'header', 'footer', 'aside', 'h2'].map((name): [string, string] => [
      `whole, last in its parent, with ${name}`,
      `<div><sample-element><${name}>own</${name}><${name}>own</${name}><a href="/own">own</a></sample-element></div>`,
    ]),
  ];

  it('[open-tag] shows what a tag without an end has swallowed, but never a fallback', async () => {
    for (const [title, markup] of SWALLOWED) {
      const place = await fixture<HTMLElement>(page`<div></div>`);
      place.innerHTML = markup;
      const elements = [...place.querySelectorAll<SampleElement>('sample-element')];
      for (const element of elements) await element.updateComplete;
      expect(visibleWords(place), title).to.equal(wordsIn(place, (word) => !/^(own|116)/.test(word)));
      for (const element of elements) {
        const bottom = element.shadowRoot!.querySelector('section')!.getBoundingClientRect().bottom;
        const first = [...element.children].find((child) => child.getClientRects().length > 0);
        if (first) expect(first.getBoundingClientRect().top, title).to.be.at.least(bottom);
      }
    }
    expect(takeConsole()).to.deep.equal([
      'warn: [sample-element] contains the rest of the page, which now shows below it. Its end tag is missing, or it was written as "<… />"; HTML needs "<…></…>".',
    ]);
  });

  it('[open-tag] shows fallback and page when rendering fails, and later nodes of the page', async () => {
    const place = await fixture<HTMLElement>(page`<div></div>`);
    place.innerHTML = '<sample-element><a href="#">own</a><main>page1</main>';
    const element = place.querySelector<SampleElement>('sample-element')!;
    await element.updateComplete;
    expect(visibleWords(place)).to.equal('page1');
    element.insertAdjacentHTML('beforeend', '<p>page2</p>');
    expect(visibleWords(place)).to.equal('page1 page2');
    element.name = 'nothing better';
    await element.updateComplete;
    expect(visibleWords(place)).to.equal('own page1 page2');
    element.name = 'broken';
    await element.updateComplete;
    expect(visibleWords(place)).to.equal('own page1 page2');
    takeConsole();
  });

  it('keeps its styles when it moves to another document and back', async () => {
    const element = await sample(page`<sample-element><p>Call</p></sample-element>`);
    const frame = await fixture<HTMLIFrameElement>(page`<iframe title="another document"></iframe>`);
    const base = () => element.shadowRoot!.querySelector('section')!;
    expect(getComputedStyle(base()).borderTopWidth).to.equal('1px');
    frame.contentDocument!.body.append(element);
    expect(frame.contentWindow!.getComputedStyle(base()).borderTopWidth).to.equal('1px');
    document.body.append(element);
    expect(getComputedStyle(base()).borderTopWidth).to.equal('1px');
    element.remove();
  });

  it('has its styles and its fallback when it is created here and shown in another document', async () => {
    const frame = await fixture<HTMLIFrameElement>(page`<iframe title="another document"></iframe>`);
    const element = document.createElement('sample-element') as SampleElement;
    element.innerHTML = '<p>Call 116 111</p>';
    frame.contentDocument!.body.append(element);
    expect(fallbackIsShown(element), 'before').to.be.true;
    await element.updateComplete;
    const base = element.shadowRoot!.querySelector('section')!;
    expect(frame.contentWindow!.getComputedStyle(base).borderTopWidth).to.equal('1px');
  });

  it('warns once about an unsupported language of its own, but not about one of the page', async () => {
    await sample(page`<sample-element lang="qq-junk"></sample-element>`);
    expect(takeConsole()).to.deep.equal(['warn: [sample-element] lang="qq-junk" is not understood; English is used.']);
    for (const lang of ['en', 'en-GB', 'EN-us', 'eng', 'en_GB.UTF-8', '“en”', 'C', 'POSIX', ''])
      await sample(page`<sample-element lang=${lang}></sample-element>`);
    await fixture(page`<div lang="de"><sample-element></sample-element></div>`);
  });

  it('[error-event] reports errors through shadow roots', async () => {
    const element = await sample(page`<sample-element></sample-element>`);
    setTimeout(() => element.reportError({ code: 'network', source: '/members.json' }));
    const event = await oneEvent(document, 'ecpat-error');
    expect((event as CustomEvent).detail).to.deep.equal({ code: 'network', source: '/members.json' });
    expect(event.composed).to.be.true;
  });
});
