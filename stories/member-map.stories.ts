import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fireEvent, userEvent } from 'storybook/test';
import { colouredTag, div, tag } from './support/markup.js';
import { find, press, type, untilError } from './support/visitor.js';

const meta: Meta = {
  title: 'Elements/Member map',
  component: 'ecpat-member-map',
};
export default meta;

const ZOOM_IN = '[part~="zoom"] button:first-child';

/** The list is the content, the map a second view of it. */
export const ListAndMap: StoryObj = { render: tag('<p><a href="https://example.org/members">Our members</a></p>') };

/** The country of the page, for instance. */
export const CountryChosen: StoryObj = { args: { country: 'NP' } };

/** Said plainly. */
export const CountryWithoutOrganisations: StoryObj = { args: { country: 'SO' } };

/** A country that the visitor chose in the list; the page hears of it by `ecpat-member-select`. */
export const ChosenInTheList: StoryObj = {
  play: async (story) => {
    await press(story, '[part~="item"][data-country="KE"]');
    await find(story, '[part~="details"] ul');
  },
};

/** By the buttons; two fingers, a double click, Ctrl with the wheel and the keys + and − do the same. */
export const Zoomed: StoryObj = {
  play: async (story) => {
    await press(story, ZOOM_IN);
    await press(story, ZOOM_IN);
    await find(story, '[part~="zoom"] button:nth-child(2)[aria-disabled="false"]');
  },
};

/** `region` restricts the element to the organisations of one region. */
export const Region: StoryObj = { args: { region: 'europe' } };

/** A region that the visitor chose. */
export const RegionChosen: StoryObj = {
  play: async (story) => void (await userEvent.selectOptions(await find(story, 'select'), 'africa')),
};

/** Names, cities and countries in the language of the page, without regard to accents. */
export const Search: StoryObj = {
  play: async (story) => {
    await type(story, '[part~="search"]', 'ecpat');
    await find(story, '[role="status"]:not(:empty)');
  },
};

/** With a way back. */
export const NothingFound: StoryObj = {
  play: async (story) => {
    await type(story, '[part~="search"]', 'zzz');
    await find(story, '[role="status"] + button');
  },
};

/** An arrow key leads to the nearest country in its direction. */
export const KeyboardOnTheMap: StoryObj = {
  play: async (story) => {
    const map = await find(story, '[part~="map"]');
    map.focus();
    await fireEvent.keyDown(map, { key: 'ArrowRight' });
    await find(story, '[part~="details"] ul');
  },
};

/** Enter on the map opens the details, and leads the keyboard to them. */
export const OpenedByTheKeyboard: StoryObj = {
  play: async (story) => {
    const map = await find(story, '[part~="map"]');
    map.focus();
    await fireEvent.keyDown(map, { key: 'k' });
    await fireEvent.keyDown(map, { key: 'Enter' });
    await find(story, '[part~="details"] button');
  },
};

/** The wheel scrolls the page; for two seconds the map says how to zoom. */
export const HintAboutTheWheel: StoryObj = {
  play: async (story) => void (await fireEvent.wheel(await find(story, '[part~="map"]'), { deltaY: 100 })),
};

export const ListAlone: StoryObj = { args: { view: 'list', country: 'NP' } };

export const MapAlone: StoryObj = { args: { view: 'map', country: 'NP' } };

export const NoSearch: StoryObj = { args: { 'no-search': true } };

/** A list of the author’s. */
export const OwnList: StoryObj = {
  args: { src: 'documents/members.json' },
  play: async (story) => void (await find(story, '[part~="list"]:has(:nth-last-child(3):first-child)')),
};

/** The same without an address, for pages that know the organisations already. */
export const GivenByScript: StoryObj = {
  render: (attributes, context) => `${tag()({ id: 'our-map', ...attributes }, context)}
<script>
  document.querySelector('#our-map').members = [
    { id: 'one', name: 'Name of an organisation', country: 'KE', city: 'City', website: 'https://example.org/' },
    { id: 'two', name: 'Name of another organisation', country: 'BR', city: 'City', website: 'https://example.org/' },
  ];
</script>`,
};

/** A country that does not exist, one that is on no map, and one with more organisations than fit. */
export const OddOrganisations: StoryObj = {
  args: { country: 'NP', src: 'documents/members-odd.json' },
  play: async (story) => void (await find(story, '[part~="item"][data-country="AQ"]')),
};

export const NoOrganisations: StoryObj = {
  args: { src: 'documents/members-none.json' },
  play: async (story) => void (await find(story, 'section:not(:has([part~="list"]))')),
};

/** What `src` names is no list of organisations. The bundled list stays, and a sentence below says so. */
export const DocumentNotUsed: StoryObj = {
  args: { src: 'documents/empty.json' },
  ...untilError(),
  parameters: { expectedConsole: ['src="documents/empty.json" is not used: the document is not of the expected form'] },
};

/** Attributes that cannot be understood stand for their defaults, with a warning for the author. */
export const MistakesOfAuthor: StoryObj = {
  args: { country: 'Kenya', region: 'asia', view: 'globe' },
  parameters: {
    expectedConsole: [
      'country="Kenya" is not understood',
      'region="asia" is not understood',
      'view="globe" is not understood',
    ],
  },
};

export const OwnHeadingAndNote: StoryObj = {
  render: tag(
    '<h3 slot="heading">Our partners</h3>',
    '<p slot="note">Is something wrong? <a href="https://example.org/contact">Tell us</a>.</p>',
  ),
};

/** Colours of the page’s own, for light and dark. */
export const OwnColours: StoryObj = { args: { country: 'NP' }, render: colouredTag() };

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = {
  args: { region: 'mena' },
  render: div('<p><a href="https://example.org/members">Our members</a></p>'),
};
