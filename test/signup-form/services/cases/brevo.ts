import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const success = { isStored: true, status: 200 };
const refusal = { isStored: false, status: 400, title: 'Your subscription could not be saved' };

export const brevo: ServiceCases = {
  place: { action: 'https://x.sibforms.com/serve/abc' },
  targets: [
    {
      action: 'https://x.sibforms.com/serve/MUI-_A?isAjax=1&y=2',
      url: 'https://x.sibforms.com/serve/MUI-_A?isAjax=1',
      page: 'https://x.sibforms.com/serve/MUI-_A',
    },
  ],
  refused: [{ action: 'https://x.sibforms.com/serve/' }, { action: 'https://api.brevo.com/v3/contacts' }],
  contract: ({ action }, { email, name }) => ({
    url: action,
    type: 'form',
    content: { EMAIL: email, FIRSTNAME: name, email_address_check: '' },
  }),
  requests: [
    {
      about: 'attributes in capitals, the language, and an empty honeypot',
      place: { action: 'https://x.sibforms.com/serve/abc' },
      given: { OPT_IN: '1' },
      type: 'form',
      content: { OPT_IN: '1', EMAIL: email, FIRSTNAME: name, locale: 'fr', email_address_check: '' },
    },
  ],
  answers: [
    { about: 'signed up', to: 'ada', ...success, title: 'Your subscription has been successful' },
    { about: 'to be confirmed', to: 'confirm', ...success, title: 'Almost there' },
    { about: 'already on the list', to: 'exists', ...success, title: 'Your subscription has been successful' },
    { about: 'a refused address', to: 'invalid', ...refusal },
    { about: 'a refused name', to: 'invalid-name', ...refusal },
  ],
  honeypot: () => 'email_address_check',
};
