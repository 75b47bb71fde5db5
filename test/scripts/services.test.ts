import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { FAKE_NAMES, describeServices, startServices, type FakeName } from '../../scripts/fake-services/index.js';
import { answerSignup } from '../../scripts/fake-services/json.mjs';
import { SERVICES } from '../../src/signup-form/services/services.js';
import type { SignupService } from '../../src/signup-form/services/service.js';
import { CASES } from '../signup-form/services/cases/index.js';
import { VISITOR } from '../signup-form/services/cases/types.js';
import {
  FORM,
  PAGE,
  SLOW_REPLY_DELAY,
  assertPage,
  open,
  post,
  requestTo,
  useFakes,
  type Post,
} from './services.driver.js';

const { fakes, start, requestOf, signUp, receivedBy } = useFakes();

const isReadable = (name: FakeName) => CASES[name].cors !== undefined;
const READABLE = FAKE_NAMES.filter(isReadable);
/** Services whose replies no page of another origin can read. */
const UNREADABLE = FAKE_NAMES.filter((name) => !isReadable(name));

describe('a fake newsletter service', () => {
  for (const name of FAKE_NAMES) {
    for (const { to, status, json, title, isStored } of CASES[name].answers) {
      if (to === undefined) continue;
      test(`${name} replies to ${to}@ like the real service`, async () => {
        const reply = await signUp(name, to);
        assert.equal(reply.status, status, reply.text);
        assert.equal(reply.json === undefined, title !== undefined);
        if (title !== undefined) assertPage(reply, title);
        else assert.deepEqual(reply.json, json);
        assert.equal(receivedBy(name).isStored, isStored);
      });
    }

    test(`${name} accepts the request of the form`, async () => {
      const service: SignupService = SERVICES[name];
      const { action, list = '' } = fakes.services[name];
      const { url } = service.locate ? service.locate({ action, list })! : { url: action };
      const { headers, body, ...request } = service.build(VISITOR, { url, list, fields: {} });
      const type = body instanceof URLSearchParams && { 'content-type': FORM };
      await post({ ...request, headers: { ...type, ...headers }, body: String(body) });
      const { email, name: person, isStored } = receivedBy(name);
      assert.deepEqual({ email, person, isStored }, { email: VISITOR.email, person: VISITOR.name, isStored: true });
    });
  }

  test('describes each of its outcomes and replies with it', async () => {
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

  test('has the same settings when started and when only described', () => {
    for (const { name, origin, action, list, fields } of describeServices(9000)) {
      const fake = fakes.services[name as FakeName];
      assert.equal(fake.action.replace(fake.origin, origin), action);
      assert.deepEqual([fake.list, fake.fields], [list, fields]);
    }
  });

  for (const name of FAKE_NAMES) {
    describe(name, () => {
      test('records the received person and the page of the request', async () => {
        await signUp(name, 'ada');
        const { email, name: person, origin, headers, isStored } = receivedBy(name);
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

      test('lists what it received, and clears the list on request', async () => {
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

      test('replies 429 with `Retry-After` to too many requests', async () => {
        const { status, headers } = await signUp(name, 'rate');
        assert.deepEqual([status, headers['retry-after']], [429, '60']);
        assert.equal(headers['access-control-expose-headers'], isReadable(name) ? 'Retry-After' : undefined);
      });

      test('replies with its own error when it is down', async () => {
        const { status } = await signUp(name, 'down');
        assert.ok(status === 500 || status === 503);
        assert.equal(receivedBy(name).isStored, false);
      });

      test('can reply without content', async () => {
        const { status, text } = await signUp(name, 'empty');
        assert.deepEqual([status, text], [204, '']);
      });

      test('can redirect to a page, or to an address that records who follows', async () => {
        const { status, headers } = await signUp(name, 'redirect');
        assert.equal(status, isReadable(name) ? 302 : 303);
        const url = new URL(headers.location as string, fakes.services[name].origin).href;
        const next = await post({ url, method: 'GET' });
        assert.equal(next.status, 200);
        const [, followed] = fakes.services[name].received;
        assert.equal(followed?.outcome, isReadable(name) ? 'followed' : undefined);
      });

      test('can begin a reply and never end it', async () => {
        const own = await start();
        const lost = new Promise((resolve) => {
          open(requestTo(own.services[name], 'hang@example.org')).on('response', (response) => {
            response.once('data', (piece: Buffer) => {
              assert.equal(piece.length, 1);
              response.on('error', resolve).on('end', () => resolve('it ended'));
              void own.close();
            });
          });
        });
        assert.equal(((await lost) as NodeJS.ErrnoException).code, 'ECONNRESET');
      });

      test('can send no reply at all', async () => {
        const own = await start();
        const fake = own.services[name];
        const sent = open(requestTo(fake, 'silent@example.org'));
        let isAnswered = false;
        sent.on('response', () => (isAnswered = true));
        const lost = new Promise((resolve) => sent.on('error', resolve));
        // Send other requests until the silent one has arrived: they still get replies.
        do await post({ url: `${fake.origin}/received`, method: 'GET' });
        while (fake.received.length === 0);
        await post(requestTo(fake, 'ok@example.org'));
        await own.close();
        assert.equal(((await lost) as NodeJS.ErrnoException).code, 'ECONNRESET');
        assert.equal(isAnswered, false);
      });

      test('can drop the connection', async () => {
        await assert.rejects(signUp(name, 'drop'), { code: 'ECONNRESET' });
        assert.equal(receivedBy(name).outcome, 'drop');
      });

      test('can delay its usual reply', async () => {
        const usual = await signUp(name, 'ada');
        const before = performance.now();
        const slow = await signUp(name, 'slow');
        // Timers may be a little early.
        assert.ok(performance.now() - before > SLOW_REPLY_DELAY - 5);
        assert.deepEqual([slow.status, slow.text], [usual.status, usual.text]);
      });

      test('refuses an invalid address', async () => {
        const refused = await post(requestOf(name, 'ada at example'));
        if (name === 'json') assert.equal(refused.status, 400);
        else assert.equal(refused.text, (await signUp(name, 'invalid')).text);
        assert.ok(fakes.services[name].received.every(({ isStored }) => !isStored));
      });

      const DEVIATIONS: Record<string, (right: Post) => Post> = {
        'another method': ({ url }) => ({ url, method: 'DELETE' }),
        'a cookie': (right) => ({ ...right, headers: { ...right.headers, cookie: 'visitor=1' } }),
        'a password': (right) => ({ ...right, headers: { ...right.headers, authorization: 'Basic YTpi' } }),
        'the visitor’s address as the referrer': (right) => ({
          ...right,
          headers: { ...right.headers, referer: `${PAGE}/help` },
        }),
        'a header that no preflight would allow': (right) => ({
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
        'an unknown path': (right) => ({ ...right, url: right.url.replace(/(\w\/?)(\?|$)/, '$1x$2') }),
      };
      for (const [deviation, change] of Object.entries(DEVIATIONS)) {
        test(`refuses a request with ${deviation}`, async () => {
          const wrong = change(requestOf(name, 'ok@example.org'));
          const { status } = await post(wrong);
          // CiviCRM reports errors only in its reply, not by its status.
          const refusal = name === 'civicrm' ? 200 : 400;
          assert.equal(status, { 'another method': 405, 'an unknown path': 404 }[deviation] ?? refusal);
          const { received, refused } = fakes.services[name];
          assert.deepEqual(received, []);
          assert.equal(refused.length, 1);
        });
      }

      test('accepts the origin as the referrer of a submitted form, as browsers send it', async () => {
        const right = requestOf(name, 'ada@example.org');
        const headers = { ...right.headers, referer: `${PAGE}/`, 'sec-fetch-mode': 'navigate' };
        await post({ ...right, headers });
        assert.equal(receivedBy(name).isStored, true);
      });

      test('does not count a GET as a sign-up', async () => {
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
      test(`may read the reply of ${name}: ${origin}`, async () => {
        const right = requestOf(name, 'ada@example.org');
        const { headers } = await post({ ...right, headers: { ...right.headers, origin } });
        const isForAll = CASES[name].cors?.isForAll;
        assert.equal(headers['access-control-allow-origin'], isForAll ? '*' : origin);
        assert.equal(headers['vary'], isForAll ? undefined : 'Origin');
        assert.equal(headers['access-control-allow-credentials'], undefined);
      });
    }
  }

  for (const name of READABLE) {
    test(`gets only the permissions of ${name} in a preflight`, async () => {
      const { url } = requestOf(name, '');
      const { status, headers } = await post({ url, method: 'OPTIONS' });
      assert.equal(status, 204);
      assert.equal(headers['access-control-allow-origin'], CASES[name].cors?.isForAll ? '*' : PAGE);
      assert.equal(headers['access-control-allow-methods'], 'POST');
      assert.equal(headers['access-control-allow-headers'], CASES[name].cors?.headers);
    });

    test(`cannot read the reply of ${name} when it is untrusted, although the address is stored`, async () => {
      const { status, headers } = await signUp(name, 'untrusted');
      assert.equal(status, 200);
      assert.equal(headers['access-control-allow-origin'], undefined);
      assert.equal(receivedBy(name).isStored, true);
    });

    test(`cannot even post to ${name} below the path for untrusted pages`, async () => {
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

  for (const name of UNREADABLE) {
    test(`cannot read any reply of ${name}`, async () => {
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

  test('cannot read the reply of Mautic without its header, although the address is stored', async () => {
    const { url, body } = requestOf('mautic', 'ada@example.org');
    const { headers } = await post({ url, body, headers: { 'content-type': FORM } });
    assert.equal(headers['access-control-allow-origin'], undefined);
    assert.equal(receivedBy('mautic').isStored, true);
  });
});

test('`answerSignup` gives a named reply for any address', async () => {
  const server = createServer((request, response) => void answerSignup(request, response, 'exists'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/anywhere`;
  const { status } = await post({ ...requestOf('json', 'down@example.org'), url });
  server.close();
  assert.equal(status, 409);
});

test('`startServices` leaves no service running when a port is in use', async () => {
  // Only the last service finds its port in use.
  const firstPort = Number(new URL(fakes.services.actionkit.origin).port) - FAKE_NAMES.length + 1;
  const failure = () => startServices({ firstPort }).catch((error: NodeJS.ErrnoException & { port?: number }) => error);
  const [first, second] = [await failure(), await failure()];
  assert.ok(first instanceof Error && second instanceof Error);
  assert.equal(first.code, 'EADDRINUSE');
  assert.equal(second.port, first.port, 'the first attempt left no other port in use');
});
