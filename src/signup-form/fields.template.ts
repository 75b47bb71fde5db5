/** The form: honeypot, help, fields, consent and button. */
import { html, nothing, type TemplateResult } from 'lit';
import { LINKS } from '../data/links.js';
import { msg } from '../internal/localize.js';
import type { Problems } from './inputs.js';
import type { Settings } from './settings.js';
import { textOfAge, textOfOffer, textOfProblem } from './signup-form.texts.js';
import type { Field, NameField } from './signup-form.types.js';
import type { SubmissionState } from './submission.controller.js';

export interface FormOptions {
  nameField: NameField;
  /** In years; 0 for no limit. */
  minAge: number;
  /** The standard consent; else copies of the author's, where it cannot be slotted. */
  consent: string | readonly Node[];
  /** The address that the visitor probably meant. */
  offer: string | undefined;
}

export interface FormHandlers {
  submit: (event: SubmitEvent) => void;
  input: (event: InputEvent) => void;
  /** The visitor has finished a field. */
  change: (event: Event) => void;
  acceptOffer: () => void;
  /** The visitor follows the link to the helplines. */
  help: (event: MouseEvent) => void;
}

export function renderForm(
  settings: Settings,
  { problems, isSending }: SubmissionState,
  options: FormOptions,
  handlers: FormHandlers,
): TemplateResult {
  const { nameField, minAge } = options;
  return html`
    <form
      novalidate
      method="post"
      @submit=${handlers.submit}
      @input=${handlers.input}
      @change=${handlers.change}
      @keydown=${preventRepeat}
    >
      ${renderHoneypot()} ${renderHelp(handlers)} ${renderEmail(problems, options, handlers)}
      ${nameField === 'off' ? nothing : renderName(nameField === 'required', problems)}
      ${renderConsent(settings, problems, options)}
      ${minAge > 0 ? html`<p id="ecpat-age" class="ecpat-muted">${textOfAge(minAge)}</p>` : nothing}
      <button
        part="button"
        class="ecpat-button ecpat-primary"
        aria-disabled=${isSending ? 'true' : nothing}
        @click=${preventRepeat}
      >
        ${msg('Sign up', { id: 'signup-form.button', desc: 'Button that sends the sign-up form' })}
      </button>
    </form>
  `;
}

/** A double click and a held Enter key press the button once: people have to read the result before they press again. */
function preventRepeat(event: MouseEvent | KeyboardEvent): void {
  const isHeld = 'key' in event && event.key === 'Enter' && event.repeat;
  if (isHeld || event.detail > 1) event.preventDefault();
}

/**
 * A honeypot that people neither see, hear nor reach. Its name attracts spam programs but no autofill: Chromium takes
 * a text field after the name for the last name, and never fills in a website.
 */
function renderHoneypot(): TemplateResult {
  return html`
    <div class="ecpat-visually-hidden" aria-hidden="true">
      <input
        id="ecpat-website"
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

function renderHelp({ help }: FormHandlers): TemplateResult {
  return html`
    <p class="ecpat-help ecpat-muted">
      ${msg('This form is for news only. Do you need help?', {
        id: 'signup-form.news-only',
        desc: 'Above the fields, for children who look for help in the wrong place. A link to child helplines follows.',
      })}
      <a href=${LINKS['child-helpline-international']} rel="noopener noreferrer" @click=${help}
        >${msg('Talk to a child helpline', {
          id: 'signup-form.helplines',
          desc: 'Link to child helplines (someone listens), after the question “Do you need help?”. Children may read it.',
        })}</a
      >
    </p>
  `;
}

/** The platform accepts "ada@localhost"; mail reaches only domains with a dot, hence the pattern. */
function renderEmail(problems: Problems, { offer }: FormOptions, { acceptOffer }: FormHandlers): TemplateResult {
  return html`
    <div class="ecpat-field">
      <label part="label" for="ecpat-email"
        >${msg('Your email address', { id: 'signup-form.email', desc: 'Label of a field' })}</label
      >
      <input
        id="ecpat-email"
        part="input ${problems.email ? 'invalid' : ''}"
        type="email"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        required
        pattern=".+@.+\\..+"
        aria-invalid=${problems.email ? 'true' : 'false'}
        aria-describedby="ecpat-email-error"
      />
      ${renderError('email', problems)}
      <div id="ecpat-offer" aria-live="polite">
        ${
          offer
            ? html`<button type="button" class="ecpat-button" @click=${acceptOffer}>
                <span>${textOfOffer(offer)}</span>
              </button>`
            : nothing
        }
      </div>
    </div>
  `;
}

function renderName(isRequired: boolean, problems: Problems): TemplateResult {
  return html`
    <div class="ecpat-field">
      <label part="label" for="ecpat-name"
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
        id="ecpat-name"
        part="input ${problems.name ? 'invalid' : ''}"
        type="text"
        autocomplete="name"
        spellcheck="false"
        dir="auto"
        ?required=${isRequired}
        pattern=${isRequired ? '.*\\S.*' : nothing}
        aria-invalid=${problems.name ? 'true' : 'false'}
        aria-describedby="ecpat-name-error"
      />
      ${renderError('name', problems)}
    </div>
  `;
}

/** Never pre-ticked, not even by a browser that restores the form after a reload. */
function renderConsent({ privacyUrl }: Settings, problems: Problems, { minAge, consent }: FormOptions): TemplateResult {
  return html`
    <div part="consent ${problems.consent ? 'invalid' : ''}">
      <label>
        <input
          id="ecpat-consent"
          type="checkbox"
          required
          autocomplete="off"
          aria-invalid=${problems.consent ? 'true' : 'false'}
          aria-describedby="ecpat-consent-error ${minAge > 0 ? 'ecpat-age' : ''}"
        />
        <span><slot name="consent"></slot>${consent}</span>
      </label>
      ${renderError('consent', problems)}
      <a class="ecpat-privacy" href=${privacyUrl}
        >${msg('How we handle your data', { id: 'signup-form.privacy', desc: 'Link to the privacy notice of the organisation that sends the news' })}</a
      >
    </div>
  `;
}

/** Renders the paragraph before its text, since screen readers announce only text that is added later. */
function renderError(field: Field, { [field]: problem }: Problems): TemplateResult {
  return html`
    <p id="ecpat-${field}-error" aria-live="polite">
      ${problem ? html`<span part="error">${textOfProblem(field, problem)}</span>` : nothing}
    </p>
  `;
}
