/**
 * Mailchimp's embedded form, as embed codes in public repositories and gatsby-plugin-mailchimp post it. No page of
 * another origin can read an answer. There is no script answer (`post-json`): the form must never run one.
 */
import { FORM_TYPE, fullName, optionalText, page, refuse, textOf } from './server.mjs';

const ACCOUNT = 'a1b2c3d4e5f6a7b8c9d0e1f2a';
const AUDIENCE = '0123456789';
const HONEYPOT = `b_${ACCOUNT}_${AUDIENCE}`;
/** The box that permits emails. Without it, Mailchimp stores the address but never writes to it. */
const PERMISSION = 'gdpr[123]';

function read({ url: { searchParams }, fields }) {
  if (searchParams.get('u') !== ACCOUNT || searchParams.get('id') !== AUDIENCE) refuse('u or id is not of an audience');
  for (const key of searchParams.keys()) if (!['u', 'id', 'f_id'].includes(key)) refuse(`${key} is not known here`);
  return {
    email: textOf(fields, 'EMAIL'),
    name: fullName(optionalText(fields, 'FNAME'), optionalText(fields, 'LNAME')),
    isHoneypotFilled: textOf(fields, HONEYPOT) !== '',
    isMailable: optionalText(fields, PERMISSION) === 'Y',
  };
}

/** @type {import('./server.mjs').Route} */
const route = {
  path: '/subscribe/post',
  types: [FORM_TYPE],
  read,
  say: (why) => page('There are errors below', why),
  usual: 'ok',
  answers: {
    ok: { ...page('Subscription confirmed'), isStored: true },
    confirm: {
      ...page('Almost finished', 'Please confirm your address from the message we sent you.'),
      isStored: true,
    },
    exists: { ...page('There are errors below', 'You are already subscribed.'), isStored: true },
    invalid: page('There are errors below', 'Please enter a valid email address.'),
    'invalid-name': page('There are errors below', 'First name: please enter a value.'),
    'too-many': ({ email }) =>
      page('There are errors below', `Recipient "${email}" has too many recent signup requests`),
  },
};

/** @type {import('./server.mjs').Service} */
export const mailchimp = {
  name: 'mailchimp',
  place: (origin) => ({
    action: `${origin}/subscribe/post?u=${ACCOUNT}&id=${AUDIENCE}`,
    fields: `${PERMISSION}=Y`,
  }),
  routes: [route],
};
