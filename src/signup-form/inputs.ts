/** Finds and checks the inputs of a rendered form. */
import { asciiEmail, problemFromValidity, type Problem } from './signup-form.model.js';
import type { Field } from './signup-form.types.js';

/** What is wrong, by field. */
export type Problems = Readonly<Partial<Record<Field, Problem>>>;

/** The inputs that are rendered; `name` only where the form asks for one, none after a sign-up. */
export function inputsIn(root: ParentNode) {
  const find = (id: string) => root.querySelector<HTMLInputElement>(`#${id}`);
  return { email: find('email'), name: find('name'), consent: find('consent'), honeypot: find('website') };
}

/** Checks all fields. */
export function findProblems(root: ParentNode): Problems {
  const { email, name, consent } = inputsIn(root);
  const problems: Partial<Record<Field, Problem>> = {};
  for (const input of [email, name, consent]) {
    const problem = input && findProblem(input);
    if (problem) problems[input.id as Field] = problem;
  }
  return problems;
}

/** Checks one field; undefined where it is fine. */
export function findProblem(input: HTMLInputElement): Problem | undefined {
  if (!input.validity.typeMismatch) return problemFromValidity(input.validity);
  // WebKit takes an address with letters beyond ASCII in its domain for none.
  const sent = input.cloneNode() as HTMLInputElement;
  sent.value = asciiEmail(input.value);
  return problemFromValidity(sent.validity);
}
