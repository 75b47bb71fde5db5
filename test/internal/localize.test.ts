import { expect } from '@open-wc/testing';
import { msg, plural, str, withTranslations } from '../../src/internal/localize.js';

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

  it('keep the values of a placeholder', () => {
    const text = () => msg(str`${1} of ${2}`, { id: 'test.count', desc: 'test' });
    expect(withTranslations(french, text)).to.equal('1 sur 2');
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
