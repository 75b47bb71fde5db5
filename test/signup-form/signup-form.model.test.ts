import { expect } from '@open-wc/testing';
import {
  fillPlaceholders,
  formatWait,
  oneLine,
  asciiEmail,
  problemFromValidity,
  readFields,
  readList,
  readMinimumAge,
  parseRetryAfter,
} from '../../src/signup-form/signup-form.model.js';
import type { SignupValues } from '../../src/signup-form/signup-form.types.js';
import fc from '../helpers/fuzz.js';

describe('signup-form: the minimum age', () => {
  for (const [value, expected] of [
    [null, 16],
    ['', 16],
    [' ', 16],
    ['0', 0],
    [' 13 ', 13],
    ['120', 120],
    ['121', undefined],
    ['-1', undefined],
    ['16.5', undefined],
    ['1e1', undefined],
    ['sixteen', undefined],
    ['१६', undefined],
  ] as const) {
    it(`[form-age] is ${expected ?? 'invalid'} for ${JSON.stringify(value)}`, () => {
      expect(readMinimumAge(value)).to.equal(expected);
    });
  }

  it('accepts a number from a framework that sets properties', () => {
    expect(readMinimumAge(13 as unknown as string)).to.equal(13);
  });

  it('is a whole number of years or invalid for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const age = readMinimumAge(text);
        return age === undefined || (Number.isInteger(age) && age >= 0 && age <= 120);
      }),
    );
  });
});

describe('signup-form: texts', () => {
  it('distinguish an empty field from a malformed one', () => {
    expect(problemFromValidity({ valid: true, valueMissing: false })).to.be.undefined;
    expect(problemFromValidity({ valid: false, valueMissing: true })).to.equal('missing');
    expect(problemFromValidity({ valid: false, valueMissing: false })).to.equal('malformed');
  });

  it('record a sentence as a single line', () => {
    expect(oneLine('\n   Yes,\n   write\u00a0to me. \t')).to.equal('Yes, write to me.');
  });
});

describe('signup-form: the address that is sent', () => {
  for (const [typed, sent] of [
    ['ada@example.org', 'ada@example.org'],
    ['Ada@Example.ORG', 'Ada@Example.ORG'],
    ['ada@exämple.org', 'ada@xn--exmple-cua.org'],
    ['ада@пример.рф', 'ада@xn--e1afmkfd.xn--p1ai'],
    ['ada@ex ämple.org', 'ada@ex ämple.org'],
    ['ada@exämple.org:25', 'ada@exämple.org:25'],
    ['ada@eve@exämple.org', 'ada@eve@exämple.org'],
    ['@exämple.org', '@exämple.org'],
    ['exämple.org', 'exämple.org'],
    ['', ''],
  ] as const) {
    it(`is ${JSON.stringify(sent)} for ${JSON.stringify(typed)}`, () => {
      expect(asciiEmail(typed)).to.equal(sent);
    });
  }
});

describe('signup-form: the time to try again', () => {
  const NOW = Date.UTC(2026, 10, 23, 12);
  for (const [header, expected] of [
    ['60', 60],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 12:01:30 GMT', 90],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    [null, undefined],
    ['', undefined],
    ['-5', undefined],
    ['5.5', undefined],
    ['soon', undefined],
    ['99999999999999999999', undefined],
  ] as const) {
    it(`is ${expected === undefined ? 'unknown' : `in ${expected} seconds`} for ${JSON.stringify(header)}`, () => {
      expect(parseRetryAfter(header, NOW)).to.equal(expected);
    });
  }

  for (const [seconds, language, expected] of [
    [0, 'en', 'in 1 minute'],
    [60, 'en', 'in 1 minute'],
    [61, 'fr', 'dans 2 minutes'],
    [300, 'ru', 'через 5 минут'],
    [3600, 'es', 'dentro de 60 minutos'],
    [3601, 'en', 'in 2 hours'],
    [48 * 3600, 'en', 'in 48 hours'],
    [48 * 3600 + 1, 'en', undefined],
  ] as const) {
    it(`reads ${expected ?? 'as nothing'} for ${seconds} seconds`, () => {
      expect(formatWait(seconds, language)).to.equal(expected);
    });
  }

  it('is never in the past and never throws for any header', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer().map(String), fc.date({ noInvalidDate: true }).map(String)),
        (header) => {
          const seconds = parseRetryAfter(header, NOW);
          return seconds === undefined || (seconds >= 0 && typeof formatWait(seconds, 'ru') !== 'object');
        },
      ),
    );
  });
});

