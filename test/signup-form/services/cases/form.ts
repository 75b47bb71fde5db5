import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;

export const form: ServiceCases = {
  place: { action: 'https://example.org/' },
  targets: [],
  refused: [],
  contract: ({ action }, { email, name }) => ({ url: action, type: 'form', content: { email, name } }),
  requests: [
    {
      about: 'the usual field names',
      place: { action: 'https://example.org/' },
      given: { tag: 'web', email: 'not this one' },
      type: 'form',
      content: { tag: 'web', email, name, lang: 'fr' },
    },
  ],
  answers: [
    { about: 'signed up', to: 'ada', isStored: true, status: 200, title: 'Thank you' },
    { about: 'to be confirmed', to: 'confirm', isStored: true, status: 200, title: 'Check your inbox' },
    { about: 'already on the list', to: 'exists', isStored: true, status: 200, title: 'You are already on our list' },
    { about: 'a refused address', to: 'invalid', isStored: false, status: 422, title: 'Please check your address' },
    { about: 'a refused name', to: 'invalid-name', isStored: false, status: 422, title: 'Please check your name' },
  ],
  honeypot: () => 'hp',
};
