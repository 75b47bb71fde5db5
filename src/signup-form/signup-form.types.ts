/** Allowed values of `name-field`. */
export const NAME_FIELDS = ['off', 'optional', 'required'] as const;
/** Whether the form also asks for a name. */
export type NameField = (typeof NAME_FIELDS)[number];

/** Further fields for the service, by the names that it has for them. */
export interface SignupFields {
  readonly [name: string]: string;
}

/** A field that an error can be tied to. */
export type Field = 'email' | 'name' | 'consent';

/**
 * How a submission ended: signed up (`ok`), a message in the inbox asks to confirm (`confirm`), not known (`unknown`),
 * a field was refused (`invalid`), too many at once (`rate`), or it did not get through (`down`).
 */
export type SignupState = 'ok' | 'confirm' | 'unknown' | 'invalid' | 'rate' | 'down';

/** The consent, as a service may have to prove it later. */
export interface Consent {
  given: true;
  /** The sentence beside the box, word for word, in the language in which it was read. */
  text: string;
  /** BCP 47 tag of the sentence. */
  lang: string;
  /** Time of the submission, ISO 8601 in UTC. */
  at: string;
}

/** The values that a visitor entered. */
export interface SignupValues {
  email: string;
  /** Absent where none is asked for or given. */
  name?: string;
  /** BCP 47 tag of the form's language, in which the visitor will expect messages. */
  lang: string;
  consent: Consent;
}

/** The meaning of a service's answer. */
export interface ServiceResult {
  state: SignupState;
  /** The refused field, where the service names it (`invalid`). */
  field?: Field;
  /** Seconds until another attempt makes sense, where the service names them (`rate`). */
  retryAfter?: number;
}

/** How a submission ended. */
export interface SubmissionResult extends ServiceResult {
  /** Why the state is `unknown`: nothing was sent · the service's page opens next · the mail program has a message. */
  reason?: 'kept-back' | 'next-page' | 'mail';
  /** The organisation that the visitor signed up with. */
  controller?: string;
}

/** Detail of `ecpat-signup-submit`. The only event that carries what the visitor entered. */
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
