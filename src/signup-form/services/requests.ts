import type { ServiceRequest } from './service.js';

/** A post of JSON. */
export function postJson(url: string, content: unknown): ServiceRequest {
  return { url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
