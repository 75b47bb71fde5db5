import { expect } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import { TIME_LIMIT_MS } from '../../src/internal/deadline.js';
import type { SourceError } from '../../src/internal/errors.js';
import { SIZE_LIMIT, loadJson } from '../../src/internal/load-json.js';
import { bodyAt } from '../helpers/faulty-addresses.js';

const never = new AbortController().signal;
const load = (address: string, signal = never) => loadJson(address, signal);

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'loaded',
    (error: SourceError) => error.code,
  );
}

describe('loading a document', () => {
  it('returns the parsed JSON', async () => {
    expect(await load(bodyAt('{"members":[]}'))).to.deep.equal({ members: [] });
  });

  for (const [hazard, address, code] of [
    ['a script address', 'javascript:alert(1)', 'rejected'],
    ['a data address', 'data:application/json,{}', 'rejected'],
    ['plain http elsewhere', 'http://example.org/members.json', 'rejected'],
    ['an address without a host', 'https://', 'rejected'],
    ['a password in the address', 'https://user:password@example.org/', 'rejected'],
    ['an unreachable server', 'https://localhost:1/members.json', 'network'],
    ['a connection that drops', '/faulty/drop', 'network'],
    ['an error of the server', '/faulty/status/500', 'rejected'],
    ['a missing page', '/faulty/status/404', 'rejected'],
    ['a redirect, which the author did not name', '/faulty/redirect?to=/faulty/json', 'network'],
    ['an answer that is not JSON', bodyAt('<!doctype html>'), 'bad-data'],
    ['an empty answer', bodyAt(''), 'bad-data'],
    ['an answer of 50 MB', '/faulty/big?megabytes=50', 'bad-data'],
  ] as const) {
    it(`[error-event] [src-limits] [never-elsewhere] rejects with "${code}" for ${hazard}`, async () => {
      expect(await codeOf(load(address))).to.equal(code);
    });
  }

  it('[src-limits] reads a document below the size limit of 5 MB', async () => {
    const text = JSON.stringify('x'.repeat(1000));
    expect(await codeOf(load(bodyAt(text)))).to.equal('loaded');
    expect(SIZE_LIMIT).to.equal(5_242_880);
  });

  it('[error-event] [src-limits] gives up after 10 s, also in the middle of an answer', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const code = codeOf(load('/faulty/hang'));
      clock.tick(TIME_LIMIT_MS);
      expect(await code).to.equal('timeout');
      expect(clock.countTimers()).to.equal(0);
    } finally {
      clock.restore();
    }
  });

  it('stops silently when the visitor has left', async () => {
    const leaving = new AbortController();
    const promise = load('/faulty/hang', leaving.signal);
    leaving.abort('left');
    let reason: unknown;
    await promise.catch((error: unknown) => (reason = error));
    expect(reason).to.equal('left');
  });
});
