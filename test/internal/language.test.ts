import { expect, fixture, html } from '@open-wc/testing';
import { stub } from 'sinon';
import { declaredLanguage, followLanguage, matchLanguage } from '../../src/internal/language.js';

const AVAILABLE = ['fr', 'es', 'ru', 'en-XA'];

describe('the language of an element', () => {
  afterEach(() => (document.documentElement.lang = 'en'));

  describe('matching a declared tag', () => {
    for (const [declared, expected] of [
      ['fr', 'fr'],
      ['fr-CA', 'fr'],
      ['FR_ca', 'fr'],
      [' ru ', 'ru'],
      ['es-419', 'es'],
      ['en-XA', 'en-XA'],
      ['en-GB', 'en'],
      ['th', 'en'],
      ['FR', 'fr'],
      ['fra', 'fr'],
      ['fre', 'fr'],
      ['fre-CA', 'fr'],
      ['spa', 'es'],
      ['rus', 'ru'],
      ['eng', 'en'],
      ['fr_FR.UTF-8', 'fr'],
      ['fr_FR@euro', 'fr'],
      ['fr.utf8', 'fr'],
      ['ru_RU.KOI8-R', 'ru'],
      ['C', 'en'],
      ['C.UTF-8', 'en'],
      ['POSIX', 'en'],
      ['fr, en', 'fr'],
      ['fr;q=0.9', 'fr'],
      ['en, fr', 'en'],
      ['th, fr', 'en'],
      ['“fr”', 'fr'],
      ['"fr-FR"', 'fr'],
      ['\u200bfr\ufeff', 'fr'],
      ['f\u00adr', 'fr'],
      ['ｆｒ', 'fr'],
      ['fr-', 'fr'],
      ['en_xa', 'en-XA'],
      ['', 'en'],
      ['-', 'en'],
      ['__proto__', 'en'],
      ['frr', 'en'],
      ['français', 'en'],
      ['francophone', 'en'],
      ['x-fr', 'en'],
      ['x'.repeat(10_000), 'en'],
    ] as const) {
      it(`[language-match] gives ${expected} for "${declared}"`, () =>
        expect(matchLanguage(declared, AVAILABLE)).to.equal(expected));
    }
  });

  it('[language-order] is its own rather than an ancestor’s, even if its own is empty', async () => {
    const outer = await fixture(
      html`<div lang="fr">
        <p><b lang="ru"></b><i lang=""></i><u></u></p>
      </div>`,
    );
    expect(declaredLanguage(outer.querySelector('b')!)).to.equal('ru');
    expect(declaredLanguage(outer.querySelector('i')!)).to.equal('');
    expect(declaredLanguage(outer.querySelector('u')!)).to.equal('fr');
  });

  it('[language-order] is found through shadow roots, and finally on the html tag', async () => {
    const outer = await fixture(html`<div lang="es"><div></div></div>`);
    const inside = document.createElement('p');
    outer.firstElementChild!.attachShadow({ mode: 'closed' }).append(inside);
    expect(declaredLanguage(inside)).to.equal('es');
    document.documentElement.lang = 'ru';
    expect(declaredLanguage(document.body)).to.equal('ru');
    expect(declaredLanguage(document.createElement('p'))).to.equal('ru');
  });

  it('[language-match] has the usual code for every bibliographic code of ISO 639-2', () => {
    const codes =
      'alb sq arm hy baq eu bur my chi zh cze cs dut nl fre fr geo ka ger de gre el ice is mac mk mao mi may ms';
    const pairs = `${codes} per fa rum ro slo sk tib bo wel cy`.match(/\w+ \w+/g)!.map((pair) => pair.split(' '));
    expect(pairs).to.have.length(20);
    const usual = pairs.map(([, code]) => code!);
    expect(pairs.map(([code]) => matchLanguage(code!, usual))).to.deep.equal(usual);
    expect(matchLanguage('lbs', ['qa', 'sq'])).to.equal('en');
  });

  it('is English when Intl does not know the usual code of a language', () => {
    const intl = stub(Intl, 'getCanonicalLocales').throws();
    try {
      expect(matchLanguage('fra', AVAILABLE)).to.equal('en');
      expect(matchLanguage('fr-CA', AVAILABLE)).to.equal('fr');
    } finally {
      intl.restore();
    }
  });

  describe('of a page with <meta http-equiv="content-language">', () => {
    const meta = (content: string, name = 'content-language') => {
      const element = document.createElement('meta');
      element.setAttribute('http-equiv', name);
      element.content = content;
      document.head.append(element);
      return element;
    };
    let tag: HTMLMetaElement;
    beforeEach(() => document.documentElement.removeAttribute('lang'));
    afterEach(() => tag.remove());

    it('[language-order] is that of the meta tag when no element has a lang', async () => {
      tag = meta('fr, en', 'Content-Language');
      expect(matchLanguage(declaredLanguage(document.body), AVAILABLE)).to.equal('fr');
      expect(matchLanguage(declaredLanguage(document.createElement('p')), AVAILABLE)).to.equal('fr');
      const outer = await fixture(html`<div lang="es"><p></p></div>`);
      expect(declaredLanguage(outer.firstElementChild!)).to.equal('es');
      document.documentElement.lang = 'ru';
      expect(declaredLanguage(document.body)).to.equal('ru');
      document.documentElement.lang = '';
      expect(declaredLanguage(document.body), 'unknown').to.equal('');
    });

    it('[language-changes] is followed when the meta tag is added, changed and removed', async () => {
      const seen: string[] = [];
      const inside = await fixture(html`<p></p>`);
      const stop = followLanguage(inside, () => seen.push(declaredLanguage(inside)));
      tag = meta('fr');
      await Promise.resolve();
      tag.content = 'es';
      await Promise.resolve();
      tag.httpEquiv = 'refresh-nothing';
      await Promise.resolve();
      tag.remove();
      await Promise.resolve();
      stop();
      expect(seen).to.deep.equal(['fr', 'es', '', '']);
    });
  });

  it('is followed through shadow roots until the follower stops', async () => {
    const outer = await fixture(html`<div><div></div></div>`);
    const inside = document.createElement('p');
    outer.firstElementChild!.attachShadow({ mode: 'closed' }).append(inside);
    let calls = 0;
    const stop = followLanguage(inside, () => calls++);
    outer.setAttribute('lang', 'fr');
    await Promise.resolve();
    expect(calls).to.equal(1);
    inside.lang = 'es';
    await Promise.resolve();
    expect(calls).to.equal(2);
    stop();
    outer.setAttribute('lang', 'ru');
    await Promise.resolve();
    expect(calls).to.equal(2);
  });
});
