/** Finds the parts of a sign-up form, and acts on it as a visitor does. */
import { fixture, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { SignupFormElement } from '../../src/signup-form/signup-form.element.js';
import type { SignupResultDetail } from '../../src/signup-form/signup-form.types.js';
import { words } from '../helpers/dom.js';

export { words };

export type Name = 'email' | 'name';

export const part = (form: Element, name: string) => [
  ...form.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];
export const textIn = (form: Element, name: string) => part(form, name).map(words).join(' ');
export const status = (form: Element) => textIn(form, 'status');
export const errors = (form: Element) => part(form, 'error').map(words);
export const field = (form: Element, name: Name) =>
  part(form, 'input').find((input) => input.getAttribute('autocomplete') === name) as HTMLInputElement;
export const checkbox = (form: Element) => part(form, 'consent')[0]!.querySelector('input')!;
export const button = (form: Element) => part(form, 'button')[0] as HTMLButtonElement;
/** The focused element as text, since a failed comparison of elements prints half the page. */
export const focused = (form: Element) => describeElement(form.shadowRoot!.activeElement);
export const describeElement = (element: Element | null | undefined) =>
  element ? `${element.localName} ${element.id || element.part.value.split(' ')[0] || words(element)}` : 'nowhere';
/** The field that only spam programs fill in. */
export const honeypot = (form: Element) =>
  form.shadowRoot!.querySelector<HTMLInputElement>('[aria-hidden="true"] input')!;

export const markup = (action: string, content?: TemplateResult) => html`
  <ecpat-signup-form action=${action} controller="ECPAT Example" privacy-url="/privacy">${content}</ecpat-signup-form>
`;
export const show = (template: TemplateResult = markup('/faulty/signup/confirm')) =>
  fixture<SignupFormElement>(template);

export function type(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Fills in all that the form requires. */
export function fill(form: Element, email = 'ada@example.org'): void {
  type(field(form, 'email'), email);
  if (!checkbox(form).checked) checkbox(form).click();
}

/** Presses the button, waits until the form shows the result, and resolves with its state. */
export async function press(form: SignupFormElement): Promise<string> {
  const result = oneEvent(form, 'ecpat-signup-result');
  button(form).click();
  const { detail } = (await result) as CustomEvent<SignupResultDetail>;
  await form.updateComplete;
  return detail.state;
}

/** Presses the button when the form will send nothing. */
export async function pressWithoutResult(form: SignupFormElement): Promise<void> {
  button(form).click();
  await form.updateComplete;
}

export async function setLanguage(form: SignupFormElement, language: string): Promise<void> {
  form.lang = language;
  await Promise.resolve();
  await form.updateComplete;
}
