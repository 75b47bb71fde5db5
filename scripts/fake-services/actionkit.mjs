/** A sign-up page of ActionKit, as boldprogressives/actionkit-javascript posts to it: a plain form, answered by a page. */
import { FORM_TYPE, optionalText, page, refuse, textOf } from './server.mjs';

const PAGE = 'newsletter';

function read({ fields }) {
  if (textOf(fields, 'page') !== PAGE) refuse('there is no page with this name');
  return { email: textOf(fields, 'email'), name: optionalText(fields, 'name') };
}

/** @type {import('./server.mjs').Route} */
const route = {
  path: '/act/',
  types: [FORM_TYPE],
  read,
  say: (why) => page('There was a problem', why),
  usual: 'ok',
  answers: {
    ok: { ...page('Thanks for signing up'), isStored: true },
    exists: { ...page('Thanks for signing up'), isStored: true },
    invalid: { ...page('There was a problem', 'Please enter a valid address.'), status: 400 },
    'invalid-name': { ...page('There was a problem', 'Please enter your name.'), status: 400 },
  },
};

/** @type {import('./server.mjs').Service} */
export const actionkit = {
  name: 'actionkit',
  place: (origin) => ({ action: `${origin}/act/`, list: PAGE }),
  routes: [route],
};
