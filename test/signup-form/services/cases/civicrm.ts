import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const PLACE = { action: 'https://c.example.org/civicrm/remoteform', list: '3' };

export const civicrm: ServiceCases = {
  place: PLACE,
  targets: [
    { ...PLACE, url: PLACE.action, page: 'https://c.example.org/civicrm/profile/create?gid=3&reset=1' },
    {
      action: 'https://c.example.org/?civiwp=CiviCRM&q=civicrm%2Fremoteform',
      list: '3',
      url: 'https://c.example.org/?civiwp=CiviCRM&q=civicrm%2Fremoteform',
      page: 'https://c.example.org/?civiwp=CiviCRM&q=civicrm%2Fprofile%2Fcreate&gid=3&reset=1',
    },
  ],
  refused: [{ action: PLACE.action }, { action: 'https://c.example.org/civicrm/profile/create?gid=3', list: '3' }],
  contract: ({ action, list }, { email, name }) => ({
    url: action,
    type: 'json',
    content: {
      entity: 'Profile',
      action: 'submit',
      params: { profile_id: Number(list), 'email-Primary': email, first_name: name },
    },
  }),
  requests: [
    {
      about: 'a profile',
      place: PLACE,
      given: { custom_1: 'web' },
      type: 'json',
      content: {
        entity: 'Profile',
        action: 'submit',
        params: { custom_1: 'web', profile_id: 3, 'email-Primary': email, first_name: name },
      },
    },
  ],
  answers: [
    {
      about: 'signed up',
      to: 'ada',
      isStored: true,
      status: 200,
      json: { is_error: 0, values: [] },
      result: { state: 'confirm' },
    },
    {
      about: 'an existing address, which looks like a new one',
      to: 'exists',
      isStored: true,
      status: 200,
      json: { is_error: 1, error_message: 'You are already in the database!' },
      result: { state: 'confirm' },
    },
    {
      about: 'a refused address',
      to: 'invalid',
      isStored: false,
      status: 200,
      json: { is_error: 1, error_message: 'Email is not valid.' },
      result: { state: 'down' },
    },
    {
      about: 'a closed profile',
      to: 'refused',
      isStored: false,
      status: 200,
      json: { is_error: 1, error_message: 'You do not have permission.' },
      result: { state: 'down' },
    },
    { about: 'an empty answer', status: 200, text: '', result: { state: 'unknown' } },
    { about: 'an error status with a success body', status: 500, json: { is_error: 0 }, result: { state: 'down' } },
    {
      about: 'an error message that is not a string',
      status: 200,
      json: { is_error: 1, error_message: { toString: 1 } },
      result: { state: 'down' },
    },
  ],
  cors: { isForAll: false, headers: 'Content-Type' },
};
