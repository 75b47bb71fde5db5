import assert from 'node:assert/strict';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { answerSignup, describeServices, startServices, type FakeName } from '../helpers/services/index.mjs';
import type { FakeService } from '../helpers/services/server.mjs';

interface Post {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The JSON of the text, where it is some. */
  json: unknown;
}

type Fields = Record<string, string>;

const PAGE = 'https://www.example.org';
const BRACKETS = 'mauticform';
const FORM = 'application/x-www-form-urlencoded';
/** Long enough to tell from at once, short enough not to wait for. */
const DELAY = 60;

let fakes: Awaited<ReturnType<typeof startServices>>;
const started: { close: () => Promise<void> }[] = [];

before(async () => {
  fakes = await start();
});
after(() => Promise.all(started.map((one) => one.close())));
beforeEach(() => {
  for (const { received, refused } of Object.values(fakes.services)) received.length = refused.length = 0;
});

async function start() {
  const all = await startServices({ delay: DELAY });
  started.push(all);
  return all;
}

/** By hand and not by `fetch`: a test must be able to send what no browser would. */
function open({ url, method = 'POST', headers = {}, body }: Post) {
  const sent = ask(url, { method, headers: { origin: PAGE, ...headers }, agent: false });
  sent.end(body);
  return sent;
}

function post(sent: Post): Promise<Reply> {
  return new Promise((resolve, reject) => {
    open(sent)
      .on('error', reject)
      .on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('error', reject).on('end', () => {
          const isJson = /json$/.test(response.headers['content-type'] ?? '');
          const json: unknown = isJson ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      });
  });
}

