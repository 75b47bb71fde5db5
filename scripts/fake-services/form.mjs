/** An endpoint of one's own that takes a plain form and answers with a page: `email` and `name`, and `hp` empty. */
import { FORM_TYPE, optionalText, page, textOf } from './server.mjs';

/** @type {import('./server.mjs').Route} */
const route = {
  path: '/signup',
  types: [FORM_TYPE],
  read: ({ fields }) => ({
    email: textOf(fields, 'email'),
    name: optionalText(fields, 'name'),
    isHoneypotFilled: Boolean(optionalText(fields, 'hp')),
  }),
  say: (why) => page('This did not work', why),
  usual: 'ok',
  answers: {
    ok: { ...page('Thank you', 'You are on our list.'), isStored: true },
    confirm: { ...page('Check your inbox', 'Please confirm your address.'), isStored: true },
    exists: { ...page('You are already on our list'), isStored: true },
    invalid: { ...page('Please check your address'), status: 422 },
    'invalid-name': { ...page('Please check your name'), status: 422 },
  },
};

/** @type {import('./server.mjs').Service} */
export const form = {
  name: 'form',
  place: (origin) => ({ action: `${origin}/signup` }),
  routes: [route],
};
