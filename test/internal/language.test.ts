import { expect, fixture, html } from '@open-wc/testing';
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
      ['', 'en'],
      ['-', 'en'],
      ['__proto__', 'en'],
      ['frr', 'en'],
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
