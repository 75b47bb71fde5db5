import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { enumAttribute } from '../../src/internal/attributes.js';
import { countryNames, usualCountryNames } from '../../src/internal/country-names.js';
import { define } from '../../src/internal/define.js';
import { SourceError } from '../../src/internal/errors.js';
import { declaredLanguage, matchLanguage } from '../../src/internal/language.js';
import { loadJson } from '../../src/internal/load-json.js';
import { msg, plural, str, withTranslations } from '../../src/internal/localize.js';
import { safeUrl } from '../../src/internal/urls.js';
import { warnOnce } from '../../src/internal/warn.js';
import { takeConsole } from '../helpers/console-guard.js';
import fc, { RUNS } from '../helpers/fuzz.js';
import { anyAddress, anyJson, anyTag, anyText, anyValue, misspelt, wellFormed } from '../helpers/hostile.js';

const LANGUAGES = ['fr', 'es', 'ru', 'en-XA'];

describe('whatever an author writes', () => {
  const element = document.createElement('ecpat-fuzzed');

  it('as one of some words is that word or the default, and at most one warning of our own', () => {
    const words = ['bar', 'card', 'asia-pacific'] as const;
    const value = fc.oneof(misspelt(...words), anyText, anyValue) as fc.Arbitrary<string>;
    fc.assert(
      fc.property(value, (given) => {
        const found = enumAttribute(element, 'layout', given, words, 'bar');
        const meant = typeof given === 'string' ? given.trim().toLowerCase() : undefined;
        if (meant !== undefined) expect(found).to.equal(words.find((word) => word === meant) ?? 'bar');
        expect(words).to.include(found);
        const said = takeConsole();
        expect(said.length).to.be.at.most(1);
        for (const line of said) {
          expect(line.startsWith('warn: [ecpat-fuzzed] layout="')).to.be.true;
          expect(line.length).to.be.below(300);
        }
        // What was understood is understood again, without a word.
        expect(enumAttribute(element, 'layout', found, words, 'card')).to.equal(found);
        expect(takeConsole()).to.be.empty;
      }),
    );
  });

  it('as a language is one that is spoken, however it is spelt', () => {
    fc.assert(
      fc.property(anyTag, anyText, (tag, more) => {
        const language = matchLanguage(tag, LANGUAGES);
        expect([...LANGUAGES, 'en']).to.include(language);
        expect(matchLanguage(language, LANGUAGES)).to.equal(language);
        expect(matchLanguage(` ${tag.toUpperCase()}\n`, LANGUAGES)).to.equal(
          matchLanguage(tag.toUpperCase().toLowerCase(), LANGUAGES),
        );
        // A region, or whatever comes behind the language, does not change it.
        expect(matchLanguage(`fr-${more}`, LANGUAGES)).to.equal('fr');
        expect(matchLanguage(`RU_${more}`, LANGUAGES)).to.equal('ru');
      }),
    );
  });

  it('as a language counts where it is nearest, through shadow roots', () => {
    const levels = fc.array(fc.record({ lang: fc.option(anyTag), isShadow: fc.boolean() }), { maxLength: 6 });
    fc.assert(
      fc.property(levels, (ways) => {
        let place: Node = document.createElement('div');
        let nearest = document.documentElement.lang;
        for (const { lang, isShadow } of ways) {
          const child = document.createElement('div');
          if (lang !== null) child.setAttribute('lang', (nearest = lang));
          place.appendChild(child);
          place = isShadow ? child.attachShadow({ mode: 'closed' }) : child;
        }
        const inside = place.appendChild(document.createElement('p'));
        expect(declaredLanguage(inside) === nearest).to.be.true;
      }),
    );
  });

  it('as an address is one that may be followed, or none', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const url = safeUrl(address);
        if (!url) {
          // Nothing is refused that an author of a site would write.
          expect(/^https:\/\/[a-z]+\.org\/[a-z]*$/.test(address)).to.be.false;
          return;
        }
        const { protocol, hostname, origin, username, password, href } = url;
        expect(protocol === 'https:' || (protocol === 'http:' && /^(localhost|127[.\d]+|\[::1\])$/.test(hostname))).to
          .be.true;
        expect(username + password).to.equal('');
        expect(safeUrl(href)?.href === href, 'once more').to.be.true;
        // What a browser makes of it as a link goes to the same place. No page can write half of a pair of surrogates.
        if (address !== wellFormed(address)) return;
        const link = document.createElement('a');
        link.setAttribute('href', address);
        expect(link.origin === origin && link.href === href).to.be.true;
      }),
    );
  });

  it('as a tag name defines no element or a right one, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, misspelt('ecpat-map', 'annotation-xml', 'font-face', 'x-')), (name) => {
        const isDefined = define(name, class extends HTMLElement {});
        expect(isDefined).to.equal(customElements.get(name) !== undefined);
        for (const line of takeConsole()) expect(line.startsWith(`warn: [${name}] `)).to.be.true;
      }),
    );
  });

  it('is warned of word for word, once', () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, message) => {
        warnOnce(`ecpat-${subject}`, message);
        warnOnce(`ecpat-${subject}`, message);
        const said = takeConsole();
        expect(said.length).to.be.at.most(1);
        for (const line of said) expect(line === `warn: [ecpat-${subject}] ${message}`).to.be.true;
      }),
    );
  });
});

