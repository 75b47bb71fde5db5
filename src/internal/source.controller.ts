import type { ReactiveController } from 'lit';
import { asText } from './attributes.js';
import type { EcpatElement } from './element.js';
import { SourceError } from './errors.js';
import { loadJson } from './load-json.js';
import { warnOnce } from './warn.js';

/** A foreign document as it was read: its usable records, and what could not be read as it is. */
export interface Checked {
  problems: readonly string[];
}

/** An element with a `src` attribute. */
export type SourceHost = EcpatElement & { src: string | null };

/**
 * Loads an element's `src` document on connect and whenever `src` changes, drops stale answers and stops at disconnect.
 * A failure warns once, fires `ecpat-error` and leaves `document` undefined, so that the element shows its bundled data.
 * After a move, the last good answer stays until the new one arrives.
 */
export class SourceController<Document extends Checked> implements ReactiveController {
  readonly #host: SourceHost;
  readonly #read: (document: unknown) => Document | undefined;
  /** Address that `document` and `failed` belong to; empty for none. */
  #address = '';
  #loading?: AbortController;

  /** Last good answer for the current `src`. */
  document?: Document;
  /** Whether the current `src` could not be used. */
  failed = false;

  /** @param read - checks a foreign document; returns undefined if nothing in it is usable */
  constructor(host: SourceHost, read: (document: unknown) => Document | undefined) {
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
      const document = this.#read(await loadJson(address, signal));
      if (signal.aborted) return;
      if (!document) throw new SourceError('bad-data', 'the document is not of the expected form');
      this.document = document;
      if (document.problems.length > 0) {
        warnOnce(this.#host.localName, `src="${address}" is shown, except: ${document.problems.join('; ')}.`);
      }
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
