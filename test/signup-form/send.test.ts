import { expect } from '@open-wc/testing';
import sinon from 'sinon';
import { SourceError } from '../../src/internal/errors.js';
import { NotSentError, send, sendOpaque } from '../../src/signup-form/send.js';
import { stopTimers } from '../helpers/timers.js';

const post = (url: string, timeLimit = 10_000) => send({ url, headers: {}, body: '{}' }, timeLimit);

async function codeOf(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
    return 'answered';
  } catch (error) {
    return error instanceof SourceError ? error.code : `another error: ${String(error)}`;
  }
}

describe('signup-form: a POST request', () => {
  it('resolves with any status and the body as text', async () => {
    expect(await post('/faulty/status/500')).to.deep.equal({ status: 500, body: '{}' });
    const body = JSON.stringify({ email: 'a@example.org' });
    const answer = await send({ url: '/faulty/signup/rate', headers: { 'content-type': 'text/plain' }, body }, 10_000);
    expect(answer.status, 'the endpoint refuses other content').to.equal(400);
  });

  it('fails with "network" when the connection drops', async () => {
    expect(await codeOf(post('/faulty/drop'))).to.equal('network');
  });

  it('fails with "bad-data" when the service redirects, and does not follow', async () => {
    const fetched = sinon.spy(window, 'fetch');
    try {
      expect(await codeOf(post('/faulty/redirect?to=/faulty/signup/ok'))).to.equal('bad-data');
      expect(fetched.callCount).to.equal(1);
    } finally {
      fetched.restore();
    }
  });

  it('fails with "network" when the connection drops in the middle of an answer', async () => {
    expect(await codeOf(post('/faulty/cut'))).to.equal('network');
  });

  it('says that nothing was sent when the browser is offline', async () => {
    const offline = sinon.stub(navigator, 'onLine').get(() => false);
    try {
      const request = { url: '/faulty/drop', body: '{}' };
      for (const sent of [send(request, 10_000), sendOpaque(request, 10_000)]) {
        expect(await sent.catch((error: unknown) => error)).to.be.an.instanceOf(NotSentError);
      }
    } finally {
      offline.restore();
    }
    const lost = await post('/faulty/drop').catch((error: unknown) => error);
    expect(lost, 'a lost connection is another failure').not.to.be.an.instanceOf(NotSentError);
  });

  it('fails with "timeout" when an answer starts and does not end', async () => {
    expect(await codeOf(post('/faulty/hang', 50))).to.equal('timeout');
  });

  it('names the time limit in the message when it passes', async () => {
    const clock = stopTimers();
    try {
      const error = post('/faulty/hang', 8_400).catch((reason: unknown) => reason);
      clock.tick(8_400);
      expect(String(await error)).to.include('no complete answer within 8 s');
    } finally {
      clock.restore();
    }
  });
});
