/** Finds and checks the inputs of a rendered form. */
import { cleanAddress } from './email-address.js';
import { asciiEmail, oneLine, problemFromValidity, type Problem } from './signup-form.model.js';
import type { Field } from './signup-form.types.js';

/** The problem of each field. */
export type Problems = Readonly<Partial<Record<Field, Problem>>>;

/** The inputs that are rendered; `name` only if the form asks for one, none after a sign-up. */
export function inputsIn(root: ParentNode) {
  const find = (id: string) => root.querySelector<HTMLInputElement>(`#ecpat-${id}`);
  return { email: find('email'), name: find('name'), consent: find('consent'), honeypot: find('website') };
}

/** The field of an input. */
export function fieldOf({ id }: HTMLInputElement): Field {
  return id.replace('ecpat-', '') as Field;
}

/** Checks all fields. */
export function findProblems(root: ParentNode): Problems {
  const { email, name, consent } = inputsIn(root);
  const problems: Partial<Record<Field, Problem>> = {};
  for (const input of [email, name, consent]) {
    const problem = input && findProblem(input);
    if (problem) problems[fieldOf(input)] = problem;
  }
  return problems;
}

/**
 * The longest address that mail servers pass on: 256 characters with its brackets (RFC 5321, section 4.5.3.1.3). Names get
 * as much. Fields have no `maxlength`, which would cut what people paste without a word, and might leave another address.
 */
const MAX_LENGTH = 254;

/** The visitor's input, as it is sent. */
export function readTyped(root: ParentNode): { email: string; name: string } {
  const { email, name } = inputsIn(root);
  return { email: asciiEmail(cleanAddress(email?.value ?? '')), name: oneLine(name?.value ?? '') };
}

/** Checks one field as it is sent; undefined if it is valid. */
export function findProblem(input: HTMLInputElement): Problem | undefined {
  const isEmail = input.type === 'email';
  const typed = isEmail ? cleanAddress(input.value) : oneLine(input.value);
  // Chromium checks 100,000 letters for 15 seconds (2026-11).
  if (typed.length > MAX_LENGTH) return 'malformed';
  if (!isEmail) return problemFromValidity(input.validity);
  // A copy, so that the field does not change while the visitor types.
  const sent = input.cloneNode() as HTMLInputElement;
  sent.value = asciiEmail(typed);
  return sent.value.length > MAX_LENGTH ? 'malformed' : problemFromValidity(sent.validity);
}

/** Shows the address that is sent in its field, without what was pasted around it. Moves the caret. */
export function cleanEmail(root: ParentNode): void {
  const { email } = inputsIn(root);
  const address = cleanAddress(email?.value ?? '');
  if (email && address !== email.value) email.value = address;
}
