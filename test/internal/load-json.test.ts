import { expect } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import { TIME_LIMIT } from '../../src/internal/deadline.js';
import type { SourceError } from '../../src/internal/errors.js';
import { SIZE_LIMIT, loadJson } from '../../src/internal/load-json.js';

const never = new AbortController().signal;
const load = (address: string, signal = never) => loadJson(address, signal);
const json = (body: string) => `/faulty/json?body=${encodeURIComponent(body)}`;

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'loaded',
    (error: SourceError) => error.code,
  );
}

describe('loading a document', () => {
  it('gives what the JSON says', async () => {
    expect(await load(json('{"members":[]}'))).to.deep.equal({ members: [] });
  });

  for (const [hazard, address, code] of [
    ['a script address', 'javascript:alert(1)', 'rejected'],
    ['a data address', 'data:application/json,{}', 'rejected'],
    ['plain http elsewhere', 'http://example.org/members.json', 'rejected'],
    ['no address at all', 'https://', 'rejected'],
    ['a password in the address', 'https://user:password@example.org/', 'rejected'],
    ['nobody there', 'https://localhost:1/members.json', 'network'],
    ['a connection that drops', '/faulty/drop', 'network'],
    ['an error of the server', '/faulty/status/500', 'rejected'],
    ['a page that is missing', '/faulty/status/404', 'rejected'],
    ['a redirect, which the author did not name', '/faulty/redirect?to=/faulty/json', 'network'],
    ['no JSON', json('<!doctype html>'), 'bad-data'],
    ['nothing', json(''), 'bad-data'],
    ['50 MB', '/faulty/big?megabytes=50', 'bad-data'],
  ] as const) {
    it(`[error-event] [src-limits] [never-elsewhere] says "${code}" for ${hazard}`, async () => {
      expect(await codeOf(load(address))).to.equal(code);
    });
  }

  it('[src-limits] reads up to the limit', async () => {
    const text = JSON.stringify('x'.repeat(1000));
    expect(await codeOf(load(json(text)))).to.equal('loaded');
    expect(SIZE_LIMIT).to.equal(5_242_880);
  });

  it('[error-event] [src-limits] gives up after 10 s, also in the middle of an answer', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const code = codeOf(load('/faulty/hang'));
      clock.tick(TIME_LIMIT);
      expect(await code).to.equal('timeout');
      expect(clock.countTimers()).to.equal(0);
    } finally {
      clock.restore();
    }
  });

  it('stops without a word when the visitor has left', async () => {
    const leaving = new AbortController();
    const promise = load('/faulty/hang', leaving.signal);
    leaving.abort('left');
    let reason: unknown;
    await promise.catch((error: unknown) => (reason = error));
    expect(reason).to.equal('left');
  });
});
