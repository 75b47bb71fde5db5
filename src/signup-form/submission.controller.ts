import { TIME_LIMIT_MS } from '../internal/deadline.js';
import { SourceError, type ErrorCode, type ErrorDetail } from '../internal/errors.js';
import { holdsFocus } from '../internal/focus.js';
import { warnOnce } from '../internal/warn.js';
import { openMail, postLikeForm } from './hand-over.js';
import { cleanEmail, fieldOf, findProblem, findProblems, inputsIn, type Problems } from './inputs.js';
import { NotSentError, send, sendOpaque } from './send.js';
import type { ReadableService, ServiceAnswer, SignupService } from './services/service.js';
import type { Settings } from './settings.js';
import { fillPlaceholders, isDone } from './signup-form.model.js';
import type {
  ServiceResult,
  SignupFields,
  SignupResultDetail,
  SignupSubmitDetail,
  SignupValues,
  SubmissionResult,
} from './signup-form.types.js';

/** People need longer to read, type and tick; programs do not. */
const MIN_FILL_TIME_MS = 2000;

/** The parts of its form that a submission needs. */
export interface SubmissionHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  readonly action: string | null;
  readonly fields: SignupFields | string | null;
  requestUpdate(): void;
  reportError(detail: ErrorDetail): void;
}

/** The part of a submission that the visitor sees. */
export interface SubmissionState {
  readonly problems: Problems;
  readonly isSending: boolean;
  /** The result of the last attempt. */
  readonly result?: SubmissionResult | undefined;
}

/** Checks the visitor's input, sends it once, and reports the result. */
export class SubmissionController {
  readonly #host: SubmissionHost;
  #state: SubmissionState = { problems: {}, isSending: false };
  #shownAt?: number;
  /** Sign-ups without a known result, as `target email`. They may have been stored. */
  readonly #uncertain = new Set<string>();

  constructor(host: SubmissionHost) {
    this.#host = host;
  }

  get state(): SubmissionState {
    return this.#state;
  }

  /** Starts the minimum time for filling in the form; later calls change nothing. */
  startClock(): void {
    this.#shownAt ??= performance.now();
  }

  /** Forgets the result of the last attempt. */
  reset(): void {
    this.#change({ result: undefined, problems: {} });
  }

  /** Removes the error of an input that is valid now; shows none while the visitor is still typing. */
  clearProblem(input: HTMLInputElement): void {
    const { problems } = this.#state;
    const solved = fieldOf(input);
    if (!(solved in problems) || findProblem(input)) return;
    this.#change({ problems: Object.fromEntries(Object.entries(problems).filter(([field]) => field !== solved)) });
  }

