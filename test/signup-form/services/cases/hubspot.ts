import { VISITOR, type ServiceCases } from './types.js';

const { text } = VISITOR.consent;
const ACTION = 'https://api.hsforms.com/submissions/v3/integration/submit/12/ab';

const contact = (email: string, name: string) => [
  { objectTypeId: '0-1', name: 'email', value: email },
  { objectTypeId: '0-1', name: 'firstname', value: name },
];
const fields = [{ objectTypeId: '0-1', name: 'hs_language', value: 'fr' }, ...contact(VISITOR.email, VISITOR.name)];

export const hubspot: ServiceCases = {
  place: { action: ACTION },
  targets: [
    {
      action: 'https://api-eu1.hsforms.com/submissions/v3/integration/submit/12/ab-cd',
      url: 'https://api-eu1.hsforms.com/submissions/v3/integration/submit/12/ab-cd',
    },
  ],
  refused: [
    { action: 'https://api.hsforms.com/submissions/v3/integration/submit/12' },
    { action: 'https://api.hsforms.com/submissions/v3/integration/secure/submit/12/ab' },
    { action: ACTION, list: 'newsletter' },
  ],
  contract: ({ action }, { email, name }) => ({ url: action, type: 'json', content: { fields: contact(email, name) } }),
  requests: [
    {
      about: 'the fields and the consent word for word, without data about the page',
      place: { action: ACTION },
      given: { hs_language: 'fr' },
      type: 'json',
      content: { fields, legalConsentOptions: { consent: { consentToProcess: true, text } } },
    },
    {
      about: 'the consent for one subscription type as well',
      place: { action: ACTION, list: '99' },
      given: { hs_language: 'fr' },
      type: 'json',
      content: {
        fields,
        legalConsentOptions: {
          consent: {
            consentToProcess: true,
            text,
            communications: [{ value: true, subscriptionTypeId: 99, text }],
          },
        },
      },
    },
  ],
  answers: [
    {
      about: 'signed up',
      to: 'ada',
      isStored: true,
      status: 200,
      json: { inlineMessage: '<p>Thank you!</p>' },
      result: { state: 'confirm' },
    },
    {
      about: 'an existing address, which looks like a new one',
      to: 'exists',
      isStored: true,
      status: 200,
      json: { inlineMessage: '<p>Thank you!</p>' },
      result: { state: 'confirm' },
    },
    {
      about: 'signed up, with a page to show',
      to: 'forward',
      isStored: true,
      status: 200,
      json: { redirectUri: '/thank-you' },
      result: { state: 'confirm' },
    },
    { about: 'an empty answer', status: 204, text: '', result: { state: 'unknown' } },
    {
      about: 'a refused address',
      to: 'invalid',
      isStored: false,
      status: 400,
      json: {
        status: 'error',
        message: 'The request is not valid',
        errors: [{ errorType: 'INVALID_EMAIL', message: "Error in 'fields.email'. Invalid email address" }],
      },
      result: { state: 'invalid', field: 'email' },
    },
    {
      about: 'a captcha in the form',
      to: 'captcha',
      isStored: false,
      status: 400,
      json: {
        status: 'error',
        message: 'The request is not valid',
        errors: [{ errorType: 'FORM_HAS_RECAPTCHA_ENABLED', message: 'The form has a captcha' }],
      },
      result: { state: 'down' },
    },
  ],
  cors: { isForAll: true, headers: 'Content-Type' },
};
