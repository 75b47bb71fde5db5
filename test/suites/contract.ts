import { aTimeout, expect, fixture, waitUntil } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { EcpatElement } from '../../src/internal/element.js';
import { VERSION } from '../../src/internal/version.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/all.js';
import { takeConsole } from '../helpers/console-guard.js';
import { shownText } from '../helpers/dom.js';

type ElementClass = typeof EcpatElement & { readonly tagName: string };

export interface Subject {
  /** Imports the module of the class, which must define nothing. */
  loadClass: () => Promise<ElementClass>;
  /** Imports the module that defines the tag. */
  loadDefinition: () => Promise<unknown>;
  /** The tag with the attributes that its main content needs. `content` goes inside. */
  markup: (content?: TemplateResult) => TemplateResult;
  /** Resolves when the main content is rendered, for elements that need more than one update. */
  ready?: (element: EcpatElement) => Promise<unknown>;
}

/** Invalid values, as people type, paste or generate them. */
const INVALID_VALUES = [
  '',
  ' ',
  'invalid',
  '-1',
  'NaN',
  '"><script>alert(1)</script>',
  'javascript:alert(1)',
  '\u202e\u0000ÿ',
  'x'.repeat(10_000),
];

/** Every token of the theme that a page can set, after `--ecpat-` or `--ecpat-<element>-`. */
const TOKENS = [
  ...['accent', 'on-accent', 'text', 'muted', 'surface', 'quiet', 'border', 'control', 'danger', 'land'].map(
    (color) => `color-${color}`,
  ),
  'focus',
  'font-size',
  'font-family',
  'radius',
];
/** Tokens that only some elements use: errors, land, a primary button. */
const SOME_ONLY = ['color-danger', 'color-land', 'color-on-accent'];

