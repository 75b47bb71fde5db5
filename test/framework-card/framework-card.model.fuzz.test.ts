import { expect } from '@open-wc/testing';
import { readFrameworks, type Framework } from '../../src/data/frameworks.js';
import {
  canonicalTag,
  documentOf,
  formatBytes,
  formatName,
  ownName,
  splitByLanguage,
  titleIn,
} from '../../src/framework-card/framework-card.model.js';
import { languageIn, languageOfFile, readTag, saysMore } from '../../src/framework-card/languages.model.js';
import { fileOf } from '../../src/framework-card/links.model.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';
import fc from '../helpers/fuzz.js';
import { anyNumberText, anyTag, anyText, changed, misspelt } from '../helpers/hostile.js';
import { FRAMEWORK } from '../helpers/records.js';

const language = fc.constantFrom(...LANGUAGE_TAGS);

const framework = changed([FRAMEWORK]).map((one) => readFrameworks({ frameworks: [one] })?.frameworks[0]);

describe('a link with any attributes', () => {
  const facts = fc.record({
    url: fc.option(
      fc.webUrl({ validSchemes: ['https'] }).map((url) => new URL(url)),
      { nil: undefined },
    ),
    address: anyText,
    text: fc.oneof(misspelt('Français', 'English (PDF, 2 MB)'), anyText),
    textLang: anyTag,
    hreflang: fc.oneof(fc.constant(''), misspelt('fr_FR', 'french'), anyTag),
    lang: fc.oneof(fc.constant(''), anyTag),
    type: fc.oneof(misspelt('application/pdf', 'text/html'), anyText),
    bytes: fc.oneof(fc.constant(''), anyNumberText),
    pages: fc.oneof(fc.constant(''), anyNumberText),
    kind: fc.oneof(misspelt('easy-read'), anyText),
    download: fc.option(anyText, { nil: undefined }),
  });

  it('becomes a file with valid facts only', () => {
    fc.assert(
      fc.property(facts, language, (link, speech) => {
        const file = fileOf(link, () => undefined);
        expect(file.url).to.equal(link.url?.href);
        if (file.lang !== undefined) expect(canonicalTag(file.lang)).to.equal(file.lang);
        else expect(file.text).not.to.be.undefined;
        for (const name of ['bytes', 'pages'] as const) {
          const value = file[name];
          if (value === undefined) continue;
          expect(Number.isSafeInteger(value) && value > 0, `${name}: ${value}`).to.be.true;
          expect(String(value)).to.equal(link[name]);
          for (const units of ['short', 'long'] as const) {
            expect(formatBytes(value, speech, units))
              .to.match(/\d/)
              .and.not.match(/NaN|∞/);
          }
        }
        if (file.format !== undefined) expect(formatName(file.format)).not.to.equal('');
        expect(Object.values(file).includes(undefined as never)).to.be.false;
      }),
    );
  });

  it('has a language that the tools know, or none', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyTag), (text) => {
        for (const read of [readTag, languageIn, languageOfFile]) {
          const tag = read(text);
          if (tag !== undefined) expect(canonicalTag(tag)).to.equal(tag);
        }
        expect(saysMore(text, 'fr')).to.be.a('boolean');
      }),
    );
  });

  it('has a language with a name and a canonical tag that stays the same', () => {
    fc.assert(
      fc.property(anyTag, (text) => {
        const tag = canonicalTag(text);
        if (tag === undefined) return;
        expect(canonicalTag(tag)).to.equal(tag);
        expect(ownName(tag)).to.match(/\S/);
      }),
    );
  });

  it('has a written size that grows with its bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.integer({ min: 1, max: 2 ** 40 }), (one, other) => {
        const amount = (bytes: number) => {
          const text = formatBytes(bytes, 'en');
          return parseFloat(text.replaceAll(',', '')) * (text.endsWith('MB') ? 1e6 : 1e3);
        };
        expect(amount(Math.min(one, other))).to.be.at.most(amount(Math.max(one, other)));
        if (one >= 1e6) expect(Math.abs(amount(one) - one)).to.be.at.most(50_001);
      }),
    );
  });
});

describe('a document with any content', () => {
  it('lists each file once, under the page’s language or under another one', () => {
    fc.assert(
      fc.property(framework, language, (found, speech) => {
        if (!found) return;
        const { files, otherLanguages, years, title } = documentOf(found);
        const [own, others] = splitByLanguage(files, speech);
        expect(new Set([...own, ...others]).size).to.equal(files.length);
        expect(own.length + others.length).to.equal(files.length);
        expect(own.every(({ lang = '' }) => lang.toLowerCase().split('-')[0] === speech)).to.be.true;
        expect(others.every(({ lang = '' }) => lang.toLowerCase().split('-')[0] !== speech)).to.be.true;
        const listed = [...files.map(({ lang = '' }) => lang), ...otherLanguages];
        expect(found.languages.every((tag) => listed.includes(tag))).to.be.true;
        for (const tag of listed) expect(ownName(tag)).to.match(/\S/);
        if (years !== undefined) expect(years).to.match(/^\d+(–\d+)?$/);
        const heading = titleIn(title, speech);
        if (heading) expect(heading.text).to.equal((found as Framework).title[heading.lang]);
        else expect(Object.values(title).some(Boolean)).to.be.false;
      }),
    );
  });
});
