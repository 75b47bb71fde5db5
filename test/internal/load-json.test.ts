import { expect } from '@open-wc/testing';
import { TIME_LIMIT_MS } from '../../src/internal/deadline.js';
import type { SourceError } from '../../src/internal/errors.js';
import { SIZE_LIMIT, loadJson } from '../../src/internal/load-json.js';
import { bodyAt } from '../helpers/faulty-addresses.js';
import { stopTimers } from '../helpers/timers.js';

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

  describe('[src-records] decodes it', () => {
    const utf16 = (text: string, isLittle: boolean) =>
      [...text].flatMap((letter) => {
        const code = letter.charCodeAt(0);
        return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
      });
    const text = '["Señal – café"]';
    const utf8 = [...new TextEncoder().encode(text)];
    const latin1 = [...text].map((letter) => (letter === '–' ? 0x96 : letter.charCodeAt(0)));
    for (const [form, bytes, type] of [
      ['UTF-8', utf8, 'application/json'],
      ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, ...utf8], 'application/json'],
      ['UTF-8 with a mark and a wrong header', [0xef, 0xbb, 0xbf, ...utf8], 'application/json; charset=iso-8859-1'],
      ['UTF-16 with a mark', [0xff, 0xfe, ...utf16(text, true)], 'application/json'],
      ['big-endian UTF-16 with a mark', [0xfe, 0xff, ...utf16(text, false)], 'application/json; charset=utf-8'],
      ['UTF-16 by the header', utf16(text, true), 'application/json; charset=UTF-16LE'],
      ['Latin-1 by the header', latin1, 'text/plain; charset="iso-8859-1"'],
      ['Windows-1252 by the header', latin1, 'application/json;charset=windows-1252'],
      ['an encoding that does not exist', utf8, 'application/json; charset=klingon'],
    ] as const) {
      it(`as ${form}`, async () => {
        const base64 = encodeURIComponent(btoa(String.fromCharCode(...bytes)));
        expect(await load(`/faulty/bytes?base64=${base64}&type=${encodeURIComponent(type)}`)).to.deep.equal(
          JSON.parse(text),
        );
      });
    }
  });

  it('[src-limits] reads a document below the size limit of 5 MB', async () => {
    const text = JSON.stringify('x'.repeat(1000));
    expect(await codeOf(load(bodyAt(text)))).to.equal('loaded');
    expect(SIZE_LIMIT).to.equal(5_242_880);
  });

  it('[error-event] [src-limits] gives up after 10 s, also in the middle of an answer', async () => {
    const clock = stopTimers();
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