  /**
   * Sends the visitor's input as it stands when it is sent, unless a request is running already.
   *
   * @param dropOldTick - called before each check: unticks the box if it stood beside another sentence
   * @param readValues - called after the checks
   */
  submit(settings: Settings, dropOldTick: () => void, readValues: () => SignupValues): void {
    if (!this.#state.isSending) void this.#submit(settings, dropOldTick, readValues);
  }

  async #submit(settings: Settings, dropOldTick: () => void, readValues: () => SignupValues): Promise<void> {
    const host = this.#host;
    const { ownerDocument: page } = host;
    const { documentElement: content } = page;
    if (!this.#isValid(dropOldTick)) return this.#focusProblem();
    const { honeypot } = inputsIn(host.renderRoot);
    if (honeypot?.value) {
      // A password manager may have filled it. Empty it, so that the visitor's next press sends.
      honeypot.value = '';
      return this.#end({ state: 'unknown', reason: 'kept-back' });
    }
    const early = Math.max(0, MIN_FILL_TIME_MS - (performance.now() - (this.#shownAt ?? 0)));
    if (early > 0) {
      this.#change({ isSending: true });
      await new Promise((resolve) => setTimeout(resolve, early));
      this.#change({ isSending: false });
      // During the wait, the banner's exit may have emptied the page, or the page have taken a setting away.
      if (page.documentElement !== content || !inputsIn(host.renderRoot).email) return;
      // Or the visitor has changed their mind.
      if (!this.#isValid(dropOldTick)) return this.#focusProblem();
    }
    const values = readValues();
    const signup = `${settings.target.url} ${values.email.toLowerCase()}`;
    // The visitor reads this once before the same sign-up is sent again.
    if (this.#uncertain.delete(signup)) return this.#end({ state: 'unknown', reason: 'sent-before' });
    this.#change({ isSending: true });
    const submit: CustomEventInit<SignupSubmitDetail> = { detail: { values }, bubbles: true, composed: true };
    const isOurs = host.dispatchEvent(new CustomEvent('ecpat-signup-submit', { ...submit, cancelable: true }));
    const result = isOurs ? await this.#deliver(values, settings, TIME_LIMIT_MS - early) : undefined;
    if (result?.reason === 'next-page' || result?.reason === 'mail') this.#lockUntilLeft();
    else {
      this.#change({ isSending: false });
      if (result?.state === 'unknown') this.#uncertain.add(signup);
    }
    if (result) await this.#end({ ...result, controller: settings.controller });
  }

  /** Checks the form as it stands, and shows its problems. */
  #isValid(dropOldTick: () => void): boolean {
    const { renderRoot } = this.#host;
    cleanEmail(renderRoot);
    dropOldTick();
    const problems = findProblems(renderRoot);
    this.#change({ result: undefined, problems });
    return Object.keys(problems).length === 0;
  }

  /**
   * Sends, and always ends within the given milliseconds. Continues when the element leaves the page, since a page that closes
   * its dialog on the submit event must not lose the sign-up.
   *
   * @returns undefined if nothing is left to send
   */
  async #deliver(
    values: SignupValues,
    { service, target, list }: Settings,
    limit: number,
  ): Promise<SubmissionResult | undefined> {
    const host = this.#host;
    try {
      const request = service.build(values, { url: target.url, list, fields: fillPlaceholders(host.fields, values) });
      switch (service.transport) {
        case 'read':
          return this.#read(service, await send(request, limit));
        case 'opaque':
          await sendOpaque(request, limit);
          return { state: 'unknown' };
        case 'page':
          // Browsers do not send a form that is outside the page.
          if (!host.isConnected) return undefined;
          postLikeForm(host.renderRoot, request);
          return { state: 'unknown', reason: 'next-page' };
        case 'mail':
          openMail(request);
          return { state: 'unknown', reason: 'mail' };
      }
    } catch (error) {
      const isOurs = !(error instanceof SourceError);
      const { code, message } = isOurs ? new SourceError('bad-data', String(error)) : error;
      this.#report(code, message, service);
      if (isOurs || error instanceof NotSentError) return { state: 'down' };
      return { state: 'unknown' };
    }
  }

  #read(service: ReadableService, answer: ServiceAnswer): ServiceResult {
    const host = this.#host;
    const { field, ...parsed } = service.parse(answer);
    // The visitor cannot fix a field that the form does not ask for.
    const isAsked = field === 'email' || (field === 'name' && inputsIn(host.renderRoot).name);
    const result: ServiceResult = { ...parsed, ...(isAsked && { field }) };
    const { status } = answer;
    if (result.state === 'down') this.#report('rejected', `the server answered ${status}`, service);
    if (result.state === 'unknown') this.#report('bad-data', 'the answer is not of the expected form', service);
    if (result.state === 'invalid' && !result.field) {
      warnOnce(host.localName, `action="${host.action}" refused a sign-up (${status}) and names no field of the form.`);
    }
    return result;
  }

  /** Keeps the button locked while the next page loads: a second press would post a second time. */
  #lockUntilLeft(): void {
    const view = this.#host.ownerDocument.defaultView ?? window;
    const unlock = () => {
      this.#change({ isSending: false });
      clearTimeout(timer);
      view.removeEventListener('pageshow', unlock);
    };
    const timer = setTimeout(unlock, TIME_LIMIT_MS);
    // The browser shows the page again from its back/forward cache.
    view.addEventListener('pageshow', unlock);
  }

  #report(code: ErrorCode, message: string, { advice }: SignupService): void {
    const source = this.#host.action ?? '';
    const hint = advice && code !== 'bad-data' ? ` If it never does: ${advice}` : '';
    warnOnce(this.#host.localName, `action="${source}" did not work: ${message}.${hint}`);
    this.#host.reportError({ code, source });
  }

  async #end(result: SubmissionResult): Promise<void> {
    const host = this.#host;
    // Move the focus to the result if it is in the form or nowhere (Safari focuses no buttons). Visitors who have moved
    // on keep their focus and hear the live region.
    const { activeElement, body } = host.ownerDocument;
    const isHere = holdsFocus(host) || !activeElement || activeElement === body;
    this.#change({ result, ...(result.state === 'invalid' && { problems: { [result.field ?? 'email']: 'refused' } }) });
    await host.updateComplete;
    if (isHere && isDone(result)) host.renderRoot.querySelector<HTMLElement>('[role="status"]')?.focus();
    if (isHere && result.state === 'invalid') await this.#focusProblem();
    const detail: CustomEventInit<SignupResultDetail> = { detail: { state: result.state } };
    host.dispatchEvent(new CustomEvent('ecpat-signup-result', { ...detail, bubbles: true, composed: true }));
  }

  async #focusProblem(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #change(changes: Partial<SubmissionState>): void {
    this.#state = { ...this.#state, ...changes };
    this.#host.requestUpdate();
  }
}
