/** Addresses on the server of `faulty-server.mjs`. */

/** The server answers with this text, declared as JSON. */
export const bodyAt = (body: string): string => `/faulty/json?body=${encodeURIComponent(body)}`;

/** The server answers with this document. */
export const json = (document: unknown): string => bodyAt(JSON.stringify(document));

/** The server answers with this document. Each record that contains `#` comes as often as `count` says, with its number. */
export const many = (document: unknown, count: number): string =>
  `/faulty/many?count=${count}&body=${encodeURIComponent(JSON.stringify(document))}`;
