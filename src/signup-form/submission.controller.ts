import { TIME_LIMIT_MS } from '../internal/deadline.js';
import { SourceError, type ErrorCode, type ErrorDetail } from '../internal/errors.js';
import { holdsFocus } from '../internal/focus.js';
import { warnOnce } from '../internal/warn.js';
import { openMail, postLikeForm, watchPolicy } from './hand-over.js';
import { cleanEmail, fieldOf, findProblem, findProblems, inputsIn, readTyped, type Problems } from './inputs.js';
import { NotSentError, send, sendOpaque } from './send.js';
import type { ReadableService, ServiceAnswer } from './services/service.js';
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
  readonly fields: SignupFields | string | null;
  requestUpdate(): void;
  reportError(detail: ErrorDetail): void;
}

/** Reads the form as it stands. */
export interface FormReader {
  /**
   * Renders what a script has just changed, and unticks the box if it stood beside another sentence.
   *
   * @returns undefined while there is no form
   */
  settle(): Settings | undefined;
  /** @param at - time of the consent, ISO 8601 */
  readValues(at: string): SignupValues;
}

/** Everything that is sent. */
interface Signup {
  settings: Settings;
  values: SignupValues;
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
  /** Time since when the form says that nothing was sent, because the honeypot was filled. */
  #toldAt?: number | undefined;
  /** Keys of sign-ups without a known result. They may have been stored. */
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

