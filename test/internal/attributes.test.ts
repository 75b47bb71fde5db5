import { expect } from '@open-wc/testing';
import { asText, asWord, enumAttribute } from '../../src/internal/attributes.js';
import { safeUrl } from '../../src/internal/urls.js';
import { takeConsole } from '../helpers/console-guard.js';

describe('an attribute with a fixed set of values', () => {
  const element = document.createElement('ecpat-sample');
  const layout = (value: string | null | undefined) => enumAttribute(element, 'layout', value, ['bar', 'card'], 'bar');

  it('ignores case and spaces, and is the default when it is missing or empty', () => {
    expect([layout('card'), layout(' CARD '), layout(null), layout(undefined), layout(''), layout(' ')]).to.deep.equal([
      'card',
      'card',
      'bar',
      'bar',
      'bar',
      'bar',
    ]);
  });

  it('ignores quotes, invisible characters and what content systems put between them', () => {
    const values = ['“card”', '”card”', '«card»', "'card'", '"card"', '″card″', '\\"card\\"', '&quot;card&quot;'];
    const invisible = [
      '\u200bcard',
      '\ufeffcard\u200e',
      'ca\u00adrd',
      '\u00a0card',
      'card.',
      'card;',
      '%20card',
      'ｃａｒｄ',
    ];
    expect([...values, ...invisible].filter((value) => layout(value) !== 'card')).to.deep.equal([]);
    const region = (value: string) => enumAttribute(element, 'region', value, ['asia-pacific', 'mena'], null);
    expect(['Asia Pacific', 'ASIA_PACIFIC', 'asia-pacific ', '“MENA”'].map(region)).to.deep.equal([
      'asia-pacific',
      'asia-pacific',
      'asia-pacific',
      'mena',
    ]);
  });

  it('is the default when a property is not a string', () => {
    const values = [7, {}, true, Symbol('card'), Object.create(null)] as unknown as string[];
    expect(values.map(layout)).to.deep.equal(['bar', 'bar', 'bar', 'bar', 'bar']);
    expect(takeConsole()).to.have.length(5);
  });

  it('[invalid-attribute] is the default when it is invalid, with one warning', () => {
    expect([layout('wide'), layout('wide'), layout('constructor')]).to.deep.equal(['bar', 'bar', 'bar']);
    expect(takeConsole()).to.deep.equal([
      'warn: [ecpat-sample] layout="wide" is not understood; "bar" is used; allowed: bar, card.',
      'warn: [ecpat-sample] layout="constructor" is not understood; "bar" is used; allowed: bar, card.',
    ]);
  });
});

describe('the text of an attribute', () => {
  it('has no quotes, spaces or invisible characters around it', () => {
    for (const value of ['”/a.json”', '"/a.json"', ' /a.json ', '\u200b/a.json\ufeff', '“ /a.json ”', '«/a.json»']) {
      expect(asText(value), JSON.stringify(value)).to.equal('/a.json');
    }
    expect(['“”', '""', '\u200b', ' ', null, undefined].map(asText)).to.deep.equal(['', '', '', '', '', '']);
  });

  it('is read in no time when it is very long', () => {
    const long = [' ', '\u200b', '.', '"', '& ', 'a '].map((text) => `a${text.repeat(500_000)}a`);
    const start = performance.now();
    for (const value of long)
      expect([asText(value).length > 1, asWord(value).length <= 200]).to.deep.equal([true, true]);
    // Minutes if the time grew with the square of the length; a busy machine needs seconds.
    expect(performance.now() - start).to.be.below(15_000);
  });

  it('keeps quotes and invisible characters within it', () => {
    for (const value of ['The “Blue” line', '“Blue” line', 'L’enfant bleu', 'می\u200cخواهم'])
      expect(asText(value)).to.equal(value);
  });
});

describe('an address from the author', () => {
  // Other ports of this machine are allowed, because the tests run on it.
  for (const value of [
    'http://127.0.0.1:9/x',
    'http://localhost:9/x',
    'http://[::1]:9/x',
    'https://example.org/a?b#c',
    '/members.json',
    'members.json',
    `${location.origin}/x`,
  ]) {
    it(`[src-links] is accepted: ${value}`, () =>
      expect(safeUrl(value)?.href).to.equal(new URL(value, document.baseURI).href));
  }
  for (const value of [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'blob:https://example.org/x',
    'http://example.org/',
    '//example.org/x',
    'ftp://example.org/',
    'https://user@example.org/',
    'https://',
    'http://[',
  ]) {
    it(`[src-links] is rejected: ${JSON.stringify(value)}`, () => expect(safeUrl(value)).to.be.undefined);
  }
});
