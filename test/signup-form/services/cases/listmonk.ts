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
      about: 'one list, and no fields that listmonk cannot store',
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
      about: 'an address to confirm, on request',
      to: 'confirm',
      isStored: true,
      status: 200,
      json: { data: { has_optin: true } },
      result: { state: 'confirm' },
    },
    {
      about: 'a confirmed address, which looks like a new one',
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
      about: 'an older listmonk without has_optin',
      to: 'old',
      isStored: true,
      status: 200,
      json: { data: true },
      result: { state: 'confirm' },
    },
    { about: 'an answer without data', status: 200, json: {}, result: { state: 'unknown' } },
    {
      about: 'a refused address',
      to: 'invalid',
      isStored: false,
      status: 400,
      json: { message: 'Invalid email.' },
      result: { state: 'invalid' },
    },
    {
      about: 'a refused name',
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
      about: 'disabled public subscriptions',
      to: 'disabled',
      isStored: false,
      status: 400,
      json: { message: 'Feature unavailable.' },
      result: { state: 'invalid' },
    },
    {
      about: 'a server error',
      to: 'down',
      isStored: false,
      status: 500,
      json: { message: 'Error processing request.' },
      result: { state: 'down' },
    },
  ],
  cors: { isForAll: false, headers: 'Origin, Content-Type, Accept' },
};
