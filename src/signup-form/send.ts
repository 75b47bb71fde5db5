import { withDeadline } from '../internal/deadline.js';
import type { ServiceAnswer, ServiceRequest } from './services/service.js';
import { parseRetryAfter } from './signup-form.model.js';

const UNREACHABLE = {
  unreachable:
    'the server could not be reached, does not let this page read its answer, or the page’s policy (connect-src) forbids it',
};

/**
 * Posts a request of a service without cookies and referrer. Follows no redirect, since the page's author did not name
 * its address. Any status counts as an answer.
 *
 * @param timeLimit - for the whole answer, in milliseconds
 * @throws {SourceError} `network` no answer, a redirect, or an answer that this page may not read · `timeout` none in time
 */
export async function send(request: ServiceRequest, timeLimit: number): Promise<ServiceAnswer> {
  return withDeadline(
    timeLimit,
    async (signal) => {
      const response = await post(request, { redirect: 'error', signal });
      const retryAfter = parseRetryAfter(response.headers.get('retry-after'), Date.now());
      return {
        status: response.status,
        body: await response.text(),
        ...(retryAfter !== undefined && { retryAfter }),
      };
    },
    UNREACHABLE,
  );
}

/**
 * Posts to a service with an opaque response, which shows only that there was an answer. Follows redirects, since
 * browsers offer no other mode here.
 *
 * @param timeLimit - for the answer to begin, in milliseconds
 * @throws {SourceError} `network` no answer · `timeout` none in time
 */
export async function sendOpaque(request: ServiceRequest, timeLimit: number): Promise<void> {
  await withDeadline(timeLimit, (signal) => post(request, { mode: 'no-cors', signal }), UNREACHABLE);
}

function post({ url, headers, body }: ServiceRequest, further: RequestInit): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: headers ?? {},
    body: body ?? null,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...further,
  });
}
