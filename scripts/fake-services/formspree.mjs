/**
 * A form of Formspree, as read in formspree/formspree-js: an answer in JSON to clients that accept it, else a page. The
 * sources do not name the status of an error, so it is the plainest one here and the body decides.
 */
import { FORM_TYPE, JSON_TYPE, MULTIPART_TYPE, optionalText, page, textOf } from './server.mjs';

const PATH = '/f/xexample';
const TYPES = [JSON_TYPE, MULTIPART_TYPE, FORM_TYPE];

const cors = { isForAll: true, headers: ['Content-Type', 'Accept'] };

const read = ({ fields }) => ({
  email: textOf(fields, 'email'),
  name: optionalText(fields, 'name'),
  isHoneypotFilled: textOf(fields, '_gotcha') !== '',
});

const done = { json: { next: '/thank-you' }, isStored: true };
const wrong = (...errors) => ({ status: 400, json: { errors } });

/** @type {import('./server.mjs').Route} */
const asData = {
  path: PATH,
  suits: ({ headers }) => headers.accept?.includes(JSON_TYPE) ?? false,
  types: TYPES,
  cors,
  read,
  say: (error) => ({ json: { error } }),
  usual: 'ok',
  answers: {
    ok: done,
    invalid: wrong({ code: 'TYPE_EMAIL', field: 'email', message: 'should be an email' }),
    'invalid-name': wrong({ code: 'REQUIRED_FIELD_EMPTY', field: 'name', message: 'is required' }),
    refused: { status: 400, json: { error: 'The form is not available.' }, about: 'an error in one sentence' },
    inactive: { ...wrong({ code: 'INACTIVE', message: 'The form is paused.' }), about: 'the form is switched off' },
    blocked: { ...wrong({ code: 'BLOCKED', message: 'Not from here.' }), about: 'taken for abuse' },
  },
};

/** @type {import('./server.mjs').Route} */
const asPage = {
  path: PATH,
  types: TYPES,
  cors,
  read,
  say: (why) => page('This did not work', why),
  usual: 'ok',
  answers: {
    ok: { ...page('Thank you!'), isStored: true },
    invalid: { ...page('This did not work', 'The address should be an email.'), status: 400 },
    'invalid-name': { ...page('This did not work', 'The name is required.'), status: 400 },
  },
};

/** @type {import('./server.mjs').Service} */
export const formspree = {
  name: 'formspree',
  place: (origin) => ({ action: origin + PATH }),
  routes: [asData, asPage],
};
