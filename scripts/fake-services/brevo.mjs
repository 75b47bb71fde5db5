/**
 * Brevo's embedded form, as read in third-party code; the vendor documents no body of an error, and no page of another
 * origin could read one.
 */
import { FORM_TYPE, fullName, optionalText, page, refuse, textOf } from './server.mjs';

const PATH = '/serve/MUIFAexample0token';

function read({ url: { searchParams }, fields }) {
  for (const [key, value] of searchParams) if (`${key}=${value}` !== 'isAjax=1') refuse(`${key} is not known here`);
  return {
    email: textOf(fields, 'EMAIL'),
    name: fullName(optionalText(fields, 'FIRSTNAME'), optionalText(fields, 'LASTNAME')),
    isHoneypotFilled: textOf(fields, 'email_address_check') !== '',
  };
}

/** @type {import('./server.mjs').Route} */
const asPage = {
  path: PATH,
  suits: ({ url }) => !url.searchParams.has('isAjax'),
  types: [FORM_TYPE],
  read,
  say: (why) => page('Your subscription could not be saved', why),
  usual: 'ok',
  answers: {
    ok: { ...page('Your subscription has been successful'), isStored: true },
    confirm: { ...page('Almost there', 'Please confirm from the message in your inbox.'), isStored: true },
    exists: { ...page('Your subscription has been successful'), isStored: true },
    invalid: { ...page('Your subscription could not be saved', 'Please check the address.'), status: 400 },
    'invalid-name': { ...page('Your subscription could not be saved', 'Please check the name.'), status: 400 },
  },
};

/** @type {import('./server.mjs').Route} */
const asData = {
  path: PATH,
  types: [FORM_TYPE],
  read,
  say: () => ({ json: { success: false } }),
  usual: 'ok',
  answers: {
    ok: { json: { success: true }, isStored: true },
    confirm: { json: { success: true }, isStored: true },
    exists: { json: { success: true }, isStored: true },
    invalid: { status: 400, json: { success: false } },
    'invalid-name': { status: 400, json: { success: false } },
  },
};

/** @type {import('./server.mjs').Service} */
export const brevo = {
  name: 'brevo',
  place: (origin) => ({ action: origin + PATH }),
  routes: [asPage, asData],
  pages: { [PATH]: page('Subscribe', 'The public page of the form.') },
};
