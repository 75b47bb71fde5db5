import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const ACCEPT = { accept: 'application/json' };

export const formspree: ServiceCases = {
  place: { action: 'https://formspree.io/f/xyz' },
  targets: [{ action: 'https://formspree.io/f/xyz', url: 'https://formspree.io/f/xyz' }],
  refused: [{ action: 'https://formspree.io/forms/xyz' }],
  contract: ({ action }, { email, name }) => ({
    url: action,
    type: 'json',
    headers: ACCEPT,
    content: { email, name, _gotcha: '' },
  }),
  requests: [
    {
      about: 'the fields for its owner, and an empty honeypot',
      place: { action: 'https://formspree.io/f/xyz' },
      given: { list: 'news' },
      type: 'json',
      headers: ACCEPT,
      content: { list: 'news', email, name, lang: 'fr', _gotcha: '' },
    },
  ],
  answers: [
    {
      about: 'passed on',
      to: 'ada',
      isStored: true,
      status: 200,
      json: { next: '/thank-you' },
      result: { state: 'ok' },
    },
    {
      about: 'passed on, with an empty list of errors',
      status: 200,
      json: { errors: [], next: '/' },
      result: { state: 'ok' },
    },
    { about: 'a page', status: 200, text: '<p>Thanks</p>', result: { state: 'unknown' } },
    {
      about: 'a refused address',
      to: 'invalid',
      isStored: false,
      status: 400,
      json: { errors: [{ code: 'TYPE_EMAIL', field: 'email', message: 'should be an email' }] },
      result: { state: 'invalid', field: 'email' },
    },
    {
      about: 'a refused address, with another status',
      status: 422,
      json: { error: 'x', errors: [{ code: 'TYPE_EMAIL', field: 'email', message: 'x' }] },
      result: { state: 'invalid', field: 'email' },
    },
    {
      about: 'a refused name',
      to: 'invalid-name',
      isStored: false,
      status: 400,
      json: { errors: [{ code: 'REQUIRED_FIELD_EMPTY', field: 'name', message: 'is required' }] },
      result: { state: 'invalid', field: 'name' },
    },
    {
      about: 'an error in one sentence',
      to: 'refused',
      isStored: false,
      status: 400,
      json: { error: 'The form is not available.' },
      result: { state: 'down' },
    },
    {
      about: 'a paused form',
      to: 'inactive',
      isStored: false,
      status: 400,
      json: { errors: [{ code: 'INACTIVE', message: 'The form is paused.' }] },
      result: { state: 'down' },
    },
    {
      about: 'a blocked page',
      to: 'blocked',
      isStored: false,
      status: 400,
      json: { errors: [{ code: 'BLOCKED', message: 'Not from here.' }] },
      result: { state: 'down' },
    },
    {
      about: 'a deleted form',
      status: 404,
      json: { errors: [{ code: 'FORM_NOT_FOUND' }] },
      result: { state: 'down' },
    },
    {
      about: 'a server error that names a field',
      status: 500,
      json: { errors: [{ field: 'email' }] },
      result: { state: 'down' },
    },
    { about: 'malformed errors', status: 400, json: { errors: [null, 1, []] }, result: { state: 'down' } },
  ],
  cors: { isForAll: true, headers: 'Content-Type, Accept' },
};
