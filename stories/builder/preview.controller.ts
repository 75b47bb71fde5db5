import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The preview redraws after a pause in typing. */
const REDRAW_DELAY_MS = 300;

/** The report of the page in the frame. */
export interface ShownPage {
  /** Height in CSS pixels, margins included. */
  height: number;
  /** Whether the element is upgraded. */
  isDefined: boolean;
}

export interface PreviewHost extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
}

/** Owns the page in the frame: when it is redrawn, its height, and whether it runs scripts. */
export class PreviewController implements ReactiveController {
  readonly #host: PreviewHost;
  readonly #makePage: (isScriptOff: boolean) => string;
  #timer?: ReturnType<typeof setTimeout>;
  #page = '';
  #isScriptOff = false;
  #shown?: ShownPage;

  /** @param makePage - creates the page from the current settings */
  constructor(host: PreviewHost, makePage: (isScriptOff: boolean) => string) {
    this.#host = host;
    this.#makePage = makePage;
    host.addController(this);
  }

  /** Markup of the page in the frame; empty before the first `redraw`. */
  get page(): string {
    return this.#page;
  }

  /** Whether the frame shows the page without JavaScript. */
  get isScriptOff(): boolean {
    return this.#isScriptOff;
  }

  /** Undefined until the page has reported its height. */
  get shown(): ShownPage | undefined {
    return this.#shown;
  }

  get #frame(): HTMLIFrameElement | null {
    return this.#host.renderRoot.querySelector('iframe');
  }

  hostConnected(): void {
    addEventListener('message', this.#handleMessage);
  }

  hostDisconnected(): void {
    removeEventListener('message', this.#handleMessage);
    clearTimeout(this.#timer);
  }

  /** Recreates the page: the first time at once, so that the first render has it; later after a pause in typing. */
  redraw(): void {
    clearTimeout(this.#timer);
    if (!this.#page) {
      this.#page = this.#makePage(this.#isScriptOff);
      return;
    }
    this.#timer = setTimeout(() => {
      this.#page = this.#makePage(this.#isScriptOff);
      this.#host.requestUpdate();
    }, REDRAW_DELAY_MS);
  }

  setScriptOff(isScriptOff: boolean): void {
    this.#isScriptOff = isScriptOff;
    this.redraw();
    this.#host.requestUpdate();
  }

  /** @param width - in CSS pixels; `full` for the width of the column */
  fitFrame(width: string): void {
    const { style } = this.#frame!;
    if (this.#shown) style.blockSize = `${this.#shown.height}px`;
    style.inlineSize = width === 'full' ? '' : `${width}px`;
  }

  #handleMessage = ({ data, source }: MessageEvent): void => {
    if (source !== this.#frame?.contentWindow || typeof data?.preview?.height !== 'number') return;
    this.#shown = data.preview as ShownPage;
    this.#host.requestUpdate();
  };
}
