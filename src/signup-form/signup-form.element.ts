import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LINKS } from '../data/links.js';
import { enumAttribute, warnJunk } from '../internal/attributes.js';
import { EcpatElement } from '../internal/element.js';
import { TIME_LIMIT } from '../internal/deadline.js';
import { SourceError, type ErrorCode } from '../internal/errors.js';
import { holdsFocus } from '../internal/focus.js';
import { declaredLanguage } from '../internal/language.js';
import { msg } from '../internal/localize.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { safeUrl } from '../internal/urls.js';
import { warnOnce } from '../internal/warn.js';
import { translations } from '../locales/generated/signup-form.js';
import { openMail, postLikeForm } from './hand-over.js';
import { send, sendBlindly } from './send.js';
import type { ReadableService, ServiceAnswer, ServiceRequest, SignupService, Target } from './services/service.js';
import { SERVICES } from './services/services.js';
import {
  DEFAULT_MINIMUM_AGE,
  fillIn,
  oneLine,
  problemOf,
  readFields,
  readList,
  readMinimumAge,
  sentAddress,
  type Problem,
} from './signup-form.model.js';
import { signupFormStyles } from './signup-form.styles.js';
import { textOfAge, textOfConsent, textOfFailure, textOfProblem, textOfSuccess } from './signup-form.texts.js';
import {
  NAME_FIELDS,
  SERVICE_NAMES,
  type Consent,
  type Ending,
  type Field,
  type NameField,
  type ServiceName,
  type SignupFields,
  type SignupOutcome,
  type SignupResultDetail,
  type SignupSubmitDetail,
  type SignupValues,
} from './signup-form.types.js';

/** Nobody reads, types and ticks faster than this; programs do. In milliseconds. */
const SHORTEST_TIME = 2000;

/** What the page's author has to say before the form may ask anybody for an address. */
interface Settings {
  service: SignupService;
  target: Target;
  list: string;
  controller: string;
  privacyUrl: string;
}

/**
 * Asks for an e-mail address and consent, and passes both on to the newsletter service of the page's author. For news only: not for reports, questions or help.
 *
 * @tagname ecpat-signup-form
 * @slot - Fallback, for instance a plain link: shown until the element is defined and while `action`, `controller` or `privacy-url` is missing.
 * @slot heading - Replaces the heading, level and all.
 * @slot consent - Replaces the sentence beside the box; its text is what is recorded.
 * @slot success - Replaces the sentence after a successful sign-up: what happens next.
 * @event {CustomEvent<SignupSubmitDetail>} ecpat-signup-submit - The visitor signs up; cancel it to send the values in another way.
 * @event {CustomEvent<SignupResultDetail>} ecpat-signup-result - How it ended; carries nothing personal.
 * @event {CustomEvent<ErrorDetail>} ecpat-error - The service could not be reached or did not answer as it should.
 * @csspart base - The section around everything.
 * @csspart heading - The heading.
 * @csspart label - The label of a text field.
 * @csspart input - A text field; also `invalid` while its error shows.
 * @csspart error - The error of a field.
 * @csspart consent - The box with its sentence; also `invalid` while its error shows.
 * @csspart button - The button that sends.
 * @csspart status - What is going on and how it ended; also the state.
 * @cssproperty [--ecpat-signup-form-color-accent=#0b5a83] - Accent of this element alone; likewise for every colour, the font and the radius.
 */
export class SignupFormElement extends EcpatElement {
  static readonly tagName = 'ecpat-signup-form';
  static override styles = [baseStyles, themeOf('signup-form'), controlStyles, signupFormStyles];
  static override translations = translations;

  #settings?: Settings;
  #shownAt?: number;

  @query('#email') private readonly emailInput!: HTMLInputElement | null;
  @query('#name') private readonly nameInput!: HTMLInputElement | null;
  @query('#consent') private readonly consentBox!: HTMLInputElement | null;
  @query('#website') private readonly trapInput!: HTMLInputElement | null;
  @query('[role="status"]') private readonly statusBox!: HTMLElement | null;

