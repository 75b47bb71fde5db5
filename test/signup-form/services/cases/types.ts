/** One table of cases per newsletter service drives the tests of its adapter and of its fake. */
import type { ServiceResult, SignupValues } from '../../../../src/signup-form/signup-form.types.js';

/** Everything that a visitor can give. */
export type Visitor = SignupValues & { name: string };

/** A visitor whose name and address need escaping almost everywhere. */
export const VISITOR: Visitor = {
  email: 'ada+news@example.org',
  name: 'Ada “Q” Example',
  lang: 'fr',
  consent: { given: true, text: 'Oui, merci.', lang: 'fr', at: '2026-11-23T12:00:00.000Z' },
};

/** What an author writes. */
export interface Place {
  action: string;
  list?: string | undefined;
}

export interface Content {
  /** How the content travels. */
  type: 'form' | 'json';
  /** Besides the type of the content. */
  headers?: Record<string, string>;
  content: Record<string, unknown>;
}

/** A request as the service's contract says. */
export interface Contract extends Content {
  url: string;
}

/** What the adapter sends. */
export interface RequestCase extends Content {
  about: string;
  place: Place;
  /** The author's further fields. */
  given?: Record<string, string>;
}

export interface AnswerCase {
  about: string;
  /** The local part of an address that makes the fake answer so; absent where no fake does. */
  to?: string;
  /** Whether the fake has stored the address then. */
  isStored?: boolean;
  status: number;
  json?: unknown;
  /** Title of a page, where the answer is one. */
  title?: string;
  /** Any other body. */
  text?: string;
  /** The adapter's result; absent where the page cannot read the answer. */
  result?: ServiceResult;
}

export interface ServiceCases {
  /** An example that the adapter takes. */
  place: Place;
  /** Where a sign-up goes, and where the visitor can go instead. */
  targets: readonly (Place & { url: string; page?: string })[];
  /** Places that the adapter refuses. */
  refused: readonly Place[];
  /** The least that the service takes. Absent for `mailto`, which nothing is posted to. */
  contract?: (place: Place, visitor: Visitor) => Contract;
  requests: readonly RequestCase[];
  answers: readonly AnswerCase[];
  /** Absent where no page of another origin can read the answer. */
  cors?: { isForAll: boolean; headers: string };
  /** Name of the field that has to stay empty, where the fake answers a filled one with 200. */
  honeypot?: (place: Place) => string;
}
