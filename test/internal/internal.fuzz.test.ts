import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { enumAttribute } from '../../src/internal/attributes.js';
import { readCountryCode } from '../../src/internal/country-code.js';
import { countriesByAlpha3 } from '../../src/internal/country-codes.js';
import { countryNames, usualCountryNames } from '../../src/internal/country-names.js';
import { define } from '../../src/internal/define.js';
import { SourceError } from '../../src/internal/errors.js';
import { declaredLanguage, matchLanguage, readLanguageTag } from '../../src/internal/language.js';
import { loadJson } from '../../src/internal/load-json.js';
import { msg, plural, str, withTranslations } from '../../src/internal/localize.js';
import { safeUrl } from '../../src/internal/urls.js';
import { warnOnce } from '../../src/internal/warn.js';
import { LANGUAGE_TAGS, TRANSLATED_TAGS } from '../../src/locales/languages.js';
import { takeConsole } from '../helpers/console-guard.js';
import fc, { RUNS } from '../helpers/fuzz.js';
import { anyAddress, anyJson, anyTag, anyText, anyValue, misspelt, wellFormed } from '../helpers/hostile.js';

const lettersOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
const LANGUAGES = [...TRANSLATED_TAGS, 'en-XA'];

describe('the input of an author', () => {
  const element = document.createElement('ecpat-fuzzed');

  it('gives an allowed value of an attribute or its default, with at most one warning', () => {
    const words = ['bar', 'card', 'asia-pacific'] as const;
    const value = fc.oneof(misspelt(...words), anyText, anyValue) as fc.Arbitrary<string>;
    fc.assert(
      fc.property(value, (given) => {
        const found = enumAttribute(element, 'layout', given, words, 'bar');
        const meant = typeof given === 'string' ? given.trim().toLowerCase() : undefined;
        if (words.some((word) => word === meant)) expect(found).to.equal(meant);
        // Only what is around a value and between its words may differ.
        if (meant !== undefined && found !== 'bar') expect(lettersOf(meant)).to.include(lettersOf(found));
        expect(words).to.include(found);
        const said = takeConsole();
        expect(said.length).to.be.at.most(1);
        for (const line of said) {
          expect(line.startsWith('warn: [ecpat-fuzzed] layout="')).to.be.true;
          expect(line.length).to.be.below(300);
        }
        // The result is valid input, without a warning.
        expect(enumAttribute(element, 'layout', found, words, 'card')).to.equal(found);
        expect(takeConsole()).to.be.empty;
      }),
    );
  });

  it('gives an available language, however it is spelt', () => {
    fc.assert(
      fc.property(anyTag, anyText, (tag, more) => {
        const language = matchLanguage(tag, LANGUAGES);
        expect([...LANGUAGES, 'en']).to.include(language);
        expect(matchLanguage(language, LANGUAGES)).to.equal(language);
        expect(matchLanguage(` ${tag.toUpperCase()}\n`, LANGUAGES)).to.equal(
          matchLanguage(tag.toUpperCase().toLowerCase(), LANGUAGES),
        );
        // Subtags after the language do not change it.
        expect(matchLanguage(`fr-${more}`, LANGUAGES)).to.equal('fr');
        expect(matchLanguage(`RU_${more}`, LANGUAGES)).to.equal('ru');
      }),
    );
  });

  it('gives the language of the nearest ancestor that has one, through shadow roots', () => {
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

  it('gives an allowed address, or none', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const url = safeUrl(address);
        if (!url) {
          // Every address that an author would write is accepted.
          expect(/^https:\/\/[a-z]+\.org\/[a-z]*$/.test(address)).to.be.false;
          return;
        }
        const { protocol, hostname, origin, username, password, href } = url;
        expect(protocol === 'https:' || (protocol === 'http:' && /^(localhost|127[.\d]+|\[::1\])$/.test(hostname))).to
          .be.true;
        expect(username + password).to.equal('');
        expect(safeUrl(href)?.href === href, 'once more').to.be.true;
        // A link with this address leads to the same place. No page can contain lone surrogates.
        if (address !== wellFormed(address)) return;
        const link = document.createElement('a');
        link.setAttribute('href', address);
        expect(link.origin === origin && link.href === href).to.be.true;
      }),
    );
  });

  it('defines an element for a valid tag name, and never throws for others', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, misspelt('ecpat-map', 'annotation-xml', 'font-face', 'x-')), (name) => {
        const isDefined = define(name, class extends HTMLElement {});
        expect(isDefined).to.equal(customElements.get(name) !== undefined);
        for (const line of takeConsole()) expect(line.startsWith(`warn: [${name}] `)).to.be.true;
      }),
    );
  });

  it('appears word for word in a warning, and only once', () => {
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

describe('a sentence with placeholders', () => {
  const place = document.createElement('p');

  it('contains the values as text, word for word, in every language', () => {
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
});

describe('plural()', () => {
  it('picks the form that Intl.PluralRules names, for any number', () => {
    const forms = { one: 'one', few: 'few', many: 'many', other: 'other' };
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, -0, Infinity, 1e308, 2 ** 53));
    fc.assert(
      fc.property(number, fc.constantFrom(...LANGUAGE_TAGS), (count, language) => {
        expect(plural(language, count, forms)).to.equal(new Intl.PluralRules(language).select(count));
        expect(plural(language, count, { other: 'only' })).to.equal('only');
      }),
    );
  });
});

describe('every country code', () => {
  it('has a name that is not empty', () => {
    const code = fc.stringMatching(/^[A-Z]{2}$/);
    fc.assert(
      fc.property(code, fc.constantFrom(...LANGUAGE_TAGS, 'en-XA', 'ar-XB'), (country, language) => {
        for (const names of [countryNames, usualCountryNames]) expect(names(language)(country)).to.match(/\S/);
      }),
    );
  });
});

describe('any text', () => {
  it('is a known country or none, whatever is around it', () => {
    const codes = new Set(countriesByAlpha3().values());
    const around = fc.stringMatching(/^[\s"'“”«».,\u200b\ufeff\u200e\\]{0,4}$/);
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom(...codes, 'Kenya', 'GRC', 'Côte d’Ivoire')),
        around,
        (text, edge) => {
          const code = readCountryCode(text, (known) => codes.has(known));
          if (code !== undefined) expect(codes.has(code)).to.be.true;
          expect(readCountryCode(`${edge}${text}${edge}`, (known) => codes.has(known))).to.equal(code);
        },
      ),
    );
  });

  it('gives a language tag that is empty or well-formed', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^[a-zA-Z_.@-]{1,12}$/)), (text) => {
        expect(readLanguageTag(text)).to.match(/^([a-z]{2,8}(-[a-z\d]{2,8})*)?$/i);
        expect([...TRANSLATED_TAGS, 'en']).to.include(matchLanguage(text, TRANSLATED_TAGS));
      }),
    );
  });
});

