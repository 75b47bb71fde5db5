import { VISITOR, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const XHR = { 'x-requested-with': 'XMLHttpRequest' };
const FORM = { formName: 'newsletter' };

export const mautic: ServiceCases = {
  place: { action: 'https://m.example.org/form/submit?formId=1' },
  targets: [
    {
      action: 'https://m.example.org/index.php/form/submit?formId=7',
      url: 'https://m.example.org/index.php/form/submit?formId=7&ajax=1',
      page: 'https://m.example.org/index.php/form/7',
    },
    {
      action: 'https://m.example.org/form/submit',
      list: '8',
      url: 'https://m.example.org/form/submit?formId=8&ajax=1',
      page: 'https://m.example.org/form/8',
    },
    {
      action: 'https://m.example.org//form/submit?formId=7#x',
      url: 'https://m.example.org//form/submit?formId=7&ajax=1#x',
      page: 'https://m.example.org//form/7',
    },
  ],
  refused: [
    { action: 'https://m.example.org/form/submit' },
    { action: 'https://m.example.org/form/7' },
    { action: 'https://m.example.org/form/submit?formId=../admin' },
  ],
  contract: ({ action }, { email, name }) => ({
    url: `${action}&ajax=1`,
    type: 'form',
    headers: XHR,
    content: { 'mauticform[formId]': '1', 'mauticform[email]': email, 'mauticform[name]': name },
  }),
  requests: [
    {
      about: 'names inside mauticform, the id of the form, and the header that makes the answer readable',
      place: { action: 'https://m.example.org/form/submit?formId=7' },
      given: { 'mauticform[tag]': 'web' },
      type: 'form',
      headers: XHR,
      content: {
        'mauticform[tag]': 'web',
        'mauticform[email]': email,
        'mauticform[name]': name,
        'mauticform[formId]': '7',
        'mauticform[return]': '',
      },
    },
  ],
  answers: [
    {
      about: 'signed up',
      to: 'ada',
      isStored: true,
      status: 200,
      json: { success: 1, ...FORM, successMessage: 'Thank you!<br />' },
      result: { state: 'confirm' },
    },
    {
      about: 'signed up, with a page to show',
      to: 'forward',
      isStored: true,
      status: 200,
      json: { success: 1, ...FORM, redirect: '/thank-you' },
      result: { state: 'confirm' },
    },
    {
      about: 'signed up, with another success value',
      status: 200,
      json: { success: true, validationErrors: [] },
      result: { state: 'confirm' },
    },
    {
      about: 'a refused address',
      to: 'invalid',
      isStored: false,
      status: 200,
      json: { success: 0, ...FORM, validationErrors: { email: 'Please enter a valid address.<br />' } },
      result: { state: 'invalid', field: 'email' },
    },
    {
      about: 'a refused name',
      to: 'invalid-name',
      isStored: false,
      status: 200,
      json: { success: 0, ...FORM, validationErrors: { name: 'This is required.<br />' } },
      result: { state: 'invalid', field: 'name' },
    },
    {
      about: 'a refused field that the author named',
      status: 200,
      json: { success: 0, validationErrors: { f_name: 'No.' } },
      result: { state: 'invalid', field: 'name' },
    },
    {
      about: 'a captcha, which a visitor cannot solve here',
      status: 200,
      json: { success: 0, validationErrors: { captcha: 'No.' } },
      result: { state: 'down' },
    },
    {
      about: 'a refused checkbox that the form does not have',
      status: 200,
      json: { success: 0, validationErrors: { email_ok: 'x' } },
      result: { state: 'down' },
    },
    {
      about: 'a deleted form',
      to: 'refused',
      isStored: false,
      status: 200,
      json: { success: 0, ...FORM, errorMessage: 'The form is not available.<br />' },
      result: { state: 'down' },
    },
    {
      about: 'a server error',
      to: 'down',
      isStored: false,
      status: 500,
      title: 'Something is broken',
      result: { state: 'down' },
    },
    { about: 'a page', status: 200, text: '<p>', result: { state: 'unknown' } },
  ],
  cors: { isForAll: false, headers: 'X-Requested-With' },
  honeypot: () => 'mauticform[captcha]',
};
