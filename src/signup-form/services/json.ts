import type { Field, SignupOutcome, SignupValues } from '../signup-form.types.js';
import type { ServiceAnswer, ServiceConfig, ServiceRequest, SignupService } from './service.js';

const FIELDS: readonly Field[] = ['email', 'name'];

/**
 * Posts `{ email, name?, lang, consent: { given, text, lang, at }, hp }` as JSON. The consent travels as the sentence
 * itself: a hash of it could be compared but not shown to anyone who asks what was agreed to. `hp` is the field that
 * only programs fill, and always empty: a filled one is not sent.
 */
function build(values: SignupValues, { action }: ServiceConfig): ServiceRequest {
  return {
    url: action,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...values, hp: '' }),
  };
}

/**
 * Reads `{ state, field? }`. The status decides where both disagree. An address that is already on the list is answered
 * like a new one: the form must not tell a stranger who is subscribed.
 */
function parse({ status, body, retryAfter }: ServiceAnswer): SignupOutcome {
  const { state, field } = read(body);
  if (state === 'exists' && (status < 300 || status === 409)) return { state: 'confirm' };
  if (status === 429 || (status < 500 && state === 'rate')) {
    return { state: 'rate', ...(retryAfter !== undefined && { retryAfter }) };
  }
  if (status === 422 || (status < 500 && state === 'invalid')) {
    const refused = FIELDS.find((known) => known === field);
    return { state: 'invalid', ...(refused && { field: refused }) };
  }
  if (status < 200 || status >= 300 || state === 'down') return { state: 'down' };
  // Something took the address, but not in words that we know: claim nothing.
  return { state: state === 'ok' || state === 'confirm' ? state : 'unknown' };
}

function read(body: string): { state?: unknown; field?: unknown } {
  try {
    return Object(JSON.parse(body)) as { state?: unknown };
  } catch {
    return {};
  }
}

/** An endpoint of one's own, for members with a developer. */
export const json: SignupService = { build, parse };
