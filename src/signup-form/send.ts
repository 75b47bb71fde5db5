import { withDeadline } from '../internal/deadline.js';
import { SourceError } from '../internal/errors.js';
import type { ServiceAnswer, ServiceRequest } from './services/service.js';
import { parseRetryAfter } from './signup-form.model.js';

const UNREACHABLE = {
  unreachable:
    'the server could not be reached, does not let this page read its answer, or the page’s policy (connect-src) forbids it',
};

const REDIRECT = 'the server redirects to another address, which the form does not follow';

/**
 * Nothing was sent: the browser is offline, or the page's policy forbids the address. Any other failure of the network may
 * have come after the service had stored the request: browsers report a refused connection, a lost one and an answer
 * that CORS hides alike.
 */
export class NotSentError extends SourceError {}

/**
 * Posts a request of a service without cookies and referrer. Follows no redirect, since the page's author did not name
 * its address. Any other status counts as an answer.
 *
 * @param timeLimit - for the whole answer, in milliseconds
 * @throws {SourceError} `network` no answer, or none that this page may read · `timeout` none in time · `bad-data` a
 * redirect
 */
export async function send(request: ServiceRequest, timeLimit: number): Promise<ServiceAnswer> {
  return withDeadline(
    timeLimit,
    async (signal) => {
      const response = await post(request, { redirect: 'manual', signal });
      if (response.type === 'opaqueredirect') throw new SourceError('bad-data', REDIRECT);
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

async function post({ url, headers, body }: ServiceRequest, further: RequestInit): Promise<Response> {
  const isOffline = !navigator.onLine;
  let isForbidden = false;
  const watchPolicy = ({ disposition, blockedURI }: SecurityPolicyViolationEvent) => {
    // A forbidden redirect is reported with the address of the request, which was sent.
    const mayBeRedirect = further.redirect !== 'manual';
    if (!mayBeRedirect && disposition === 'enforce' && blockedURI && url.startsWith(blockedURI)) isForbidden = true;
  };
  document.addEventListener('securitypolicyviolation', watchPolicy);
  try {
    return await fetch(url, {
      method: 'POST',
      headers: headers ?? {},
      body: body ?? null,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...further,
    });
  } catch (error) {
    if (!further.signal?.aborted) await nextTask();
    throw isOffline || isForbidden ? new NotSentError('network', UNREACHABLE.unreachable) : error;
  } finally {
    document.removeEventListener('securitypolicyviolation', watchPolicy);
  }
}

/** Chromium reports a violation of the policy in the task after the failure. */
function nextTask(): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}
