import { expect } from '@open-wc/testing';
import type { ServiceAnswer, ServiceRequest, SignupService } from '../../../src/signup-form/services/service.js';
import { SERVICE_NAMES, SERVICES, type ServiceName } from '../../../src/signup-form/services/services.js';
import type { FilledFields } from '../../../src/signup-form/signup-form.model.js';
import type { ServiceResult, SignupValues } from '../../../src/signup-form/signup-form.types.js';
import fc from '../../helpers/fuzz.js';
import { CASES } from './cases/index.js';
import { VISITOR, type AnswerCase, type Content, type Place } from './cases/types.js';

const CASE_LIST = Object.entries(CASES) as [ServiceName, (typeof CASES)[ServiceName]][];
const JSON_TYPE = { 'content-type': 'application/json' };

const locate = (name: ServiceName, { action, list = '' }: Place) => SERVICES[name].locate?.({ action, list });

/** The target of a sign-up. Services without a URL pattern get the action as it is. */
const targetOf = (name: ServiceName, place: Place) => locate(name, place) ?? { url: place.action };

/** The body parsed like a service does. */
function read({ body }: ServiceRequest): Record<string, unknown> {
  if (body instanceof URLSearchParams) {
    const all = [...body.keys()].map((name): [string, string[]] => [name, body.getAll(name)]);
    return Object.fromEntries(all.map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
  }
  return JSON.parse(body!) as Record<string, unknown>;
}

function build(name: ServiceName, place: Place, given: FilledFields = {}, values: SignupValues = VISITOR) {
  const { url } = targetOf(name, place);
  return SERVICES[name].build(values, { url, list: place.list ?? '', fields: given });
}

/** Checks encoding and headers of a request, and returns its content. */
function contentOf(request: ServiceRequest, { type, headers }: Content): Record<string, unknown> {
  expect(request.body instanceof URLSearchParams ? 'form' : 'json').to.equal(type);
  const expected = { ...(type === 'json' && JSON_TYPE), ...headers };
  expect(request.headers ?? {}, 'no further header that the service would have to allow').to.deep.equal(expected);
  return read(request);
}

function parse(name: ServiceName, answer: ServiceAnswer): ServiceResult {
  const service: SignupService = SERVICES[name];
  if (service.transport !== 'read') throw new Error(`${name} shows no answer`);
  return service.parse(answer);
}

const bodyOf = ({ json, title, text }: AnswerCase) => text ?? (title ? `<h1>${title}</h1>` : JSON.stringify(json));

/** A lone surrogate after a character next to which WebKit's `\p{Cs}` does not match it. */
const HALF = '﨑\udc30';

describe('signup-form: the URL of a sign-up and the page of the service', () => {
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

  it('are derived from `action` exactly when the service needs a certain form of it', () => {
    for (const name of SERVICE_NAMES) {
      const { locate: own, needs } = SERVICES[name];
      expect(own !== undefined, name).to.equal(needs !== undefined);
    }
  });
});

describe('signup-form: a request to a service', () => {
  for (const [name, { requests }] of CASE_LIST) {
    for (const { about, place, given, content, ...how } of requests) {
      it(`${name}: contains ${about}`, () => {
        const request = build(name, place, given);
        expect(request.url, 'no values in the URL').to.equal(targetOf(name, place).url);
        expect(contentOf(request, { content, ...how })).to.deep.equal(content);
      });
    }
  }

  for (const [name, { contract, place, cors }] of CASE_LIST) {
    if (!contract) continue;
    it(`${name}: contains all that the service requires`, () => {
      const request = build(name, place);
      const expected = contract(place, VISITOR);
      expect(contentOf(request, expected)).to.deep.include(expected.content);
      const allowed = cors?.headers.toLowerCase().split(', ') ?? [];
      for (const header of Object.keys(request.headers ?? {})) expect(allowed).to.include(header);
    });
  }

  it('civicrm: replaces characters that JSON would escape, since CiviCRM would garble them', () => {
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

  it('mailto: contains a message with consent, name and address, unless the author wrote one', () => {
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

  it('contains no name when the visitor gives none', () => {
    const { email, lang, consent } = VISITOR;
    for (const [name, { place, contract }] of CASE_LIST) {
      if (!contract) continue;
      expect(JSON.stringify(read(build(name, place, {}, { email, lang, consent }))), name).not.to.match(
        /fname|first_?name|given_name|\[name\]|"name":"(?!email")/i,
      );
    }
  });

  it('[form-fields] contains all values of a field, as the service expects several', () => {
    const given: FilledFields = { interest: ['a', 'b'], 'group[]': ['1', '2'], once: 'x' };
    const own: Partial<Record<ServiceName, (content: Record<string, unknown>) => unknown>> = {
      civicrm: ({ params }) => params,
      hubspot: ({ fields }) =>
        Object.fromEntries((fields as { name: string; value: string }[]).map(({ name, value }) => [name, value])),
    };
    let count = 0;
    for (const [name, { place }] of CASE_LIST) {
      if (name === 'action-network' || !(SERVICES[name].takes as readonly string[]).includes('fields')) continue;
      count++;
      const content = (own[name] ?? ((all: unknown) => all))(read(build(name, place, given)));
      expect(content, name).to.deep.include(
        name === 'hubspot' ? { interest: 'a;b', 'group[]': '1;2', once: 'x' } : given,
      );
    }
    expect(count).to.be.at.least(9);
    const tags = read(build('action-network', CASES['action-network'].place, { add_tags: ['web, news', 'form'] }));
    expect(tags['add_tags']).to.deep.equal(['web', 'news', 'form']);
  });

  it('keeps the input unchanged, and no author field replaces it', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, fc.dictionary(text, fc.oneof(text, fc.array(text))), (email, name, fields) => {
        const values = { ...VISITOR, email, name };
        const sent = (service: ServiceName) =>
          SERVICES[service].build(values, { url: 'https://o.example/subscribe/post?u=1&id=2', list: '1', fields });
        const { body } = sent('mailchimp');
        const [asForm, ...others] = (body as URLSearchParams).getAll('EMAIL');
        const asJson = JSON.parse(sent('formspree').body as string) as SignupValues;
        const isName = JSON.stringify(asJson.name) === JSON.stringify(name || fields['name']);
        return asForm === email && others.length === 0 && asJson.email === email && isName;
      }),
    );
  });
});

describe('signup-form: an answer of a service', () => {
  for (const [name, { answers }] of CASE_LIST) {
    for (const { result, ...answer } of answers) {
      if (!result) continue;
      it(`${name}: ${answer.about}`, () => {
        expect(parse(name, { status: answer.status, body: bodyOf(answer) })).to.deep.equal(result);
      });
    }
  }

  it('has cases with results for each service that lets a page read it, and for no other', () => {
    for (const [name, { answers, cors }] of CASE_LIST) {
      const isReadable = SERVICES[name].transport === 'read';
      expect(cors !== undefined, name).to.equal(isReadable);
      for (const { result, about } of answers) expect(result !== undefined, `${name} ${about}`).to.equal(isReadable);
    }
  });

  const READABLE = SERVICE_NAMES.filter((name) => SERVICES[name].transport === 'read');

  it('gives the time to try again for each readable service', () => {
    expect(READABLE).to.have.length.at.least(7);
    for (const name of READABLE) {
      expect(parse(name, { status: 429, body: '{"errors":[{"field":"email"}]}', retryAfter: 60 }), name).to.deep.equal({
        state: 'rate',
        retryAfter: 60,
      });
    }
  });

  it('[form-result-event] is one of six states for any answer, and never success for an error', () => {
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
