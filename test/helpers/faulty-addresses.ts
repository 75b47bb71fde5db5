/** Addresses at the faulty server of `faulty-server.mjs`. */

/** Answers with a text, as JSON. */
export const bodyAt = (body: string): string => `/faulty/json?body=${encodeURIComponent(body)}`;

/** Answers with a document. */
export const json = (document: unknown): string => bodyAt(JSON.stringify(document));
