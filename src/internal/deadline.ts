import { SourceError } from './errors.js';

/** Maximum wait for an answer, in milliseconds. */
export const TIME_LIMIT_MS = 10_000;

/**
 * Runs a request with a time limit, and distinguishes a timeout from a network error.
 *
 * @param milliseconds - limit from now until the whole answer is read; the message names its whole seconds
 * @param request - fetches and reads with the given signal; its own `SourceError`s pass through
 * @param options.signal - stops silently when aborted: the promise rejects with the signal's reason
 * @param options.unreachable - message for the page's author if there is no answer
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
    // The order matters: a visitor who leaves is no failure, and our own abort looks like a network error.
    if (signal?.aborted) throw signal.reason;
    if (limit.signal.aborted) {
      throw new SourceError('timeout', `no complete answer within ${Math.floor(milliseconds / 1000)} s`);
    }
    if (error instanceof SourceError) throw error;
    throw new SourceError('network', unreachable);
  } finally {
    clearTimeout(timer);
    // Also cancels the rest of an answer that nobody reads.
    stop();
    signal?.removeEventListener('abort', stop);
  }
}
