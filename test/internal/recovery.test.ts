import { expect, fixture, html as page } from '@open-wc/testing';
import { html, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { EcpatElement } from '../../src/internal/element.js';
import { attempt } from '../../src/internal/intl.js';
import { msg } from '../../src/internal/localize.js';
import { memoize, memoizeLast } from '../../src/internal/memoize.js';
import { SourceController } from '../../src/internal/source.controller.js';
import { takeConsole } from '../helpers/console-guard.js';
import { text } from '../helpers/dom.js';
import { json } from '../helpers/faulty-addresses.js';

/** Names of the hooks that throw. */
let broken: string[] = [];
const failIf = (hook: string) => {
  if (broken.includes(hook)) throw new Error(hook);
};

class FragileElement extends EcpatElement {
  static override translations: Record<string, Record<string, string>> = {
    fr: { 'test.word': 'mot' },
    es: {
      get 'test.word'(): string {
        throw new Error('broken pack');
      },
    },
  };
  @property() name = '';
  @property() src: string | null = null;
  seen: string[] = [];
  calls: string[] = [];
  readonly source = new SourceController<{ word: string }>(this, (document) => {
    failIf('read');
    return document as { word: string };
  });

  constructor() {
    super();
    const fragile: ReactiveController = {
      hostConnected: () => failIf('hostConnected'),
      hostDisconnected: () => failIf('hostDisconnected'),
      hostUpdate: () => failIf('hostUpdate'),
      hostUpdated: () => failIf('hostUpdated'),
    };
    this.addController(fragile);
    this.addController({
      hostConnected: () => this.calls.push('connected'),
      hostDisconnected: () => this.calls.push('disconnected'),
      hostUpdated: () => this.calls.push('updated'),
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('name')) this.seen.push(this.name);
    failIf('willUpdate');
  }

  protected override updated(): void {
    failIf('updated');
  }

  override render(): TemplateResult {
    failIf('render');
    const word = msg('word', { id: 'test.word', desc: 'test' });
    return html`<section part="base">${word} ${this.name} ${this.source.document?.word}</section>`;
  }
}
customElements.define('fragile-element', FragileElement);

const show = (markup = page`<fragile-element><p>Call 116 111</p></fragile-element>`) => fixture<FragileElement>(markup);
const isFallback = (element: Element) => element.firstElementChild!.getClientRects().length > 0;

describe('one failure', () => {
  afterEach(() => (broken = []));

  for (const hook of ['render', 'willUpdate', 'hostUpdate']) {
    it(`[render-again] loses no attribute when ${hook} throws once`, async () => {
      broken = [hook];
      const element = await show(page`<fragile-element name="one"><p>Call 116 111</p></fragile-element>`);
      expect(isFallback(element), 'fallback').to.be.true;
      broken = [];
      element.seen = [];
      element.requestUpdate();
      await element.updateComplete;
      expect(isFallback(element), 'shown').to.be.false;
      expect(text(element)).to.include('one');
      expect(element.seen, 'the attribute of the failed update').to.deep.equal(['one']);
      element.requestUpdate();
      await element.updateComplete;
      expect(element.seen, 'is handled once').to.deep.equal(['one']);
      expect(takeConsole()).to.have.length(1);
    });
  }

  for (const hook of ['hostUpdated', 'updated']) {
    it(`[render-again] keeps the content, and the other controllers, when ${hook} throws`, async () => {
      broken = [hook];
      const element = await show();
      expect(isFallback(element)).to.be.false;
      element.name = 'two';
      await element.updateComplete;
      expect(text(element)).to.include('two');
      expect(element.calls).to.deep.equal(['connected', 'updated', 'updated']);
      expect(takeConsole()).to.deep.equal([`warn: [fragile-element] works without one of its parts: Error: ${hook}`]);
    });
  }

  it('[no-throw] stops no other controller when one throws at connect or disconnect', async () => {
    broken = ['hostConnected', 'hostDisconnected'];
    const element = await show();
    expect(isFallback(element)).to.be.false;
    element.lang = 'fr';
    await Promise.resolve();
    await element.updateComplete;
    expect(text(element), 'follows the language').to.include('mot');
    element.remove();
    expect(element.calls.filter((call) => call !== 'updated')).to.deep.equal(['connected', 'disconnected']);
    takeConsole();
  });

  it('[render-again] shows the element in another language when one translation throws', async () => {
    const element = await show();
    for (const [lang, shown] of [
      ['es', false],
      ['fr', true],
      ['es', false],
      ['en', true],
    ] as const) {
      element.lang = lang;
      await Promise.resolve();
      await element.updateComplete;
      expect(isFallback(element), lang).to.equal(!shown);
    }
    takeConsole();
  });

  it('[src-fails] reads the next document after one whose reader threw', async () => {
    const address = json({ word: 'loaded' });
    broken = ['read'];
    const element = await show();
    element.src = address;
    await element.updateComplete;
    while (!element.source.failed) await new Promise((resolve) => setTimeout(resolve));
    broken = [];
    element.src = `${address}#again`;
    await element.updateComplete;
    while (!element.source.document) await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
    expect(text(element)).to.include('loaded');
    expect(takeConsole()).to.have.length(1);
  });

  it('[error-event] still shows the bundled data when a listener of the page throws', async () => {
    const heard: string[] = [];
    const hear = (event: ErrorEvent) => {
      heard.push(event.message);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('error', hear, { capture: true });
    const fail = () => {
      throw new Error('the page’s own');
    };
    document.addEventListener('ecpat-error', fail);
    const { onerror } = window;
    window.onerror = null;
    try {
      const element = await show(page`<fragile-element src="ftp://nowhere"><p>Call</p></fragile-element>`);
      while (!element.source.failed) await new Promise((resolve) => setTimeout(resolve));
      element.name = 'three';
      await element.updateComplete;
      expect(text(element)).to.include('three');
      expect(heard.join()).to.include('the page’s own');
    } finally {
      removeEventListener('error', hear, { capture: true });
      document.removeEventListener('ecpat-error', fail);
      window.onerror = onerror;
      takeConsole();
    }
  });

  it('[no-throw] survives an error that cannot be written as text', async () => {
    const element = await show();
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    element.render = () => {
      throw proxy;
    };
    element.requestUpdate();
    await element.updateComplete;
    expect(isFallback(element)).to.be.true;
    expect(takeConsole()).to.have.length(1);
  });
});

describe('a memoized function', () => {
  it('[render-again] computes a result again that was computed while the browser failed', () => {
    let isBroken = true;
    const name = (key: string) =>
      attempt(() => {
        if (isBroken) throw new Error('Intl');
        return `name of ${key}`;
      }, key);
    const all = memoize(name);
    const last = memoizeLast(name);
    const list = memoizeLast((key: string) => [all(key)]);
    expect([all('KE'), last('KE'), list('KE')]).to.deep.equal(['KE', 'KE', ['KE']]);
    isBroken = false;
    expect([all('KE'), last('KE'), list('KE')]).to.deep.equal(['name of KE', 'name of KE', ['name of KE']]);
    expect(list('KE'), 'and keeps it then').to.equal(list('KE'));
  });

  it('keeps the plain results of a browser that always fails', () => {
    let calls = 0;
    const broken = memoize((key) => {
      calls++;
      return attempt<string>(() => {
        throw new Error('Intl');
      }, key);
    });
    for (let call = 0; call < 300; call++) broken('KE');
    expect(calls).to.be.below(150);
  });
});
