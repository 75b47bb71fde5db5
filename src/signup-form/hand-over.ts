/** The two transports that the browser or the visitor completes: a native post and a message. */
import { SourceError } from '../internal/errors.js';
import { NotSentError } from './send.js';
import type { ServiceRequest } from './services/service.js';

const FORBIDDEN = 'the page’s policy (form-action) forbids the address, or one that it redirects to';

/**
 * Posts like a native form: the service's answer replaces the page. The values never reach a field or an attribute.
 *
 * @param root - in the page; contains the form briefly
 * @throws {SourceError} `rejected` the page's policy forbids it. Chromium tells later, see `watchPolicy`.
 */
export function postLikeForm(root: Node, { url, body }: ServiceRequest): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  form.acceptCharset = 'utf-8';
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of new URLSearchParams(body)) formData.append(name, value);
  });
  let fault: SourceError | undefined;
  const stop = watchPolicy(root.ownerDocument!, url, (error) => (fault = error));
  root.appendChild(form);
  try {
    form.submit();
  } catch (error) {
    // Firefox throws too, not always after it has reported the violation, and what it throws is no `Error`.
    if (error instanceof Error) throw error;
    fault ??= new NotSentError('rejected', FORBIDDEN);
  } finally {
    form.remove();
    stop();
  }
  if (fault) throw fault;
}

/**
 * Calls back if the page's policy forbids a native post to an address.
 *
 * @param blocked - gets a `NotSentError`, or another `SourceError` if the service has the post: then the policy may
 * allow the address and forbid only a redirect
 * @returns a function that stops it
 */
export function watchPolicy(page: Document, url: string, blocked: (error: SourceError) => void): () => void {
  const watch = ({ effectiveDirective, disposition, blockedURI, originalPolicy }: SecurityPolicyViolationEvent) => {
    if (effectiveDirective !== 'form-action' || disposition !== 'enforce') return;
    if (!blockedURI || !url.startsWith(blockedURI)) return;
    const { hostname, origin } = new URL(url);
    const [, sources = ''] = /form-action([^;]*)/i.exec(originalPolicy) ?? [];
    const mayAllow = sources.includes(hostname) || /\*|https?:(?!\/)/i.test(sources);
    const isOwn = origin === location.origin && /'self'/i.test(sources);
    const Fault = mayAllow || isOwn ? SourceError : NotSentError;
    blocked(new Fault('rejected', FORBIDDEN));
  };
  page.addEventListener('securitypolicyviolation', watch);
  return () => page.removeEventListener('securitypolicyviolation', watch);
}

/** Opens the visitor's mail program, if there is one; the page stays. */
export function openMail({ url }: ServiceRequest): void {
  location.assign(url);
}
