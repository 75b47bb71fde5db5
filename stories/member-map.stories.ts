import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { STATES } from './member-map.states.js';
import { story } from './support/story.js';

const meta: Meta = {
  title: 'Elements/Member map',
  component: 'ecpat-member-map',
};
export default meta;

/** The list is the content, the map a second view of it. */
export const ListAndMap: StoryObj = story(STATES.ListAndMap);

/** The author has chosen a country, for example that of the page. */
export const CountryChosen: StoryObj = story(STATES.CountryChosen);

/** The map says plainly that the country has no organisation in the list. */
export const CountryWithoutOrganisations: StoryObj = story(STATES.CountryWithoutOrganisations);

/** The visitor chose a country in the list. The event `ecpat-member-select` reports it to the page. */
export const ChosenInTheList: StoryObj = story(STATES.ChosenInTheList);

/** Zoomed with the buttons. Two fingers, a double click, Ctrl with the wheel and the keys + and − do the same. */
export const Zoomed: StoryObj = story(STATES.Zoomed);

/** `region` restricts the element to the organisations of one region. */
export const Region: StoryObj = story(STATES.Region);

/** The visitor chose a region. */
export const RegionChosen: StoryObj = story(STATES.RegionChosen);

/** Finds names, cities and countries, with or without accents, also by everyday names such as England. */
export const Search: StoryObj = story(STATES.Search);

/** A button leads back to the whole list. */
export const NothingFound: StoryObj = story(STATES.NothingFound);

/** A search for a country without organisations offers countries near it. */
export const NothingInThisCountry: StoryObj = story(STATES.NothingInThisCountry);

/** The map shows what the search has found. */
export const MapFollowsTheSearch: StoryObj = story(STATES.MapFollowsTheSearch);

/** An arrow key leads to the nearest country in its direction. */
export const KeyboardOnTheMap: StoryObj = story(STATES.KeyboardOnTheMap);

/** Enter on the map opens the details and moves the focus there. */
export const OpenedByTheKeyboard: StoryObj = story(STATES.OpenedByTheKeyboard);

/** The wheel scrolls the page; for two seconds the map explains how to zoom. */
export const HintAboutTheWheel: StoryObj = story(STATES.HintAboutTheWheel);

export const ListAlone: StoryObj = story(STATES.ListAlone);

export const MapAlone: StoryObj = story(STATES.MapAlone);

export const NoSearch: StoryObj = story(STATES.NoSearch);

/** The author’s own list. */
export const OwnList: StoryObj = story(STATES.OwnList);

/** A list that a script passes, for pages that have the organisations already. */
export const GivenByScript: StoryObj = story(STATES.GivenByScript);

/** An unknown country, one that is not on the map, and one with more organisations than fit. */
export const OddOrganisations: StoryObj = story(STATES.OddOrganisations);

export const NoOrganisations: StoryObj = story(STATES.NoOrganisations);

/** `src` is not a list of organisations. The bundled list stays, and a sentence below says so. */
export const DocumentNotUsed: StoryObj = story(STATES.DocumentNotUsed);

/** Invalid attributes count as their defaults, with a warning for the author. */
export const MistakesOfAuthor: StoryObj = story(STATES.MistakesOfAuthor);

export const OwnHeadingAndNote: StoryObj = story(STATES.OwnHeadingAndNote);

/** The page’s own colours, for light and dark. */
export const OwnColours: StoryObj = story(STATES.OwnColours);

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = story(STATES.AsDiv);
