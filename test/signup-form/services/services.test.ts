import { expect } from '@open-wc/testing';
import type { ServiceAnswer, ServiceRequest, SignupService } from '../../../src/signup-form/services/service.js';
import { SERVICE_NAMES, SERVICES, type ServiceName } from '../../../src/signup-form/services/services.js';
import type { ServiceResult, SignupValues } from '../../../src/signup-form/signup-form.types.js';
import fc from '../../helpers/fuzz.js';
import { CASES } from './cases/index.js';
import { VISITOR, type AnswerCase, type Content, type Place } from './cases/types.js';

const CASE_LIST = Object.entries(CASES) as [ServiceName, (typeof CASES)[ServiceName]][];
const JSON_TYPE = { 'content-type': 'application/json' };

const locate = (name: ServiceName, { action, list = '' }: Place) => SERVICES[name].locate?.({ action, list });

/** Where a service without a form of its own is posted to. */
const targetOf = (name: ServiceName, place: Place) => locate(name, place) ?? { url: place.action };

/** The body as a service reads it. */
function read({ body }: ServiceRequest): Record<string, unknown> {
  if (body instanceof URLSearchParams) return Object.fromEntries(body);
  return JSON.parse(body!) as Record<string, unknown>;
}

function build(name: ServiceName, place: Place, given: Record<string, string> = {}, values: SignupValues = VISITOR) {
  const { url } = targetOf(name, place);
  return SERVICES[name].build(values, { url, list: place.list ?? '', fields: given });
}

/** Checks how a request travels, and gives its content. */
function contentOf(request: ServiceRequest, { type, headers }: Content): Record<string, unknown> {
  expect(request.body instanceof URLSearchParams ? 'form' : 'json').to.equal(type);
  const expected = { ...(type === 'json' && JSON_TYPE), ...headers };
  expect(request.headers ?? {}, 'no header that the service would have to allow besides').to.deep.equal(expected);
  return read(request);
}

function parse(name: ServiceName, answer: ServiceAnswer): ServiceResult {
  const service: SignupService = SERVICES[name];
  if (service.transport !== 'read') throw new Error(`${name} shows no answer`);
  return service.parse(answer);
}

const bodyOf = ({ json, title, text }: AnswerCase) => text ?? (title ? `<h1>${title}</h1>` : JSON.stringify(json));

/** Half of a pair of surrogates, behind a character beside which WebKit does not find it by \p{Cs}. */
const HALF = '﨑\udc30';

describe('signup-form: where a sign-up goes, and where a visitor can go instead', () => {
  for (const [name, { targets }] of CASE_LIST) {
    for (const { action, list = '', url, page } of targets) {
      it(`[form-action] ${name}: ${action}${list && `, list ${list}`}`, () => {
        expect(locate(name, { action, list })).to.deep.equal({ url, ...(page && { page }) });
      });
    }
  }

  for (const [name, { refused }] of CASE_LIST) {
    for (const { action, list = '' } of refused) {
      it(`[form-action] ${name} refuses ${action}${list && `, list ${list}`}`, () => {
        expect(locate(name, { action, list })).to.equal(undefined);
      });
    }
  }

  it('is said for each service that asks for a form of its own', () => {
    for (const name of SERVICE_NAMES) {
      const { locate: own, needs } = SERVICES[name];
      expect(own !== undefined, name).to.equal(needs !== undefined);
    }
  });
});