/** The guarantees of all four elements. Each element's test file begins with it. */
export function describeContract(name: string, subject: Subject): void {
  let Class: ElementClass;

  const show = async (
    content?: TemplateResult,
    around = (inner: TemplateResult): TemplateResult => html`<div>${inner}</div>`,
  ) => {
    const outer = await fixture<HTMLElement>(around(subject.markup(content)));
    const element = outer.querySelector<EcpatElement>(Class.tagName)!;
    await element.updateComplete;
    await subject.ready?.(element);
    return element;
  };
  const base = (element: EcpatElement) => element.renderRoot.querySelector<HTMLElement>('section')!;

  describe(`${name}: the contract of all elements`, () => {
    before(async () => {
      Class = await subject.loadClass();
      expect(customElements.get(Class.tagName), 'importing the class defines nothing').to.be.undefined;
      await subject.loadDefinition();
      Object.assign(Class.translations, (pseudo as Record<string, typeof Class.translations>)[name]);
    });
    afterEach(() =>
      takeConsole().forEach((line) =>
        expect(line)
          .to.match(/^warn: \[ecpat-/)
          .and.not.match(/could not be (?:shown|defined)/),
      ),
    );

    it('[class-entry] is registered under its tag with the package’s version', () => {
      expect(customElements.get(Class.tagName)).to.equal(Class);
      expect(Class.version).to.equal(VERSION);
    });

    it('[section] is a section named by its level 2 heading, and no landmark of the page', async () => {
      const element = await show();
      expect(base(element).localName).to.equal('section');
      const heading = element.renderRoot.querySelector('h2')!;
      const label = element.renderRoot.querySelector(`#${base(element).getAttribute('aria-labelledby')}`)!;
      expect(label.contains(heading)).to.be.true;
      expect(heading.textContent!.trim()).not.to.equal('');
      expect(element.renderRoot.querySelector('main, header, footer, nav, aside, [role="banner"], [role="main"]')).to.be
        .null;
    });

    it('[heading-slot] shows the author’s heading, with its level, instead of its own', async () => {
      const element = await show(html`<h4 slot="heading">Ours</h4>`);
      const heading = element.querySelector('h4')!;
      expect(heading.getClientRects().length).to.equal(1);
      expect([...element.renderRoot.querySelectorAll('h2')].filter((own) => own.getClientRects().length > 0)).to.be
        .empty;
    });

    /** Content for a slot, as content systems leave it. */
    const MARKED: readonly (readonly [when: string, content: TemplateResult])[] = [
      ['a content system keeps only data-slot', html`<h4 data-slot="heading">Ours</h4>`],
      [
        'it is in a wrapper of a content system',
        html`<div>
          <p></p>
          <h4 slot="heading">Ours</h4>
        </div>`,
      ],
      [
        'it is in two wrappers, with other content',
        html`<div>
          more
          <div><h4 data-slot="heading">Ours</h4></div>
        </div>`,
      ],
      ['its mark is in capital letters', html`<h4 slot="Heading">Ours</h4>`],
      [
        'it has no mark',
        html`<p>fallback</p>
          <h4>Ours</h4>`,
      ],
      [
        'it has no mark and is in a wrapper',
        html`<div>
          <h4>Ours</h4>
          <p>fallback</p>
        </div>`,
      ],
    ];
    for (const [when, content] of MARKED) {
      it(`[author-content] shows the author’s heading, with its level, instead of its own when ${when}`, async () => {
        const element = await show(content);
        expect(shownText(element).match(/Ours/g)).to.have.length(1);
        const own = [...element.renderRoot.querySelectorAll('h2')];
        expect(own.filter((heading) => heading.getClientRects().length > 0)).to.be.empty;
        const shown = [...element.renderRoot.querySelectorAll('h4'), ...element.querySelectorAll('h4')];
        expect(shown.filter((heading) => heading.getClientRects().length > 0)).to.have.length(1);
      });
    }

    it('[author-content] shows a heading that arrives late, and its own again when it leaves', async () => {
      const element = await show();
      const own = () => element.renderRoot.querySelector('h2');
      const late = document.createElement('h3');
      late.textContent = 'Late';
      element.append(late);
      await new Promise((resolve) => setTimeout(resolve));
      await element.updateComplete;
      expect(late.getClientRects()).to.have.length(1);
      late.remove();
      await new Promise((resolve) => setTimeout(resolve));
      await element.updateComplete;
      expect(own()!.getClientRects()).to.have.length(1);
    });

    it('[author-content] leaves the mark of an unmarked heading as it was when a marked one arrives', async () => {
      const element = await show(html`<h4>First</h4>`);
      const marked = document.createElement('h3');
      marked.slot = 'heading';
      marked.textContent = 'Second';
      element.append(marked);
      await new Promise((resolve) => setTimeout(resolve));
      await element.updateComplete;
      expect(marked.getClientRects()).to.have.length(1);
      expect(element.querySelector('h4')!.hasAttribute('slot')).to.be.false;
    });

    it('[author-content] does not take the slots of other custom elements in the tag', async () => {
      const element = await show(html`<x-menu><h4 slot="heading">Menu</h4></x-menu>`);
      expect(element.querySelector('h4')!.slot).to.equal('heading');
      expect(shownText(element)).not.to.include('Menu Menu');
    });

    it('[display] replaces the fallback, and shows nothing when it is hidden', async () => {
      const element = await show(html`<p>fallback</p>`);
      expect(element.querySelector('p')!.getClientRects().length).to.equal(0);
      expect(base(element).getClientRects().length).to.equal(1);
      element.hidden = true;
      expect(base(element).getClientRects().length).to.equal(0);
    });

    it('[no-throw] renders without throwing or logging an error when an attribute is invalid', async () => {
      const element = await show(html`<p>fallback</p>`);
      for (const attribute of Class.observedAttributes.filter((observed) => observed !== 'src')) {
        for (const value of INVALID_VALUES) {
          element.setAttribute(attribute, value);
          await element.updateComplete;
          expect(element.getClientRects()[0]!.height, `${attribute}="${value.slice(0, 20)}"`).to.be.greaterThan(0);
        }
        element.removeAttribute(attribute);
      }
      expect(element.renderRoot.querySelector('script, [onerror]')).to.be.null;
    });

    it('[render-again] shows everything after one render threw, with the attributes of the time of the failure', async () => {
      // Rendering reads the language. No page can replace the banner's own method.
      const { get: language } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Class.prototype), 'language')!;
      const attributes = (element: EcpatElement) => base(element).outerHTML.replace(/<!--.*?-->/gs, '');
      const usual = await show(html`<p>fallback</p>`);
      const whole = attributes(usual);
      usual.remove();
      for (const failures of [1, 3]) {
        let left = failures;
        Object.defineProperty(Class.prototype, 'language', {
          configurable: true,
          get(this: EcpatElement) {
            if (left-- > 0) throw new Error('once');
            return language!.call(this) as unknown;
          },
        });
        const outer = await fixture<HTMLElement>(html`<div>${subject.markup(html`<p>fallback</p>`)}</div>`);
        const element = outer.querySelector<EcpatElement>(Class.tagName)!;
        element.lang = 'fr';
        for (let update = 1; update < failures; update++) {
          await element.updateComplete;
          expect(element.querySelector('p')!.getClientRects(), 'the fallback').to.have.length(1);
          element.requestUpdate();
        }
        await element.updateComplete;
        element.requestUpdate();
        await element.updateComplete;
        expect(base(element).lang, 'the attribute that was set before the failure').to.equal('fr');
        element.removeAttribute('lang');
        await Promise.resolve();
        await element.updateComplete;
        await subject.ready?.(element);
        expect(element.querySelector('p')!.getClientRects(), 'the fallback').to.have.length(0);
        expect(attributes(element).length).to.be.closeTo(whole.length, 50);
        Reflect.deleteProperty(Class.prototype, 'language');
        outer.remove();
      }
      const failed = `warn: [${Class.tagName}] could not be shown, so the content of the tag stays: Error: once`;
      expect(takeConsole()).to.include(failed);
    });

    it('[no-throw] [render-again] works on a page whose matchMedia, observers of size and place, styles and console throw', async () => {
      const fail = () => {
        throw new Error('not here');
      };
      const own = { matchMedia, ResizeObserver, IntersectionObserver };
      const { warn } = console;
      const sheets = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
      Object.assign(window, { matchMedia: fail, ResizeObserver: fail, IntersectionObserver: fail });
      console.warn = fail;
      if (sheets) Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { ...sheets, set: fail });
      let element: EcpatElement | undefined;
      try {
        element = await show(html`<p>fallback</p>`);
        if (sheets) expect(element.querySelector('p')!.getClientRects(), 'unstyled').to.have.length(1);
        if (sheets) Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', sheets);
        // Lit's development build warns too.
        console.warn = warn;
        element.requestUpdate();
        await element.updateComplete;
        expect(base(element).getClientRects(), 'styled').to.have.length(1);
        expect(element.renderRoot instanceof ShadowRoot ? element.renderRoot.adoptedStyleSheets : [1]).not.to.be.empty;
      } finally {
        Object.assign(window, own);
        console.warn = warn;
        if (sheets) Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', sheets);
      }
      // Follows the page again: no controller was left out.
      element.lang = 'fr';
      await Promise.resolve();
      await element.updateComplete;
      expect(base(element).lang).to.equal('fr');
    });

    it('[languages] shows a different text in each language of the bundle', async () => {
      const element = await show();
      const said = new Set<string>();
      for (const language of LANGUAGE_TAGS) {
        element.lang = language;
        await Promise.resolve();
        await element.updateComplete;
        expect(base(element).lang).to.equal(language);
        said.add(base(element).textContent!);
      }
      expect(said.size).to.equal(LANGUAGE_TAGS.length);
    });

    it('[no-english-left] shows no English text in the long pseudo-locale', async () => {
      const xliff = await (await fetch('/src/locales/xliff/fr.xlf')).text();
      const sources = new DOMParser().parseFromString(xliff, 'text/xml').querySelectorAll('source');
      const english = new Set([...sources].map(({ textContent }) => textContent!));
      expect(english.size).to.be.above(50);
      const element = await show();
      element.lang = 'en-XA';
      await Promise.resolve();
      await element.updateComplete;
      const texts: string[] = [];
      const walker = document.createTreeWalker(base(element), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode.textContent!.trim());
      expect(texts.filter((text) => english.has(text))).to.be.empty;
      expect(texts.some((text) => text.includes('ō'))).to.be.true;
    });

    it('[direction] runs from right to left when the page does', async () => {
      const element = await show(undefined, (inner) => html`<div dir="rtl" lang="ar-XB">${inner}</div>`);
      expect(getComputedStyle(base(element)).direction).to.equal('rtl');
    });

    it('[host-css] keeps its look when the page styles every element', async () => {
      const element = await show();
      const look = () => {
        const heading = element.renderRoot.querySelector('h2')!;
        const { color, fontSize, fontFamily, letterSpacing, textTransform, lineHeight } = getComputedStyle(heading);
        return { color, fontSize, fontFamily, letterSpacing, textTransform, lineHeight };
      };
      const before = look();
      const hostile = new CSSStyleSheet();
      hostile.replaceSync(`
        html { font-size: 62.5%; }
        * { all: unset !important; letter-spacing: 9px !important; text-transform: uppercase !important; color: red !important; }
        body { font: 30px/3 serif; }
      `);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, hostile];
      try {
        expect(look()).to.deep.equal(before);
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== hostile);
      }
    });

    it('[scheme] follows the page when its color-scheme changes between light and dark', async () => {
      const element = await show();
      const color = () => getComputedStyle(base(element)).backgroundColor;
      const light = color();
      element.parentElement!.style.colorScheme = 'dark';
      expect(color()).not.to.equal(light);
      element.parentElement!.style.colorScheme = 'light';
      expect(color()).to.equal(light);
    });

    it('prefers the page’s colour for this element to its colour for all elements', async () => {
      const element = await show();
      const { style } = element.parentElement!;
      style.setProperty('--ecpat-color-surface', 'rgb(1, 2, 3)');
      expect(getComputedStyle(base(element)).backgroundColor).to.equal('rgb(1, 2, 3)');
      style.setProperty(`--ecpat-${name}-color-surface`, 'rgb(4, 5, 6)');
      expect(getComputedStyle(base(element)).backgroundColor).to.equal('rgb(4, 5, 6)');
    });

    it('[theme] [theme-own] reads every token from the page, and prefers the one with the element’s name', async () => {
      const element = await show();
      const { style } = element.parentElement!;
      const used = (token: string) => getComputedStyle(base(element)).getPropertyValue(`--_${token}`);
      for (const token of TOKENS) {
        expect(used(token), token).not.to.equal('');
        style.setProperty(`--ecpat-${token}`, 'general');
        expect(used(token), token).to.equal('general');
        style.setProperty(`--ecpat-${name}-${token}`, 'own');
        expect(used(token), token).to.equal('own');
      }
      // A token that no rule reads would have no effect.
      const rules = Class.elementStyles.map(String).join('');
      const idle = TOKENS.filter((token) => !rules.includes(`var(--_${token})`));
      expect(idle.filter((token) => !SOME_ONLY.includes(token))).to.be.empty;
    });

    it('[font-size-token] has the page’s own text size when `--ecpat-font-size` is in em or rem', async () => {
      const element = await show();
      const page = element.parentElement!;
      const html = document.documentElement;
      const sizes = () =>
        [base(element), element.renderRoot.querySelector('h2')!].map((one) =>
          parseFloat(getComputedStyle(one).fontSize),
        );
      const expectSizes = (size: number) => {
        const [text, heading] = sizes();
        expect(text).to.be.closeTo(size, 0.01);
        expect(heading! / text!).to.be.closeTo(usual[1]! / usual[0]!, 0.01);
      };
      const usual = sizes();
      page.style.fontSize = '20px';
      expectSizes(usual[0]!);
      try {
        // A button for larger text changes the size of the body or of a part of the page.
        html.style.setProperty('--ecpat-font-size', '1em');
        expectSizes(20);
        page.style.fontSize = '25px';
        expectSizes(25);
        // Or it changes the size of `html`, which a page may have set to 62.5 %.
        page.style.fontSize = '1.6rem';
        html.style.fontSize = '62.5%';
        expectSizes(16);
        html.style.fontSize = '80%';
        expectSizes(20.48);
        html.style.setProperty('--ecpat-font-size', '2rem');
        expectSizes(25.6);
        page.style.setProperty(`--ecpat-${name}-font-size`, '18px');
        expectSizes(18);
      } finally {
        html.removeAttribute('style');
      }
    });

    it('[font-inherit] has the page’s font when `--ecpat-font-family` is `inherit`, wherever the page says so', async () => {
      const element = await show();
      const usual = getComputedStyle(base(element)).fontFamily;
      const own = `--ecpat-${name}-font-family: inherit`;
      for (const [rule, honoured] of [
        [':root { --ecpat-font-family: inherit }', true],
        ['body { --ecpat-font-family:inherit !important }', true],
        [`${Class.tagName} { --ecpat-font-family: inherit; }`, true],
        [`div > * { ${own} }`, true],
        ['@media screen { @supports (color: red) { html { --ecpat-font-family: INHERIT } } }', true],
        [`html { --ecpat-font-family: cursive } ${Class.tagName} { ${own} }`, true],
        ['@media print { :root { --ecpat-font-family: inherit } }', false],
        ['h2 { --ecpat-font-family: inherit }', false],
        ['', false],
      ] as const) {
        const style = document.head.appendChild(document.createElement('style'));
        style.textContent = `body { font-family: fantasy } ${rule}`;
        const again = await show();
        const family = () => getComputedStyle(base(again)).fontFamily;
        await waitUntil(() => family() === (honoured ? 'fantasy' : usual), rule);
        // Without the rule, its effect must not come later either.
        if (!honoured) await aTimeout(20);
        expect(family(), rule).to.equal(honoured ? 'fantasy' : usual);
        expect(getComputedStyle(again.renderRoot.querySelector('h2')!).fontFamily).to.equal(family());
        style.remove();
      }
    });

    it('[theme-host] declares no custom property on its tag', async () => {
      const element = await show();
      for (const token of TOKENS) {
        for (const property of [`--ecpat-${token}`, `--ecpat-${name}-${token}`, `--_${token}`])
          expect(getComputedStyle(element).getPropertyValue(property), property).to.equal('');
      }
      const rules = Class.elementStyles.map(String).join('');
      expect(/:host[^{}]*\{[^}]*(?:[\s;{])--/.test(rules)).to.be.false;
    });

    it('[page-may] lets the page style slotted nodes, and hide, scale and cover the element', async () => {
      const element = await show(html`<h4 slot="heading">Ours</h4>`);
      const heading = element.querySelector('h4')!;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('h4 { color: rgb(1, 2, 3); text-transform: uppercase; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      try {
        const { color, textTransform } = getComputedStyle(heading);
        expect([color, textTransform]).to.deep.equal(['rgb(1, 2, 3)', 'uppercase']);
      } finally {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      }
      const inside = base(element);
      const { width } = inside.getBoundingClientRect();
      element.style.transform = 'scale(0.5)';
      expect(inside.getBoundingClientRect().width).to.be.closeTo(width / 2, 0.1);
      element.style.transform = '';
      element.style.visibility = 'hidden';
      expect(getComputedStyle(inside).visibility).to.equal('hidden');
      element.style.visibility = '';
      const cover = document.body.appendChild(document.createElement('div'));
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 1';
      const { left, top } = inside.getBoundingClientRect();
      expect(document.elementFromPoint(left + 5, top + 5) === cover).to.be.true;
      cover.remove();
      element.parentElement!.style.display = 'none';
      expect(inside.getClientRects().length).to.equal(0);
    });

    it('[policy] uses neither inline styles nor a style tag', async () => {
      const element = await show();
      // The map's details are placed by script, which a policy allows.
      const styled = element.renderRoot.querySelector('style, [style]:not([part~="details"])');
      expect(styled?.outerHTML).to.be.undefined;
    });

    it('shows its content after removals, returns and moves', async () => {
      const element = await show();
      const place = await fixture<HTMLElement>(html`<div></div>`);
      for (let round = 0; round < 3; round++) {
        element.remove();
        place.append(element);
        document.body.append(element);
        place.append(element);
      }
      await element.updateComplete;
      expect(base(element).getClientRects().length).to.equal(1);
    });

    it('[no-storage] [never-stored] sets no cookie and stores nothing', async () => {
      const element = await show();
      element.lang = 'fr';
      await element.updateComplete;
      expect([document.cookie, localStorage.length, sessionStorage.length, await caches.keys()]).to.deep.equal([
        '',
        0,
        0,
        [],
      ]);
      expect(await indexedDB.databases()).to.deep.equal([]);
    });
  });
}
