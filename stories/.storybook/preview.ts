import '../support/open-shadow-roots.js';
import type { Preview } from '@storybook/web-components-vite';
import { FrameworkCardElement, HelplineBannerElement, MemberMapElement, SignupFormElement } from '../../src/index.js';
import { LANGUAGES } from '../../src/locales/languages.js';
import { translations as pseudo } from '../pseudo-locales/generated/all.js';
import { argTypesOf, descriptionOf } from '../support/description.js';
import { applyToolbarToPage, framed } from '../support/frame.js';
import './preview.css';

// Pseudo-locales show developers very long texts and right-to-left layout.
Object.assign(FrameworkCardElement.translations, pseudo['framework-card']);
Object.assign(HelplineBannerElement.translations, pseudo['helpline-banner']);
Object.assign(MemberMapElement.translations, pseudo['member-map']);
Object.assign(SignupFormElement.translations, pseudo['signup-form']);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [framed],
  beforeEach: [
    applyToolbarToPage,
    // Stories also play on docs pages, where they must not take the reader's focus.
    ({ viewMode, canvasElement }) => void (canvasElement.inert = viewMode === 'docs'),
  ],
  afterEach: ({ canvasElement }) => void (canvasElement.inert = false),
  initialGlobals: { language: 'en', direction: 'auto', scheme: 'light', width: 'full' },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          ...Object.entries(LANGUAGES).map(([value, title]) => ({ value, title })),
          { value: 'en-XA', title: 'Long words', right: 'test' },
          { value: 'ar-XB', title: 'Right to left', right: 'test' },
        ],
      },
    },
    direction: {
      description: 'Direction of the page',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Direction of the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    width: {
      description: 'Width of the element',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: '320px', title: '320 px' },
          { value: '360px', title: '360 px' },
          { value: '768px', title: '768 px' },
          { value: '1280px', title: '1280 px' },
          { value: 'full', title: 'Full width' },
        ],
      },
    },
  },
  parameters: {
    // The check cannot look into the frame of the embed builder's preview.
    a11y: { test: 'error', context: '#storybook-root', options: { iframes: false } },
    docs: {
      codePanel: true,
      extractArgTypes: argTypesOf,
      extractComponentDescription: descriptionOf,
      story: { autoplay: true },
      source: {
        // The markup without the surrounding frame.
        excludeDecorators: true,
        transform: (_: string, { originalStoryFn, args, ...context }: Parameters<typeof framed>[1]) =>
          originalStoryFn(args, context as never),
      },
    },
    options: {
      storySort: {
        order: [
          'Guides',
          [
            'Start here',
            'Safety',
            'Embedding',
            'Content systems',
            'Frameworks',
            'Hosting',
            'Helpline banner',
            'Member map',
            'Sign-up form',
            'Newsletter services',
            'Framework card',
            'Theming',
            'Languages',
            'Data and trust',
            'Events',
            '*',
          ],
          'Elements',
          ['Helpline banner', 'Member map', 'Sign-up form', 'Framework card'],
          'Embed builder',
        ],
      },
    },
  },
};
export default preview;
