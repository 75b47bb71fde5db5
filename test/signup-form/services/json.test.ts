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

describe('signup-form: what the service json is asked', () => {
  it('holds address, language, the consent word for word, and an empty trap', () => {
    const { url, headers, body } = json.build(VALUES, { url: 'https://example.org/news', list: '', fields: {} });
    expect(url, 'nothing of it in the address').to.equal('https://example.org/news');
    expect(headers, 'no header that a server would have to allow besides this').to.deep.equal({
      'content-type': 'application/json',
    });
    expect(JSON.parse(body as string)).to.deep.equal({
      email: 'ada@example.org',
      lang: 'fr',
      consent: { given: true, text: 'Oui.', lang: 'fr', at: '2026-11-23T12:00:00.000Z' },
      hp: '',
    });
  });

  it('holds the name where there is one, and arrives as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (email, name) => {
        const { body } = json.build({ ...VALUES, email, name }, { url: 'https://example.org/', list: '', fields: {} });
        const sent = JSON.parse(body as string) as SignupValues;
        return sent.email === email && sent.name === name;
      }),
    );
  });
});

describe('signup-form: what an answer of the service json means', () => {
  it('says when to try again, where the service does', () => {
    expect(parse(429, {}, 60)).to.deep.equal({ state: 'rate', retryAfter: 60 });
    expect(parse(429, {}, 0)).to.deep.equal({ state: 'rate', retryAfter: 0 });
  });

  it('is one of six states, whatever a server says, and never success for an error', () => {
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
