import { encodeForm } from './requests.js';
import type { UnreadableService } from './service.js';

/** Posts `email`, `name`, `lang` and the author's fields like a native form. */
export const form: UnreadableService = {
  transport: 'page',
  takes: ['fields'],
  build: ({ email, name, lang }, { url, fields }) => ({
    url,
    body: encodeForm({ ...fields, email, ...(name && { name }), lang }),
  }),
};
