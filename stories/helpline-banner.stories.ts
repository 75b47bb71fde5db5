import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { contentOf } from './builder/fallback.js';
import { initialState } from './builder/builder.model.js';
import { elementMarkup } from './elements.js';
import { colouredTag, div, tag } from './support/markup.js';
import { inTimeZone } from './support/time-zone.js';
import { find, press, untilError } from './support/visitor.js';

const meta: Meta = {
  title: 'Elements/Helpline banner',
  component: 'ecpat-helpline-banner',
};
export default meta;

/** One calm strip: the first line of the country with its number, and the way out. Inside the tag stands what visitors see without the script. */
export const ClosedBar: StoryObj = {
  args: { country: 'KE' },
  render: (attributes) => {
    const state = { ...initialState('helpline-banner', 'en'), attributes };
    return elementMarkup('ecpat-helpline-banner', attributes, contentOf(state));
  },
};

/** After “More help” everything is there: who listens, a missing child, where to report. */
export const OpenBar: StoryObj = {
  args: { country: 'US' },
  play: (story) => press(story, '[aria-expanded="false"]'),
};

/** Shows everything at once. For a page that is about help. */
export const Card: StoryObj = { args: { country: 'BE', layout: 'card' } };

/** The browser’s time zone belongs to one country only, here `Asia/Bangkok`. It stays a question, and is worked out on the device. */
export const Guess: StoryObj = { ...inTimeZone('Asia/Bangkok') };

/** The visitor wants another country than the one that is shown. */
export const ChoiceOfCountry: StoryObj = {
  args: { country: 'TH' },
  play: async (story) => {
    await press(story, '[part~="country"] button');
    await find(story, 'select');
  },
};

/** Neither the author nor the time zone says where the visitor is. */
export const WithoutCountry: StoryObj = { ...inTimeZone('UTC') };

export const CardWithoutCountry: StoryObj = { args: { layout: 'card' }, ...inTimeZone('UTC') };

/** `no-country-picker` is for pages that are about one country, `no-exit` for those where nobody has to leave in a hurry. */
export const FixedCountryWithoutExit: StoryObj = {
  args: { country: 'TH', 'no-country-picker': true, 'no-exit': true },
  play: (story) => press(story, '[aria-expanded="false"]'),
};

/** No helpline is known in this country: the directory takes its place. */
export const WithoutLine: StoryObj = { args: { country: 'TD' } };

/** The same where the network has a member. */
export const WithoutLineWithLocalMember: StoryObj = { args: { country: 'NE', layout: 'card' } };

/** Not even an emergency number is known. */
export const NothingKnown: StoryObj = { args: { country: 'AQ', layout: 'card' } };

/** Lines of parts of a country, with names in another script. */
export const LinesOfRegions: StoryObj = { args: { country: 'AE', layout: 'card' } };

/** A line that cannot be called, but written to. */
export const LineToWriteTo: StoryObj = { args: { country: 'MT' } };

/** A document of the author’s with everything that can be said of a line. Nobody has gone through it for 18 months. The country is Antarctica, so that nobody takes the examples for help. */
export const OldListWithEverything: StoryObj = {
  args: { country: 'AQ', layout: 'card', src: 'documents/helplines-old.json' },
  play: async (story) => void (await find(story, '[part~="line"] [dir="auto"]')),
};

/** One record of the document has a mistake: it is left out with a warning for the author, the others are shown. */
export const DocumentWithMistake: StoryObj = {
  args: { country: 'AQ', layout: 'card', src: 'documents/helplines-mistake.json' },
  play: async (story) => void (await find(story, '[part~="line"]')),
  parameters: { expectedConsole: ['left out example-2, which do not fit the schema'] },
};

/** What `src` names is no list of helplines. The bundled numbers stay, and a sentence at the end says so. */
export const DocumentNotUsed: StoryObj = {
  args: { country: 'KE', layout: 'card', src: 'documents/empty.json' },
  ...untilError(),
  parameters: { expectedConsole: ['src="documents/empty.json" is not used: the document is not of the expected form'] },
};

/** Attributes that cannot be understood stand for their defaults, with a warning for the author. */
export const MistakesOfAuthor: StoryObj = {
  args: { country: 'Kenya', layout: 'big', 'exit-url': 'http://example.org/', 'no-country-picker': true },
  ...inTimeZone('UTC'),
  parameters: {
    expectedConsole: [
      'country="Kenya" is not understood',
      'layout="big" is not understood',
      'exit-url="http://example.org/" is not understood',
      'no-country-picker only counts together with country',
    ],
  },
};

export const OwnHeadingAndNote: StoryObj = {
  args: { country: 'KE', layout: 'card' },
  render: tag('<h3 slot="heading">You are not alone</h3>', '<p slot="note">You can also ask at our front desk.</p>'),
};

/** Another page to leave to, which should be as dull as the default. */
export const OwnExit: StoryObj = { args: { country: 'KE', 'exit-url': 'https://weather.example.org/' } };

/** Colours of the page’s own, for light and dark. */
export const OwnColours: StoryObj = {
  args: { country: 'KE' },
  render: colouredTag(),
};

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = {
  args: { country: 'KE' },
  render: div('<p><a href="https://example.org/help">Help for children</a></p>'),
};
