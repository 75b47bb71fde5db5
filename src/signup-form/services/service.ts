import type { SignupOutcome, SignupValues } from '../signup-form.types.js';

/** What the page's author said of the service. */
export interface ServiceConfig {
  /** Absolute address, already checked. */
  action: string;
}

/** One POST. It always goes out without cookies and referrer, and follows no redirect. */
export interface ServiceRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** An answer that could be read. */
export interface ServiceAnswer {
  /** HTTP status. */
  status: number;
  body: string;
  /** The header `Retry-After` in seconds, where it is given and shown to the page. */
  retryAfter?: number;
}

/**
 * What tells one newsletter service from another. Both functions are pure and never throw; whatever the service says in
 * words is dropped, since it comes in one language and may hold markup.
 */
export interface SignupService {
  build: (values: SignupValues, config: ServiceConfig) => ServiceRequest;
  parse: (answer: ServiceAnswer) => SignupOutcome;
}
