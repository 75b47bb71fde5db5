/**
 * A form of HubSpot with four fields, one of them with checkboxes, and one type of subscription, as in the vendor's documentation of the endpoint
 * without authentication. The form of an error comes from open-source clients.
 */
import { JSON_TYPE, fullName, objectOf, refuse, textOf } from './server.mjs';

const PATH = '/submissions/v3/integration/submit/1234567/0f0b3f8e-5d3c-4b5e-8a55-7f1e0f6a9c21';
const FIELDS = ['email', 'firstname', 'lastname', 'interest'];
/** The values of the checkboxes; a semicolon separates those that are ticked. */
const INTERESTS = ['a', 'b', 'c'];
const SUBSCRIPTION = 4321;

function read({ fields: { fields, context = {}, legalConsentOptions } }) {
  if (!Array.isArray(fields)) refuse('fields is not a list');
  const values = {};
  for (const field of fields) {
    const name = textOf(objectOf(field, 'a field'), 'name');
    // The service refuses fields that are not on the form.
    if (!FIELDS.includes(name) || field.objectTypeId !== '0-1') refuse(`${name} is not on the form`);
    values[name] = textOf(field, 'value');
  }
  for (const one of values.interest?.split(';') ?? [])
    if (!INTERESTS.includes(one)) refuse(`${one} is not on the form`);
  for (const key of Object.keys(objectOf(context, 'context')))
    if (!['pageUri', 'pageName'].includes(key)) refuse(`${key} says more than where the form stands`);
  return {
    email: textOf(values, 'email'),
    name: fullName(values.firstname, values.lastname),
    isMailable: legalConsentOptions !== undefined && readConsent(objectOf(legalConsentOptions, 'legalConsentOptions')),
  };
}

function readConsent(options) {
  const consent = objectOf(options['consent'], 'consent');
  const { consentToProcess, communications = [] } = consent;
  if (consentToProcess !== true || textOf(consent, 'text') === '') refuse('this is no consent');
  if (!Array.isArray(communications)) refuse('communications is not a list');
  for (const one of communications) {
    const { value, subscriptionTypeId } = objectOf(one, 'a communication');
    if (value !== true || textOf(one, 'text') === '') refuse('this is no consent to messages');
    if (subscriptionTypeId !== SUBSCRIPTION) refuse('there is no such type of subscription');
  }
  return communications.length > 0;
}

const wrong = (errorType, message) => ({
  json: { status: 'error', message: 'The request is not valid', errors: [{ errorType, message }] },
});
const done = { json: { inlineMessage: '<p>Thank you!</p>' }, isStored: true };

/** @type {import('./server.mjs').Route} */
const route = {
  path: PATH,
  types: [JSON_TYPE],
  cors: { isForAll: true, headers: ['Content-Type'] },
  read,
  say: (message) => wrong('VALUE_NOT_IN_FIELD_DEFINITION', message),
  usual: 'ok',
  answers: {
    ok: done,
    exists: done,
    forward: { json: { redirectUri: '/thank-you' }, isStored: true, about: 'stored, and names a page to show' },
    invalid: { ...wrong('INVALID_EMAIL', "Error in 'fields.email'. Invalid email address"), status: 400 },
    captcha: {
      ...wrong('FORM_HAS_RECAPTCHA_ENABLED', 'The form has a captcha'),
      status: 400,
      about: 'a captcha was switched on in the form',
    },
  },
};

/** @type {import('./server.mjs').Service} */
export const hubspot = {
  name: 'hubspot',
  place: (origin) => ({ action: origin + PATH, list: String(SUBSCRIPTION) }),
  routes: [route],
};
