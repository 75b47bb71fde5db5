import type { ServiceRequest } from './service.js';

/** Each value as it is, whatever old libraries of the page put into `toJSON` of lists and texts. */
function asItIs(this: Record<string, unknown>, name: string): unknown {
  return this[name];
}

/** A post of JSON. */
export function postJson(url: string, content: unknown): ServiceRequest {
  return { url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content, asItIs) };
}
