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
export const box = (form: Element) => part(form, 'consent')[0]!.querySelector('input')!;
export const button = (form: Element) => part(form, 'button')[0] as HTMLButtonElement;
/** Where the focus is, in words: a failed comparison of elements would print half the page. */
export const focused = (form: Element) => describeElement(form.shadowRoot!.activeElement);
export const describeElement = (element: Element | null | undefined) =>
  element ? `${element.localName} ${element.id || element.part.value.split(' ')[0] || words(element)}` : 'nowhere';
/** The field that attracts spam programs. */
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

/** Fills in everything that the form needs. */
export function fill(form: Element, email = 'ada@example.org'): void {
  type(field(form, 'email'), email);
  if (!box(form).checked) box(form).click();
}

/** Presses the button and resolves with how it ended, once the form shows it. */
export async function press(form: SignupFormElement): Promise<string> {
  const result = oneEvent(form, 'ecpat-signup-result');
  button(form).click();
  const { detail } = (await result) as CustomEvent<SignupResultDetail>;
  await form.updateComplete;
  return detail.state;
}

/** Presses the button where nothing will be sent. */
export async function pressInVain(form: SignupFormElement): Promise<void> {
  button(form).click();
  await form.updateComplete;
}

export async function speak(form: SignupFormElement, language: string): Promise<void> {
  form.lang = language;
  await Promise.resolve();
  await form.updateComplete;
}
