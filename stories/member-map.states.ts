/** Every state of the map, by the name of its story. */
import { OWN_COLOURS, type ElementState } from './support/state.js';

const MAP = '[part~="map"]';
const ZOOM_IN = '[part~="zoom"] button:first-child';
const SHOWN_DETAILS = '[part~="details"] ul';
const FALLBACK = '<p><a href="https://example.org/members">Our members</a></p>';

export const STATES = {
  ListAndMap: { content: [FALLBACK] },
  CountryChosen: { attributes: { country: 'NP' } },
  CountryWithoutOrganisations: { attributes: { country: 'SO' } },
  ChosenInTheList: {
    act: ({ press }) => press('[part~="item"][data-country="KE"]'),
    until: SHOWN_DETAILS,
  },
  Zoomed: {
    async act({ press }) {
      await press(ZOOM_IN);
      await press(ZOOM_IN);
    },
    until: '[part~="zoom"] button:nth-child(2)[aria-disabled="false"]',
  },
  Region: { attributes: { region: 'europe' } },
  RegionChosen: { act: ({ choose }) => choose('select', 'africa') },
  Search: { act: ({ type }) => type('[part~="search"]', 'ecpat'), until: '[role="status"]:not(:empty)' },
  NothingFound: { act: ({ type }) => type('[part~="search"]', 'zzz'), until: '[role="status"] + button' },
  NothingInThisCountry: {
    act: ({ type }) => type('[part~="search"]', 'somalia'),
    until: '[role="status"] + .ecpat-near',
  },
  MapFollowsTheSearch: {
    act: ({ type }) => type('[part~="search"]', 'nepal'),
    until: '[part~="zoom"] button:nth-child(2)[aria-disabled="false"]',
  },
  KeyboardOnTheMap: { act: ({ keys }) => keys(MAP, 'ArrowRight'), until: SHOWN_DETAILS },
  OpenedByTheKeyboard: { act: ({ keys }) => keys(MAP, 'k', 'Enter'), until: '[part~="details"] button' },
  HintAboutTheWheel: { act: ({ wheel }) => wheel(MAP, 100) },
  ListAlone: { attributes: { view: 'list', country: 'NP' } },
  MapAlone: { attributes: { view: 'map', country: 'NP' } },
  NoSearch: { attributes: { 'no-search': true } },
  OwnList: {
    attributes: { src: 'documents/members.json' },
    until: '[part~="list"]:has(:nth-last-child(3):first-child)',
  },
  GivenByScript: {
    fixedAttributes: { id: 'our-map' },
    script: `  document.querySelector('#our-map').members = [
    { id: 'one', name: 'Name of an organisation', country: 'KE', city: 'City', website: 'https://example.org/' },
    { id: 'two', name: 'Name of another organisation', country: 'BR', city: 'City', website: 'https://example.org/' },
  ];`,
  },
  OddOrganisations: {
    attributes: { country: 'NP', src: 'documents/members-odd.json' },
    until: '[part~="item"][data-country="AQ"]',
    warnings: ['example-unknown.country "QQ" should be like KE'],
  },
  NoOrganisations: {
    attributes: { src: 'documents/members-none.json' },
    until: 'section:not(:has([part~="list"]))',
  },
  DocumentNotUsed: {
    attributes: { src: 'documents/empty.json' },
    endsWithError: true,
    warnings: ['src="documents/empty.json" is not used: the document is not of the expected form'],
  },
  MistakesOfAuthor: {
    attributes: { country: 'Atlantis', region: 'asia', view: 'globe' },
    warnings: [
      'country="Atlantis" is not understood',
      'region="asia" is not understood',
      'view="globe" is not understood',
    ],
  },
  OwnHeadingAndNote: {
    content: [
      '<h3 slot="heading">Our partners</h3>',
      '<p slot="note">Is something wrong? <a href="https://example.org/contact">Tell us</a>.</p>',
    ],
  },
  OwnColours: { attributes: { country: 'NP' }, fixedAttributes: OWN_COLOURS },
  AsDiv: { attributes: { region: 'mena' }, isDiv: true, content: [FALLBACK] },
} satisfies Record<string, ElementState>;
