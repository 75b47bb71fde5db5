import { readObject, readStatus } from './answers.js';
import { postJson } from './requests.js';
import type { ReadableService } from './service.js';

/** Records a person with a form of Action Network, without a key: anyone can post there. */
export const actionNetwork: ReadableService = {
  transport: 'read',
  takes: ['fields'],
  needs: 'action="https://actionnetwork.org/api/v2/forms/…"',
  locate({ action }) {
    const [, form] = /^([^?#]+\/api\/v2\/forms\/[^/?#]+)(\/submissions)?\/?([?#].*)?$/.exec(action) ?? [];
    return form ? { url: `${form}/submissions` } : undefined;
  },
  build({ email, name }, { url, fields }) {
    // No `status`, since it would re-subscribe people who have left.
    const person = { ...(name && { given_name: name }), email_addresses: [{ address: email }] };
    // A list becomes one text with commas.
    const tags =
      fields['add_tags'] &&
      String(fields['add_tags'])
        .split(',')
        .map((tag) => tag.trim());
    return postJson(url, { person, ...(tags && { add_tags: tags }) });
  },
  // The documentation promises only that the answer is an object. New people are subscribed, people who have left are not.
  parse(answer) {
    const content = readObject(answer);
    const isTaken = Object.keys(content).length > 0 && !('error' in content);
    return readStatus(answer) ?? { state: isTaken ? 'confirm' : 'unknown' };
  },
};
