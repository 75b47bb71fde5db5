import type { FilledFields } from '../signup-form.model.js';
import type { ServiceRequest } from './service.js';

/** Keeps each value unchanged, since old libraries on the page add a `toJSON` to arrays and strings. */
function asItIs(this: Record<string, unknown>, name: string): unknown {
  return this[name];
}

/** Builds a request with a JSON body. */
export function postJson(url: string, content: unknown): ServiceRequest {
  return { url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content, asItIs) };
}

/** Form-encoded content. A field with several values appears once for each. */
export function encodeForm(content: FilledFields): URLSearchParams {
  const pairs = Object.entries(content).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs);
}
