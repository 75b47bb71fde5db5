import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { colouredTag, div, tag } from './support/markup.js';
import { CAN_STAY, SERVICE, playService } from './support/service.js';
import { find, press, type } from './support/visitor.js';

const meta: Meta = {
  title: 'Elements/Sign-up form',
  component: 'ecpat-signup-form',
  args: {
    action: `${SERVICE}/confirm`,
    controller: 'Name of the organisation',
    'privacy-url': 'https://example.org/privacy',
  },
  beforeEach: playService,
};
export default meta;

const FALLBACK = '<p><a href="https://example.org/news">News by email</a></p>';
const MAILCHIMP = 'subscribe/post?u=a1&id=b2';

async function fillIn(story: StoryContext): Promise<void> {
  await type(story, '[part~="input"][type="email"]', 'name@example.org');
  await press(story, '[part~="consent"] input');
}

async function send(story: StoryContext): Promise<void> {
  await fillIn(story);
  await press(story, '[part~="button"]');
}

/** Sends the form, and waits for how it ends. */
const ending = (state: string) => async (story: StoryContext) => {
  await send(story);
  await find(story, `[part~="status"][part~="${state}"]`);
};

/** Inside the tag stands what visitors see without the script. In all stories here the answers of the newsletter service are played: nothing that is typed leaves the page. */
export const ToBeFilledIn: StoryObj = { render: tag(FALLBACK) };

export const WithOptionalName: StoryObj = { args: { 'name-field': 'optional' } };

/** The text of `consent` is what is recorded. `min-age="0"` leaves the sentence about the age out. */
export const OwnHeadingAndConsent: StoryObj = {
  args: { 'min-age': '0' },
  render: tag(
    '<h3 slot="heading">Our newsletter, four times a year</h3>',
    '<span slot="consent">Yes, please write to me. <a href="https://example.org/conditions">Conditions</a></span>',
  ),
};

/** Sent without anything filled in: words at each field, and the focus in the first. */
export const WithErrors: StoryObj = {
  args: { 'name-field': 'required' },
  play: async (story) => {
    await press(story, '[part~="button"]');
    await find(story, '[part~="error"]');
  },
};

/** The service takes its time. After ten seconds the form says that it did not work. */
export const OnItsWay: StoryObj = {
  args: { action: `${SERVICE}/silent` },
  play: async (story) => {
    await send(story);
    await find(story, '[part~="status"] p');
  },
};

export const SignedUp: StoryObj = { args: { action: `${SERVICE}/ok` }, play: ending('ok') };

export const SignedUpInOwnWords: StoryObj = {
  args: { action: `${SERVICE}/ok` },
  render: tag('<p slot="success">Welcome! The next letter comes in spring.</p>'),
  play: ending('ok'),
};

/** The service sends an email with a link to confirm. Whoever is on the list already reads the same. */
export const ToBeConfirmed: StoryObj = { play: ending('confirm') };

/** Services such as Mailchimp do not let a page read their answer: nothing is claimed that cannot be known. */
export const SentAndNotKnown: StoryObj = {
  args: { service: 'mailchimp', action: `${SERVICE}/ok/${MAILCHIMP}` },
  play: ending('unknown'),
};

/** `service="form"` posts like a plain form, and the service’s own page follows. The story holds that back. */
export const GoingOnToTheNextPage: StoryObj = {
  args: { service: 'form', action: `${SERVICE}/ok` },
  play: CAN_STAY ? ending('unknown') : fillIn,
};

/** `service="mailto"` opens the mail program. The story holds that back. */
export const InTheMailProgram: StoryObj = {
  args: { service: 'mailto', action: 'mailto:news-join@example.org' },
  play: CAN_STAY ? ending('unknown') : fillIn,
};

/** A field that only programs see was filled in: nothing is sent, and nobody is told a lie. */
export const KeptBack: StoryObj = {
  render: tag(FALLBACK),
  play: async (story) => {
    await type(story, '[aria-hidden="true"] input', 'filled in by a program');
    await send(story);
    await find(story, '[part~="status"][part~="unknown"]');
  },
};

/** What the visitor typed stays, and can be mended. */
export const Refused: StoryObj = { args: { action: `${SERVICE}/invalid` }, play: ending('invalid') };

export const TooMany: StoryObj = { args: { action: `${SERVICE}/rate` }, play: ending('rate') };

/** What stands inside the tag is another way. */
export const OutOfOrder: StoryObj = {
  args: { action: `${SERVICE}/down` },
  render: tag(FALLBACK),
  play: ending('down'),
  parameters: { expectedConsole: [`action="${SERVICE}/down" did not work: the server answered 503`] },
};

/** The other way is the service’s own page, where its address is known. */
export const OutOfOrderWithOwnPage: StoryObj = {
  args: { service: 'mailchimp', action: `${SERVICE}/gone/${MAILCHIMP}` },
  play: ending('down'),
  parameters: {
    expectedConsole: [`action="${SERVICE}/gone/${MAILCHIMP}" did not work: the server could not be reached`],
  },
};

/** As long as something is missing that a form needs, there is none: the content of the tag stays, and a warning tells the author. */
export const NotSetUp: StoryObj = {
  args: { action: '', 'privacy-url': '' },
  render: tag(FALLBACK),
  parameters: {
    showsFallback: true,
    expectedConsole: ['shows the content of the tag instead of a form: action is missing, privacy-url is missing'],
  },
};

/** Attributes that cannot be understood stand for their defaults, with a warning for the author. */
export const MistakesOfAuthor: StoryObj = {
  args: { service: 'pigeon', 'name-field': 'maybe', 'min-age': 'old', list: '7' },
  parameters: {
    expectedConsole: [
      'service="pigeon" is not understood',
      'name-field="maybe" is not understood',
      'min-age="old" is not understood',
      'list means nothing to service="json"',
    ],
  },
};

/** Colours of the page’s own, for light and dark. */
export const OwnColours: StoryObj = { render: colouredTag() };

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = { render: div(FALLBACK) };
