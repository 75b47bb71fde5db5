/** The two transports that the browser or the visitor completes: a native post and a message. */
import type { ServiceRequest } from './services/service.js';

/**
 * Posts like a native form: the service's answer replaces the page. The values never reach a field or an attribute.
 *
 * @param root - in the page; contains the form briefly
 */
export function postLikeForm(root: Node, { url, body }: ServiceRequest): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  form.acceptCharset = 'utf-8';
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of new URLSearchParams(body)) formData.append(name, value);
  });
  root.appendChild(form);
  form.submit();
  form.remove();
}

/** Opens the visitor's mail program, if there is one; the page stays. */
export function openMail({ url }: ServiceRequest): void {
  location.assign(url);
}
