/**
 * Reason why a resource could not be used: no answer (`network`), no answer within the limit (`timeout`), an answer in
 * an unexpected form (`bad-data`), an error status or an address that is not allowed (`rejected`).
 */
export type ErrorCode = 'network' | 'timeout' | 'bad-data' | 'rejected';

/** Expected failure of the network or of foreign data, reported as `ecpat-error`. */
export class SourceError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Detail of `ecpat-error`: the reason, and the address as the author wrote it. */
export interface ErrorDetail {
  code: ErrorCode;
  source: string;
}

declare global {
  interface HTMLElementEventMap {
    'ecpat-error': CustomEvent<ErrorDetail>;
  }
}
