import { readErrors, readSuccess } from './answers.js';
import { postJson } from './requests.js';
import type { ReadableService } from './service.js';

/** Posts to a form of Formspree, which emails each sign-up to its owner. */
export const formspree: ReadableService = {
  transport: 'read',
  takes: ['fields'],
  needs: 'action="https://formspree.io/f/…"',
  locate: ({ action }) => (/\/f\/\w+$/.test(action) ? { url: action } : undefined),
  build({ email, name, lang }, { url, fields }) {
    const request = postJson(url, { ...fields, email, ...(name && { name }), lang, _gotcha: '' });
    // Otherwise Formspree answers with a page.
    return { ...request, headers: { ...request.headers, accept: 'application/json' } };
  },
  parse: (answer) => readErrors(answer, 'field') ?? readSuccess(answer, 'ok', 'next'),
};
