import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { STATES } from './signup-form.states.js';
import { playService } from './support/service.js';
import { story } from './support/story.js';

const meta: Meta = {
  title: 'Elements/Sign-up form',
  component: 'ecpat-signup-form',
  beforeEach: playService,
};
export default meta;

/** The tag contains the fallback for visitors without the script. All stories here play the answers of the newsletter service: nothing that is typed leaves the page. */
export const ToBeFilledIn: StoryObj = story(STATES.ToBeFilledIn);

export const WithOptionalName: StoryObj = story(STATES.WithOptionalName);

/** The form records the text of `consent`. `min-age="0"` removes the sentence about the age. */
export const OwnHeadingAndConsent: StoryObj = story(STATES.OwnHeadingAndConsent);

/** Sent without any input: each field shows an error, and the first one has the focus. */
export const WithErrors: StoryObj = story(STATES.WithErrors);

/** The domain looks like a slip of a well-known one. The form offers a correction, and can be sent without it. */
export const MistypedDomain: StoryObj = story(STATES.MistypedDomain);

/** The service is slow. After ten seconds the form says that it cannot see whether this worked. */
export const OnItsWay: StoryObj = story(STATES.OnItsWay);

export const SignedUp: StoryObj = story(STATES.SignedUp);

export const SignedUpInOwnWords: StoryObj = story(STATES.SignedUpInOwnWords);

/** The service sends an email with a link to confirm. Visitors who are on the list already read the same. */
export const ToBeConfirmed: StoryObj = story(STATES.ToBeConfirmed);

/** Services such as Mailchimp return an opaque response: the form claims nothing about its outcome. */
export const SentAndNotKnown: StoryObj = story(STATES.SentAndNotKnown);

/** A second press, while the first result is not known: the visitor reads this before the same address is sent again. */
export const PressedAgain: StoryObj = story(STATES.PressedAgain);

/** `service="form"` posts like a plain form, and the service’s own page follows. The story cancels this navigation. */
export const GoingOnToTheNextPage: StoryObj = story(STATES.GoingOnToTheNextPage);

/** `service="mailto"` opens the mail program. The story cancels this navigation. */
export const InTheMailProgram: StoryObj = story(STATES.InTheMailProgram);

/** A long address to write to. */
export const LongMailAddress: StoryObj = story(STATES.LongMailAddress);

/** The honeypot was filled in: the form sends nothing and makes no false claim. */
export const KeptBack: StoryObj = story(STATES.KeptBack);

/** The visitor’s input stays and can be corrected. */
export const Refused: StoryObj = story(STATES.Refused);

export const TooMany: StoryObj = story(STATES.TooMany);

/** The fallback offers another way. */
export const OutOfOrder: StoryObj = story(STATES.OutOfOrder);

/** The connection failed. The address may have been stored, so the form does not say that it did not work. It links to the service’s own page if it knows the address. */
export const WithoutAnswer: StoryObj = story(STATES.WithoutAnswer);

/** While a required attribute is missing, the fallback stays, with a warning for the author. */
export const NotSetUp: StoryObj = story(STATES.NotSetUp);

/** Invalid attributes count as their defaults, with a warning for the author. */
export const MistakesOfAuthor: StoryObj = story(STATES.MistakesOfAuthor);

/** The page’s own colours, for light and dark. */
export const OwnColours: StoryObj = story(STATES.OwnColours);

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = story(STATES.AsDiv);