describe('the answer of a server', () => {
  it('is read as JSON, or rejected as bad data', async function () {
    this.timeout(RUNS * 50);
    const body = fc.oneof(
      anyText,
      fc.json({ stringUnit: 'binary' }),
      anyJson.map((value) => JSON.stringify(value)),
      fc
        .tuple(fc.json(), anyText, fc.nat({ max: 20 }))
        .map(([json, text, at]) => json.slice(0, at) + text + json.slice(at)),
    );
    // Longer bodies do not fit into the address.
    const text = body.map(wellFormed).filter((body) => encodeURIComponent(body).length < 10_000);
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        let expected: unknown = SourceError;
        try {
          expected = JSON.parse(body.replace(/^\ufeff/, ''));
        } catch {
          // Expects an error.
        }
        const loaded = await loadJson(
          `/faulty/json?body=${encodeURIComponent(body)}`,
          new AbortController().signal,
        ).catch((error: unknown) => (error instanceof SourceError && error.code === 'bad-data' ? SourceError : error));
        expect(loaded === expected || JSON.stringify(loaded) === JSON.stringify(expected)).to.be.true;
      }),
    );
  });

  it('is never requested from a forbidden address', async () => {
    const forbidden = anyAddress.filter((address) => safeUrl(address) === undefined);
    await fc.assert(
      fc.asyncProperty(forbidden, async (address) => {
        const error: unknown = await loadJson(address, new AbortController().signal).catch((error: unknown) => error);
        expect(error instanceof SourceError && error.code).to.equal('rejected');
      }),
    );
  });
});
