import { expect } from '@open-wc/testing';
import type { ServiceAnswer, ServiceRequest } from '../../../src/signup-form/services/service.js';
import { SERVICE_NAMES, SERVICES, type ServiceName } from '../../../src/signup-form/services/services.js';
import type { ServiceResult, SignupValues } from '../../../src/signup-form/signup-form.types.js';
import fc from '../../helpers/fuzz.js';

const UUID = '0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11';
const VALUES: SignupValues = {
  email: 'ada+news@example.org',
  name: 'Ada “Q” Example',
  lang: 'fr',
  consent: { given: true, text: 'Oui, merci.', lang: 'fr', at: '2026-11-23T12:00:00.000Z' },
};

const locate = (name: ServiceName, action: string, list = '') => SERVICES[name].locate?.({ action, list });

/** The body as a service reads it. */
function read({ body }: ServiceRequest): unknown {
  if (body instanceof URLSearchParams) return Object.fromEntries(body);
  return JSON.parse(body!) as unknown;
}

function build(name: ServiceName, action: string, list = '', fields: Record<string, string> = {}, values = VALUES) {
  const { url } = locate(name, action, list)!;
  return SERVICES[name].build(values, { url, list, fields });
}

function parse(name: ServiceName, answer: ServiceAnswer): ServiceResult {
  const service = SERVICES[name];
  if (service.transport !== 'read') throw new Error(`${name} shows no answer`);
  return service.parse(answer);
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Half of a pair of surrogates, behind a character beside which WebKit does not find it by \p{Cs}. */
const HALF = '﨑\udc30';

describe('signup-form: where a sign-up goes, and where a visitor can go instead', () => {
  for (const [name, action, list, url, page] of [
    [
      'mailchimp',
      'https://org.us1.list-manage.com/subscribe/post?u=a1&id=b2&f_id=c3',
      '',
      'https://org.us1.list-manage.com/subscribe/post?u=a1&id=b2&f_id=c3',
      'https://org.us1.list-manage.com/subscribe?u=a1&id=b2&f_id=c3',
    ],
    [
      'mailchimp',
      'https://org.us1.list-manage.com/subscribe/post?u=a1&id=b2',
      'fr9',
      'https://org.us1.list-manage.com/subscribe/post?u=a1&id=fr9',
      'https://org.us1.list-manage.com/subscribe?u=a1&id=fr9',
    ],
    ...['', '/', '/subscription/form', '/api/public/subscription', '/subscription/form?l=1#x'].map(
      (path) =>
        [
          'listmonk',
          `https://lists.example.org/mail${path}`,
          UUID,
          'https://lists.example.org/mail/api/public/subscription',
          'https://lists.example.org/mail/subscription/form',
        ] as const,
    ),
    [
      'brevo',
      'https://x.sibforms.com/serve/MUI-_A?isAjax=1&y=2',
      '',
      'https://x.sibforms.com/serve/MUI-_A?isAjax=1',
      'https://x.sibforms.com/serve/MUI-_A',
    ],
    [
      'mautic',
      'https://m.example.org/index.php/form/submit?formId=7',
      '',
      'https://m.example.org/index.php/form/submit?formId=7&ajax=1',
      'https://m.example.org/index.php/form/7',
    ],
    [
      'mautic',
      'https://m.example.org/form/submit',
      '8',
      'https://m.example.org/form/submit?formId=8&ajax=1',
      'https://m.example.org/form/8',
    ],
    [
      'mautic',
      'https://m.example.org//form/submit?formId=7#x',
      '',
      'https://m.example.org//form/submit?formId=7&ajax=1#x',
      'https://m.example.org//form/7',
    ],
    [
      'civicrm',
      'https://c.example.org/civicrm/remoteform',
      '3',
      'https://c.example.org/civicrm/remoteform',
      'https://c.example.org/civicrm/profile/create?gid=3&reset=1',
    ],
    [
      'civicrm',
      'https://c.example.org/?civiwp=CiviCRM&q=civicrm%2Fremoteform',
      '3',
      'https://c.example.org/?civiwp=CiviCRM&q=civicrm%2Fremoteform',
      'https://c.example.org/?civiwp=CiviCRM&q=civicrm%2Fprofile%2Fcreate&gid=3&reset=1',
    ],
    ...['', '/', '/submissions', '/submissions/'].map(
      (path) =>
        [
          'action-network',
          `https://actionnetwork.org/api/v2/forms/0a-1b${path}`,
          '',
          'https://actionnetwork.org/api/v2/forms/0a-1b/submissions',
          undefined,
        ] as const,
    ),
    [
      'hubspot',
      'https://api-eu1.hsforms.com/submissions/v3/integration/submit/12/ab-cd',
      '',
      'https://api-eu1.hsforms.com/submissions/v3/integration/submit/12/ab-cd',
      undefined,
    ],
    ['formspree', 'https://formspree.io/f/xyz', '', 'https://formspree.io/f/xyz', undefined],
    ['actionkit', 'https://act.example.org/act', 'news', 'https://act.example.org/act/', undefined],
    ['mailto', 'mailto:news-join@example.org', '', 'mailto:news-join@example.org', undefined],
    ['mailto', 'mailto:news-join@example.org#top', '', 'mailto:news-join@example.org', undefined],
  ] as const) {
    it(`[form-action] ${name}: ${action}${list && `, list ${list}`}`, () => {
      expect(locate(name, action, list)).to.deep.equal({ url, ...(page && { page }) });
    });
  }

  for (const [name, action, list] of [
    ['mailchimp', 'https://org.us1.list-manage.com/subscribe/post', ''],
    ['mailchimp', 'https://org.us1.list-manage.com/subscribe/post?u=a1', ''],
    ['mailchimp', 'https://org.us1.list-manage.com/subscribe/post-json?u=a1&id=b2', ''],
    ['mailchimp', 'https://eepurl.com/abc', ''],
    ['listmonk', 'https://lists.example.org', ''],
    ['listmonk', 'https://lists.example.org', '1'],
    ['brevo', 'https://x.sibforms.com/serve/', ''],
    ['brevo', 'https://api.brevo.com/v3/contacts', ''],
    ['mautic', 'https://m.example.org/form/submit', ''],
    ['mautic', 'https://m.example.org/form/7', ''],
    ['mautic', 'https://m.example.org/form/submit?formId=../admin', ''],
    ['civicrm', 'https://c.example.org/civicrm/remoteform', ''],
    ['civicrm', 'https://c.example.org/civicrm/profile/create?gid=3', '3'],
    ['action-network', 'https://actionnetwork.org/forms/join-us', ''],
    ['hubspot', 'https://api.hsforms.com/submissions/v3/integration/submit/12', ''],
    ['hubspot', 'https://api.hsforms.com/submissions/v3/integration/secure/submit/12/ab', ''],
    ['hubspot', 'https://api.hsforms.com/submissions/v3/integration/submit/12/ab', 'newsletter'],
    ['formspree', 'https://formspree.io/forms/xyz', ''],
    ['actionkit', 'https://act.example.org/act/', ''],
    ['actionkit', 'https://act.example.org/sign/news', 'news'],
    ['mailto', 'https://example.org/', ''],
    ['mailto', 'mailto:', ''],
    ['mailto', 'javascript:alert(1)//mailto:a@b', ''],
  ] as const) {
    it(`[form-action] ${name} refuses ${action}${list && `, list ${list}`}`, () => {
      expect(locate(name, action, list)).to.equal(undefined);
    });
  }

  it('is said for each service that asks for a form of its own', () => {
    for (const name of SERVICE_NAMES) {
      const { locate: own, needs } = SERVICES[name];
      expect(own !== undefined, name).to.equal(needs !== undefined);
    }
  });
});

describe('signup-form: what a service is asked', () => {
  it('form: the names that a form of one’s own would have', () => {
    const { url, headers, body } = SERVICES.form.build(VALUES, {
      url: 'https://example.org/',
      list: '',
      fields: { tag: 'web', email: 'not this one' },
    });
    expect([url, headers]).to.deep.equal(['https://example.org/', undefined]);
    expect(Object.fromEntries(body as URLSearchParams)).to.deep.equal({
      tag: 'web',
      email: VALUES.email,
      name: VALUES.name,
      lang: 'fr',
    });
  });

  it('mailchimp: merge fields in capitals, and an empty trap named after account and audience', () => {
    const request = build('mailchimp', 'https://o.list-manage.com/subscribe/post?u=a1&id=b2', '', { 'gdpr[123]': 'Y' });
    expect(read(request)).to.deep.equal({ 'gdpr[123]': 'Y', EMAIL: VALUES.email, FNAME: VALUES.name, b_a1_b2: '' });
    expect(request.headers).to.equal(undefined);
    const other = build('mailchimp', 'https://o.list-manage.com/subscribe/post?u=a1&id=b2', 'fr9');
    expect(read(other), 'of the audience that is asked for').to.have.property('b_a1_fr9', '');
  });

  it('listmonk: one list, and no header that it does not allow', () => {
    const request = build('listmonk', 'https://lists.example.org', UUID, { any: 'thing' });
    expect(read(request), 'it cannot store anything else').to.deep.equal({
      email: VALUES.email,
      name: VALUES.name,
      list_uuids: [UUID],
    });
    expect(request.headers).to.deep.equal(JSON_TYPE);
  });

  it('brevo: attributes in capitals, the language, and an empty trap', () => {
    expect(read(build('brevo', 'https://x.sibforms.com/serve/abc', '', { OPT_IN: '1' }))).to.deep.equal({
      OPT_IN: '1',
      EMAIL: VALUES.email,
      FIRSTNAME: VALUES.name,
      locale: 'fr',
      email_address_check: '',
    });
  });

  it('mautic: names within mauticform, the number of the form, and the header without which it hides its answer', () => {
    const request = build('mautic', 'https://m.example.org/form/submit?formId=7', '', { 'mauticform[tag]': 'web' });
    expect(request.headers).to.deep.equal({ 'x-requested-with': 'XMLHttpRequest' });
    expect(read(request)).to.deep.equal({
      'mauticform[tag]': 'web',
      'mauticform[email]': VALUES.email,
      'mauticform[name]': VALUES.name,
      'mauticform[formId]': '7',
      'mauticform[return]': '',
    });
  });

  it('civicrm: a profile, as JSON in which nothing had to be escaped, since it would be spoilt there', () => {
    const values = { ...VALUES, name: `Ada "Q" \\ Example\u0007${HALF}` };
    const request = build('civicrm', 'https://c.example.org/civicrm/remoteform', '3', { custom_1: 'web' }, values);
    expect(request.headers).to.deep.equal(JSON_TYPE);
    expect(request.body).not.to.include('\\');
    expect(read(request)).to.deep.equal({
      entity: 'Profile',
      action: 'submit',
      params: {
        custom_1: 'web',
        profile_id: 3,
        'email-Primary': VALUES.email,
        first_name: "Ada 'Q'   Example 﨑\ufffd",
      },
    });
  });

  it('action-network: a person and tags, but never to sign up again who has left', () => {
    const action = 'https://actionnetwork.org/api/v2/forms/ab';
    const request = build('action-network', action, '', { add_tags: 'web, news', status: 'subscribed' });
    expect(request.headers).to.deep.equal(JSON_TYPE);
    expect(read(request)).to.deep.equal({
      person: { given_name: VALUES.name, email_addresses: [{ address: VALUES.email }] },
      add_tags: ['web', 'news'],
    });
    expect(read(build('action-network', action))).not.to.have.property('add_tags');
  });

  it('hubspot: fields, and the consent word for word, also for one kind of message; nothing of the page', () => {
    const action = 'https://api.hsforms.com/submissions/v3/integration/submit/12/ab';
    const fields = [
      { objectTypeId: '0-1', name: 'hs_language', value: 'fr' },
      { objectTypeId: '0-1', name: 'email', value: VALUES.email },
      { objectTypeId: '0-1', name: 'firstname', value: VALUES.name },
    ];
    expect(read(build('hubspot', action, '', { hs_language: 'fr' }))).to.deep.equal({
      fields,
      legalConsentOptions: { consent: { consentToProcess: true, text: 'Oui, merci.' } },
    });
    expect(read(build('hubspot', action, '99', { hs_language: 'fr' }))).to.deep.equal({
      fields,
      legalConsentOptions: {
        consent: {
          consentToProcess: true,
          text: 'Oui, merci.',
          communications: [{ value: true, subscriptionTypeId: 99, text: 'Oui, merci.' }],
        },
      },
    });
  });

  it('formspree: what its owner will read, and an empty trap', () => {
    const request = build('formspree', 'https://formspree.io/f/xyz', '', { list: 'news' });
    expect(request.headers).to.deep.equal({ ...JSON_TYPE, accept: 'application/json' });
    expect(read(request)).to.deep.equal({
      list: 'news',
      email: VALUES.email,
      name: VALUES.name,
      lang: 'fr',
      _gotcha: '',
    });
  });

  it('actionkit: the short name of a page', () => {
    expect(read(build('actionkit', 'https://act.example.org/act/', 'news', { action_x: 'y' }))).to.deep.equal({
      action_x: 'y',
      page: 'news',
      email: VALUES.email,
      name: VALUES.name,
    });
  });

  it('mailto: a message that says who agrees to what, unless the author wrote one', () => {
    const { url } = build('mailto', 'mailto:news@example.org');
    expect(url.startsWith('mailto:news@example.org?body=')).to.be.true;
    expect(decodeURIComponent(url.split('body=')[1]!)).to.equal(
      `${VALUES.consent.text}\r\n\r\n${VALUES.name}\r\n\r\n${VALUES.email}`,
    );
    expect(build('mailto', 'mailto:news@example.org?subject=News').url).to.match(
      /^mailto:[^?]+\?subject=News&body=Oui/,
    );
    expect(build('mailto', 'mailto:news@example.org?body=subscribe').url).to.equal(
      'mailto:news@example.org?body=subscribe',
    );
    const half = build('mailto', 'mailto:news@example.org', '', {}, { ...VALUES, name: `1+1${HALF}` });
    expect(decodeURIComponent(half.url)).to.include('\r\n1+1﨑\ufffd\r\n');
  });

  it('holds no name where there is none', () => {
    const { email, lang, consent } = VALUES;
    for (const [name, action, list = ''] of [
      ['mailchimp', 'https://o.list-manage.com/subscribe/post?u=a1&id=b2'],
      ['listmonk', 'https://lists.example.org', UUID],
      ['brevo', 'https://x.sibforms.com/serve/abc'],
      ['mautic', 'https://m.example.org/form/submit?formId=7'],
      ['civicrm', 'https://c.example.org/civicrm/remoteform', '3'],
      ['action-network', 'https://actionnetwork.org/api/v2/forms/ab'],
      ['hubspot', 'https://api.hsforms.com/submissions/v3/integration/submit/12/ab'],
      ['formspree', 'https://formspree.io/f/xyz'],
      ['actionkit', 'https://act.example.org/act/', 'news'],
    ] as const) {
      expect(JSON.stringify(read(build(name, action, list, {}, { email, lang, consent }))), name).not.to.match(
        /fname|first_?name|given_name|\[name\]|"name":"(?!email")/i,
      );
    }
  });

  it('arrives as it was typed, and no field of the author’s takes its place', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, fc.dictionary(text, text), (email, name, fields) => {
        const values = { ...VALUES, email, name };
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
  for (const [name, hazard, status, body, expected] of [
    ['listmonk', 'an address to confirm', 200, { data: { has_optin: true } }, { state: 'confirm' }],
    [
      'listmonk',
      'somebody who has confirmed already looks like a new one',
      200,
      { data: { has_optin: false } },
      { state: 'confirm' },
    ],
    ['listmonk', 'an older one, which does not say', 200, { data: true }, { state: 'confirm' }],
    ['listmonk', 'an answer without words', 200, {}, { state: 'unknown' }],
    ['listmonk', 'an address that it does not take', 400, { message: 'Invalid email.' }, { state: 'invalid' }],
    ['listmonk', 'a fault of its own', 500, { message: 'Error' }, { state: 'down' }],
    ['mautic', 'signed up', 200, { success: 1, successMessage: 'Thanks<br />' }, { state: 'confirm' }],
    ['mautic', 'the same in other words', 200, { success: true, validationErrors: [] }, { state: 'confirm' }],
    [
      'mautic',
      'an address that it does not take',
      200,
      { success: 0, validationErrors: { email: 'No.' } },
      { state: 'invalid', field: 'email' },
    ],
    [
      'mautic',
      'a name that it does not take',
      200,
      { success: 0, validationErrors: { f_name: 'No.' } },
      { state: 'invalid', field: 'name' },
    ],
    [
      'mautic',
      'a captcha, which a visitor cannot solve here',
      200,
      { success: 0, validationErrors: { captcha: 'No.' } },
      { state: 'down' },
    ],
    ['mautic', 'a form that is gone', 200, { success: 0, errorMessage: 'Gone' }, { state: 'down' }],
    ['mautic', 'a page', 200, '<p>', { state: 'unknown' }],
    ['civicrm', 'signed up', 200, { is_error: 0, values: [] }, { state: 'confirm' }],
    [
      'civicrm',
      'somebody who is there already looks like a new one',
      200,
      { is_error: 1, error_message: 'You are already in the database!' },
      { state: 'confirm' },
    ],
    ['civicrm', 'a profile that is closed', 200, { is_error: 1, error_message: 'No' }, { state: 'down' }],
    ['civicrm', 'an answer without words', 200, '', { state: 'unknown' }],
    ['civicrm', 'an error that says all is well', 500, { is_error: 0 }, { state: 'down' }],
    ['action-network', 'signed up', 200, { _links: {} }, { state: 'confirm' }],
    ['action-network', 'an error that says that all is well', 200, { error: 'x' }, { state: 'unknown' }],
    ['action-network', 'a word', 200, '"no"', { state: 'unknown' }],
    ['mautic', 'a box that is not ours', 200, { success: 0, validationErrors: { email_ok: 'x' } }, { state: 'down' }],
    ['formspree', 'passed on, with an empty list of errors', 200, { errors: [], next: '/' }, { state: 'ok' }],
    ['civicrm', 'an error that is no text', 200, { is_error: 1, error_message: { toString: 1 } }, { state: 'down' }],
    ['action-network', 'a page of somebody else’s', 200, '<p>Log in to our network</p>', { state: 'unknown' }],
    ['action-network', 'a form that does not exist', 404, '', { state: 'down' }],
    ['hubspot', 'signed up', 200, { inlineMessage: '<p>Thanks</p>' }, { state: 'confirm' }],
    ['hubspot', 'signed up, with a page to show', 200, { redirectUri: '/thanks' }, { state: 'confirm' }],
    ['hubspot', 'an answer without words', 204, '', { state: 'unknown' }],
    [
      'hubspot',
      'an address that it does not take',
      400,
      { status: 'error', errors: [{ errorType: 'INVALID_EMAIL' }] },
      { state: 'invalid', field: 'email' },
    ],
    [
      'hubspot',
      'a captcha in the form',
      400,
      { errors: [{ errorType: 'FORM_HAS_RECAPTCHA_ENABLED' }] },
      { state: 'down' },
    ],
    ['formspree', 'passed on', 200, { next: '/thanks' }, { state: 'ok' }],
    ['formspree', 'a page', 200, '<p>Thanks</p>', { state: 'unknown' }],
    [
      'formspree',
      'an address that it does not take',
      422,
      { error: 'x', errors: [{ code: 'TYPE_EMAIL', field: 'email', message: 'x' }] },
      { state: 'invalid', field: 'email' },
    ],
    ['formspree', 'a form that is gone', 404, { errors: [{ code: 'FORM_NOT_FOUND' }] }, { state: 'down' }],
    ['formspree', 'a fault that blames the visitor', 500, { errors: [{ field: 'email' }] }, { state: 'down' }],
    ['formspree', 'nonsense', 400, { errors: [null, 1, []] }, { state: 'down' }],
  ] as const) {
    it(`${name}: ${hazard}`, () => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      expect(parse(name, { status, body: text })).to.deep.equal(expected);
    });
  }

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
