import type { ReactiveController } from 'lit';
import { asText } from './attributes.js';
import type { EcpatElement } from './element.js';
import { SourceError } from './errors.js';
import { loadJson } from './load-json.js';
import { warnOnce } from './warn.js';

/** An element with a `src` attribute. */
export type SourceHost = EcpatElement & { src: string | null };

/**
 * Loads an element's `src` document on connect and whenever `src` changes, drops stale answers and stops at disconnect.
 * A failure warns once, fires `ecpat-error` and leaves `document` undefined, so that the element shows its bundled data.
 * After a move, the last good answer stays until the new one arrives.
 */
export class SourceController<Document extends object> implements ReactiveController {
  readonly #host: SourceHost;
  readonly #read: (document: unknown, problems: string[]) => Document | undefined;
  /** Address that `document` and `failed` belong to; empty for none. */
  #address = '';
  #loading?: AbortController;

  /** Last good answer for the current `src`. */
  document?: Document;
  /** Whether the current `src` could not be used. */
  failed = false;

  /** @param read - reads a foreign document and adds what is wrong; returns undefined if nothing in it is usable */
  constructor(host: SourceHost, read: (document: unknown, problems: string[]) => Document | undefined) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  /** Whether a document is requested that has neither arrived nor failed. */
  get isLoading(): boolean {
    return this.#address !== '' && !this.document && !this.failed;
  }

  hostConnected(): void {
    this.#follow();
    // The address may have been removed while the element was disconnected.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#host.isConnected && asText(this.#host.src) !== this.#address) this.#follow();
  }

  hostDisconnected(): void {
    this.#loading?.abort();
  }

  #follow(): void {
    const address = asText(this.#host.src);
    this.#loading?.abort();
    if (address !== this.#address) this.document = undefined;
    this.#address = address;
    this.failed = false;
    // `src=""` would fetch the page itself.
    if (address) void this.#load(address);
  }

  async #load(address: string): Promise<void> {
    const { signal } = (this.#loading = new AbortController());
    try {
      const problems: string[] = [];
      const document = this.#read(await loadJson(address, signal), problems);
      if (signal.aborted) return;
      const found = problems.join('; ');
      if (!document) throw new SourceError('bad-data', found || 'the document is not of the expected form');
      this.document = document;
      if (found) warnOnce(this.#host.localName, `src="${address}" is shown, except: ${found}.`);
    } catch (error) {
      if (signal.aborted) return;
      const { code, message } = error instanceof SourceError ? error : new SourceError('bad-data', String(error));
      this.document = undefined;
      this.failed = true;
      warnOnce(this.#host.localName, `src="${address}" is not used: ${message}. The bundled data stays.`);
      this.#host.reportError({ code, source: address });
    }
    this.#host.requestUpdate();
  }
}