describe('signup-form: the list of a language', () => {
  for (const [value, languages, expected] of [
    [null, ['fr'], ''],
    ['  ', ['fr'], ''],
    [' abc ', ['fr'], 'abc'],
    ['two words', ['fr'], 'two words'],
    ['fr=1 es=2 *=3', ['fr'], '1'],
    ['fr=1 es=2 *=3', ['ru'], '3'],
    ['fr=1 es=2', ['ru'], ''],
    ['FR=1\n*=3', ['fr'], '1'],
    ['fr=1 *=3', ['fr-CA', 'fr'], '1'],
    ['fr=1 fr-CA=2', ['fr-ca'], '2'],
    ['pt=4 en=1', ['pt-BR', 'en'], '4'],
    ['en=1', ['de', 'en'], '1'],
    ['abc=', ['fr'], 'abc='],
    ['fr=a=b', ['fr'], 'a=b'],
    ['__proto__=1', ['__proto__'], '__proto__=1'],
  ] as const) {
    it(`[form-list] is ${JSON.stringify(expected)} for ${JSON.stringify(value)} on a page in ${languages.join(', ')}`, () => {
      expect(readList(value, languages)).to.equal(expected);
    });
  }

  it('is a string for any value', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, language) => typeof readList(value, [language]) === 'string'),
    );
  });
});

describe('signup-form: further fields', () => {
  const VALUES: SignupValues = {
    email: 'ada@example.org',
    lang: 'fr',
    consent: { given: true, text: 'Oui.', lang: 'fr', at: '2026-11-23T12:00:00.000Z' },
  };

  it('[form-fields] are written like a query string', () => {
    expect(readFields(null)).to.be.null;
    expect(readFields('')).to.deep.equal({});
    expect(readFields(' gdpr[123]=Y&tag=web+site&x=%26 ')).to.deep.equal({ 'gdpr[123]': 'Y', tag: 'web site', x: '&' });
    // Escaped once too often by a content system.
    expect(readFields('gdpr[123]=Y&amp;tag=web&#38;x=%26')).to.deep.equal({ 'gdpr[123]': 'Y', tag: 'web', x: '&' });
  });

  it('[form-fields] have all values of a name that repeats, and stay text as a property', () => {
    const text = 'interest=a&interest=b&group[]=1&group[]={lang}&interest=c&once=x';
    expect(readFields(text)).to.equal(text);
    const all = { interest: ['a', 'b', 'c'], 'group[]': ['1', 'fr'], once: 'x' };
    expect(fillPlaceholders(text, VALUES)).to.deep.equal(all);
    expect(fillPlaceholders('__proto__=a&__proto__=b', VALUES)).to.have.deep.own.property('__proto__', ['a', 'b']);
    expect(fillPlaceholders({ interest: ['a', 1, {}] }, VALUES)).to.deep.equal({ interest: ['a', '1', ''] });
  });

  it('replace known placeholders with the visitor’s values, and no others', () => {
    const fields = {
      MAIL: '{email}',
      NAME: '[{name}]',
      NOTE: '{consent.text} ({consent.lang}, {consent.at}) {lang}',
      PLAIN: 'web',
      OTHER: '{password} {consent.given} {constructor} {}',
    };
    expect(fillPlaceholders(fields, VALUES)).to.deep.equal({
      MAIL: 'ada@example.org',
      NAME: '[]',
      NOTE: 'Oui. (fr, 2026-11-23T12:00:00.000Z) fr',
      PLAIN: 'web',
      OTHER: '{password} {consent.given} {constructor} {}',
    });
  });

  it('do not replace placeholders in the visitor’s own input', () => {
    const name = '{email} $& $1';
    expect(fillPlaceholders({ NAME: '{name}' }, { ...VALUES, name })).to.deep.equal({ NAME: name });
  });

  it('are strings, even when a script or framework sets other values', () => {
    expect(fillPlaceholders({ a: 1, b: null, c: undefined }, VALUES)).to.deep.equal({ a: '1' });
    expect(fillPlaceholders('a=1&b={lang}', VALUES)).to.deep.equal({ a: '1', b: 'fr' });
    expect(fillPlaceholders(null, VALUES)).to.deep.equal({});
    expect(fillPlaceholders(7 as unknown as null, VALUES)).to.deep.equal({});
  });
});
