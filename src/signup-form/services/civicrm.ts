import type { FilledFields } from '../signup-form.model.js';
import { readObject, readStatus } from './answers.js';
import { postJson } from './requests.js';
import type { ReadableService } from './service.js';

/** Remoteform removes every backslash before it reads the JSON, so the JSON must need no escapes. */
function plain(text: string): string {
  // JSON escapes lone surrogates too, and WebKit's \p{Cs} misses some of them.
  const wellFormed = new URLSearchParams({ text }).get('text')!;
  return wellFormed.replace(/"/g, "'").replace(/[\\\p{Cc}]/gu, ' ');
}

export const civicrm: ReadableService = {
  transport: 'read',
  takes: ['list', 'fields'],
  needs: 'action="https://…/civicrm/remoteform" and list="number of a profile"',
  advice:
    'in CiviCRM, the origin of this page has to be in Remote Form Settings, and the profile has to allow remote submissions.',
  locate({ action, list }) {
    // WordPress and Joomla put the path into a parameter.
    const path = /civicrm(\/|%2F)remoteform/i;
    if (!path.test(action) || !/^\d+$/.test(list)) return undefined;
    const page = new URL(action.replace(path, 'civicrm$1profile$1create'));
    page.searchParams.set('gid', list);
    page.searchParams.set('reset', '1');
    return { url: action, page: page.href };
  },
  /** Posts to a profile through the extension Remoteform: CiviCRM itself accepts no posts from other sites. */
  build({ email, name }, { url, list, fields }) {
    const given: FilledFields = { ...fields, 'email-Primary': email, ...(name && { first_name: name }) };
    const params = Object.fromEntries(
      Object.entries(given).map(([field, value]) => [
        field,
        typeof value === 'string' ? plain(value) : value.map(plain),
      ]),
    );
    return postJson(url, { entity: 'Profile', action: 'submit', params: { ...params, profile_id: Number(list) } });
  },
  /** Reads `{ is_error, error_message }`, with the status 200 for both. */
  parse(answer) {
    const { is_error, error_message } = readObject(answer);
    const failure = readStatus(answer);
    if (failure) return failure;
    // A profile that warns of duplicates reveals who is on the list; the form does not.
    const isKnown = is_error && typeof error_message === 'string' && /already in the database/i.test(error_message);
    if (is_error && !isKnown) return { state: 'down' };
    return { state: isKnown || is_error === 0 ? 'confirm' : 'unknown' };
  },
};