  @state() private problems: Partial<Record<Field, Problem>> = {};
  @state() private isSending = false;
  @state() private ending?: Ending;

  /** Kind of newsletter service behind `action`. Default: `json`, an endpoint of one's own. */
  @property() service: ServiceName = 'json';

  /** Address that the form posts to: https, or the page's own origin; for `mailto` a `mailto:` address. Required. */
  @property() action: string | null = null;

  /** List to sign up for, where the service has lists: one value, or one by language as in `fr=ID es=ID *=ID`. */
  @property() list: string | null = null;

  /** Further fields for the service, form-encoded as in `gdpr[123]=Y&tag=web`; `{email}`, `{name}`, `{lang}` and `{consent.text}`, `{consent.lang}`, `{consent.at}` stand for what is sent. As a property a record of strings. */
  @property({ converter: { fromAttribute: readFields } }) fields: SignupFields | string | null = null;

  /** Name of the organisation that will write to the visitor. Required. */
  @property() controller: string | null = null;

  /** Address of that organisation's privacy notice: https, or the page's own origin. Required. */
  @property({ attribute: 'privacy-url' }) privacyUrl: string | null = null;

  /** Whether to ask for a name: `off` (default), `optional` or `required`. */
  @property({ attribute: 'name-field' }) nameField: NameField = 'off';

