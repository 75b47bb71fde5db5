import type { ReactiveController } from 'lit';
import { asText } from './attributes.js';
import type { EcpatElement } from './element.js';
import { SourceError } from './errors.js';
import { loadJson } from './load-json.js';
import { warnOnce } from './warn.js';

/** A document after validation, with the names of dropped records. */
export interface Checked {
  dropped: readonly string[];
}

/** An element with a `src` attribute. */
export type SourceHost = EcpatElement & { src: string | null };

/**
 * Loads the `src` document of an element on connect and whenever `src` changes. Drops stale answers and stops at
 * disconnect. After a failure `document` is undefined, so that the element shows its bundled data; the controller warns
 * once and fires `ecpat-error`. After a move the last valid answer stays until the new one arrives.
 */
export class SourceController<Document extends Checked> implements ReactiveController {
  /** Last valid answer for the current `src`. */
  document?: Document;
  /** Whether the current `src` could not be used. */
  failed = false;

  readonly #host: SourceHost;
  readonly #read: (document: unknown) => Document | undefined;
  /** Last requested address since connect; undefined before. */
  #address?: string | null;
  /** Address of `document`. */
  #source: string | null = null;
  #loading?: AbortController;

  /** @param read - validates a foreign document; undefined where no record is valid */
  constructor(host: SourceHost, read: (document: unknown) => Document | undefined) {
    this.#host = host;
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    this.#address = undefined;
    this.#follow();
    // The address of the shown document may have been removed while the element was disconnected.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow();
  }

  hostDisconnected(): void {
    this.#loading?.abort();
  }

  #follow(): void {
    // `src=""` would fetch the page itself.
    const address = asText(this.#host.src) || null;
    if (address === this.#address) return;
    this.#address = address;
    this.#loading?.abort();
    if (address !== this.#source) this.document = undefined;
    this.#source = address;
    this.failed = false;
    if (address !== null) void this.#load(address);
  }

  async #load(address: string): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    try {
      const document = this.#read(await loadJson(address, signal));
      if (signal.aborted) return;
      if (!document) throw new SourceError('bad-data', 'the document is not of the expected form');
      this.document = document;
      this.failed = false;
      if (document.dropped.length > 0) {
        warnOnce(
          this.#host.localName,
          `src="${address}": left out ${document.dropped.join(', ')}, which do not fit the schema.`,
        );
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
