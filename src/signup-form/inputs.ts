/** Finds and checks the inputs of a rendered form. */
import { asciiEmail, problemFromValidity, type Problem } from './signup-form.model.js';
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

/** Checks one field; undefined if it is valid. */
export function findProblem(input: HTMLInputElement): Problem | undefined {
  if (!input.validity.typeMismatch) return problemFromValidity(input.validity);
  // WebKit rejects an address with non-ASCII letters in its domain.
  const sent = input.cloneNode() as HTMLInputElement;
  sent.value = asciiEmail(input.value);
  return problemFromValidity(sent.validity);
}
