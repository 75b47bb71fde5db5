import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { msg, plural, str, withTranslations, type Templates } from '../../src/internal/localize.js';

const french = { 'test.hello': 'Bonjour', 'test.count': str`${0} sur ${1}` };
const spanish = { 'test.hello': 'Hola' };
const hello = () => msg('Hello', { id: 'test.hello', desc: 'test' });

describe('strings', () => {
  it('are English outside of an element, and when a translation is missing', () => {
    expect(hello()).to.equal('Hello');
    expect(withTranslations({}, hello)).to.equal('Hello');
    expect(withTranslations(undefined, hello)).to.equal('Hello');
  });

  it('use the language of the innermost element when elements are nested', () => {
    const heard = withTranslations(french, () => [hello(), withTranslations(spanish, hello), hello()]);
    expect(heard).to.deep.equal(['Bonjour', 'Hola', 'Bonjour']);
    expect(hello()).to.equal('Hello');
  });

  it('are English again after a render that threw', () => {
    const broken = () => {
      throw new Error('broken');
    };
    expect(() => withTranslations(french, broken)).to.throw('broken');
    expect(hello()).to.equal('Hello');
  });

  describe('with placeholders', () => {
    const count = () => msg(str`${1} of ${2}`, { id: 'test.count', desc: 'test' });

    it('keep the values', () => {
      expect(count()).to.equal('1 of 2');
      expect(withTranslations(french, count)).to.equal('1 sur 2');
    });

    it('use the order, the number and the repetition of the translation', () => {
      expect(withTranslations({ 'test.count': str`Sur ${1} : ${0}` }, count)).to.equal('Sur 2 : 1');
      expect(withTranslations({ 'test.count': str`${1} (${0}/${1})` }, count)).to.equal('2 (1/2)');
      expect(withTranslations({ 'test.count': str`Sur ${1}` }, count)).to.equal('Sur 2');
    });

    it('may have a translation without any', () => {
      expect(withTranslations({ 'test.count': 'Quelques-uns' }, count)).to.equal('Quelques-uns');
    });
  });

  it('are English when their translation is empty', () => {
    expect(withTranslations({ 'test.hello': '' }, hello)).to.equal('Hello');
  });

  it('are found by number in a list, as in the built files', () => {
    // `compact-messages.mjs` replaces ids by numbers, and the translations by a list.
    const list = ['Bonjour', str`${1} : ${0}`, ''] as unknown as Templates;
    const said = (index: number) =>
      withTranslations(list, () => msg(str`${1} of ${2}`, { id: index as unknown as string, desc: 'test' }));
    expect([0, 1, 2, 3].map(said)).to.deep.equal(['Bonjour', '2 : 1', '1 of 2', '1 of 2']);
  });

  it('have an id and a description, and no markup, or they do not compile', () => {
    // Never called: the type check fails on an expected error that is missing.
    const broken = [
      // @ts-expect-error - without options
      () => msg('Hello'),
      // @ts-expect-error - without a description
      () => msg('Hello', { id: 'test.hello' }),
      // @ts-expect-error - without an id
      () => msg('Hello', { desc: 'test' }),
      // @ts-expect-error - with markup
      () => msg(html`<b>Hello</b>`, { id: 'test.hello', desc: 'test' }),
    ];
    expect(broken).to.have.length(4);
  });

  it('have the plural form that their language needs', () => {
    const forms = { one: 'one', few: 'few', many: 'many', other: 'other' };
    expect([1, 2, 5, 21].map((count) => plural('ru', count, forms))).to.deep.equal(['one', 'few', 'many', 'one']);
    expect([0, 1, 2].map((count) => plural('fr', count, { one: 'one', other: 'other' }))).to.deep.equal([
      'one',
      'one',
      'other',
    ]);
    expect(plural('ru', 2, { other: 'other' })).to.equal('other');
  });
});
