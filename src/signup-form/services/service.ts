import type { FilledFields } from '../signup-form.model.js';
import type { ServiceResult, SignupValues } from '../signup-form.types.js';

/**
 * How a sign-up is sent, and how much of its result the form can know:
 * `read` fetched, and the service lets the page read its answer · `opaque` fetched, the page cannot read the answer ·
 * `page` posted like a native form, the visitor lands on the service's page · `mail` in the visitor's mail program.
 */
export type Transport = 'read' | 'opaque' | 'page' | 'mail';

/** The author's settings for the service. */
export interface ServiceSettings {
  /** Absolute address, already checked: https, mailto, or the page's own origin. */
  action: string;
  /** The list for the form's language; `''` for none. */
  list: string;
}

/** The target of a sign-up. */
export interface Target {
  /** Absolute address to post to. */
  url: string;
  /** The service's own page for the same list, if its address is known. */
  page?: string;
}

/** Everything in a request that the visitor did not enter. */
export interface ServiceConfig {
  /** Absolute address to post to. */
  url: string;
  /** The list for the form's language; `''` for none. */
  list: string;
  /** The author's further fields, filled in. They never replace the visitor's input. */
  fields: FilledFields;
}

/** One POST; for `mail` only the address of the message. */
export interface ServiceRequest {
  url: string;
  headers?: Record<string, string>;
  body?: string | URLSearchParams;
}

/** An answer that the page could read. */
export interface ServiceAnswer {
  /** HTTP status. */
  status: number;
  body: string;
  /** The header `Retry-After` in seconds, if the page can read it. */
  retryAfter?: number;
}

/**
 * An adapter for one newsletter service. All functions are pure and never throw. They drop the service's own messages,
 * which are in one language and may contain markup.
 */
interface AnyService {
  readonly transport: Transport;
  /** Further settings of the author that the service uses. */
  readonly takes: readonly ('list' | 'fields')[];
  /** The requirement for the author's settings, to end the sentence “it needs …”. Default: any https address. */
  readonly needs?: string;
  /** The service's own setting to check, to end the sentence “If it never works: …”. */
  readonly advice?: string;
  /** @returns undefined if `action` or `list` does not have the service's form. Default: `action` unchanged. */
  locate?: (settings: ServiceSettings) => Target | undefined;
  build: (values: SignupValues, config: ServiceConfig) => ServiceRequest;
}

/** A service whose answer the page may read. */
export interface ReadableService extends AnyService {
  readonly transport: 'read';
  parse: (answer: ServiceAnswer) => ServiceResult;
}

export interface UnreadableService extends AnyService {
  readonly transport: Exclude<Transport, 'read'>;
}

export type SignupService = ReadableService | UnreadableService;
