import { readObject, readStatus } from './answers.js';
import { postJson } from './requests.js';
import type { ReadableService } from './service.js';

/** listmonk stores people without a list if the UUID is unknown, and fails if it is invalid. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const listmonk: ReadableService = {
  transport: 'read',
  takes: ['list'],
  needs: 'action="https://…" (its own address) and list="UUID of a public list"',
  advice: 'in listmonk, the origin of this page has to be in Settings > Security > Trusted URLs.',
  /** Accepts the root of listmonk, or one of its two form addresses, which its admin pages show. */
  locate({ action, list }) {
    const root = action.replace(/(\/api\/public\/subscription|\/subscription\/form)?\/?([?#].*)?$/, '');
    return UUID.test(list) ? { url: `${root}/api/public/subscription`, page: `${root}/subscription/form` } : undefined;
  },
  /** Only the header for the type of the content: listmonk's CORS rules allow no other. */
  build({ email, name }, { url, list }) {
    return postJson(url, { email, ...(name && { name }), list_uuids: [list] });
  },
  /**
   * Reads `{ data: { has_optin } }`; before 6.0 it was `{ data: true }`. Double opt-in asks only new
   * addresses for a confirmation, so the result does not say whether one is asked for.
   */
  parse(answer) {
    // listmonk refuses the address or the list, and only its message says which.
    if (answer.status === 400) return { state: 'invalid' };
    const { data } = readObject(answer);
    return readStatus(answer) ?? { state: data ? 'confirm' : 'unknown' };
  },
};
