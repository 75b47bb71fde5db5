import { VISITOR, type Place, type ServiceCases } from './types.js';

const { email, name } = VISITOR;
const ACTION = 'https://org.us1.list-manage.com/subscribe/post?u=a1&id=b2';

/** Mailchimp names it after account and audience. */
function honeypot({ action }: Place): string {
  const { searchParams } = new URL(action);
  return `b_${searchParams.get('u')}_${searchParams.get('id')}`;
}

const refusal = { isStored: false, status: 200, title: 'There are errors below' };

export const mailchimp: ServiceCases = {
  place: { action: ACTION },
  targets: [
    {
      action: `${ACTION}&f_id=c3`,
      url: `${ACTION}&f_id=c3`,
      page: 'https://org.us1.list-manage.com/subscribe?u=a1&id=b2&f_id=c3',
    },
    {
      action: ACTION,
      list: 'fr9',
      url: 'https://org.us1.list-manage.com/subscribe/post?u=a1&id=fr9',
      page: 'https://org.us1.list-manage.com/subscribe?u=a1&id=fr9',
    },
  ],
  refused: [
    { action: 'https://org.us1.list-manage.com/subscribe/post' },
    { action: 'https://org.us1.list-manage.com/subscribe/post?u=a1' },
    { action: 'https://org.us1.list-manage.com/subscribe/post-json?u=a1&id=b2' },
    { action: 'https://eepurl.com/abc' },
  ],
  contract: (place, { email, name }) => ({
    url: place.action,
    type: 'form',
    content: { EMAIL: email, FNAME: name, [honeypot(place)]: '' },
  }),
  requests: [
    {
      about: 'merge fields in capitals, and an empty honeypot named after account and audience',
      place: { action: ACTION },
      given: { 'gdpr[123]': 'Y' },
      type: 'form',
      content: { 'gdpr[123]': 'Y', EMAIL: email, FNAME: name, b_a1_b2: '' },
    },
    {
      about: 'the honeypot of the audience in list',
      place: { action: ACTION, list: 'fr9' },
      type: 'form',
      content: { EMAIL: email, FNAME: name, b_a1_fr9: '' },
    },
  ],
  answers: [
    { about: 'signed up', to: 'ada', isStored: true, status: 200, title: 'Subscription confirmed' },
    { about: 'to be confirmed', to: 'confirm', isStored: true, status: 200, title: 'Almost finished' },
    { about: 'already on the list', to: 'exists', isStored: true, status: 200, title: 'There are errors below' },
    { about: 'a refused address', to: 'invalid', ...refusal },
    { about: 'a refused name', to: 'invalid-name', ...refusal },
    { about: 'too many attempts', to: 'too-many', ...refusal },
  ],
  honeypot,
};
