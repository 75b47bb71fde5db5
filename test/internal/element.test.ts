import { expect, fixture, html as page, oneEvent } from '@open-wc/testing';
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
    if (this.name === 'broken') throw new Error('cannot render this');
    return html`<section part="base">
      ${msg('word', { id: 'test.word', desc: 'test' })} ${this.language} ${this.name}
    </section>`;
  }
}
customElements.define('sample-element', SampleElement);

const sample = (markup: TemplateResult) => fixture<SampleElement>(markup);
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
    element.name = 'mended';
    await element.updateComplete;
    expect(fallbackIsShown(element), 'and stays').to.be.true;
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
    for (const lang of ['en', 'en-GB', 'EN-us', '']) await sample(page`<sample-element lang=${lang}></sample-element>`);
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