describe('signup-form: what a service is asked', () => {
  for (const [name, { requests }] of CASE_LIST) {
    for (const { about, place, given, content, ...how } of requests) {
      it(`${name}: ${about}`, () => {
        const request = build(name, place, given);
        expect(request.url, 'nothing of it in the address').to.equal(targetOf(name, place).url);
        expect(contentOf(request, { content, ...how })).to.deep.equal(content);
      });
    }
  }

  for (const [name, { contract, place, cors }] of CASE_LIST) {
    if (!contract) continue;
    it(`${name}: everything that it cannot do without`, () => {
      const request = build(name, place);
      const expected = contract(place, VISITOR);
      expect(contentOf(request, expected)).to.deep.include(expected.content);
      const allowed = cors?.headers.toLowerCase().split(', ') ?? [];
      for (const header of Object.keys(request.headers ?? {})) expect(allowed).to.include(header);
    });
  }

  it('civicrm: a profile, as JSON in which nothing had to be escaped, since it would be spoilt there', () => {
    const values = { ...VISITOR, name: `Ada "Q" \\ Example\u0007${HALF}` };
    const request = build('civicrm', CASES.civicrm.place, { custom_1: 'web' }, values);
    expect(request.headers).to.deep.equal(JSON_TYPE);
    expect(request.body).not.to.include('\\');
    expect(read(request)).to.deep.equal({
      entity: 'Profile',
      action: 'submit',
      params: {
        custom_1: 'web',
        profile_id: 3,
        'email-Primary': VISITOR.email,
        first_name: "Ada 'Q'   Example 﨑\ufffd",
      },
    });
  });

  it('mailto: a message that says who agrees to what, unless the author wrote one', () => {
    const { url } = build('mailto', { action: 'mailto:news@example.org' });
    expect(url.startsWith('mailto:news@example.org?body=')).to.be.true;
    expect(decodeURIComponent(url.split('body=')[1]!)).to.equal(
      `${VISITOR.consent.text}\r\n\r\n${VISITOR.name}\r\n\r\n${VISITOR.email}`,
    );
    expect(build('mailto', { action: 'mailto:news@example.org?subject=News' }).url).to.match(
      /^mailto:[^?]+\?subject=News&body=Oui/,
    );
    expect(build('mailto', { action: 'mailto:news@example.org?body=subscribe' }).url).to.equal(
      'mailto:news@example.org?body=subscribe',
    );
    const half = build('mailto', { action: 'mailto:news@example.org' }, {}, { ...VISITOR, name: `1+1${HALF}` });
    expect(decodeURIComponent(half.url)).to.include('\r\n1+1﨑\ufffd\r\n');
  });

  it('holds no name where there is none', () => {
    const { email, lang, consent } = VISITOR;
    for (const [name, { place, contract }] of CASE_LIST) {
      if (!contract) continue;
      expect(JSON.stringify(read(build(name, place, {}, { email, lang, consent }))), name).not.to.match(
        /fname|first_?name|given_name|\[name\]|"name":"(?!email")/i,
      );
    }
  });

  it('arrives as it was typed, and no field of the author’s takes its place', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, fc.dictionary(text, text), (email, name, fields) => {
        const values = { ...VISITOR, email, name };
        const sent = (service: ServiceName) =>
          SERVICES[service].build(values, { url: 'https://o.example/subscribe/post?u=1&id=2', list: '1', fields });
        const { body } = sent('mailchimp');
        const asForm = (body as URLSearchParams).get('EMAIL');
        const asJson = JSON.parse(sent('formspree').body as string) as SignupValues;
        return asForm === email && asJson.email === email && asJson.name === (name || fields['name']);
      }),
    );
  });
});

describe('signup-form: what an answer of a service means', () => {
  for (const [name, { answers }] of CASE_LIST) {
    for (const { result, ...answer } of answers) {
      if (!result) continue;
      it(`${name}: ${answer.about}`, () => {
        expect(parse(name, { status: answer.status, body: bodyOf(answer) })).to.deep.equal(result);
      });
    }
  }

  it('is in the table for each service that shows its answer to a page, and for no other', () => {
    for (const [name, { answers, cors }] of CASE_LIST) {
      const isReadable = SERVICES[name].transport === 'read';
      expect(cors !== undefined, name).to.equal(isReadable);
      for (const { result, about } of answers) expect(result !== undefined, `${name} ${about}`).to.equal(isReadable);
    }
  });

  const READABLE = SERVICE_NAMES.filter((name) => SERVICES[name].transport === 'read');

  it('says for each of them when to try again', () => {
    expect(READABLE).to.have.length.at.least(7);
    for (const name of READABLE) {
      expect(parse(name, { status: 429, body: '{"errors":[{"field":"email"}]}', retryAfter: 60 }), name).to.deep.equal({
        state: 'rate',
        retryAfter: 60,
      });
    }
  });

  it('[form-result-event] is one of six states, whatever a server says, and success for no error', () => {
    const answer = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .dictionary(
          fc.constantFrom('data', 'success', 'validationErrors', 'is_error', 'errors', 'state'),
          fc.jsonValue(),
        )
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...READABLE), fc.integer({ min: 200, max: 599 }), answer, (name, status, body) => {
        const { state, field } = parse(name, { status, body });
        const isKnown = ['ok', 'confirm', 'unknown', 'invalid', 'rate', 'down'].includes(state);
        const isSuccess = state === 'ok' || state === 'confirm';
        const isJustified = !isSuccess || status < 300 || (name === 'json' && status === 409);
        return isKnown && isJustified && (field === undefined || field === 'email' || field === 'name');
      }),
    );
  });
});
