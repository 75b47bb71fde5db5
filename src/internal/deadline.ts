import { SourceError } from './errors.js';

/** Longest wait for an answer, in milliseconds. */
export const TIME_LIMIT = 10_000;

/**
 * Runs a request that has to end in time, and tells a timeout from a fault of the network.
 *
 * @param milliseconds - from now until the whole answer has been read
 * @param request - fetches and reads with the signal given; its own `SourceError`s pass
 * @param options.signal - gives up silently when aborted: the promise then rejects with the signal's reason
 * @param options.unreachable - what the author reads when there was no answer
 * @throws {SourceError} `timeout` no complete answer in time · `network` any other failure
 */
export async function withDeadline<Result>(
  milliseconds: number,
  request: (signal: AbortSignal) => Promise<Result>,
  { signal, unreachable }: { signal?: AbortSignal; unreachable: string },
): Promise<Result> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, milliseconds);
  signal?.addEventListener('abort', stop);
  try {
    return await request(limit.signal);
  } catch (error) {
    // In this order: a visitor who leaves is no failure, and our own abort looks like a fault of the network.
    if (signal?.aborted) throw signal.reason;
    if (limit.signal.aborted) throw new SourceError('timeout', `no complete answer within ${TIME_LIMIT / 1000} s`);
    if (error instanceof SourceError) throw error;
    throw new SourceError('network', unreachable);
  } finally {
    clearTimeout(timer);
    // Also ends the rest of an answer that nobody reads.
    stop();
    signal?.removeEventListener('abort', stop);
  }
}
