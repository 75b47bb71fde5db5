import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { STATES } from './framework-card.states.js';
import { story } from './support/story.js';

const meta: Meta = {
  title: 'Elements/Framework card',
  component: 'ecpat-framework-card',
};
export default meta;

/** The network’s strategic framework. Its period has ended, and its files have no known address: one link leads to its page. */
export const BundledFramework: StoryObj = story(STATES.BundledFramework);

/** The same document with the author’s files: plain links in the tag, which also work without the script. */
export const OwnLinks: StoryObj = story(STATES.OwnLinks);

/** Links below the author’s own heading replace the bundled document. */
export const AnotherDocument: StoryObj = story(STATES.AnotherDocument);

/** A long title next to a cover. */
export const LongHeading: StoryObj = story(STATES.LongHeading);

/** A document from an address, whose period has not ended, with all facts about its files. */
export const DocumentFromAddress: StoryObj = story(STATES.DocumentFromAddress);

/** The second document at that address. It covers one year and lacks some languages. */
export const OneOfSeveral: StoryObj = story(STATES.OneOfSeveral);

/** `src` is not a list of documents: the bundled document stays. */
export const DocumentNotUsed: StoryObj = story(STATES.DocumentNotUsed);

/** An unknown id, and a link with an invalid language: one warning each for the author. */
export const MistakesOfAuthor: StoryObj = story(STATES.MistakesOfAuthor);

export const OwnHeadingAndNote: StoryObj = story(STATES.OwnHeadingAndNote);

/** Without the cover picture. */
export const NoCover: StoryObj = story(STATES.NoCover);

/** Content whose `slot`, `hreflang` and `type` a content system has removed: read by its text, with one warning. */
export const WithoutMarks: StoryObj = story(STATES.WithoutMarks);

/** The page’s own colours, for light and dark. */
export const OwnColours: StoryObj = story(STATES.OwnColours);

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = story(STATES.AsDiv);
