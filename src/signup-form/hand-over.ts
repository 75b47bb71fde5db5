/** The two ways of sending that leave the rest to the browser, and to the visitor. */
import type { ServiceRequest } from './services/service.js';

/**
 * Posts like a native form: the page is left for the service's answer. What is sent stands in no field and no attribute
 * on the way.
 *
 * @param root - the form is in it for a moment; it has to be in the page
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

/** Opens the visitor's mail program, where there is one, and leaves the page where it is. */
export function openMail({ url }: ServiceRequest): void {
  location.assign(url);
}
