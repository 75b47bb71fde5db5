import type { ServiceResult } from '../signup-form.types.js';
import type { ServiceAnswer } from './service.js';

/** Too many sign-ups at once. */
export function readRate({ retryAfter }: ServiceAnswer): ServiceResult {
  return { state: 'rate', ...(retryAfter !== undefined && { retryAfter }) };
}

/** Reads the status, which means the same for each service; undefined for success, when the body says more. */
export function readStatus(answer: ServiceAnswer): ServiceResult | undefined {
  if (answer.status === 429) return readRate(answer);
  return answer.status >= 200 && answer.status < 300 ? undefined : { state: 'down' };
}

/** The object in the body of an answer; an empty one for anything else. */
export function readObject({ body }: ServiceAnswer): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(body);
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * A refusal of certain fields. The visitor can fix an address or a name only.
 *
 * @param names - of the refused fields, as the service calls them
 */
export function readRefusal(answer: ServiceAnswer, names: readonly unknown[]): ServiceResult {
  if (answer.status === 429 || answer.status >= 500) return readStatus(answer)!;
  const isAbout = (pattern: RegExp) => names.some((name) => typeof name === 'string' && pattern.test(name));
  if (isAbout(/mail$/i)) return { state: 'invalid', field: 'email' };
  return isAbout(/name$/i) ? { state: 'invalid', field: 'name' } : { state: 'down' };
}

/** Success if the answer has the expected form; otherwise `unknown`, which claims nothing. */
export function readSuccess(answer: ServiceAnswer, state: 'ok' | 'confirm', ...keys: string[]): ServiceResult {
  const content = readObject(answer);
  return { state: keys.some((key) => key in content) ? state : 'unknown' };
}

/**
 * Reads `{ errors: [{ … }] }`.
 *
 * @param key - names the field that an error is about
 * @returns undefined if there are no errors and the status is one of success
 */
export function readErrors(answer: ServiceAnswer, key: string): ServiceResult | undefined {
  const { errors } = readObject(answer);
  if (!Array.isArray(errors) || errors.length === 0) return readStatus(answer);
  return readRefusal(
    answer,
    errors.map((error) => (Object(error) as Record<string, unknown>)[key]),
  );
}