const asForm = (url: string, fields: Fields, headers = {}): Post => ({
  url,
  headers: { 'content-type': FORM, ...headers },
  body: new URLSearchParams(fields).toString(),
});
const asJson = (url: string, value: unknown, headers = {}): Post => ({
  url,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

const CONSENT = { given: true, text: 'I agree.', lang: 'en', at: '2026-01-02T03:04:05.678Z' };
const mailchimpTrap = ({ action }: FakeService) => {
  const query = new URL(action).searchParams;
  return `b_${query.get('u')}_${query.get('id')}`;
};
const XHR = { 'x-requested-with': 'XMLHttpRequest' };
const ACCEPT = { accept: 'application/json' };

/** The request of each service, as its contract says. */
const REQUESTS: Record<FakeName, (fake: FakeService, email: string) => Post> = {
  json: ({ action }, email) => asJson(action, { email, name: 'Ada', lang: 'en', consent: CONSENT, hp: '' }),
  form: ({ action }, email) => asForm(action, { email, name: 'Ada' }),
  mailchimp: (fake, email) => asForm(fake.action, { EMAIL: email, FNAME: 'Ada', [mailchimpTrap(fake)]: '' }),
  listmonk: ({ action, list }, email) =>
    asJson(`${action}/api/public/subscription`, { email, name: 'Ada', list_uuids: [list] }),
  brevo: ({ action }, email) => asForm(action, { EMAIL: email, FIRSTNAME: 'Ada', email_address_check: '' }),
  mautic: ({ action }, email) =>
    asForm(
      `${action}&ajax=1`,
      { [`${BRACKETS}[formId]`]: '1', [`${BRACKETS}[email]`]: email, [`${BRACKETS}[name]`]: 'Ada' },
      XHR,
    ),
  civicrm: ({ action, list }, email) =>
    asJson(action, {
      entity: 'Profile',
      action: 'submit',
      params: { profile_id: Number(list), 'email-Primary': email, first_name: 'Ada' },
    }),
  'action-network': ({ action }, email) =>
    asJson(action, { person: { given_name: 'Ada', email_addresses: [{ address: email }] } }),
  hubspot: ({ action }, email) =>
    asJson(action, {
      fields: [
        { objectTypeId: '0-1', name: 'email', value: email },
        { objectTypeId: '0-1', name: 'firstname', value: 'Ada' },
      ],
    }),
  formspree: ({ action }, email) => asJson(action, { email, name: 'Ada', _gotcha: '' }, ACCEPT),
  actionkit: ({ action, list }, email) => asForm(action, { page: list!, email, name: 'Ada' }),
};
const NAMES = Object.keys(REQUESTS) as FakeName[];
/** Whose answers no page of another origin can read. */
const CLOSED = new Set<FakeName>(['form', 'mailchimp', 'brevo', 'actionkit']);
/** Whose answers every page can read. */
const OPEN = new Set<FakeName>(['action-network', 'hubspot', 'formspree']);
const READABLE = NAMES.filter((name) => !CLOSED.has(name));

const requestOf = (name: FakeName, email: string) => REQUESTS[name](fakes.services[name], email);
const signUp = (name: FakeName, local: string) => post(requestOf(name, `${local}@example.org`));
/** The one thing that a service has taken. */
function taken(name: FakeName) {
  const { received, refused } = fakes.services[name];
  assert.deepEqual(refused, []);
  assert.equal(received.length, 1);
  return received[0]!;
}

function assertPage({ headers, text }: Reply, title: string): void {
  assert.match(headers['content-type'] as string, /^text\/html/);
  assert.match(text, /<html lang="en">/);
  assert.ok(text.includes(`<title>${title}</title>`), text);
  assert.ok(text.includes(`<h1>${title}</h1>`), text);
}

const HAL = {
  _links: { self: { href: '/api/v2/forms/3d5b0b2e-6a2f-4b0e-9a43-1f6d2e0c7b11/submissions' } },
};

/** What each service says to an address: its status, then its JSON or the title of its page; and whether it is stored. */
const ANSWERS: [FakeName, local: string, status: number, said: unknown, isStored: boolean][] = [
  ['json', 'ada', 200, { state: 'confirm' }, true],
  ['json', 'ok', 200, { state: 'ok' }, true],
  ['json', 'exists', 409, { state: 'exists' }, true],
  ['json', 'invalid', 422, { state: 'invalid', field: 'email' }, false],
  ['json', 'invalid-name', 422, { state: 'invalid', field: 'name' }, false],
  ['json', 'unreadable', 200, 'Thank you!', true],
  ['json', 'rate', 429, {}, false],
  ['json', 'down', 503, {}, false],
  ['form', 'ada', 200, 'Thank you', true],
  ['form', 'confirm', 200, 'Check your inbox', true],
  ['form', 'exists', 200, 'You are already on our list', true],
  ['form', 'invalid', 422, 'Please check your address', false],
  ['form', 'invalid-name', 422, 'Please check your name', false],
  ['mailchimp', 'ada', 200, 'Subscription confirmed', true],
  ['mailchimp', 'confirm', 200, 'Almost finished', true],
  ['mailchimp', 'exists', 200, 'There are errors below', true],
  ['mailchimp', 'invalid', 200, 'There are errors below', false],
  ['mailchimp', 'invalid-name', 200, 'There are errors below', false],
  ['mailchimp', 'too-many', 200, 'There are errors below', false],
  ['listmonk', 'ada', 200, { data: { has_optin: true } }, true],
  ['listmonk', 'confirm', 200, { data: { has_optin: true } }, true],
  ['listmonk', 'exists', 200, { data: { has_optin: false } }, true],
  ['listmonk', 'ok', 200, { data: { has_optin: false } }, true],
  ['listmonk', 'old', 200, { data: true }, true],
  ['listmonk', 'invalid', 400, { message: 'Invalid email.' }, false],
  ['listmonk', 'invalid-name', 400, { message: 'Invalid length for name.' }, false],
  ['listmonk', 'private', 400, { message: 'Invalid list.' }, false],
  ['listmonk', 'disabled', 400, { message: 'Feature unavailable.' }, false],
  ['listmonk', 'down', 500, { message: 'Error processing request.' }, false],
  ['brevo', 'ada', 200, 'Your subscription has been successful', true],
  ['brevo', 'confirm', 200, 'Almost there', true],
  ['brevo', 'exists', 200, 'Your subscription has been successful', true],
  ['brevo', 'invalid', 400, 'Your subscription could not be saved', false],
  ['brevo', 'invalid-name', 400, 'Your subscription could not be saved', false],
  ['mautic', 'ada', 200, { success: 1, formName: 'newsletter', successMessage: 'Thank you!<br />' }, true],
  ['mautic', 'forward', 200, { success: 1, formName: 'newsletter', redirect: '/thank-you' }, true],
  [
    'mautic',
    'invalid',
    200,
    {
      success: 0,
      formName: 'newsletter',
      validationErrors: { email: 'Please enter a valid address.<br />' },
    },
    false,
  ],
  [
    'mautic',
    'invalid-name',
    200,
    { success: 0, formName: 'newsletter', validationErrors: { name: 'This is required.<br />' } },
    false,
  ],
  [
    'mautic',
    'refused',
    200,
    { success: 0, formName: 'newsletter', errorMessage: 'The form is not available.<br />' },
    false,
  ],
  ['mautic', 'down', 500, 'Something is broken', false],
  ['civicrm', 'ada', 200, { is_error: 0, values: [] }, true],
  ['civicrm', 'exists', 200, { is_error: 1, error_message: 'You are already in the database!' }, true],
  ['civicrm', 'invalid', 200, { is_error: 1, error_message: 'Email is not valid.' }, false],
  ['civicrm', 'refused', 200, { is_error: 1, error_message: 'You do not have permission.' }, false],
  ['hubspot', 'ada', 200, { inlineMessage: '<p>Thank you!</p>' }, true],
  ['hubspot', 'exists', 200, { inlineMessage: '<p>Thank you!</p>' }, true],
  ['hubspot', 'forward', 200, { redirectUri: '/thank-you' }, true],
  [
    'hubspot',
    'invalid',
    400,
    {
      status: 'error',
      message: 'The request is not valid',
      errors: [{ errorType: 'INVALID_EMAIL', message: "Error in 'fields.email'. Invalid email address" }],
    },
    false,
  ],
  ['action-network', 'ada', 200, HAL, true],
  ['action-network', 'exists', 200, HAL, true],
  ['action-network', 'invalid', 400, { error: 'The address is not valid.' }, false],
  ['formspree', 'ada', 200, { next: '/thank-you' }, true],
  [
    'formspree',
    'invalid',
    400,
    { errors: [{ code: 'TYPE_EMAIL', field: 'email', message: 'should be an email' }] },
    false,
  ],
  [
    'formspree',
    'invalid-name',
    400,
    { errors: [{ code: 'REQUIRED_FIELD_EMPTY', field: 'name', message: 'is required' }] },
    false,
  ],
  ['formspree', 'refused', 400, { error: 'The form is not available.' }, false],
  ['formspree', 'inactive', 400, { errors: [{ code: 'INACTIVE', message: 'The form is paused.' }] }, false],
  ['formspree', 'blocked', 400, { errors: [{ code: 'BLOCKED', message: 'Not from here.' }] }, false],
  ['actionkit', 'ada', 200, 'Thanks for signing up', true],
  ['actionkit', 'invalid', 400, 'There was a problem', false],
  ['actionkit', 'invalid-name', 400, 'There was a problem', false],
];

describe('a newsletter service', () => {
  for (const [name, local, status, said, isStored] of ANSWERS) {
    test(`${name} answers ${local}@ as that service does`, async () => {
      const reply = await signUp(name, local);
      assert.equal(reply.status, status, reply.text);
      if (reply.json === undefined) assertPage(reply, said as string);
      else assert.deepEqual(reply.json, said);
      assert.equal(taken(name).isStored, isStored);
    });
  }

  test('every outcome that is offered has a few words about it, and is an answer', async () => {
    for (const { name, outcomes } of describeServices()) {
      for (const [local, about] of Object.entries(outcomes)) {
        assert.ok(about, `${name} ${local}`);
        if (['slow', 'hang', 'silent', 'drop'].includes(local)) continue;
        const reply = await signUp(name as FakeName, local);
        assert.ok(reply.status >= 200, `${name} ${local}`);
        assert.equal(fakes.services[name as FakeName].received.at(-1)!.outcome, local, name);
      }
    }
  });

  test('what an editor pastes is the same for who starts the services and for who reads about them', () => {
    for (const { name, origin, action, list, fields } of describeServices(9000)) {
      const fake = fakes.services[name as FakeName];
      assert.equal(fake.action.replace(fake.origin, origin), action);
      assert.deepEqual([fake.list, fake.fields], [list, fields]);
    }
  });

  for (const name of NAMES) {
    describe(name, () => {
      test('tells afterwards whom it has taken, and from which page', async () => {
        await signUp(name, 'ada');
        const { email, name: person, origin, headers, isStored } = taken(name);
        assert.deepEqual(
          { email, person, origin, isStored },
          {
            email: 'ada@example.org',
            person: 'Ada',
            origin: PAGE,
            isStored: true,
          },
        );
        assert.equal(headers['content-type'], requestOf(name, '').headers!['content-type']);
      });

      test('shows a page what it has taken, and forgets it when asked to', async () => {
        await signUp(name, 'ada');
        const { origin, received } = fakes.services[name];
        const shown = await post({ url: `${origin}/received`, method: 'GET' });
        assert.equal(shown.headers['access-control-allow-origin'], '*');
        assert.deepEqual(shown.json, JSON.parse(JSON.stringify(received)));
        const preflight = await post({ url: `${origin}/received`, method: 'OPTIONS' });
        assert.match(preflight.headers['access-control-allow-methods'] as string, /DELETE/);
        await post({ url: `${origin}/received`, method: 'DELETE' });
        assert.deepEqual(received, []);
      });

      test('says 429 and when to come back to who is too quick', async () => {
        const { status, headers } = await signUp(name, 'rate');
        assert.deepEqual([status, headers['retry-after']], [429, '60']);
        assert.equal(headers['access-control-expose-headers'], CLOSED.has(name) ? undefined : 'Retry-After');
      });

      test('says in its own way that it is out of order', async () => {
        const { status } = await signUp(name, 'down');
        assert.ok(status === 500 || status === 503);
        assert.equal(taken(name).isStored, false);
      });

      test('can answer with nothing', async () => {
        const { status, text } = await signUp(name, 'empty');
        assert.deepEqual([status, text], [204, '']);
      });

      test('leads on to a page, or to an address where it sees who follows', async () => {
        const { status, headers } = await signUp(name, 'redirect');
        assert.equal(status, CLOSED.has(name) ? 303 : 302);
        const url = new URL(headers.location as string, fakes.services[name].origin).href;
        const next = await post({ url, method: 'GET' });
        assert.equal(next.status, 200);
        const [, followed] = fakes.services[name].received;
        assert.equal(followed?.outcome, CLOSED.has(name) ? undefined : 'followed');
      });

      test('can begin an answer and not end it', async () => {
        const own = await start();
        const lost = new Promise((resolve) => {
          open(REQUESTS[name](own.services[name], 'hang@example.org')).on('response', (response) => {
            response.once('data', (piece: Buffer) => {
              assert.equal(piece.length, 1);
              response.on('error', resolve).on('end', () => resolve('it ended'));
              void own.close();
            });
          });
        });
        assert.equal(((await lost) as NodeJS.ErrnoException).code, 'ECONNRESET');
      });

      test('can say nothing at all', async () => {
        const own = await start();
        const fake = own.services[name];
        const sent = open(REQUESTS[name](fake, 'silent@example.org'));
        let isAnswered = false;
        sent.on('response', () => (isAnswered = true));
        const lost = new Promise((resolve) => sent.on('error', resolve));
        // Others are answered meanwhile, as often as it takes until the silent one has come in.
        do await post({ url: `${fake.origin}/received`, method: 'GET' });
        while (fake.received.length === 0);
        await post(REQUESTS[name](fake, 'ok@example.org'));
        await own.close();
        assert.equal(((await lost) as NodeJS.ErrnoException).code, 'ECONNRESET');
        assert.equal(isAnswered, false);
      });

      test('can cut the connection off', async () => {
        await assert.rejects(signUp(name, 'drop'), { code: 'ECONNRESET' });
        assert.equal(taken(name).outcome, 'drop');
      });

      test('can take its time, and answers properly then', async () => {
        const usual = await signUp(name, 'ada');
        const before = performance.now();
        const slow = await signUp(name, 'slow');
        // Timers may be a little early.
        assert.ok(performance.now() - before > DELAY - 5);
        assert.deepEqual([slow.status, slow.text], [usual.status, usual.text]);
      });

      test('refuses an address that is none', async () => {
        const refused = await post(requestOf(name, 'ada at example'));
        if (name === 'json') assert.equal(refused.status, 400);
        else assert.equal(refused.text, (await signUp(name, 'invalid')).text);
        assert.ok(fakes.services[name].received.every(({ isStored }) => !isStored));
      });

      const DEVIATIONS: Record<string, (right: Post) => Post> = {
        'another method': ({ url }) => ({ url, method: 'DELETE' }),
        'a cookie': (right) => ({ ...right, headers: { ...right.headers, cookie: 'visitor=1' } }),
        'a password': (right) => ({ ...right, headers: { ...right.headers, authorization: 'Basic YTpi' } }),
        'where the visitor is': (right) => ({ ...right, headers: { ...right.headers, referer: `${PAGE}/help` } }),
        'a header that no preflight would let through': (right) => ({
          ...right,
          headers: { ...right.headers, 'x-session': '1' },
        }),
        'a body of another type': (right) => ({
          ...right,
          headers: { ...right.headers, 'content-type': 'text/plain' },
        }),
        'an address under a wrong name': (right) => ({
          ...right,
          body: right.body!.replace(/email/gi, (word) => (word === 'EMAIL' ? 'email' : 'EMAIL')),
        }),
        'a path that is not there': (right) => ({ ...right, url: right.url.replace(/(\w\/?)(\?|$)/, '$1x$2') }),
      };
      for (const [deviation, change] of Object.entries(DEVIATIONS)) {
        test(`takes nothing with ${deviation}`, async () => {
          const wrong = change(requestOf(name, 'ok@example.org'));
          const { status } = await post(wrong);
          // CiviCRM says in its answer alone that something is wrong.
          const refusal = name === 'civicrm' ? 200 : 400;
          assert.equal(status, { 'another method': 405, 'a path that is not there': 404 }[deviation] ?? refusal);
          const { received, refused } = fakes.services[name];
          assert.deepEqual(received, []);
          assert.equal(refused.length, 1);
        });
      }

      test('lets a form of the page say where it stands, as browsers do', async () => {
        const right = requestOf(name, 'ada@example.org');
        const headers = { ...right.headers, referer: `${PAGE}/`, 'sec-fetch-mode': 'navigate' };
        await post({ ...right, headers });
        assert.equal(taken(name).isStored, true);
      });

      test('takes a GET for no sign-up', async () => {
        const { url } = requestOf(name, '');
        await post({ url, method: 'GET' });
        assert.deepEqual(fakes.services[name].received, []);
      });
    });
  }
});

describe('a page of another origin', () => {
  for (const origin of [PAGE, 'null']) {
    for (const name of READABLE) {
      test(`may read the answer of ${name}: ${origin}`, async () => {
        const right = requestOf(name, 'ada@example.org');
        const { headers } = await post({ ...right, headers: { ...right.headers, origin } });
        const isForAll = OPEN.has(name);
        assert.equal(headers['access-control-allow-origin'], isForAll ? '*' : origin);
        assert.equal(headers['vary'], isForAll ? undefined : 'Origin');
        assert.equal(headers['access-control-allow-credentials'], undefined);
      });
    }
  }

  const ALLOWED: Partial<Record<FakeName, string>> = {
    json: 'Content-Type',
    listmonk: 'Origin, Content-Type, Accept',
    mautic: 'X-Requested-With',
    civicrm: 'Content-Type',
    'action-network': 'Content-Type',
    hubspot: 'Content-Type',
    formspree: 'Content-Type, Accept',
  };
  for (const name of READABLE) {
    test(`hears before it posts what ${name} allows, and no more`, async () => {
      const { url } = requestOf(name, '');
      const { status, headers } = await post({ url, method: 'OPTIONS' });
      assert.equal(status, 204);
      assert.equal(headers['access-control-allow-origin'], OPEN.has(name) ? '*' : PAGE);
      assert.equal(headers['access-control-allow-methods'], 'POST');
      assert.equal(headers['access-control-allow-headers'], ALLOWED[name]);
    });

    test(`cannot read ${name} where it is not trusted, though the address is stored`, async () => {
      const { status, headers } = await signUp(name, 'untrusted');
      assert.equal(status, 200);
      assert.equal(headers['access-control-allow-origin'], undefined);
      assert.equal(taken(name).isStored, true);
    });

    test(`is not even let to post to ${name} below the path for those who are not trusted`, async () => {
      const right = requestOf(name, 'ok@example.org');
      const url = right.url.replace(/:\d+/, '$&/untrusted');
      for (const sent of [
        { url, method: 'OPTIONS' },
        { ...right, url },
      ]) {
        const { status, headers } = await post(sent);
        assert.ok(status < 300);
        assert.equal(headers['access-control-allow-origin'], undefined);
      }
    });
  }

  for (const name of CLOSED) {
    test(`can read nothing of ${name}`, async () => {
      const { headers } = await signUp(name, 'ada');
      const before = await post({ url: requestOf(name, '').url, method: 'OPTIONS' });
      assert.equal(before.status, 405);
      for (const all of [headers, before.headers])
        assert.deepEqual(
          Object.keys(all).filter((header) => header.startsWith('access-control')),
          [],
        );
    });
  }

  test('finds no answer of Mautic without the header that asks for one, though the address is stored', async () => {
    const { url, body } = requestOf('mautic', 'ada@example.org');
    const { headers } = await post({ url, body, headers: { 'content-type': FORM } });
    assert.equal(headers['access-control-allow-origin'], undefined);
    assert.equal(taken('mautic').isStored, true);
  });
});

describe('a program that fills every field', () => {
  const TRAPS: [FakeName, trap: (fake: FakeService) => Fields, status: number][] = [
    ['form', () => ({ hp: 'x' }), 200],
    ['mailchimp', (fake) => ({ [mailchimpTrap(fake)]: 'x' }), 200],
    ['brevo', () => ({ email_address_check: 'x' }), 200],
    ['mautic', () => ({ [`${BRACKETS}[captcha]`]: 'x' }), 200],
  ];
  for (const [name, trap, status] of TRAPS) {
    test(`gets onto no list of ${name}`, async () => {
      const right = requestOf(name, 'ok@example.org');
      const body = new URLSearchParams(right.body);
      for (const [field, value] of Object.entries(trap(fakes.services[name]))) body.set(field, value);
      const reply = await post({ ...right, body: body.toString() });
      assert.equal(reply.status, status);
      const { outcome, isStored } = taken(name);
      assert.deepEqual({ outcome, isStored }, { outcome: 'trapped', isStored: false });
      assert.ok(!reply.text.includes('"success":1'));
    });
  }

  test('gets onto no list of Formspree, of listmonk, or of an endpoint of our own', async () => {
    const { formspree, listmonk, json } = fakes.services;
    const email = 'ok@example.org';
    await post(asJson(formspree.action, { email, _gotcha: 'x' }, ACCEPT));
    assert.equal(taken('formspree').isStored, false);
    const { status } = await post(
      asForm(`${listmonk.action}/subscription/form`, { email, l: listmonk.list!, nonce: 'x' }),
    );
    assert.equal(status, 502);
    assert.equal(taken('listmonk').isStored, false);
    const filled = await post(asJson(json.action, { email, lang: 'en', consent: CONSENT, hp: 'x' }));
    assert.equal(filled.status, 400);
    assert.deepEqual(json.received, []);
  });

  test('is expected to come: a form without the trap is refused', async () => {
    const { mailchimp, brevo, formspree, listmonk } = fakes.services;
    const email = 'ok@example.org';
    const sent: [FakeService, Post][] = [
      [mailchimp, asForm(mailchimp.action, { EMAIL: email })],
      [brevo, asForm(brevo.action, { EMAIL: email })],
      [formspree, asJson(formspree.action, { email }, ACCEPT)],
      [listmonk, asForm(`${listmonk.action}/subscription/form`, { email, l: listmonk.list! })],
    ];
    for (const [fake, request] of sent) {
      assert.equal((await post(request)).status, 400, fake.name);
      assert.deepEqual(fake.received, []);
    }
  });
});

describe('what only one service does', () => {
  test('Mailchimp stores who has not allowed messages, and may not write to them', async () => {
    const { mailchimp } = fakes.services;
    const right = requestOf('mailchimp', 'ada@example.org');
    await post(right);
    await post({ ...right, body: `${right.body}&${mailchimp.fields}` });
    await post({ ...right, body: `${right.body}&gdpr[124]=Y` });
    assert.deepEqual(
      mailchimp.received.map(({ isStored, isMailable }) => ({ isStored, isMailable })),
      [true, true, true].map((isStored, index) => ({ isStored, isMailable: index === 1 })),
    );
  });

  test('Mailchimp takes a form code, and no account, audience or script answer that it does not know', async () => {
    const { mailchimp } = fakes.services;
    const right = requestOf('mailchimp', 'ada@example.org');
    assert.equal((await post({ ...right, url: `${right.url}&f_id=00` })).status, 200);
    for (const url of [
      `${right.url}&c=callback`,
      right.url.replace('u=', 'u=0'),
      right.url.replace('&id=', '&id=0'),
      mailchimp.action.replace('/post', '/post-json'),
    ])
      assert.ok((await post({ ...right, url })).status >= 400, url);
    assert.equal(mailchimp.received.length, 1);
  });

  test('what was typed stands as text in a page', async () => {
    const { action } = fakes.services.mailchimp;
    const right = asForm(action, { EMAIL: 'too-many@<b>', [mailchimpTrap(fakes.services.mailchimp)]: '' });
    const { text } = await post(right);
    assert.ok(text.includes('Recipient &#34;too-many@&#60;b&#62;&#34; has too many recent signup requests'), text);
  });

  test('listmonk takes a form at its endpoint, several lists, and makes a name of the address', async () => {
    const { listmonk } = fakes.services;
    const lists = await post({ url: `${listmonk.action}/api/public/lists`, method: 'GET' });
    assert.equal(lists.headers['access-control-allow-origin'], PAGE);
    const uuids = (lists.json as { uuid: string }[]).map(({ uuid }) => uuid);
    const url = `${listmonk.action}/api/public/subscription`;
    const body = new URLSearchParams([['email', 'ada@example.org'], ['name', ''], ...uuids.map((uuid) => ['l', uuid])]);
    await post({ url, headers: { 'content-type': FORM }, body: body.toString() });
    assert.equal(taken('listmonk').name, 'ada');
    assert.deepEqual(taken('listmonk').fields['l'], uuids);
  });

  test('listmonk refuses no list, another list, and an address that is too long', async () => {
    const { action, list, received } = fakes.services.listmonk;
    const email = 'ok@example.org';
    for (const body of [
      { email },
      { email, list_uuids: [] },
      { email, list_uuids: list },
      { email, list_uuids: ['00000000-0000-4000-8000-000000000000'] },
      { email: `ok@${'x'.repeat(1000)}.org`, list_uuids: [list] },
    ]) {
      const { status, json } = await post(asJson(`${action}/api/public/subscription`, body));
      assert.equal(status, 400);
      assert.deepEqual(Object.keys(json as object), ['message']);
    }
    assert.deepEqual(received, []);
  });

  test('listmonk shows its page, takes its form, and leads on only to a page that is trusted', async () => {
    const { action, list } = fakes.services.listmonk;
    const url = `${action}/subscription/form`;
    assertPage(await post({ url, method: 'GET' }), 'Subscribe');
    const submit = (more: Fields) => post(asForm(url, { email: 'ada@example.org', l: list!, nonce: '', ...more }));
    assertPage(await submit({}), 'Subscribe');
    assertPage(await submit({ next: PAGE }), 'Subscribe');
    const { status, headers } = await submit({ next: 'http://localhost:8000/thanks' });
    assert.deepEqual([status, headers.location], [303, 'http://localhost:8000/thanks']);
    const disabled = await submit({ email: 'disabled@example.org' });
    assert.equal(disabled.status, 404);
  });

  test('Brevo shows its page, and answers in JSON to who asks for it', async () => {
    const { action } = fakes.services.brevo;
    assertPage(await post({ url: action, method: 'GET' }), 'Subscribe');
    const right = requestOf('brevo', 'ada@example.org');
    assert.deepEqual((await post({ ...right, url: `${action}?isAjax=1` })).json, { success: true });
    assert.equal((await post({ ...right, url: `${action}?isAjax=2` })).status, 400);
  });

  test('Mautic has a second address for data, and leads a plain form back to where it stands', async () => {
    const { action, origin } = fakes.services.mautic;
    const fields = { [`${BRACKETS}[formId]`]: '1', [`${BRACKETS}[email]`]: 'invalid@example.org' };
    const second = await post(asForm(`${origin}/form/submit/ajax`, fields, XHR));
    assert.equal((second.json as { success: number }).success, 0);
    const back = async (more: Fields, headers = {}) => {
      const plain = await post(asForm(action, { ...fields, ...more }, headers));
      return plain.headers.location as string | undefined;
    };
    const home = 'http://localhost:8000/join?from=1';
    const expected = 'http://localhost:8000/join?from=1&mauticError=Please+enter+a+valid+address.#email';
    assert.equal(await back({ [`${BRACKETS}[return]`]: home }), expected);
    assert.equal(await back({}, { referer: home, 'sec-fetch-mode': 'navigate' }), expected);
    assert.equal(await back({ [`${BRACKETS}[return]`]: PAGE }), undefined, 'nothing leaves this machine');
  });

  test('Mautic knows one form', async () => {
    const { action, received } = fakes.services.mautic;
    const right = requestOf('mautic', 'ok@example.org');
    for (const wrong of [
      { ...right, url: right.url.replace('formId=1', 'formId=2') },
      { ...right, url: right.url.replace('formId=1&', '') },
      { ...right, body: right.body!.replace('formId%5D=1', 'formId%5D=2') },
      { ...right, body: `${right.body}&mauticform[formName]=another` },
    ])
      assert.equal((await post(wrong)).status, 400, action);
    assert.deepEqual(received, []);
  });

  test('CiviCRM tells the fields of its profile, and knows one profile', async () => {
    const { action, list, received } = fakes.services.civicrm;
    const body = (profile: string | undefined, verb: string) => ({
      entity: 'Profile',
      action: verb,
      params: { profile_id: profile, 'email-Primary': 'ok@example.org' },
    });
    const { json } = await post(asJson(action, body(list, 'getfields')));
    assert.deepEqual(Object.keys((json as { values: object }).values), ['email-Primary', 'first_name']);
    for (const wrong of [body('8', 'submit'), body(list, 'delete'), { ...body(list, 'submit'), entity: 'Contact' }])
      assert.equal(((await post(asJson(action, wrong))).json as { is_error: number }).is_error, 1);
    assert.deepEqual(received, []);
  });

  test('Action Network takes one person with one address', async () => {
    const { action, received } = fakes.services['action-network'];
    const address = { address: 'ok@example.org' };
    for (const person of [address, { email_addresses: address }, { email_addresses: [address, address] }])
      assert.equal((await post(asJson(action, { person }))).status, 400);
    assert.deepEqual(received, []);
    await signUp('action-network', 'ada');
    assert.equal(received.length, 1);
  });

  test('HubSpot refuses a field that is not on the form, and a cookie that follows the visitor', async () => {
    const { action, received } = fakes.services.hubspot;
    const email = { objectTypeId: '0-1', name: 'email', value: 'ok@example.org' };
    for (const body of [
      { fields: [email, { ...email, name: 'phone' }] },
      { fields: [{ ...email, objectTypeId: '0-2' }] },
      { fields: [email], context: { hutk: 'x' } },
    ])
      assert.equal((await post(asJson(action, body))).status, 400);
    assert.deepEqual(received, []);
    await post(asJson(action, { fields: [email], context: { pageUri: PAGE, pageName: 'Join' } }));
    assert.equal(received.length, 1);
  });

  test('HubSpot may write to who has agreed to this type of messages', async () => {
    const { action, list, received } = fakes.services.hubspot;
    const fields = [{ objectTypeId: '0-1', name: 'email', value: 'ok@example.org' }];
    const text = 'I agree.';
    const agree = (more: object, consentToProcess: unknown = true) =>
      post(asJson(action, { fields, legalConsentOptions: { consent: { consentToProcess, text, ...more } } }));
    const to = (subscriptionTypeId: unknown) => ({ communications: [{ value: true, subscriptionTypeId, text }] });
    assert.equal((await agree({})).status, 200);
    assert.equal((await agree(to(Number(list)))).status, 200);
    assert.deepEqual(
      received.map(({ isMailable }) => isMailable),
      [false, true],
    );
    for (const wrong of [agree(to(list)), agree(to(1)), agree({}, false), agree({ text: '' })])
      assert.equal((await wrong).status, 400);
  });

  test('Formspree takes a form with parts, and answers with a page to who does not accept JSON', async () => {
    const { action } = fakes.services.formspree;
    const form = new FormData();
    for (const [field, value] of [
      ['email', 'ada@example.org'],
      ['name', 'Zoë'],
      ['_gotcha', ''],
    ] as const)
      form.set(field, value);
    const parts = new Response(form);
    const type = parts.headers.get('content-type')!;
    const body = await parts.text();
    assert.deepEqual((await post({ url: action, headers: { ...ACCEPT, 'content-type': type }, body })).json, {
      next: '/thank-you',
    });
    assert.equal(taken('formspree').name, 'Zoë');
    assertPage(await post({ url: action, headers: { 'content-type': type }, body }), 'Thank you!');
  });

  test('ActionKit knows one page', async () => {
    const { action, received } = fakes.services.actionkit;
    assert.equal((await post(asForm(action, { page: 'another', email: 'ok@example.org' }))).status, 400);
    assert.deepEqual(received, []);
  });

  test('our own endpoint takes no consent that is none, and nothing that the form does not promise', async () => {
    const { action, received } = fakes.services.json;
    const right = { email: 'ok@example.org', lang: 'en', consent: CONSENT, hp: '' };
    for (const wrong of [
      { ...right, consent: { ...CONSENT, given: 'true' } },
      { ...right, consent: { ...CONSENT, text: '' } },
      { ...right, consent: { ...CONSENT, at: 'today' } },
      { ...right, consent: { ...CONSENT, more: '' } },
      { ...right, consent: undefined },
      { ...right, name: '' },
      { ...right, more: 1 },
      { ...right, hp: undefined },
      [],
    ])
      assert.equal((await post(asJson(action, wrong))).status, 400, JSON.stringify(wrong));
    assert.deepEqual(received, []);
    assert.equal((await post(asJson(action, { ...right, tag: 'web' }))).status, 200);
  });
});

test('an answer can be asked for by name, whatever the address', async () => {
  const server = createServer((request, response) => void answerSignup(request, response, 'exists'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/anywhere`;
  const { status } = await post({ ...requestOf('json', 'down@example.org'), url });
  server.close();
  assert.equal(status, 409);
});

test('a port that is in use leaves none of the services running', async () => {
  // The last of them comes to a port that is in use.
  const firstPort = Number(new URL(fakes.services.actionkit.origin).port) - NAMES.length + 1;
  const failure = () => startServices({ firstPort }).catch((error: NodeJS.ErrnoException & { port?: number }) => error);
  const [first, second] = [await failure(), await failure()];
  assert.ok(first instanceof Error && second instanceof Error);
  assert.equal(first.code, 'EADDRINUSE');
  assert.equal(second.port, first.port, 'the second time no other port is in use');
});
