import { encodeForm } from './requests.js';
import type { UnreadableService } from './service.js';

/**
 * Posts the fields of an embedded Mailchimp form: merge fields in capitals, and an empty honeypot named after the
 * audience. The response stays opaque, since Mailchimp offers scripts only JSONP, which would run on the page.
 */
export const mailchimp: UnreadableService = {
  transport: 'opaque',
  takes: ['list', 'fields'],
  needs: 'action="https://….list-manage.com/subscribe/post?u=…&id=…"',
  locate({ action, list }) {
    const url = new URL(action);
    if (list) url.searchParams.set('id', list);
    const { pathname, searchParams } = url;
    if (!pathname.endsWith('/subscribe/post') || !searchParams.get('u') || !searchParams.get('id')) return undefined;
    const page = new URL(url);
    page.pathname = pathname.replace(/\/post$/, '');
    return { url: url.href, page: page.href };
  },
  build({ email, name }, { url, fields }) {
    const { searchParams } = new URL(url);
    return {
      url,
      body: encodeForm({
        ...fields,
        EMAIL: email,
        ...(name && { FNAME: name }),
        [`b_${searchParams.get('u')}_${searchParams.get('id')}`]: '',
      }),
    };
  },
};
