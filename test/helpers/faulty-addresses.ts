/** Addresses on the server of `faulty-server.mjs`. */

/** The server answers with this text, declared as JSON. */
export const bodyAt = (body: string): string => `/faulty/json?body=${encodeURIComponent(body)}`;

/** The server answers with this document. */
export const json = (document: unknown): string => bodyAt(JSON.stringify(document));
