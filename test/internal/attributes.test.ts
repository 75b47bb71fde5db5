import { expect } from '@open-wc/testing';
import { enumAttribute } from '../../src/internal/attributes.js';
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
