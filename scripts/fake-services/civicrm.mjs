/**
 * CiviCRM with the extension Remoteform, as read in its sources (progressivetech/net.ourpowerbase.remoteform): a profile
 * with an address and two names. An error comes with status 200.
 */
import { JSON_TYPE, fullName, objectOf, optionalText, refuse, textOf } from './server.mjs';

const PROFILE = 7;

const wrong = (message) => ({ status: 200, json: { is_error: 1, error_message: message } });

function read({ fields }) {
  const { entity, action } = fields;
  if (entity !== 'Profile') refuse('entity is not Profile');
  const params = objectOf(fields['params'], 'params');
  if (Number(params['profile_id']) !== PROFILE) refuse('there is no profile with this id');
  if (action === 'getfields') {
    const required = { 'api.required': 1 };
    const values = { 'email-Primary': { title: 'Email', ...required }, first_name: { title: 'First Name' } };
    return { email: '', reply: { json: { is_error: 0, values } } };
  }
  if (action !== 'submit') refuse('action is neither getfields nor submit');
  return {
    email: textOf(params, 'email-Primary'),
    name: fullName(optionalText(params, 'first_name'), optionalText(params, 'last_name')),
  };
}

/** @type {import('./server.mjs').Route} */
const route = {
  path: '/civicrm/remoteform',
  types: [JSON_TYPE],
  // Remoteform calls PHP's stripslashes() before it reads the JSON.
  unescape: (text) => text.replace(/\\(.?)/gs, '$1'),
  cors: { isForAll: false, headers: ['Content-Type'] },
  read,
  say: wrong,
  usual: 'ok',
  answers: {
    ok: { json: { is_error: 0, values: [] }, isStored: true },
    exists: { ...wrong('You are already in the database!'), isStored: true },
    invalid: wrong('Email is not valid.'),
    refused: { ...wrong('You do not have permission.'), about: 'an error that the form cannot know' },
  },
};

/** @type {import('./server.mjs').Service} */
export const civicrm = {
  name: 'civicrm',
  place: (origin) => ({ action: `${origin}/civicrm/remoteform`, list: String(PROFILE) }),
  routes: [route],
};