  /** Age in years from which people may sign up. Default: 16; `0` leaves the sentence out. */
  @property({ attribute: 'min-age' }) minAge: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whatever was said of one organisation does not hold for another.
    if (changed.get('controller') || changed.get('action')) {
      this.ending = undefined;
      this.problems = {};
    }
    // Also for a change of language alone: a list may depend on it.
    this.#settings = this.#readSettings();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.consentBox) return;
    this.#shownAt ??= performance.now();
    // A consent is given to one organisation and does not pass on to another.
    if (changed.get('controller')) this.consentBox.checked = false;
  }

  #handleSubmit = (event: SubmitEvent): void => {
    // Before anything can go wrong: a browser that sends by itself would leave the page.
    event.preventDefault();
    if (!this.isSending) void this.#submit();
  };

  /** An error goes as soon as it is mended, but none comes up while somebody is still typing. */
  #handleInput = (event: InputEvent): void => {
    const input = event.target as HTMLInputElement;
    const { id } = input;
    // A consent of the author's may have got its words in the meantime: no slot tells.
    if (id === 'consent') this.requestUpdate();
    if (!(id in this.problems) || problemIn(input)) return;
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([field]) => field !== id));
  };

  /** Where a banner with helplines is on the page, the link leads there and not away. */
  #handleHelp = (event: MouseEvent): void => {
    const banner = this.#findBanner();
    if (!banner || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    banner.focus();
    if (holdsFocus(banner)) return;
    banner.tabIndex = -1;
    banner.addEventListener('blur', () => banner.removeAttribute('tabindex'), { once: true });
    banner.focus();
  };

  #handleSlotChange = (): void => this.requestUpdate();

  #readSettings(): Settings | undefined {
    const faults: string[] = [];
    const given = (attribute: string, value: unknown): string => {
      const text = typeof value === 'string' ? value.trim() : value instanceof URL ? value.href : '';
      if (text === '') faults.push(`${attribute} is missing`);
      return text;
    };
    const address = (attribute: string, text: string): string => {
      const url = text === '' ? undefined : safeUrl(text);
      if (text !== '' && !url) faults.push(`${attribute}="${text.slice(0, 100)}" is not an https address`);
      return url?.href ?? '';
    };
    const name = enumAttribute(this, 'service', this.service, SERVICE_NAMES, 'json');
    const service = SERVICES[name];
    const list = readList(this.list, [declaredLanguage(this), this.language]);
    const text = given('action', this.action);
    const action = service.transport === 'mail' ? text : address('action', text);
    const target = action && (service.locate ? service.locate({ action, list }) : { url: action });
    if (action && !target) faults.push(`service="${name}" needs ${service.needs}`);
    for (const attribute of ['list', 'fields'] as const) {
      if (this[attribute] && !service.takes.includes(attribute)) {
        warnOnce(this.localName, `${attribute} means nothing to service="${name}".`);
      }
    }
    const controller = given('controller', this.controller);
    const privacyUrl = address('privacy-url', given('privacy-url', this.privacyUrl));
    if (target && faults.length === 0) return { service, target, list, controller, privacyUrl };
    warnOnce(this.localName, `shows the content of the tag instead of a form: ${faults.join(', ')}.`);
    return undefined;
  }

  #readNameField(): NameField {
    return enumAttribute(this, 'name-field', this.nameField, NAME_FIELDS, 'off');
  }

  #readMinimumAge(): number {
    const age = readMinimumAge(this.minAge);
    if (age === undefined) warnJunk(this, 'min-age', this.minAge, `${DEFAULT_MINIMUM_AGE} is used`);
    return age ?? DEFAULT_MINIMUM_AGE;
  }

  async #submit(): Promise<void> {
    const settings = this.#settings;
    if (!settings) return;
    this.ending = undefined;
    this.problems = this.#findProblems();
    if (Object.keys(this.problems).length > 0) return this.#focusProblem();
    if (this.trapInput?.value) {
      // Perhaps it was not a program but somebody's password manager: emptied, the next attempt is this person's.
      this.trapInput.value = '';
      return this.#end({ state: 'unknown', reason: 'kept-back' });
    }
    this.isSending = true;
    const values = this.#readValues(settings);
    const submit: CustomEventInit<SignupSubmitDetail> = { detail: { values }, bubbles: true, composed: true };
    const isOurs = this.dispatchEvent(new CustomEvent('ecpat-signup-submit', { ...submit, cancelable: true }));
    const ending = isOurs ? await this.#deliver(values, settings) : undefined;
    if (ending?.reason === 'next-page' || ending?.reason === 'mail') this.#lockUntilLeft();
    else this.isSending = false;
    if (ending) await this.#end({ ...ending, controller: settings.controller });
  }

  /**
   * Sends, and always comes to an end within the limit. Not stopped when the element leaves the page: the visitor has
   * given the order, and a page that closes its dialog on the submit event must not lose it.
   *
   * @returns undefined where nothing was to be sent any more
   */
  async #deliver(values: SignupValues, settings: Settings): Promise<Ending | undefined> {
    const { service } = settings;
    const { ownerDocument: page } = this;
    const { documentElement: content } = page;
    try {
      const request = this.#buildRequest(values, settings);
      const early = Math.max(0, SHORTEST_TIME - (performance.now() - (this.#shownAt ?? 0)));
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      // The page or the field was emptied meanwhile: by the banner's exit, or by hand.
      if (page.documentElement !== content || this.emailInput?.value === '') return undefined;
      const rest = TIME_LIMIT - early;
      switch (service.transport) {
        case 'read':
          return this.#read(service, await send(request, rest));
        case 'blind':
          await sendBlindly(request, rest);
          return { state: 'unknown' };
        case 'page':
          // A form that is in no page cannot be sent.
          if (!this.isConnected) return undefined;
          postLikeForm(this.renderRoot, request);
          return { state: 'unknown', reason: 'next-page' };
        case 'mail':
          openMail(request);
          return { state: 'unknown', reason: 'mail' };
      }
    } catch (error) {
      const { code, message } = error instanceof SourceError ? error : new SourceError('bad-data', String(error));
      this.#report(code, message, service);
      return { state: 'down' };
    }
  }

  /** With what the author says now: a setting that changes on the way is for the next visitor. */
  #buildRequest(values: SignupValues, { service, target: { url }, list }: Settings): ServiceRequest {
    return service.build(values, { url, list, fields: fillIn(this.fields, values) });
  }

  #read(service: ReadableService, answer: ServiceAnswer): SignupOutcome {
    const { field, ...parsed } = service.parse(answer);
    // A field that was not asked for is no mistake of the visitor's.
    const isAsked = field === 'email' || (field === 'name' && this.nameInput);
    const outcome: SignupOutcome = { ...parsed, ...(isAsked && { field }) };
    const { status } = answer;
    if (outcome.state === 'down') this.#report('rejected', `the server answered ${status}`, service);
    if (outcome.state === 'unknown') this.#report('bad-data', 'the answer is not of the expected form', service);
    if (outcome.state === 'invalid' && !outcome.field) {
      warnOnce(this.localName, `action="${this.action}" refused a sign-up (${status}) and names no field of the form.`);
    }
    return outcome;
  }

  /** The next page may take its time, and a second press would post a second time. */
  #lockUntilLeft(): void {
    const view = this.ownerDocument.defaultView ?? window;
    const unlock = () => {
      this.isSending = false;
      clearTimeout(timer);
      view.removeEventListener('pageshow', unlock);
    };
    const timer = setTimeout(unlock, TIME_LIMIT);
    // Shown again, from the browser's memory of pages.
    view.addEventListener('pageshow', unlock);
  }

  #report(code: ErrorCode, message: string, { advice }: SignupService): void {
    const source = this.action ?? '';
    const hint = advice && code !== 'bad-data' ? ` If it never does: ${advice}` : '';
    warnOnce(this.localName, `action="${source}" did not work: ${message}.${hint}`);
    this.reportError({ code, source });
  }

  async #end(ending: Ending): Promise<void> {
    // Focus that was in the form, or nowhere (Safari gives buttons none), goes on with it. A visitor who has moved on
    // in the meantime stays there and hears the live region.
    const { activeElement, body } = this.ownerDocument;
    const isHere = holdsFocus(this) || !activeElement || activeElement === body;
    this.ending = ending;
    if (ending.state === 'invalid') {
      this.problems = { [ending.field ?? 'email']: 'refused' };
    }
    await this.updateComplete;
    if (isHere && isDone(ending)) this.statusBox?.focus();
    if (isHere && ending.state === 'invalid') await this.#focusProblem();
    const result: CustomEventInit<SignupResultDetail> = { detail: { state: ending.state } };
    this.dispatchEvent(new CustomEvent('ecpat-signup-result', { ...result, bubbles: true, composed: true }));
  }

  #findProblems(): Partial<Record<Field, Problem>> {
    const problems: Partial<Record<Field, Problem>> = {};
    for (const input of [this.emailInput, this.nameInput, this.consentBox]) {
      const problem = input && problemIn(input);
      if (problem) problems[input.id as Field] = problem;
    }
    return problems;
  }

  async #focusProblem(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #readValues({ controller }: Settings): SignupValues {
    const name = oneLine(this.nameInput?.value ?? '');
    const { text, lang } = this.#readConsent() ?? {
      text: this.inLanguage(() => textOfConsent(controller)),
      lang: this.language,
    };
    const consent: Consent = { given: true, text, lang, at: new Date().toISOString() };
    return { email: sentAddress(this.emailInput!.value), ...(name && { name }), lang: this.language, consent };
  }

  /** The author's own consent, as it is read on the screen; undefined where there is none. */
  #readConsent(): Pick<Consent, 'text' | 'lang'> | undefined {
    const slotted = [...this.querySelectorAll<HTMLElement>(':scope > [slot="consent"]')].filter((element) => {
      return getComputedStyle(element).display !== 'none';
    });
    const text = oneLine(slotted.map((element) => element.innerText).join(' '));
    return slotted[0] && text ? { text, lang: declaredLanguage(slotted[0]) || this.language } : undefined;
  }

  /** A banner that can be seen, in the same tree or in the page. */
  #findBanner(): HTMLElement | undefined {
    const roots = [this.getRootNode() as Document | ShadowRoot, this.ownerDocument];
    const banners = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('ecpat-helpline-banner')]);
    return banners.find((banner) => banner.getClientRects().length > 0);
  }

  override render(): TemplateResult {
    if (!this.#settings) return html`<slot></slot>`;
    const isOver = isDone(this.ending);
    return html`
      <section part="base" lang=${this.language} aria-labelledby="title">
        <div id="title">
          <slot name="heading"
            ><h2 part="heading">
              ${msg('Stay connected', { id: 'signup-form.heading', desc: 'Heading of the sign-up form for news by email' })}
            </h2></slot
          >
        </div>
        ${isOver ? nothing : this.#renderForm(this.#settings)}
        <div part="status ${this.ending?.state ?? ''}" role="status" tabindex=${isOver ? -1 : nothing}>
          ${this.#renderStatus(this.#settings)}
        </div>
      </section>
    `;
  }

  #renderForm({ controller, privacyUrl }: Settings): TemplateResult {
    const nameField = this.#readNameField();
    const age = this.#readMinimumAge();
    // Never pre-ticked, not even by a browser that fills in again after a reload.
    return html`
      <form novalidate method="post" @submit=${this.#handleSubmit} @input=${this.#handleInput}>
        ${this.#renderTrap()} ${this.#renderHelp()} ${this.#renderEmail()}
        ${nameField === 'off' ? nothing : this.#renderName(nameField)}
        <div part="consent ${this.problems.consent ? 'invalid' : ''}">
          <label>
            <input
              id="consent"
              type="checkbox"
              required
              autocomplete="off"
              aria-invalid=${this.problems.consent ? 'true' : 'false'}
              aria-describedby="consent-error ${age > 0 ? 'age' : ''}"
            />
            <span
              ><slot name="consent" @slotchange=${this.#handleSlotChange}></slot
              >${this.#readConsent() ? nothing : textOfConsent(controller)}</span
            >
          </label>
          ${this.#renderError('consent')}
          <a class="privacy" href=${privacyUrl}
            >${msg('How we handle your data', { id: 'signup-form.privacy', desc: 'Link to the privacy notice of the organisation that sends the news' })}</a
          >
        </div>
        ${age > 0 ? html`<p id="age" class="muted">${textOfAge(age)}</p>` : nothing}
        <button part="button" class="button primary" aria-disabled=${this.isSending ? 'true' : nothing}>
          ${msg('Sign up', { id: 'signup-form.button', desc: 'Button that sends the sign-up form' })}
        </button>
      </form>
    `;
  }

  #renderHelp(): TemplateResult {
    return html`
      <p class="help muted">
        ${msg('This form is for news only. Do you need help?', {
          id: 'signup-form.news-only',
          desc: 'Above the fields, for children who look for help in the wrong place. A link to child helplines follows.',
        })}
        <a href=${LINKS['child-helpline-international']} rel="noopener noreferrer" @click=${this.#handleHelp}
          >${msg('Talk to a child helpline', {
            id: 'signup-form.helplines',
            desc: 'Link to child helplines (someone listens), after the question “Do you need help?”',
          })}</a
        >
      </p>
    `;
  }

  #renderEmail(): TemplateResult {
    // The platform would accept "ada@localhost"; an address that mail can reach has a dot in its domain.
    return html`
      <div class="field">
        <label part="label" for="email"
          >${msg('Your email address', { id: 'signup-form.email', desc: 'Label of a field' })}</label
        >
        <input
          id="email"
          part="input ${this.problems.email ? 'invalid' : ''}"
          type="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          spellcheck="false"
          dir="ltr"
          required
          pattern=".+@.+\\..+"
          aria-invalid=${this.problems.email ? 'true' : 'false'}
          aria-describedby="email-error"
        />
        ${this.#renderError('email')}
      </div>
    `;
  }

  #renderName(nameField: NameField): TemplateResult {
    const isRequired = nameField === 'required';
    return html`
      <div class="field">
        <label part="label" for="name"
          >${
            isRequired
              ? msg('Your name', { id: 'signup-form.name', desc: 'Label of a field that has to be filled in' })
              : msg('Your name (optional)', {
                  id: 'signup-form.name-optional',
                  desc: 'Label of a field that may stay empty',
                })
          }</label
        >
        <input
          id="name"
          part="input ${this.problems.name ? 'invalid' : ''}"
          type="text"
          autocomplete="name"
          spellcheck="false"
          dir="auto"
          maxlength="100"
          ?required=${isRequired}
          pattern=${isRequired ? '.*\\S.*' : nothing}
          aria-invalid=${this.problems.name ? 'true' : 'false'}
          aria-describedby="name-error"
        />
        ${this.#renderError('name')}
      </div>
    `;
  }

  /**
   * A field that people neither see, hear nor reach. Its name must tempt programs that send spam, but no autofill:
   * Chromium takes a text after the name for the last name, whatever it is called, but fills no address of a website.
   */
  #renderTrap(): TemplateResult {
    return html`
      <div class="visually-hidden" aria-hidden="true">
        <input
          id="website"
          name="website"
          type="url"
          tabindex="-1"
          autocomplete="off"
          data-1p-ignore
          data-bwignore
          data-lpignore="true"
        />
      </div>
    `;
  }

  /** The paragraph is there before its text, so that screen readers announce the text when it comes. */
  #renderError(field: Field): TemplateResult {
    const problem = this.problems[field];
    return html`
      <p id="${field}-error" aria-live="polite">
        ${problem ? html`<span part="error">${textOfProblem(field, problem)}</span>` : nothing}
      </p>
    `;
  }

  #renderStatus(settings: Settings): TemplateResult | typeof nothing {
    const { isSending, ending } = this;
    if (isDone(ending)) {
      return html`<div class="message"><slot name="success">${textOfSuccess(ending)}</slot></div>`;
    }
    if (ending) return this.#renderFailure(ending, settings);
    if (!isSending) return nothing;
    return html`<p class="message">
      ${msg('Sending…', { id: 'signup-form.sending', desc: 'The form is on its way' })}
    </p>`;
  }

  #renderFailure(ending: Ending, { target }: Settings): TemplateResult | typeof nothing {
    const { state, field, reason } = ending;
    const isEnough = field !== undefined || state === 'rate' || reason === 'mail' || reason === 'next-page';
    const otherWay = isEnough ? nothing : this.#renderOtherWay(target);
    if (state === 'invalid') {
      // Said at the field. Where the service does not say which, its own page may.
      return otherWay === nothing ? nothing : html`<div class="message failed">${otherWay}</div>`;
    }
    return html`
      <div class="message ${state === 'unknown' ? '' : 'failed'}">
        <p>${textOfFailure(ending, this.language)} ${reason === 'mail' ? this.#renderMailbox(target) : nothing}</p>
        ${otherWay}
      </div>
    `;
  }

  /** The service's own page, or else what the page's author offers instead of a form. */
  #renderOtherWay({ page }: Target): TemplateResult | typeof nothing {
    if (page === undefined) return this.#hasFallback() ? html`<slot></slot>` : nothing;
    return html`<p>
      <a href=${page} rel="noreferrer"
        >${msg('Sign up on the service’s own page', {
          id: 'signup-form.own-page',
          desc: 'Link to a page of the newsletter service with the same form, after this one did not work',
        })}</a
      >
    </p>`;
  }

  #renderMailbox({ url }: Target): TemplateResult {
    const [address = ''] = url.split('?');
    return html`<a href=${address}>${address.replace(/^mailto:/i, '')}</a>`;
  }

  #hasFallback(): boolean {
    return [...this.childNodes].some((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent?.trim();
      return node.nodeType === Node.ELEMENT_NODE && !(node as Element).slot;
    });
  }
}

function problemIn(input: HTMLInputElement): Problem | undefined {
  if (!input.validity.typeMismatch) return problemOf(input.validity);
  const sent = input.cloneNode() as HTMLInputElement;
  sent.value = sentAddress(input.value);
  return problemOf(sent.validity);
}

/** Whether the form has done its work and gives way to what happens next. */
function isDone(ending: Ending | undefined): ending is Ending {
  return ending?.state === 'ok' || ending?.state === 'confirm';
}
