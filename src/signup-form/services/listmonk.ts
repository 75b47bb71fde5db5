import { readObject, readStatus } from './answers.js';
import { postJson } from './requests.js';
import type { ReadableService } from './service.js';

/** It stores a person for a list that it does not know on none, and fails at what is no UUID. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const listmonk: ReadableService = {
  transport: 'read',
  takes: ['list'],
  needs: 'action="https://…" (its own address) and list="UUID of a public list"',
  advice: 'in listmonk, the origin of this page has to be in Settings > Security > Trusted URLs.',
  /** Takes the root of listmonk, or one of its two addresses for forms, which is what its admin pages show. */
  locate({ action, list }) {
    const root = action.replace(/(\/api\/public\/subscription|\/subscription\/form)?\/?([?#].*)?$/, '');
    return UUID.test(list) ? { url: `${root}/api/public/subscription`, page: `${root}/subscription/form` } : undefined;
  },
  /** No header but the type of the content: listmonk lets a page send no other. */
  build({ email, name }, { url, list }) {
    return postJson(url, { email, ...(name && { name }), list_uuids: [list] });
  },
  /**
   * Reads `{ data: { has_optin } }`; before 6.0 it was `{ data: true }`. Whether a confirmation is asked for would tell a
   * stranger who is on the list: with double opt-in it is asked of new addresses only.
   */
  parse(answer) {
    // An address, or a list, that it does not take: it says which in words only.
    if (answer.status === 400) return { state: 'invalid' };
    const { data } = readObject(answer);
    return readStatus(answer) ?? { state: data ? 'confirm' : 'unknown' };
  },
};
