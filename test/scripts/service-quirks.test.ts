import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FAKE_NAMES } from '../../scripts/fake-services/index.js';
import type { FakeService } from '../../scripts/fake-services/server.mjs';
import { CASES } from '../signup-form/services/cases/index.js';
import {
  ACCEPT,
  CONSENT,
  FORM,
  PAGE,
  XHR,
  asForm,
  asJson,
  assertPage,
  post,
  useFakes,
  type Fields,
  type Post,
} from './services.driver.js';

const { fakes, requestOf, signUp, receivedBy } = useFakes();

const FIELD_PREFIX = 'mauticform';

describe('a bot that fills every field', () => {
  for (const name of FAKE_NAMES) {
    const { honeypot } = CASES[name];
    if (!honeypot) continue;
    test(`reaches no list of ${name}`, async () => {
      const right = requestOf(name, 'ok@example.org');
      const body = new URLSearchParams(right.body);
      body.set(honeypot(fakes.services[name]), 'x');
      const reply = await post({ ...right, body: body.toString() });
      assert.equal(reply.status, 200);
      const { outcome, isStored } = receivedBy(name);
      assert.deepEqual({ outcome, isStored }, { outcome: 'honeypot', isStored: false });
      assert.ok(!reply.text.includes('"success":1'));
    });
  }

  test('reaches no list of Formspree, of listmonk or of our own endpoint', async () => {
    const { formspree, listmonk, json } = fakes.services;
    const email = 'ok@example.org';
    await post(asJson(formspree.action, { email, _gotcha: 'x' }, ACCEPT));
    assert.equal(receivedBy('formspree').isStored, false);
    const { status } = await post(
      asForm(`${listmonk.action}/subscription/form`, { email, l: listmonk.list!, nonce: 'x' }),
    );
    assert.equal(status, 502);
    assert.equal(receivedBy('listmonk').isStored, false);
    const filled = await post(asJson(json.action, { email, lang: 'en', consent: CONSENT, hp: 'x' }));
    assert.equal(filled.status, 400);
    assert.deepEqual(json.received, []);
  });

  test('cannot leave the honeypot out: a form without it is refused', async () => {
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

describe('quirks of a single service', () => {
  test('Mailchimp stores people without marketing permission, but as not mailable', async () => {
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

  test('Mailchimp accepts a form code, but refuses other accounts, audiences and script replies', async () => {
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

  test('Mailchimp escapes the address in its page', async () => {
    const { action } = fakes.services.mailchimp;
    const right = asForm(action, { EMAIL: 'too-many@<b>', [CASES.mailchimp.honeypot!(fakes.services.mailchimp)]: '' });
    const { text } = await post(right);
    assert.ok(text.includes('Recipient &#34;too-many@&#60;b&#62;&#34; has too many recent signup requests'), text);
  });

  test('listmonk accepts a form with several lists, and derives a name from the address', async () => {
    const { listmonk } = fakes.services;
    const lists = await post({ url: `${listmonk.action}/api/public/lists`, method: 'GET' });
    assert.equal(lists.headers['access-control-allow-origin'], PAGE);
    const uuids = (lists.json as { uuid: string }[]).map(({ uuid }) => uuid);
    const url = `${listmonk.action}/api/public/subscription`;
    const body = new URLSearchParams([['email', 'ada@example.org'], ['name', ''], ...uuids.map((uuid) => ['l', uuid])]);
    await post({ url, headers: { 'content-type': FORM }, body: body.toString() });
    assert.equal(receivedBy('listmonk').name, 'ada');
    assert.deepEqual(receivedBy('listmonk').fields['l'], uuids);
  });

  test('listmonk refuses a missing or unknown list and an overlong address', async () => {
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

  test('listmonk shows its page, accepts its form, and redirects only to a trusted page', async () => {
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

  test('Brevo shows its page, and replies in JSON on request', async () => {
    const { action } = fakes.services.brevo;
    assertPage(await post({ url: action, method: 'GET' }), 'Subscribe');
    const right = requestOf('brevo', 'ada@example.org');
    assert.deepEqual((await post({ ...right, url: `${action}?isAjax=1` })).json, { success: true });
    assert.equal((await post({ ...right, url: `${action}?isAjax=2` })).status, 400);
  });

  test('Mautic has a second address for data, and redirects a plain form back to its page', async () => {
    const { action, origin } = fakes.services.mautic;
    const fields = { [`${FIELD_PREFIX}[formId]`]: '1', [`${FIELD_PREFIX}[email]`]: 'invalid@example.org' };
    const second = await post(asForm(`${origin}/form/submit/ajax`, fields, XHR));
    assert.equal((second.json as { success: number }).success, 0);
    const back = async (more: Fields, headers = {}) => {
      const plain = await post(asForm(action, { ...fields, ...more }, headers));
      return plain.headers.location as string | undefined;
    };
    const home = 'http://localhost:8000/join?from=1';
    const expected = 'http://localhost:8000/join?from=1&mauticError=Please+enter+a+valid+address.#email';
    assert.equal(await back({ [`${FIELD_PREFIX}[return]`]: home }), expected);
    assert.equal(await back({}, { referer: home, 'sec-fetch-mode': 'navigate' }), expected);
    assert.equal(await back({ [`${FIELD_PREFIX}[return]`]: PAGE }), undefined, 'nothing leaves this machine');
  });

  test('Mautic refuses unknown forms', async () => {
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

  test('CiviCRM lists the fields of its profile, and refuses other profiles', async () => {
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

  test('Action Network only accepts one person with one address', async () => {
    const { action, received } = fakes.services['action-network'];
    const address = { address: 'ok@example.org' };
    for (const person of [address, { email_addresses: address }, { email_addresses: [address, address] }])
      assert.equal((await post(asJson(action, { person }))).status, 400);
    assert.deepEqual(received, []);
    await signUp('action-network', 'ada');
    assert.equal(received.length, 1);
  });

  test('HubSpot refuses unknown fields and its tracking cookie', async () => {
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

  test('HubSpot marks people as mailable when they agreed to this type of message', async () => {
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

  test('Formspree accepts a multipart form, and replies with a page unless JSON is accepted', async () => {
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
    assert.equal(receivedBy('formspree').name, 'Zoë');
    assertPage(await post({ url: action, headers: { 'content-type': type }, body }), 'Thank you!');
  });

  test('ActionKit refuses unknown pages', async () => {
    const { action, received } = fakes.services.actionkit;
    assert.equal((await post(asForm(action, { page: 'another', email: 'ok@example.org' }))).status, 400);
    assert.deepEqual(received, []);
  });

  test('our own endpoint refuses invalid consent and unexpected fields', async () => {
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
