import type { Field } from '../signup-form.types.js';
import { readObject, readRate, readStatus } from './answers.js';
import { postJson } from './requests.js';
import type { ReadableService } from './service.js';

const FIELDS: readonly Field[] = ['email', 'name'];

/** The author's own endpoint, for members with a developer. */
export const json: ReadableService = {
  transport: 'read',
  takes: ['fields'],
  advice: 'the endpoint has to allow the origin of this page and the header Content-Type.',
  /**
   * Posts `{ email, name?, lang, consent: { given, text, lang, at }, hp }` and the author's fields as JSON. The consent
   * is sent as the sentence itself, since a hash could not be shown to people who ask for the text.
   * `hp` is the honeypot, always empty: the form sends nothing when it is filled.
   */
  build(values, { url, fields }) {
    return postJson(url, { ...fields, ...values, hp: '' });
  },
  /**
   * Reads `{ state, field? }`. The status decides when both disagree. An address that is on the list already gets the
   * result of a new one: the form must not tell a stranger who is subscribed.
   */
  parse(answer) {
    const { status } = answer;
    const { state, field } = readObject(answer);
    if (state === 'exists' && (status < 300 || status === 409)) return { state: 'confirm' };
    if (status === 429 || (status < 500 && state === 'rate')) return readRate(answer);
    if (status === 422 || (status < 500 && state === 'invalid')) {
      const refused = FIELDS.find((known) => known === field);
      return { state: 'invalid', ...(refused && { field: refused }) };
    }
    if (state === 'down') return { state };
    // The server accepted the request, but its answer has another form: claim nothing.
    return readStatus(answer) ?? { state: state === 'ok' || state === 'confirm' ? state : 'unknown' };
  },
};
