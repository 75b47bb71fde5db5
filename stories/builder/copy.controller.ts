import type { ReactiveControllerHost } from 'lit';

/** A text that somebody wanted to copy, by the name of its output. */
export interface CopyResult {
  name: string;
  /** Whether the browser did not allow it. */
  failed: boolean;
}

/** Copies texts, and remembers which was the last. */
export class CopyController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #result?: CopyResult | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
  }

  get result(): CopyResult | undefined {
    return this.#result;
  }

  /** Forgets the last copy: the text has changed since. */
  reset(): void {
    this.#change(undefined);
  }

  async copy({ name, text }: { name: string; text: string }): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#change({ name, failed: false });
    } catch {
      // Selected, so that the keyboard can copy it.
      this.#host.renderRoot.querySelector<HTMLTextAreaElement>(`#output-${name}`)?.select();
      this.#change({ name, failed: true });
    }
  }

  #change(result: CopyResult | undefined): void {
    this.#result = result;
    this.#host.requestUpdate();
  }
}
