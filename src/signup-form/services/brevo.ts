import { encodeForm } from './requests.js';
import type { UnreadableService } from './service.js';

/** Posts the fields of an embedded Brevo form. Only domains that are authorised at Brevo can read its answer. */
export const brevo: UnreadableService = {
  transport: 'opaque',
  takes: ['fields'],
  needs: 'action="https://….sibforms.com/serve/…"',
  locate({ action }) {
    const url = new URL(action);
    if (!/\/serve\/./.test(url.pathname)) return undefined;
    url.search = '';
    return { url: `${url.href}?isAjax=1`, page: url.href };
  },
  build: ({ email, name, lang }, { url, fields }) => ({
    url,
    body: encodeForm({
      ...fields,
      EMAIL: email,
      ...(name && { FIRSTNAME: name }),
      locale: lang,
      email_address_check: '',
    }),
  }),
};