  /** Sends the visitor's input as it stands when it is sent, unless a request is running already. */
  submit(form: FormReader): void {
    if (!this.#state.isSending) void this.#submit(form);
  }

  async #submit(form: FormReader): Promise<void> {
    const host = this.#host;
    const { ownerDocument: page } = host;
    const { documentElement: content } = page;
    const pressedAt = performance.now();
    const date = Date.now();
    const elapsed = () => performance.now() - pressedAt;
    // While a device sleeps, the other clock stops in some browsers.
    const isStale = () => Math.max(elapsed(), Date.now() - date) > TIME_LIMIT_MS;
    let signup = this.#check(form);
    if (!signup) return;
    const shownAt = (this.#isFilled && this.#toldAt) || (this.#shownAt ?? 0);
    const early = MIN_FILL_TIME_MS - (pressedAt - shownAt);
    if (early > 0 && !this.#isTrapped) {
      this.#change({ isSending: true });
      const hasStayed = await this.#wait(early);
      // The banner's exit may have emptied the page.
      if (page.documentElement !== content) return this.#change({ isSending: false });
      // Without the form, people can neither withdraw nor read the result. And somebody else may be reading a page that
      // was asleep, or that the visitor has left.
      if (!hasStayed || !host.isConnected || isStale()) return this.#end(KEPT_BACK);
      signup = this.#check(form);
      if (!signup) return;
    }
    if (this.#isTrapped) {
      this.#emptyTrap();
      await this.#end(KEPT_BACK);
      this.#toldAt = performance.now();
      return;
    }
    // The visitor reads this once before the same sign-up is sent again.
    if (this.#uncertain.delete(keyOf(signup))) return this.#end({ state: 'unknown', reason: 'sent-before' });
    this.#change({ isSending: true });
    const { consent } = signup.values;
    // A copy: listeners may take the values, but not change them.
    const detail: SignupSubmitDetail = { values: { ...signup.values, consent: { ...consent } } };
    const submit: CustomEventInit<SignupSubmitDetail> = { detail, bubbles: true, composed: true, cancelable: true };
    if (!host.dispatchEvent(new CustomEvent('ecpat-signup-submit', submit))) return this.#change({ isSending: false });
    // A listener may have changed the form, or have removed it: a page that closes its dialog then must not lose the
    // sign-up.
    if (host.isConnected) signup = this.#check(form, consent.at);
    if (!signup) return;
    this.#emptyTrap();
    this.#toldAt = undefined;
    const answer = await this.#deliver(signup, TIME_LIMIT_MS - elapsed());
    if (!answer) return this.#change({ isSending: false });
    const result = this.#compare(answer, signup.values);
    if (isHandedOver(result)) this.#lockUntilLeft(signup);
    // A name that was mended meanwhile is sent at the next press.
    else if (result.state === 'unknown' && result.reason !== 'sent-before') this.#uncertain.add(keyOf(signup));
    await this.#end({ ...result, controller: signup.settings.controller });
  }

  /**
   * Checks the form as it stands.
   *
   * @returns undefined if there are problems, which it shows, or if the page has taken the form away
   */
  #check(form: FormReader, at = new Date().toISOString()): Signup | undefined {
    const { renderRoot } = this.#host;
    const settings = form.settle();
    cleanEmail(renderRoot);
    const problems = findProblems(renderRoot);
    this.#change({ result: undefined, problems });
    if (settings && Object.keys(problems).length === 0) return { settings, values: form.readValues(at) };
    this.#change({ isSending: false });
    void (settings ? this.#focusProblem() : this.#end(KEPT_BACK));
    return undefined;
  }

  /** @returns whether the visitor has not left the page and come back meanwhile: the banner's exit ends the timer */
  async #wait(milliseconds: number): Promise<boolean> {
    const view = this.#host.ownerDocument.defaultView ?? window;
    const control = new AbortController();
    const hasStayed = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(resolve, milliseconds, true);
      const comeBack = ({ persisted }: PageTransitionEvent) => {
        if (!persisted) return;
        clearTimeout(timer);
        resolve(false);
      };
      view.addEventListener('pageshow', comeBack, control);
    });
    control.abort();
    return hasStayed;
  }

  /** Whether a spam program or an add-on has filled the honeypot. */
  get #isFilled(): boolean {
    return Boolean(inputsIn(this.#host.renderRoot).honeypot?.value);
  }

  /**
   * Whether a filled honeypot holds the sign-up back. An add-on may fill it at each press: after the message, people get
   * through with the next press, and two seconds after the message at the earliest.
   */
  get #isTrapped(): boolean {
    return this.#isFilled && this.#toldAt === undefined;
  }

  #emptyTrap(): void {
    const { honeypot } = inputsIn(this.#host.renderRoot);
    if (honeypot) honeypot.value = '';
  }

  /** The visitor may have mended what was sent while the answer was on its way. It says nothing about the new input. */
  #compare(result: SubmissionResult, sent: SignupValues): SubmissionResult {
    const typed = readTyped(this.#host.renderRoot);
    const isMended = (field: 'email' | 'name') => typed[field] !== '' && typed[field] !== (sent[field] ?? '');
    if (isDone(result) && (isMended('email') || isMended('name'))) return { state: 'unknown', reason: 'sent-before' };
    const isRefused = result.state === 'invalid' && isMended(result.field === 'name' ? 'name' : 'email');
    return isRefused ? { state: 'down' } : result;
  }

  /**
   * Sends, and always ends within the given milliseconds. Continues when the element leaves the page.
   *
   * @returns undefined if nothing is left to send
   */
  async #deliver({ settings, values }: Signup, limit: number): Promise<SubmissionResult | undefined> {
    const { service, target, list } = settings;
    const host = this.#host;
    try {
      const request = service.build(values, { url: target.url, list, fields: fillPlaceholders(host.fields, values) });
      switch (service.transport) {
        case 'read':
          return this.#read(service, settings, await send(request, limit));
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
      return this.#fail(error, settings);
    }
  }

  /** Tells the page's author, and returns the visitor's result. */
  #fail(error: unknown, settings: Settings): SubmissionResult {
    const isOurs = !(error instanceof SourceError);
    const { code, message } = isOurs ? new SourceError('bad-data', String(error)) : error;
    this.#report(code, message, settings);
    return { state: isOurs || error instanceof NotSentError ? 'down' : 'unknown' };
  }

  #read(service: ReadableService, settings: Settings, answer: ServiceAnswer): ServiceResult {
    const host = this.#host;
    const { field, ...parsed } = service.parse(answer);
    // The visitor cannot fix a field that the form does not ask for.
    const isAsked = field === 'email' || (field === 'name' && inputsIn(host.renderRoot).name);
    const result: ServiceResult = { ...parsed, ...(isAsked && { field }) };
    const { status } = answer;
    if (result.state === 'down') this.#report('rejected', `the server answered ${status}`, settings);
    if (result.state === 'unknown') this.#report('bad-data', 'the answer is not of the expected form', settings);
    if (result.state === 'invalid' && !result.field) {
      const { source } = settings;
      warnOnce(host.localName, `action="${source}" refused a sign-up (${status}) and names no field of the form.`);
    }
    return result;
  }

  /** Keeps the button locked while the next page loads: a second press would post a second time. */
  #lockUntilLeft(signup: Signup): void {
    const { settings } = signup;
    const { ownerDocument: page } = this.#host;
    const view = page.defaultView ?? window;
    const unlock = () => {
      this.#change({ isSending: false });
      clearTimeout(timer);
      view.removeEventListener('pageshow', unlock);
      stop();
    };
    const stop = watchPolicy(page, settings.target.url, (error) => {
      unlock();
      const result = this.#fail(error, settings);
      if (result.state === 'unknown') this.#uncertain.add(keyOf(signup));
      void this.#end(result);
    });
    const timer = setTimeout(unlock, TIME_LIMIT_MS);
    // The browser shows the page again from its back/forward cache.
    view.addEventListener('pageshow', unlock);
  }

  #report(code: ErrorCode, message: string, { source, service: { advice } }: Settings): void {
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
    const isRefused = result.state === 'invalid';
    this.#change({
      result,
      isSending: isHandedOver(result),
      ...(isRefused && { problems: { [result.field ?? 'email']: 'refused' } }),
    });
    await host.updateComplete;
    if (isHere && isDone(result)) host.renderRoot.querySelector<HTMLElement>('[role="status"]')?.focus();
    if (isHere && isRefused) await this.#focusProblem();
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

const KEPT_BACK: SubmissionResult = { state: 'unknown', reason: 'kept-back' };

const keyOf = ({ settings, values }: Signup) => `${settings.target.url} ${values.email.toLowerCase()}`;

/** Whether the browser or the mail program goes on. */
const isHandedOver = ({ reason }: SubmissionResult) => reason === 'next-page' || reason === 'mail';
