/**
 * Why something an author asked for could not be used: no answer (`network`), none within the limit (`timeout`), an
 * answer of another form than expected (`bad-data`), an error status or an address that is not allowed (`rejected`).
 */
export type ErrorCode = 'network' | 'timeout' | 'bad-data' | 'rejected';

/** An expected failure of the network or of somebody's data, on its way to `ecpat-error`. */
export class SourceError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Detail of `ecpat-error`: what went wrong, and with which address (as the author wrote it). */
export interface ErrorDetail {
  code: ErrorCode;
  source: string;
}

declare global {
  interface HTMLElementEventMap {
    'ecpat-error': CustomEvent<ErrorDetail>;
  }
}
