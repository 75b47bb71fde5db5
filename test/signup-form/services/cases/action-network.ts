import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const PLACE = { action: 'https://actionnetwork.org/api/v2/forms/ab' };
const HAL = {
  _links: { self: { href: '/api/v2/forms/3d5b0b2e-6a2f-4b0e-9a43-1f6d2e0c7b11/submissions' } },
};

export const actionNetwork: ServiceCases = {
  place: PLACE,
  targets: ['', '/', '/submissions', '/submissions/'].map((path) => ({
    action: `https://actionnetwork.org/api/v2/forms/0a-1b${path}`,
    url: 'https://actionnetwork.org/api/v2/forms/0a-1b/submissions',
  })),
  refused: [{ action: 'https://actionnetwork.org/forms/join-us' }],
  contract: ({ action }, { email, name }) => ({
    url: action,
    type: 'json',
    content: { person: { given_name: name, email_addresses: [{ address: email }] } },
  }),
  requests: [
    {
      about: 'a person and tags, but no status, which would re-subscribe people who left',
      place: PLACE,
      given: { add_tags: 'web, news', status: 'subscribed' },
      type: 'json',
      content: {
        person: { given_name: name, email_addresses: [{ address: email }] },
        add_tags: ['web', 'news'],
      },
    },
    {
      about: 'no tags when the author sets none',
      place: PLACE,
      type: 'json',
      content: { person: { given_name: name, email_addresses: [{ address: email }] } },
    },
  ],
  answers: [
    { about: 'signed up', to: 'ada', isStored: true, status: 200, json: HAL, result: { state: 'confirm' } },
    {
      about: 'an existing address, which looks like a new one',
      to: 'exists',
      isStored: true,
      status: 200,
      json: HAL,
      result: { state: 'confirm' },
    },
    {
      about: 'a refused address',
      to: 'invalid',
      isStored: false,
      status: 400,
      json: { error: 'The address is not valid.' },
      result: { state: 'down' },
    },
    { about: 'an error with a success status', status: 200, json: { error: 'x' }, result: { state: 'unknown' } },
    { about: 'a bare string', status: 200, json: 'no', result: { state: 'unknown' } },
    {
      about: 'an unrelated page',
      status: 200,
      text: '<p>Log in to our network</p>',
      result: { state: 'unknown' },
    },
    { about: 'a form that does not exist', status: 404, text: '', result: { state: 'down' } },
  ],
  cors: { isForAll: true, headers: 'Content-Type' },
};
