import { expect } from '@open-wc/testing';
import { type SinonFakeTimers } from 'sinon';
import { withDeadline } from '../../src/internal/deadline.js';
import { SourceError } from '../../src/internal/errors.js';
import { stopTimers } from '../helpers/timers.js';

const LIMIT_MS = 10_000;
const unreachable = 'example.org did not answer';

/** A request that ends only with its signal, as `fetch()` does. */
const endless = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

/** The reason why a promise rejects. */
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it resolves'),
    (error: unknown) => error,
  );

function expectSourceError(error: unknown, code: string, message: string): void {
  expect(error).to.be.instanceOf(SourceError);
  expect([(error as SourceError).code, (error as SourceError).message]).to.deep.equal([code, message]);
}

describe('a request with a deadline', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => (clock = stopTimers()));
  afterEach(() => clock.restore());

  it('resolves with the answer, then cancels the rest of it and leaves no timer', async () => {
    let given: AbortSignal | undefined;
    const request = async (signal: AbortSignal) => {
      given = signal;
      expect(signal.aborted).to.be.false;
      return Promise.resolve('answer');
    };
    expect(await withDeadline(LIMIT_MS, request, { unreachable })).to.equal('answer');
    expect(given!.aborted).to.be.true;
    expect(clock.countTimers()).to.equal(0);
  });

  it('is a timeout when the answer is not complete in time', async () => {
    let isOver = false;
    const reason = reasonOf(withDeadline(LIMIT_MS, endless, { unreachable })).finally(() => (isOver = true));
    await clock.tickAsync(LIMIT_MS - 1);
    expect(isOver).to.be.false;
    await clock.tickAsync(1);
    expectSourceError(await reason, 'timeout', 'no complete answer within 10 s');
  });

  it('uses the limit of its caller, who may have spent a part of the time', async () => {
    const reason = reasonOf(withDeadline(200, endless, { unreachable }));
    await clock.tickAsync(200);
    expect(await reason).to.include({ code: 'timeout' });
  });

  it('is a network error with the message of its caller when the request fails', async () => {
    const request = () => Promise.reject(new TypeError('Failed to fetch'));
    expectSourceError(await reasonOf(withDeadline(LIMIT_MS, request, { unreachable })), 'network', unreachable);
    expect(clock.countTimers()).to.equal(0);
  });

  it('is a network error when the request throws at once', async () => {
    const request = (): Promise<never> => {
      throw new TypeError('Invalid URL');
    };
    expectSourceError(await reasonOf(withDeadline(LIMIT_MS, request, { unreachable })), 'network', unreachable);
  });

  it('passes on a SourceError of the request', async () => {
    const error = new SourceError('bad-data', 'not JSON');
    const reason = await reasonOf(withDeadline(LIMIT_MS, () => Promise.reject(error), { unreachable }));
    expect(reason).to.equal(error);
  });

  it('rejects with the reason of its caller’s signal when that one ends it', async () => {
    const caller = new AbortController();
    let given: AbortSignal | undefined;
    const request = (signal: AbortSignal) => endless((given = signal));
    const reason = reasonOf(withDeadline(LIMIT_MS, request, { signal: caller.signal, unreachable }));
    const left = new Error('the visitor left');
    caller.abort(left);
    expect(given!.aborted).to.be.true;
    expect(await reason).to.equal(left);
    expect(clock.countTimers()).to.equal(0);
  });

  it('rejects with the reason of its caller’s signal even if the request fails with another error', async () => {
    const caller = new AbortController();
    const request = () => {
      caller.abort(new Error('the visitor left'));
      return Promise.reject(new SourceError('bad-data', 'not JSON'));
    };
    const reason = await reasonOf(withDeadline(LIMIT_MS, request, { signal: caller.signal, unreachable }));
    expect((reason as Error).message).to.equal('the visitor left');
  });

  it('stops listening to its caller’s signal when it is over', async () => {
    const caller = new AbortController();
    const listening: unknown[] = [];
    const { signal } = caller;
    signal.addEventListener = (type: string, listener: unknown) => void (type === 'abort' && listening.push(listener));
    signal.removeEventListener = (_type: string, listener: unknown) =>
      void listening.splice(listening.indexOf(listener), 1);
    const answer = withDeadline(LIMIT_MS, () => Promise.resolve('answer'), { signal, unreachable });
    expect(listening).to.have.length(1);
    await answer;
    expect(listening).to.have.length(0);
  });
});
