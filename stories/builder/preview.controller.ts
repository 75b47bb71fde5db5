import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The preview redraws after a pause in typing. */
const REDRAW_DELAY_MS = 300;

/** What the page in the frame reports of itself. */
export interface ShownPage {
  /** Height in CSS pixels, margins included. */
  height: number;
  /** Whether the element is upgraded. */
  isDefined: boolean;
}

export interface PreviewHost extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
}

/** Owns the page in the frame: when it is redrawn, how high it is, and whether it runs scripts. */
export class PreviewController implements ReactiveController {
  readonly #host: PreviewHost;
  readonly #makePage: (isScriptOff: boolean) => string;
  #timer?: ReturnType<typeof setTimeout>;
  #page = '';
  #isScriptOff = false;
  #shown?: ShownPage;

  /** @param makePage - makes the page from what is chosen at that moment */
  constructor(host: PreviewHost, makePage: (isScriptOff: boolean) => string) {
    this.#host = host;
    this.#makePage = makePage;
    host.addController(this);
  }

  /** Markup of the page in the frame; empty before the first one is made. */
  get page(): string {
    return this.#page;
  }

  /** Whether the frame shows the page as without JavaScript. */
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

  /** Makes the page again: the first at once, later ones after a pause in typing. */
  redraw(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#page = this.#makePage(this.#isScriptOff);
        this.#host.requestUpdate();
      },
      this.#page ? REDRAW_DELAY_MS : 0,
    );
  }

  setScriptOff(isScriptOff: boolean): void {
    this.#isScriptOff = isScriptOff;
    this.redraw();
    this.#host.requestUpdate();
  }

  /** @param width - in CSS pixels; `full` for all that there is */
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
