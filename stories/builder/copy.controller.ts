import type { ReactiveControllerHost } from 'lit';

/** An attempt to copy a text, by the name of its output. */
export interface CopyResult {
  name: string;
  /** Whether the browser refused it. */
  failed: boolean;
}

/** Copies texts and remembers the last one. */
export class CopyController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #result?: CopyResult | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
  }

  get result(): CopyResult | undefined {
    return this.#result;
  }

  /** Forgets the last copy after the text has changed. */
  reset(): void {
    this.#change(undefined);
  }

  async copy({ name, text }: { name: string; text: string }): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#change({ name, failed: false });
    } catch {
      // Select the text, so that the visitor can copy it with the keyboard.
      this.#host.renderRoot.querySelector<HTMLTextAreaElement>(`#output-${name}`)?.select();
      this.#change({ name, failed: true });
    }
  }

  #change(result: CopyResult | undefined): void {
    this.#result = result;
    this.#host.requestUpdate();
  }
}
