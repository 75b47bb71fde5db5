import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AuthorContent } from '../internal/author-content.controller.js';
import { textOf, type Piece } from '../internal/author-content.js';
import { EcpatElement } from '../internal/element.js';
import { fallbackSlots } from '../internal/fallback.template.js';
import { declaredLanguage } from '../internal/language.js';
import { msg } from '../internal/localize.js';
import { baseStyles, controlStyles, themeOf } from '../internal/styles.js';
import { warnOnce } from '../internal/warn.js';
import { translations } from '../locales/generated/signup-form.js';
import { Agreement, readOwnConsent, type ShownConsent } from './agreement.js';
import { renderForm } from './fields.template.js';
import { focusBanner } from './helpline-link.js';
import { fieldOf, inputsIn, readTyped } from './inputs.js';
import { OfferController } from './offer.controller.js';
import type { ServiceName } from './services/services.js';
import {
  OTHER_WAY,
  readAge,
  readNameField,
  readService,
  readSettings,
  sortSentences,
  type Settings,
} from './settings.js';
import { isDone, readFields } from './signup-form.model.js';
import { signupFormStyles } from './signup-form.styles.js';
import { textOfConsent } from './signup-form.texts.js';
import type { NameField, SignupFields, SignupValues } from './signup-form.types.js';
import { renderStatus } from './status.template.js';
import { SubmissionController } from './submission.controller.js';

/**
 * Asks for an email address and consent, and passes both on to the newsletter service of the page's author. For news only: not for reports, questions or help.
 *
 * @tagname ecpat-signup-form
 * @slot - Fallback, for instance a plain link: shown until the element is defined and while `action`, `controller` or `privacy-url` is missing.
 * @slot heading - Replaces the heading, including its level.
 * @slot intro - A sentence of the author under the heading.
 * @slot consent - Replaces the consent sentence. The form records its text.
 * @slot success - Replaces the message about the next step after a successful sign-up.
 * @event {CustomEvent<SignupSubmitDetail>} ecpat-signup-submit - The visitor signs up; cancel it to send the values in another way.
 * @event {CustomEvent<SignupResultDetail>} ecpat-signup-result - The result of a sign-up, without personal data.
 * @event {CustomEvent<ErrorDetail>} ecpat-error - The service could not be reached, or its answer was not as expected.
 * @csspart base - The section around everything.
 * @csspart heading - The heading.
 * @csspart label - The label of a text field.
 * @csspart input - A text field; also `invalid` while its error shows.
 * @csspart error - The error of a field.
 * @csspart consent - The checkbox with its sentence; also `invalid` while its error shows.
 * @csspart button - The button that sends.
 * @csspart status - Progress and result of the sign-up; also the state.
 * @cssproperty [--ecpat-signup-form-color-accent=#0b5a83] - Accent colour of this element only. The other colours, the font and the radius have such a property too.
 */
export class SignupFormElement extends EcpatElement {
  static readonly tagName = 'ecpat-signup-form';
  static override styles = [baseStyles, themeOf('signup-form'), controlStyles, signupFormStyles];
  static override translations = translations;

  #settings?: Settings | undefined;
  readonly #content = new AuthorContent(this, ['heading', 'intro', 'consent', 'success'], () => this.ownContent);
  /** Copies of the author's consent, where it cannot be slotted. */
  #ownConsent: readonly Node[] = [];
  /** The standard consent as last shown. A sign-up records it, unless the author wrote another. */
  #consent?: ShownConsent;
  readonly #agreement = new Agreement();
  readonly #submission = new SubmissionController(this);
  readonly #offer = new OfferController(this);

  /** Kind of newsletter service behind `action`. Default: `json`, your own endpoint. */
  @property() service: ServiceName = 'json';

  /** Address that the form posts to: https, or the page's own origin; for `mailto` a `mailto:` address. Required. */
  @property() action: string | null = null;

  /** List to sign up for, if the service has lists: one value, or one per language as in `fr=ID es=ID *=ID`. */
  @property() list: string | null = null;

  /** Further fields for the service, form-encoded as in `gdpr[123]=Y&tag=web`; `{email}`, `{name}`, `{lang}` and `{consent.text}`, `{consent.lang}`, `{consent.at}` are placeholders for the values sent. A name may repeat. As a property, a record of strings, or the same text. */
  @property({ converter: { fromAttribute: readFields } }) fields: SignupFields | string | null = null;

  /** Name of the organisation that will write to the visitor. Required. */
  @property() controller: string | null = null;

  /** Address of that organisation's privacy notice: https, or the page's own origin. Required. */
  @property({ attribute: 'privacy-url' }) privacyUrl: string | null = null;

  /** Whether to ask for a name: `off` (default), `optional` or `required`. */
  @property({ attribute: 'name-field' }) nameField: NameField = 'off';

