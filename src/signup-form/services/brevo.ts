import type { UnreadableService } from './service.js';

/** Posts what an embedded form of Brevo posts. Its answer can be read on domains only that were authorised there. */
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
    body: new URLSearchParams({
      ...fields,
      EMAIL: email,
      ...(name && { FIRSTNAME: name }),
      locale: lang,
      email_address_check: '',
    }),
  }),
};
