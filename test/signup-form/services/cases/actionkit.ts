import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const PLACE = { action: 'https://act.example.org/act/', list: 'news' };

export const actionkit: ServiceCases = {
  place: PLACE,
  targets: [{ action: 'https://act.example.org/act', list: 'news', url: 'https://act.example.org/act/' }],
  refused: [{ action: 'https://act.example.org/act/' }, { action: 'https://act.example.org/sign/news', list: 'news' }],
  contract: ({ action, list }, { email, name }) => ({
    url: action,
    type: 'form',
    content: { page: list, email, name },
  }),
  requests: [
    {
      about: 'the short name of a page',
      place: PLACE,
      given: { action_x: 'y' },
      type: 'form',
      content: { action_x: 'y', page: 'news', email, name },
    },
  ],
  answers: [
    { about: 'signed up', to: 'ada', isStored: true, status: 200, title: 'Thanks for signing up' },
    { about: 'a refused address', to: 'invalid', isStored: false, status: 400, title: 'There was a problem' },
    { about: 'a refused name', to: 'invalid-name', isStored: false, status: 400, title: 'There was a problem' },
  ],
};
