/**
 * listmonk from version 6.0 on, as read in its sources (knadh/listmonk, `cmd/public.go`): the public endpoint, and the
 * page with its form.
 */
import { FORM_TYPE, JSON_TYPE, localAddress, optionalText, page, refuse, textOf } from './server.mjs';

const LISTS = [
  { uuid: '5e91dda1-1c16-467d-9bf9-2a21bf22ae21', name: 'News' },
  { uuid: '8a0dcf6e-3f0a-4a0e-bb6c-95a47ad2d0f4', name: 'Nouvelles' },
];
const FORM = '/subscription/form';
const LONGEST_EMAIL = 1000;

function contactOf(fields, lists) {
  if (lists.length === 0) refuse('No lists to subscribe to');
  if (!lists.every((list) => LISTS.some(({ uuid }) => uuid === list))) refuse('Invalid list');
  const email = textOf(fields, 'email');
  if (email.length > LONGEST_EMAIL) refuse('Invalid email.');
  return { email, name: optionalText(fields, 'name') || email.split('@')[0] };
}

function readApi({ type, fields }) {
  const lists = fields[type === JSON_TYPE ? 'list_uuids' : 'l'] ?? [];
  if (type === JSON_TYPE && !Array.isArray(lists)) refuse('list_uuids is not a list');
  return contactOf(fields, [lists].flat());
}

function readForm({ fields }) {
  return { ...contactOf(fields, [fields['l'] ?? []].flat()), isHoneypotFilled: textOf(fields, 'nonce') !== '' };
}

/** @type {import('./server.mjs').Route} */
const api = {
  path: '/api/public/subscription',
  types: [JSON_TYPE, FORM_TYPE],
  cors: { isForAll: false, headers: ['Origin', 'Content-Type', 'Accept'] },
  read: readApi,
  say: (message) => ({ json: { message } }),
  usual: 'confirm',
  answers: {
    ok: { json: { data: { has_optin: false } }, isStored: true },
    confirm: { json: { data: { has_optin: true } }, isStored: true },
    // listmonk asks people who have confirmed already for no confirmation.
    exists: { json: { data: { has_optin: false } }, isStored: true },
    invalid: { status: 400, json: { message: 'Invalid email.' } },
    'invalid-name': { status: 400, json: { message: 'Invalid length for name.' } },
    private: { status: 400, json: { message: 'Invalid list.' }, about: 'the list is a private one' },
    disabled: {
      status: 400,
      json: { message: 'Feature unavailable.' },
      about: 'public subscriptions are switched off',
    },
    old: { json: { data: true }, isStored: true, about: 'the answer of earlier versions' },
    down: { status: 500, json: { message: 'Error processing request.' } },
  },
};

/** @type {import('./server.mjs').Route} */
const form = {
  path: FORM,
  types: [FORM_TYPE],
  read: readForm,
  say: (why) => page('Error', why),
  usual: 'confirm',
  answers: {
    ok: (_contact, asked) => thank(asked, 'You are subscribed.'),
    confirm: (_contact, asked) => thank(asked, 'Please confirm from the message in your inbox.'),
    invalid: { ...page('Error', 'Invalid email.'), status: 400 },
    'invalid-name': { ...page('Error', 'Invalid length for name.'), status: 400 },
    disabled: { status: 404, json: { message: 'Feature unavailable.' } },
    honeypot: { ...page('Error', 'Invalid request.'), status: 502 },
  },
};

/** Redirects to the page in `next` if it is trusted; here, only this machine is. */
function thank({ fields }, text) {
  const next = localAddress(fields['next']);
  return { ...(next ? { status: 303, headers: { location: next.href } } : page('Subscribe', text)), isStored: true };
}

/** @type {import('./server.mjs').Service} */
export const listmonk = {
  name: 'listmonk',
  place: (origin) => ({ action: origin, list: LISTS[0].uuid }),
  routes: [api, form],
  pages: { [FORM]: page('Subscribe', 'The public page of the list.'), '/api/public/lists': { json: LISTS } },
};
