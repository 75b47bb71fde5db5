/**
 * A form of Mautic 5, as read in its sources (mautic/mautic, `PublicController`, `AjaxController`, `CORSMiddleware`).
 * Its maker has given the fields the aliases `email` and `name`, and added a captcha that has to stay empty.
 */
import { FORM_TYPE, localAddress, optionalText, page, refuse, textOf } from './server.mjs';

const PATH = '/form/submit';
const FORM_ID = '1';
const FORM_NAME = 'newsletter';
const IN_DATA = 'mauticform';

function read({ url: { pathname, searchParams }, fields }) {
  const id = searchParams.get('formId') ?? (pathname === PATH ? refuse('formId is missing in the address') : FORM_ID);
  if (id !== FORM_ID || textOf(fields, `${IN_DATA}[formId]`) !== FORM_ID) refuse('there is no form with this id');
  if ((optionalText(fields, `${IN_DATA}[formName]`) || FORM_NAME) !== FORM_NAME) refuse('the form has another name');
  optionalText(fields, `${IN_DATA}[return]`);
  return {
    email: textOf(fields, `${IN_DATA}[email]`),
    name: optionalText(fields, `${IN_DATA}[name]`),
    isHoneypotFilled: Boolean(optionalText(fields, `${IN_DATA}[captcha]`)),
  };
}

const done = (more) => ({ json: { success: 1, formName: FORM_NAME, ...more }, isStored: true });
const wrong = (more) => ({ json: { success: 0, formName: FORM_NAME, ...more } });

/** Scripts can read the answer only if the request has this header; Mautic stores the address in any case. */
const cors = {
  isForAll: false,
  headers: ['X-Requested-With'],
  isFor: (headers) => headers['x-requested-with'] === 'XMLHttpRequest',
};

/** @type {import('./server.mjs').Route} */
const asData = {
  path: PATH,
  suits: ({ url }) => url.searchParams.get('ajax') === '1',
  types: [FORM_TYPE],
  cors,
  read,
  say: (errorMessage) => wrong({ errorMessage }),
  usual: 'ok',
  answers: {
    ok: done({ successMessage: 'Thank you!<br />' }),
    forward: { ...done({ redirect: '/thank-you' }), about: 'stored, and names a page to show' },
    invalid: wrong({ validationErrors: { email: 'Please enter a valid address.<br />' } }),
    'invalid-name': wrong({ validationErrors: { name: 'This is required.<br />' } }),
    refused: { ...wrong({ errorMessage: 'The form is not available.<br />' }), about: 'the form is not available' },
    honeypot: wrong({ validationErrors: { captcha: 'This is not right.<br />' } }),
    down: { ...page('Something is broken'), status: 500 },
  },
};

/** @type {import('./server.mjs').Route} */
const asPage = {
  path: PATH,
  types: [FORM_TYPE],
  cors,
  read,
  say: (why) => page('This did not work', why),
  usual: 'ok',
  answers: {
    ok: { ...page('Thank you!'), isStored: true },
    invalid: (_contact, asked) => back(asked, 'email', 'Please enter a valid address.'),
    'invalid-name': (_contact, asked) => back(asked, 'name', 'This is required.'),
    honeypot: (_contact, asked) => back(asked, 'captcha', 'This is not right.'),
    down: { ...page('Something is broken'), status: 500 },
  },
};

/** Redirects to the visitor's page, if it is on this machine. */
function back({ fields, headers }, alias, message) {
  const url = localAddress(fields[`${IN_DATA}[return]`] || headers.referer);
  if (!url) return page('This did not work', message);
  url.searchParams.set('mauticError', message);
  url.hash = alias;
  return { status: 302, headers: { location: url.href } };
}

/** @type {import('./server.mjs').Service} */
export const mautic = {
  name: 'mautic',
  place: (origin) => ({ action: `${origin}${PATH}?formId=${FORM_ID}` }),
  routes: [asData, { ...asData, path: `${PATH}/ajax`, suits: () => true }, asPage],
};