  /** Age in years from which people may sign up. Default: 16; `0` removes the sentence about the age. */
  @property({ attribute: 'min-age' }) minAge: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A result is valid only for its organisation and service.
    if (changed.get('controller') || changed.get('action')) {
      this.#submission.reset();
      this.#offer.reset();
    }
    // The next visitor may be somebody else.
    if (isDone(this.#submission.state.result)) this.#offer.reset();
    // Also when only the language changes: a list may depend on it.
    const languages = [declaredLanguage(this), this.language];
    this.#settings = readSettings(readService(this), this, languages, (message) => warnOnce(this.localName, message));
  }

  protected override updated(): void {
    if (!inputsIn(this.renderRoot).consent) return;
    this.#submission.startClock();
    this.#dropOldTick();
  }

  /** A tick belongs to one sentence in one language, one organisation, one notice and one age. */
  #dropOldTick(isTicking = false): void {
    const { consent } = inputsIn(this.renderRoot);
    // Outside of the page, texts have lost the language of their place.
    if (!consent || !this.isConnected) return;
    const shown = readOwnConsent(this, this.#ownConsent, this.language) ?? this.#consent!;
    const { controller, privacyUrl } = this.#settings!;
    if (this.#agreement.look(shown, [controller, privacyUrl, readAge(this)], isTicking)) return;
    consent.checked = false;
    // A style sheet may have put the author's sentence out of sight or back, which no event tells.
    if (isTicking) this.requestUpdate();
  }

  /** Shows what a script has changed in the same task. */
  #settle = (): Settings | undefined => {
    if (this.isUpdatePending && inputsIn(this.renderRoot).consent) this.performUpdate();
    this.#dropOldTick();
    return inputsIn(this.renderRoot).consent ? this.#settings : undefined;
  };

  #handleSubmit = (event: SubmitEvent): void => {
    // Do this first: if later code throws, the browser would send the form and leave the page.
    event.preventDefault();
    this.#submission.submit({ settle: this.#settle, readValues: this.#readValues });
  };

  #handleInput = (event: InputEvent): void => {
    const input = event.target as HTMLInputElement;
    // The sentence may have changed in the same task.
    if (fieldOf(input) === 'consent') this.#dropOldTick(input.checked);
    if (fieldOf(input) === 'email') this.#offer.clear();
    this.#submission.clearProblem(input);
  };

  #handleChange = ({ target }: Event): void => {
    if (fieldOf(target as HTMLInputElement) === 'email') this.#offer.check();
  };

  #handleOffer = (): void => {
    this.#offer.accept();
    this.#submission.clearProblem(inputsIn(this.renderRoot).email!);
  };

  #handleHelp = (event: MouseEvent): void => focusBanner(this, event);

  #readValues = (at: string): SignupValues => {
    const { email, name } = readTyped(this.renderRoot);
    const { text, lang } = this.#agreement.shown!;
    return { email, ...(name && { name }), lang: this.language, consent: { given: true, text, lang, at } };
  };

  override render(): TemplateResult {
    const content = this.#content;
    if (!this.#settings) return fallbackSlots;
    const { language } = this;
    const hasConsent = content.contentOf('consent').length > 0;
    const sentences = sortSentences(content.piecesOf(OTHER_WAY), this.#settings.privacyUrl, hasConsent);
    for (const piece of sentences.doubtful) {
      content.report(textOf(piece), 'perhaps the consent, so the content of the tag is shown instead of a form');
    }
    if (sentences.doubtful.length > 0) return fallbackSlots;
    for (const piece of sentences.consent) content.report(textOf(piece), 'the consent');
    for (const piece of sentences.intro) content.report(textOf(piece), 'the intro');
    const copy = (piece: Piece) => content.copyOf(piece);
    this.#ownConsent = [...content.copiesOf('consent'), ...sentences.consent.map(copy)];
    const intro = [...content.copiesOf('intro'), ...sentences.intro.map(copy)];
    const [heading] = content.copiesOf('heading');
    const { state } = this.#submission;
    const isOver = isDone(state.result);
    return html`
      <section part="base" lang=${language} aria-labelledby="ecpat-title">
        <div id="ecpat-title">
          <slot name="heading"
            >${
              heading ??
              html`<h2 part="heading">
                ${msg('Stay connected', { id: 'signup-form.heading', desc: 'Heading of the sign-up form for news by email' })}
              </h2>`
            }</slot
          >
        </div>
        ${isOver ? nothing : html`<slot name="intro"></slot>${intro.map((node) => html`<div>${node}</div>`)}`}
        ${isOver ? nothing : this.#renderForm(this.#settings)}
        <div part="status ${state.result?.state ?? ''}" role="status" tabindex=${isOver ? -1 : nothing}>
          ${renderStatus(state, {
            target: this.#settings.target,
            success: content.copiesOf('success'),
            hasFallback: sentences.hasFallback && this.ownContent[0] === this,
            language,
          })}
        </div>
      </section>
    `;
  }

  #renderForm(settings: Settings): TemplateResult {
    this.#consent = { text: textOfConsent(settings.controller), lang: this.language };
    const own = this.#ownConsent;
    return renderForm(
      settings,
      this.#submission.state,
      {
        nameField: readNameField(this),
        minAge: readAge(this),
        consent: readOwnConsent(this, own, this.language) ? own : this.#consent.text,
        offer: this.#offer.address,
      },
      {
        submit: this.#handleSubmit,
        input: this.#handleInput,
        change: this.#handleChange,
        acceptOffer: this.#handleOffer,
        help: this.#handleHelp,
      },
    );
  }
}
