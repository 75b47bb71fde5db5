import { encodeForm } from './requests.js';
import type { UnreadableService } from './service.js';

/** Posts like a native form to a page of ActionKit: other sites cannot read its answer. */
export const actionkit: UnreadableService = {
  transport: 'page',
  takes: ['list', 'fields'],
  needs: 'action="https://…/act/" and list="short name of a page"',
  locate: ({ action, list }) => (/\/act\/?$/.test(action) && list ? { url: action.replace(/\/?$/, '/') } : undefined),
  build: ({ email, name }, { url, list, fields }) => ({
    url,
    body: encodeForm({ ...fields, page: list, email, ...(name && { name }) }),
  }),
};
