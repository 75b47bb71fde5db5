import { expect } from '@open-wc/testing';
import { json } from '../../../src/signup-form/services/json.js';
import type { SignupValues } from '../../../src/signup-form/signup-form.types.js';
import fc from '../../helpers/fuzz.js';

const VALUES: SignupValues = {
  email: 'ada@example.org',
  lang: 'fr',
  consent: { given: true, text: 'Oui.', lang: 'fr', at: '2026-11-23T12:00:00.000Z' },
};
const parse = (status: number, body: unknown, retryAfter?: number) =>
  json.parse({
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(retryAfter !== undefined && { retryAfter }),
  });

describe('signup-form: a request to the service json', () => {
  it('contains address, language, the consent word for word, and an empty honeypot', () => {
    const { url, headers, body } = json.build(VALUES, { url: 'https://example.org/news', list: '', fields: {} });
    expect(url, 'no values in the URL').to.equal('https://example.org/news');
    expect(headers, 'no further header that a server would have to allow').to.deep.equal({
      'content-type': 'application/json',
    });
    expect(JSON.parse(body as string)).to.deep.equal({
      email: 'ada@example.org',
      lang: 'fr',
      consent: { given: true, text: 'Oui.', lang: 'fr', at: '2026-11-23T12:00:00.000Z' },
      hp: '',
    });
  });

  it('contains the name, if any, and keeps all input unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (email, name) => {
        const { body } = json.build({ ...VALUES, email, name }, { url: 'https://example.org/', list: '', fields: {} });
        const sent = JSON.parse(body as string) as SignupValues;
        return sent.email === email && sent.name === name;
      }),
    );
  });
});

describe('signup-form: an answer of the service json', () => {
  it('gives the time to try again when the service states it', () => {
    expect(parse(429, {}, 60)).to.deep.equal({ state: 'rate', retryAfter: 60 });
    expect(parse(429, {}, 0)).to.deep.equal({ state: 'rate', retryAfter: 0 });
  });

  it('is one of six states for any answer, and never success for an error', () => {
    const answer = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ state: fc.anything(), field: fc.anything() }).map((value) => {
        try {
          return JSON.stringify(value) ?? '';
        } catch {
          return '';
        }
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), answer, (status, body) => {
        const { state, field } = parse(status, body);
        const isKnown = ['ok', 'confirm', 'unknown', 'invalid', 'rate', 'down'].includes(state);
        return (
          isKnown && (field === undefined || field === 'email' || field === 'name') && (state !== 'ok' || status < 300)
        );
      }),
    );
  });
});
