/** Allowed values of `name-field`. */
export const NAME_FIELDS = ['off', 'optional', 'required'] as const;
/** Whether the form also asks for a name. */
export type NameField = (typeof NAME_FIELDS)[number];

/** Further fields for the service, by the service's own field names. */
export interface SignupFields {
  readonly [name: string]: string;
}

/** A field that can have an error. */
export type Field = 'email' | 'name' | 'consent';

/**
 * The result of a submission: signed up (`ok`), to be confirmed by email (`confirm`), not known (`unknown`), a refused
 * field (`invalid`), too many sign-ups at once (`rate`), or a failed request (`down`).
 */
export type SignupState = 'ok' | 'confirm' | 'unknown' | 'invalid' | 'rate' | 'down';

/** The consent, as a service may have to prove it later. */
export interface Consent {
  given: true;
  /** The sentence beside the box, word for word, in the language that the visitor read. */
  text: string;
  /** BCP 47 tag of the sentence. */
  lang: string;
  /** Time of the submission, ISO 8601 in UTC. */
  at: string;
}

/** The values that a visitor entered. */
export interface SignupValues {
  email: string;
  /** Absent if none is asked for or given. */
  name?: string;
  /** BCP 47 tag of the form's language, in which the visitor expects messages. */
  lang: string;
  consent: Consent;
}

/** The meaning of a service's answer. */
export interface ServiceResult {
  state: SignupState;
  /** The refused field, if the service names it (`invalid`). */
  field?: Field;
  /** Seconds to wait before another attempt, if the service names them (`rate`). */
  retryAfter?: number;
}

/** The result of a submission. */
export interface SubmissionResult extends ServiceResult {
  /**
   * Reason for `unknown`: nothing was sent · the service's page opens next · the mail program has a message · the
   * same sign-up may have been stored already, and was not sent again.
   */
  reason?: 'kept-back' | 'next-page' | 'mail' | 'sent-before';
  /** The organisation that the visitor signed up with. */
  controller?: string;
}

/** Detail of `ecpat-signup-submit`. The only event that contains the visitor's input. */
export interface SignupSubmitDetail {
  values: SignupValues;
}

/** Detail of `ecpat-signup-result`. */
export interface SignupResultDetail {
  state: SignupState;
}

declare global {
  interface HTMLElementEventMap {
    'ecpat-signup-submit': CustomEvent<SignupSubmitDetail>;
    'ecpat-signup-result': CustomEvent<SignupResultDetail>;
  }
}
