import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const UUID = '0b8e5b5e-3f0b-4b0e-9c43-6f7d5f3f2a11';

export const listmonk: ServiceCases = {
  place: { action: 'https://lists.example.org', list: UUID },
  targets: ['', '/', '/subscription/form', '/api/public/subscription', '/subscription/form?l=1#x'].map((path) => ({
    action: `https://lists.example.org/mail${path}`,
    list: UUID,
    url: 'https://lists.example.org/mail/api/public/subscription',
    page: 'https://lists.example.org/mail/subscription/form',
  })),
  refused: [{ action: 'https://lists.example.org' }, { action: 'https://lists.example.org', list: '1' }],
  contract: ({ action, list }, { email, name }) => ({
    url: `${action}/api/public/subscription`,
    type: 'json',
    content: { email, name, list_uuids: [list] },
  }),
  requests: [
    {
      about: 'one list, and nothing that it cannot store',
      place: { action: 'https://lists.example.org', list: UUID },
      given: { any: 'thing' },
      type: 'json',
      content: { email, name, list_uuids: [UUID] },
    },
  ],
  answers: [
    {
      about: 'an address to confirm',
      to: 'ada',
      isStored: true,
      status: 200,
      json: { data: { has_optin: true } },
      result: { state: 'confirm' },
    },
    {
      about: 'an address to confirm, when asked for',
      to: 'confirm',
      isStored: true,
      status: 200,
      json: { data: { has_optin: true } },
      result: { state: 'confirm' },
    },
    {
      about: 'somebody who has confirmed already looks like a new one',
      to: 'exists',
      isStored: true,
      status: 200,
      json: { data: { has_optin: false } },
      result: { state: 'confirm' },
    },
    {
      about: 'a list without double opt-in',
      to: 'ok',
      isStored: true,
      status: 200,
      json: { data: { has_optin: false } },
      result: { state: 'confirm' },
    },
    {
      about: 'an older one, which does not say',
      to: 'old',
      isStored: true,
      status: 200,
      json: { data: true },
      result: { state: 'confirm' },
    },
    { about: 'an answer without words', status: 200, json: {}, result: { state: 'unknown' } },
    {
      about: 'an address that it does not take',
      to: 'invalid',
      isStored: false,
      status: 400,
      json: { message: 'Invalid email.' },
      result: { state: 'invalid' },
    },
    {
      about: 'a name that it does not take',
      to: 'invalid-name',
      isStored: false,
      status: 400,
      json: { message: 'Invalid length for name.' },
      result: { state: 'invalid' },
    },
    {
      about: 'a private list',
      to: 'private',
      isStored: false,
      status: 400,
      json: { message: 'Invalid list.' },
      result: { state: 'invalid' },
    },
    {
      about: 'public subscriptions switched off',
      to: 'disabled',
      isStored: false,
      status: 400,
      json: { message: 'Feature unavailable.' },
      result: { state: 'invalid' },
    },
    {
      about: 'a fault of its own',
      to: 'down',
      isStored: false,
      status: 500,
      json: { message: 'Error processing request.' },
      result: { state: 'down' },
    },
  ],
  cors: { isForAll: false, headers: 'Origin, Content-Type, Accept' },
};
