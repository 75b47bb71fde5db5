/** Every state of the form, by the name of its story. `support/service.ts` plays the answers of the services. */
import type { AttributeValues } from './elements.js';
import { OWN_COLOURS, type ElementState } from './support/state.js';
import type { Visitor } from './support/visitor.js';

/** The origin of a service that no request reaches. */
export const SERVICE = 'https://answers.example';
const FALLBACK = '<p><a href="https://example.org/news">News by email</a></p>';
const MAILCHIMP = 'subscribe/post?u=a1&id=b2';
const BUTTON = '[part~="button"]';

/** The attributes of each form, with those of one state. */
const form = (attributes: AttributeValues = {}): AttributeValues => ({
  action: `${SERVICE}/confirm`,
  controller: 'Name of the organisation',
  'privacy-url': 'https://example.org/privacy',
  ...attributes,
});

async function fillIn({ type, press }: Visitor): Promise<void> {
  await type('[part~="input"][type="email"]', 'name@example.org');
  await press('[part~="consent"] input');
}

async function send(visitor: Visitor): Promise<void> {
  await fillIn(visitor);
  await visitor.press(BUTTON);
}

/** Sends the form and waits until it shows the result. */
const ending = (state: string) => ({ act: send, until: `[part~="status"][part~="${state}"]` });

/** Sends the form if the page can stay, otherwise only fills it in. */
async function leave(visitor: Visitor): Promise<void> {
  if (!visitor.canStay) return fillIn(visitor);
  await send(visitor);
  await visitor.find('[part~="status"][part~="unknown"]');
}

export const STATES = {
  ToBeFilledIn: { attributes: form(), content: [FALLBACK] },
  WithOptionalName: { attributes: form({ 'name-field': 'optional' }) },
  OwnHeadingAndConsent: {
    attributes: form({ 'min-age': '0' }),
    content: [
      '<h3 slot="heading">Our newsletter, four times a year</h3>',
      '<p slot="intro">Reports from our work, and nothing else.</p>',
      '<span slot="consent">Yes, please write to me. <a href="https://example.org/conditions">Conditions</a></span>',
    ],
  },
  WithErrors: {
    attributes: form({ 'name-field': 'required' }),
    act: ({ press }) => press(BUTTON),
    until: '[part~="error"]',
  },
  MistypedDomain: {
    attributes: form(),
    act: ({ type }) => type('[part~="input"][type="email"]', 'first-name.last-name@hotmial.com'),
    until: '[aria-live] button',
  },
  OnItsWay: { attributes: form({ action: `${SERVICE}/silent` }), act: send, until: '[part~="status"] p' },
  SignedUp: { attributes: form({ action: `${SERVICE}/ok` }), ...ending('ok') },
  SignedUpInOwnWords: {
    attributes: form({ action: `${SERVICE}/ok` }),
    content: ['<p slot="success">Welcome! The next letter comes in spring.</p>'],
    ...ending('ok'),
  },
  ToBeConfirmed: { attributes: form(), ...ending('confirm') },
  SentAndNotKnown: {
    attributes: form({ service: 'mailchimp', action: `${SERVICE}/ok/${MAILCHIMP}` }),
    ...ending('unknown'),
  },
  PressedAgain: {
    attributes: form({ service: 'mailchimp', action: `${SERVICE}/ok/${MAILCHIMP}` }),
    async act(visitor) {
      await send(visitor);
      await visitor.find('[part~="status"][part~="unknown"]');
      await visitor.press(BUTTON);
    },
    until: '[part~="status"][part~="unknown"]',
  },
  GoingOnToTheNextPage: { attributes: form({ service: 'form', action: `${SERVICE}/ok` }), act: leave },
  InTheMailProgram: {
    attributes: form({ service: 'mailto', action: 'mailto:news-join@example.org' }),
    act: leave,
  },
  LongMailAddress: {
    attributes: form({
      service: 'mailto',
      action: 'mailto:news-join@a-very-long-name-of-a-mailing-list-server.example.org',
    }),
    act: leave,
  },
  KeptBack: {
    attributes: form(),
    content: [FALLBACK],
    async act(visitor) {
      await visitor.type('[aria-hidden="true"] input', 'filled in by a program');
      await send(visitor);
    },
    until: '[part~="status"][part~="unknown"]',
  },
  Refused: { attributes: form({ action: `${SERVICE}/invalid` }), ...ending('invalid') },
  TooMany: { attributes: form({ action: `${SERVICE}/rate` }), ...ending('rate') },
  OutOfOrder: {
    attributes: form({ action: `${SERVICE}/down` }),
    content: [FALLBACK],
    ...ending('down'),
    warnings: [`action="${SERVICE}/down" did not work: the server answered 503`],
  },
  WithoutAnswer: {
    attributes: form({ service: 'mailchimp', action: `${SERVICE}/gone/${MAILCHIMP}` }),
    ...ending('unknown'),
    warnings: [`action="${SERVICE}/gone/${MAILCHIMP}" did not work: the server could not be reached`],
  },
  NotSetUp: {
    attributes: form({ action: '', 'privacy-url': '' }),
    content: [FALLBACK],
    showsFallback: true,
    warnings: ['shows the content of the tag instead of a form: action is missing, privacy-url is missing'],
  },
  MistakesOfAuthor: {
    attributes: form({ service: 'pigeon', 'name-field': 'maybe', 'min-age': 'old', list: '7' }),
    warnings: [
      'service="pigeon" is not understood',
      'name-field="maybe" is not understood',
      'min-age="old" is not understood',
      'list means nothing to service="json"',
    ],
  },
  OwnColours: { attributes: form(), fixedAttributes: OWN_COLOURS },
  AsDiv: { attributes: form(), isDiv: true, content: [FALLBACK] },
} satisfies Record<string, ElementState>;
