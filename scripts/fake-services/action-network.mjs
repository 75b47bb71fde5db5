/**
 * A form of Action Network without a key, as in the vendor's documentation of unauthenticated posts. Its
 * answer has no public documentation: the fake shows only that it is HAL.
 */
import { JSON_TYPE, fullName, objectOf, optionalText, refuse, textOf } from './server.mjs';

const PATH = '/api/v2/forms/3d5b0b2e-6a2f-4b0e-9a43-1f6d2e0c7b11/submissions';

const done = {
  headers: { 'content-type': 'application/hal+json' },
  json: { _links: { self: { href: PATH } } },
  isStored: true,
};

function read({ fields }) {
  const person = objectOf(fields['person'], 'person');
  const tags = fields['add_tags'] ?? [];
  if (!Array.isArray(tags)) refuse('add_tags is not a list');
  for (const tag of tags) if (typeof tag !== 'string' || tag.includes(',')) refuse('a tag is not one text');
  const addresses = person['email_addresses'];
  if (!Array.isArray(addresses) || addresses.length !== 1) refuse('email_addresses is not a list of one');
  return {
    email: textOf(objectOf(addresses[0], 'email_addresses[0]'), 'address'),
    name: fullName(optionalText(person, 'given_name'), optionalText(person, 'family_name')),
  };
}

/** @type {import('./server.mjs').Route} */
const route = {
  path: PATH,
  types: [JSON_TYPE],
  cors: { isForAll: true, headers: ['Content-Type'] },
  read,
  say: (error) => ({ json: { error } }),
  usual: 'ok',
  answers: {
    ok: done,
    // One person has one record: known people get the same answer as new ones.
    exists: done,
    invalid: { status: 400, json: { error: 'The address is not valid.' } },
  },
};

/** @type {import('./server.mjs').Service} */
export const actionNetwork = {
  name: 'action-network',
  place: (origin) => ({ action: origin + PATH }),
  routes: [route],
};
