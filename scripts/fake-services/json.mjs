/**
 * An endpoint of one's own: `{ email, name?, lang, consent, hp: '' }` as JSON. It takes only the documented
 * fields, and texts or lists of texts that the page's author added.
 */
import { JSON_TYPE, answer, refuse, textOf } from './server.mjs';

/** @type {import('./server.mjs').Route} */
const route = {
  path: '/signup',
  types: [JSON_TYPE],
  cors: { isForAll: false, headers: ['Content-Type'] },
  read,
  say: () => ({ json: {} }),
  usual: 'confirm',
  answers: {
    ok: { json: { state: 'ok' }, isStored: true },
    confirm: { json: { state: 'confirm' }, isStored: true },
    exists: { status: 409, json: { state: 'exists' }, isStored: true },
    invalid: { status: 422, json: { state: 'invalid', field: 'email' } },
    'invalid-name': { status: 422, json: { state: 'invalid', field: 'name' } },
    unreadable: { json: 'Thank you!', isStored: true, about: 'an answer in words of its own' },
  },
};

function read({ headers, fields }) {
  // Our own contract, to the letter.
  if (headers['content-type'] !== JSON_TYPE) refuse('the content type is more than its name');
  const { email, name, lang, consent, hp, ...more } = fields;
  const { given, text, lang: language, at, ...rest } = Object(consent);
  const texts = [email, lang, text, language, at, ...(name === undefined ? [] : [name])];
  if (!texts.every((value) => typeof value === 'string' && value !== '')) refuse('a text is missing or empty');
  if (!/^[^@]+@[^@]+$/.test(email)) refuse('email is no address');
  if (given !== true || Object.keys(rest).length > 0) refuse('this is no consent, or more than one');
  if (Number.isNaN(Date.parse(at)) || new Date(at).toISOString() !== at) refuse('consent.at is no time in UTC');
  if (hp !== '') refuse('hp is missing, or filled as only programs do');
  for (const [key, value] of Object.entries(more)) {
    for (const one of [value].flat()) textOf({ [key]: one }, key);
  }
  return { email, name };
}

/** @type {import('./server.mjs').Service} */
export const json = {
  name: 'json',
  place: (origin) => ({ action: `${origin}/signup` }),
  routes: [route],
};

/**
 * Answers one POST at an address of another server.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} outcome a key of the answers above or a fault; `auto` looks at the address: `invalid@…`, `down@…`, else `confirm`
 */
export async function answerSignup(request, response, outcome) {
  await answer(route, request, response, outcome === 'auto' ? {} : { outcome });
}
