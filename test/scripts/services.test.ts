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
import { DELAY, FORM, PAGE, assertPage, open, post, requestTo, useFakes, type Post } from './services.driver.js';

const { fakes, start, requestOf, signUp, taken } = useFakes();

const isReadable = (name: FakeName) => CASES[name].cors !== undefined;
const READABLE = FAKE_NAMES.filter(isReadable);
/** Whose answers no page of another origin can read. */
const UNREADABLE = FAKE_NAMES.filter((name) => !isReadable(name));

describe('a newsletter service', () => {
  for (const name of FAKE_NAMES) {
    for (const { to, status, json, title, isStored } of CASES[name].answers) {
      if (to === undefined) continue;
      test(`${name} answers ${to}@ as that service does`, async () => {
        const reply = await signUp(name, to);
        assert.equal(reply.status, status, reply.text);
        assert.equal(reply.json === undefined, title !== undefined);
        if (title !== undefined) assertPage(reply, title);
        else assert.deepEqual(reply.json, json);
        assert.equal(taken(name).isStored, isStored);
      });
    }

    test(`${name} takes what the form sends`, async () => {
      const service: SignupService = SERVICES[name];
      const { action, list = '' } = fakes.services[name];
      const { url } = service.locate ? service.locate({ action, list })! : { url: action };
      const { headers, body, ...request } = service.build(VISITOR, { url, list, fields: {} });
      const type = body instanceof URLSearchParams && { 'content-type': FORM };
      await post({ ...request, headers: { ...type, ...headers }, body: String(body) });
      const { email, name: person, isStored } = taken(name);
      assert.deepEqual({ email, person, isStored }, { email: VISITOR.email, person: VISITOR.name, isStored: true });
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

  for (const name of FAKE_NAMES) {
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
        assert.equal(headers['access-control-expose-headers'], isReadable(name) ? 'Retry-After' : undefined);
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
        assert.equal(status, isReadable(name) ? 302 : 303);
        const url = new URL(headers.location as string, fakes.services[name].origin).href;
        const next = await post({ url, method: 'GET' });
        assert.equal(next.status, 200);
        const [, followed] = fakes.services[name].received;
        assert.equal(followed?.outcome, isReadable(name) ? 'followed' : undefined);
      });

      test('can begin an answer and not end it', async () => {
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

      test('can say nothing at all', async () => {
        const own = await start();
        const fake = own.services[name];
        const sent = open(requestTo(fake, 'silent@example.org'));
        let isAnswered = false;
        sent.on('response', () => (isAnswered = true));
        const lost = new Promise((resolve) => sent.on('error', resolve));
        // Others are answered meanwhile, as often as it takes until the silent one has come in.
        do await post({ url: `${fake.origin}/received`, method: 'GET' });
        while (fake.received.length === 0);
        await post(requestTo(fake, 'ok@example.org'));
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
        const isForAll = CASES[name].cors?.isForAll;
        assert.equal(headers['access-control-allow-origin'], isForAll ? '*' : origin);
        assert.equal(headers['vary'], isForAll ? undefined : 'Origin');
        assert.equal(headers['access-control-allow-credentials'], undefined);
      });
    }
  }

  for (const name of READABLE) {
    test(`hears before it posts what ${name} allows, and no more`, async () => {
      const { url } = requestOf(name, '');
      const { status, headers } = await post({ url, method: 'OPTIONS' });
      assert.equal(status, 204);
      assert.equal(headers['access-control-allow-origin'], CASES[name].cors?.isForAll ? '*' : PAGE);
      assert.equal(headers['access-control-allow-methods'], 'POST');
      assert.equal(headers['access-control-allow-headers'], CASES[name].cors?.headers);
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

  for (const name of UNREADABLE) {
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
  const firstPort = Number(new URL(fakes.services.actionkit.origin).port) - FAKE_NAMES.length + 1;
  const failure = () => startServices({ firstPort }).catch((error: NodeJS.ErrnoException & { port?: number }) => error);
  const [first, second] = [await failure(), await failure()];
  assert.ok(first instanceof Error && second instanceof Error);
  assert.equal(first.code, 'EADDRINUSE');
  assert.equal(second.port, first.port, 'the second time no other port is in use');
});
