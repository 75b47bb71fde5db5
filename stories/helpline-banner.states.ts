/** Every state of the banner, by the name of its story. */
import { initialState } from './builder/builder.model.js';
import { contentOf } from './builder/fallback.js';
import { OWN_COLOURS, type ElementState } from './support/state.js';

const MORE_BUTTON = '[aria-expanded="false"]';
/** A time zone that suggests no country. */
const ZONE_WITHOUT_COUNTRY = 'UTC';

export const STATES = {
  ClosedBar: {
    attributes: { country: 'KE' },
    content: (attributes) => contentOf({ ...initialState('helpline-banner', 'en'), attributes }),
  },
  OpenBar: { attributes: { country: 'US' }, act: ({ press }) => press(MORE_BUTTON) },
  Card: { attributes: { country: 'BE', layout: 'card' } },
  Guess: { timeZone: 'Asia/Bangkok' },
  ChoiceOfCountry: {
    attributes: { country: 'TH' },
    act: ({ press }) => press('button:not([aria-controls])'),
    until: 'select',
  },
  WithoutCountry: { timeZone: ZONE_WITHOUT_COUNTRY },
  CardWithoutCountry: { attributes: { layout: 'card' }, timeZone: ZONE_WITHOUT_COUNTRY },
  FixedCountryWithoutExit: {
    attributes: { country: 'TH', 'no-country-picker': true, 'no-exit': true },
    act: ({ press }) => press(MORE_BUTTON),
  },
  WithoutLine: { attributes: { country: 'TD' } },
  LineForEverybody: { attributes: { country: 'NE', layout: 'card' } },
  LineForParents: { attributes: { country: 'HR', layout: 'card' } },
  PicturesOfVisitor: { attributes: { country: 'GB', layout: 'card' } },
  ChatWithOwnHours: { attributes: { country: 'SG', layout: 'card' } },
  NothingKnown: { attributes: { country: 'AQ', layout: 'card' } },
  LinesOfRegions: { attributes: { country: 'AE', layout: 'card' } },
  LineToWriteTo: { attributes: { country: 'MT' } },
  OldListWithEverything: {
    attributes: { country: 'AQ', layout: 'card', src: 'documents/helplines-old.json' },
    until: '.ecpat-line [dir="auto"]',
  },
  DocumentWithMistake: {
    attributes: { country: 'AQ', layout: 'card', src: 'documents/helplines-mistake.json' },
    until: 'a[href="tel:000000"]',
    warnings: ['except: example-2.country "Nowhere" should be like KE; example-2 is left out.'],
  },
  DocumentNotUsed: {
    attributes: { country: 'KE', layout: 'card', src: 'documents/empty.json' },
    endsWithError: true,
    warnings: ['src="documents/empty.json" is not used: the document is not of the expected form'],
  },
  MistakesOfAuthor: {
    attributes: { country: 'Atlantis', layout: 'big', 'exit-url': 'http://example.org/', 'no-country-picker': true },
    timeZone: ZONE_WITHOUT_COUNTRY,
    warnings: [
      'country="Atlantis" is not understood',
      'layout="big" is not understood',
      'exit-url="http://example.org/" is not understood',
    ],
  },
  OwnHeadingAndNote: {
    attributes: { country: 'KE', layout: 'card' },
    content: ['<h3 slot="heading">You are not alone</h3>', '<p slot="note">You can also ask at our front desk.</p>'],
  },
  OwnHeadingAndNoteInBar: {
    attributes: { country: 'KE' },
    content: ['<h3 slot="heading">You are not alone</h3>', '<p slot="note">You can also ask at our front desk.</p>'],
    act: ({ press }) => press(MORE_BUTTON),
  },
  OwnExit: { attributes: { country: 'KE', 'exit-url': 'https://weather.example.org/' } },
  OwnColours: { attributes: { country: 'KE' }, fixedAttributes: OWN_COLOURS },
  AsDiv: {
    attributes: { country: 'KE' },
    isDiv: true,
    content: ['<p><a href="https://example.org/help">Help for children</a></p>'],
  },
} satisfies Record<string, ElementState>;
