import { readObject, readRefusal, readStatus } from './answers.js';
import { encodeForm } from './requests.js';
import type { ReadableService } from './service.js';

export const mautic: ReadableService = {
  transport: 'read',
  takes: ['list', 'fields'],
  needs: 'action="https://…/form/submit?formId=…"',
  advice: 'in Mautic, the origin of this page has to be in Configuration > System Settings > CORS Settings.',
  locate({ action, list }) {
    const url = new URL(action);
    const { pathname, searchParams } = url;
    if (list) searchParams.set('formId', list);
    const id = searchParams.get('formId') ?? '';
    if (!pathname.endsWith('/form/submit') || !/^\d+$/.test(id)) return undefined;
    searchParams.set('ajax', '1');
    const page = new URL(url);
    page.pathname = pathname.replace(/submit$/, id);
    page.search = page.hash = '';
    return { url: url.href, page: page.href };
  },
  build({ email, name }, { url, fields }) {
    return {
      url,
      // Without it Mautic accepts the sign-up but does not let the page read the answer.
      headers: { 'x-requested-with': 'XMLHttpRequest' },
      body: encodeForm({
        ...fields,
        'mauticform[email]': email,
        ...(name && { 'mauticform[name]': name }),
        'mauticform[formId]': new URL(url).searchParams.get('formId')!,
        'mauticform[return]': '',
      }),
    };
  },
  /**
   * Reads `{ success, validationErrors: { [alias]: text } }`, where success is a number or a boolean. It does
   * not say whether Mautic asks for a confirmation.
   */
  parse(answer) {
    const { success, validationErrors } = readObject(answer);
    const refused = Object.keys(Object(validationErrors));
    if (refused.length > 0) return readRefusal(answer, refused);
    return readStatus(answer) ?? { state: success ? 'confirm' : success === undefined ? 'unknown' : 'down' };
  },
};
