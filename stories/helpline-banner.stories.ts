import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { STATES } from './helpline-banner.states.js';
import { story } from './support/story.js';

const meta: Meta = {
  title: 'Elements/Helpline banner',
  component: 'ecpat-helpline-banner',
};
export default meta;

/** One calm strip: the first line of the country with its number, and the exit. The tag contains the fallback for visitors without the script. */
export const ClosedBar: StoryObj = story(STATES.ClosedBar);

/** “More help” shows everything: lines to talk to, a missing child, where to report. */
export const OpenBar: StoryObj = story(STATES.OpenBar);

/** Shows everything at once, for a page about help. */
export const Card: StoryObj = story(STATES.Card);

/** The browser’s time zone belongs to one country only, here `Asia/Bangkok`. The banner asks before it uses this country, which it finds on the device. */
export const Guess: StoryObj = story(STATES.Guess);

/** The visitor wants another country. */
export const ChoiceOfCountry: StoryObj = story(STATES.ChoiceOfCountry);

/** Neither the author nor the time zone names a country. */
export const WithoutCountry: StoryObj = story(STATES.WithoutCountry);

export const CardWithoutCountry: StoryObj = story(STATES.CardWithoutCountry);

/** Use `no-country-picker` on pages about one country, and `no-exit` if no visitor has to leave in a hurry. */
export const FixedCountryWithoutExit: StoryObj = story(STATES.FixedCountryWithoutExit);

/** No helpline is known in this country: the banner links to the directory. */
export const WithoutLine: StoryObj = story(STATES.WithoutLine);

/** The only line of the country listens to everybody, and says so. */
export const LineForEverybody: StoryObj = story(STATES.LineForEverybody);

/** A line for parents stands apart, under “Worried about a child?”. */
export const LineForParents: StoryObj = story(STATES.LineForParents);

/** Services for a child whose own pictures are shared: those of the country first, then those for every country. */
export const PicturesOfVisitor: StoryObj = story(STATES.PicturesOfVisitor);

/** The chat has other hours than the number. */
export const ChatWithOwnHours: StoryObj = story(STATES.ChatWithOwnHours);

/** Not even an emergency number is known. */
export const NothingKnown: StoryObj = story(STATES.NothingKnown);

/** Lines for parts of a country, with names in another script. */
export const LinesOfRegions: StoryObj = story(STATES.LinesOfRegions);

/** A line that answers messages only. */
export const LineToWriteTo: StoryObj = story(STATES.LineToWriteTo);

/** The author’s own document with every field of a line, last reviewed more than 18 months ago. The country is Antarctica, so that these examples mislead no visitor. */
export const OldListWithEverything: StoryObj = story(STATES.OldListWithEverything);

/** One record of the document has a mistake: the banner leaves it out with a warning for the author, and shows the others. */
export const DocumentWithMistake: StoryObj = story(STATES.DocumentWithMistake);

/** `src` is not a list of helplines. The bundled numbers stay, and a sentence at the end says so. */
export const DocumentNotUsed: StoryObj = story(STATES.DocumentNotUsed);

/** Invalid attributes count as their defaults, with a warning for the author. */
export const MistakesOfAuthor: StoryObj = story(STATES.MistakesOfAuthor);

export const OwnHeadingAndNote: StoryObj = story(STATES.OwnHeadingAndNote);

export const OwnHeadingAndNoteInBar: StoryObj = story(STATES.OwnHeadingAndNoteInBar);

/** The exit opens another page. Choose one that is as unremarkable as the default. */
export const OwnExit: StoryObj = story(STATES.OwnExit);

/** The page’s own colours, for light and dark. */
export const OwnColours: StoryObj = story(STATES.OwnColours);

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = story(STATES.AsDiv);