describe('a sentence with a place for something', () => {
  const place = document.createElement('p');

  it('holds it word for word as text, in every language', () => {
    const french = { 'test.two': str`${1} et ${0}` };
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (one, other, isFrench) => {
        const said = withTranslations(isFrench ? french : undefined, () =>
          msg(str`${one} and ${other}`, { id: 'test.two', desc: 'test' }),
        );
        expect(said === (isFrench ? `${other} et ${one}` : `${one} and ${other}`)).to.be.true;
        render(html`<b title=${said}>${said}</b>`, place);
        expect(place.querySelectorAll('*').length).to.equal(1);
        const { textContent, title } = place.firstElementChild as HTMLElement;
        expect(textContent === said && title === said).to.be.true;
      }),
    );
  });

  it('for a number has a form for each', () => {
    const forms = { one: 'one', few: 'few', many: 'many', other: 'other' };
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, -0, Infinity, 1e308, 2 ** 53));
    fc.assert(
      fc.property(number, fc.constantFrom('en', 'fr', 'es', 'ru'), (count, language) => {
        expect(plural(language, count, forms)).to.equal(new Intl.PluralRules(language).select(count));
        expect(plural(language, count, { other: 'only' })).to.equal('only');
      }),
    );
  });
});

describe('every code of a country', () => {
  it('has a name, of which none is empty', () => {
    const code = fc.stringMatching(/^[A-Z]{2}$/);
    fc.assert(
      fc.property(code, fc.constantFrom('en', 'fr', 'es', 'ru', 'en-XA', 'ar-XB'), (country, language) => {
        for (const names of [countryNames, usualCountryNames]) expect(names(language)(country)).to.match(/\S/);
      }),
    );
  });
});

describe('whatever a server sends', () => {
  it('is read as JSON or refused, without a throw of another kind', async function () {
    this.timeout(RUNS * 50);
    const body = fc.oneof(
      anyText,
      fc.json({ stringUnit: 'binary' }),
      anyJson.map((value) => JSON.stringify(value)),
      fc
        .tuple(fc.json(), anyText, fc.nat({ max: 20 }))
        .map(([json, text, at]) => json.slice(0, at) + text + json.slice(at)),
    );
    // An address holds no more.
    const text = body.map(wellFormed).filter((body) => encodeURIComponent(body).length < 10_000);
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        let expected: unknown = SourceError;
        try {
          expected = JSON.parse(body.replace(/^\ufeff/, ''));
        } catch {
          // Stays an error.
        }
        const loaded = await loadJson(
          `/faulty/json?body=${encodeURIComponent(body)}`,
          new AbortController().signal,
        ).catch((error: unknown) => (error instanceof SourceError && error.code === 'bad-data' ? SourceError : error));
        expect(loaded === expected || JSON.stringify(loaded) === JSON.stringify(expected)).to.be.true;
      }),
    );
  });

  it('is never asked at an address that may not be', async () => {
    const forbidden = anyAddress.filter((address) => safeUrl(address) === undefined);
    await fc.assert(
      fc.asyncProperty(forbidden, async (address) => {
        const error: unknown = await loadJson(address, new AbortController().signal).catch((error: unknown) => error);
        expect(error instanceof SourceError && error.code).to.equal('rejected');
      }),
    );
  });
});
