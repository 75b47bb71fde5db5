/** The live region below the form, with progress and result. */
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../internal/localize.js';
import type { Target } from './services/service.js';
import { isDone } from './signup-form.model.js';
import { textOfFailure, textOfSuccess } from './signup-form.texts.js';
import type { SubmissionResult } from './signup-form.types.js';
import type { SubmissionState } from './submission.controller.js';

export interface StatusOptions {
  target: Target;
  /** Copies of the author's message, where it cannot be slotted. */
  success: readonly Node[];
  /** Whether the author offers another way to sign up inside the tag. */
  hasFallback: boolean;
  /** Of the form. */
  language: string;
}

export function renderStatus(
  { result, isSending }: SubmissionState,
  options: StatusOptions,
): TemplateResult | typeof nothing {
  const { success } = options;
  if (isDone(result)) {
    const message = success.length > 0 ? success : textOfSuccess(result);
    return html`<div class="ecpat-message"><slot name="success">${message}</slot></div>`;
  }
  if (result) return renderFailure(result, options);
  if (!isSending) return nothing;
  return html`<p class="ecpat-message">
    ${msg('Sending…', { id: 'signup-form.sending', desc: 'The form is on its way' })}
  </p>`;
}

function renderFailure(
  result: SubmissionResult,
  { target, hasFallback, language }: StatusOptions,
): TemplateResult | typeof nothing {
  const { state, field, reason } = result;
  const isEnough = field !== undefined || state === 'rate' || reason === 'mail' || reason === 'next-page';
  const otherWay = isEnough ? nothing : renderOtherWay(target, hasFallback);
  if (state === 'invalid') {
    // The error is at the field. If the service does not name the field, its own page may.
    return otherWay === nothing ? nothing : html`<div class="ecpat-message ecpat-failed">${otherWay}</div>`;
  }
  return html`
    <div class="ecpat-message ${state === 'unknown' ? '' : 'ecpat-failed'}">
      <p>${textOfFailure(result, language)} ${reason === 'mail' ? renderMailbox(target) : nothing}</p>
      ${otherWay}
    </div>
  `;
}

/** The service's own page, else the author's fallback. */
function renderOtherWay({ page }: Target, hasFallback: boolean): TemplateResult | typeof nothing {
  if (page === undefined) return hasFallback ? html`<slot></slot>` : nothing;
  return html`<p>
    <a href=${page} rel="noreferrer"
      >${msg('Sign up on the service’s own page', {
        id: 'signup-form.own-page',
        desc: 'Link to a page of the newsletter service with the same form, after this one did not work',
      })}</a
    >
  </p>`;
}

function renderMailbox({ url }: Target): TemplateResult {
  const [address = ''] = url.split('?');
  return html`<a href=${address}>${address.replace(/^mailto:/i, '')}</a>`;
}
