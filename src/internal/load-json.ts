import type { ErrorCode } from './errors.js';
import { safeUrl } from './urls.js';

/** Longest wait for a whole document, in milliseconds. */
export const TIME_LIMIT = 10_000;
/** Largest document that is read, in bytes. */
export const SIZE_LIMIT = 5 * 1024 * 1024;

/** An expected failure of the network or of somebody's data, on its way to `ecpat-error`. */
export class SourceError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Fetches a JSON document without cookies and referrer. Redirects are not followed: they would ask an address that the
 * page's author did not name.
 *
 * @param address - as the author wrote it
 * @param signal - gives up silently when aborted: the promise then rejects with the signal's reason
 * @throws {SourceError} `rejected` address not allowed or error status · `network` no answer or a redirect ·
 * `timeout` after 10 s · `bad-data` not JSON or over 5 MB
 */
export async function loadJson(address: string, signal: AbortSignal): Promise<unknown> {
  const url = safeUrl(address);
  if (!url) throw new SourceError('rejected', 'the address is not https');
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, TIME_LIMIT);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: limit.signal,
    });
    if (!response.ok) throw new SourceError('rejected', `the server answered ${response.status}`);
    return parse(await readText(response));
  } catch (error) {
    // In this order: a visitor who leaves is no failure, and an abort of ours looks like a fault of the network.
    if (signal.aborted) throw signal.reason;
    if (limit.signal.aborted) throw new SourceError('timeout', `no complete answer within ${TIME_LIMIT / 1000} s`);
    if (error instanceof SourceError) throw error;
    throw new SourceError('network', 'the server could not be reached');
  } finally {
    clearTimeout(timer);
    // Also the rest of an answer that is not wanted.
    limit.abort();
    signal.removeEventListener('abort', stop);
  }
}

/** Reads the body piece by piece, so that a document of any size costs no more than the limit. */
async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > SIZE_LIMIT) {
      await reader.cancel();
      throw new SourceError('bad-data', 'the document is larger than 5 MB');
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError('bad-data', 'the document is not JSON');
  }
}
