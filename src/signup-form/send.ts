import { SourceError } from '../internal/load-json.js';
import type { ServiceAnswer, ServiceRequest } from './services/service.js';
import { secondsOf } from './signup-form.model.js';

/**
 * Posts what a service has built: without cookies and referrer, and never on to an address that the page's author did
 * not name. A status of any kind is an answer.
 *
 * @param timeLimit - for the whole answer, in milliseconds
 * @throws {SourceError} `network` no answer, a redirect, or none that this page may read · `timeout` none in time
 */
export async function send({ url, headers, body }: ServiceRequest, timeLimit: number): Promise<ServiceAnswer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeLimit);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: limit.signal,
    });
    const retryAfter = secondsOf(response.headers.get('retry-after'), Date.now());
    return {
      status: response.status,
      body: await response.text(),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  } catch {
    if (limit.signal.aborted) throw new SourceError('timeout', 'there was no complete answer in time');
    throw new SourceError('network', 'the server could not be reached, or does not allow this page to read its answer');
  } finally {
    clearTimeout(timer);
  }
}
