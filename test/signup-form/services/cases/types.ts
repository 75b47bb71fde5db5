/** One table of cases per newsletter service drives the tests of its adapter and of its fake. */
import type { ServiceResult, SignupValues } from '../../../../src/signup-form/signup-form.types.js';

/** All values that a visitor can enter. */
export type Visitor = SignupValues & { name: string };

/** A visitor whose name and address need escaping almost everywhere. */
export const VISITOR: Visitor = {
  email: 'ada+news@example.org',
  name: 'Ada “Q” Example',
  lang: 'fr',
  consent: { given: true, text: 'Oui, merci.', lang: 'fr', at: '2026-11-23T12:00:00.000Z' },
};

/** The attributes that an author sets. */
export interface Place {
  action: string;
  list?: string | undefined;
}

export interface Content {
  /** The encoding of the content. */
  type: 'form' | 'json';
  /** Headers other than the content type. */
  headers?: Record<string, string>;
  content: Record<string, unknown>;
}

/** A request according to the contract of the service. */
export interface Contract extends Content {
  url: string;
}

/** A request that the adapter sends. */
export interface RequestCase extends Content {
  about: string;
  place: Place;
  /** Further fields that the author sets. */
  given?: Record<string, string>;
}

export interface AnswerCase {
  about: string;
  /** The local part of an address that makes the fake give this answer. Absent when no fake gives it. */
  to?: string;
  /** Whether the fake then stores the address. */
  isStored?: boolean;
  status: number;
  json?: unknown;
  /** The title, when the answer is a page. */
  title?: string;
  /** Any other body. */
  text?: string;
  /** The result of the adapter. Absent when the page cannot read the answer. */
  result?: ServiceResult;
}

export interface ServiceCases {
  /** An example that the adapter accepts. */
  place: Place;
  /** The URL that receives a sign-up, and the page that a visitor can open instead. */
  targets: readonly (Place & { url: string; page?: string })[];
  /** Places that the adapter refuses. */
  refused: readonly Place[];
  /** The smallest request that the service accepts. Absent for `mailto`, which sends no request. */
  contract?: (place: Place, visitor: Visitor) => Contract;
  requests: readonly RequestCase[];
  answers: readonly AnswerCase[];
  /** Absent when no page of another origin can read the answer. */
  cors?: { isForAll: boolean; headers: string };
  /** The name of the honeypot. Absent when the fake does not answer a filled one with 200. */
  honeypot?: (place: Place) => string;
}
