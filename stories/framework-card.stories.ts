import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { colouredTag, div, tag } from './support/markup.js';
import { find, untilError } from './support/visitor.js';

const meta: Meta = {
  title: 'Elements/Framework card',
  component: 'ecpat-framework-card',
};
export default meta;

/** The network’s strategic framework. No address of a file is known, so that one link leads to the page about it. */
export const BundledFramework: StoryObj = {
  render: tag('<p><a href="https://example.org/framework">Our strategic framework</a></p>'),
};

/** The same with files of the author’s, which stand in the tag as plain links, also without the script. */
export const OwnLinks: StoryObj = {
  render: tag(
    '<a href="https://example.org/en.pdf" hreflang="en" type="application/pdf" data-bytes="2400000" data-pages="32">English</a>',
    '<a href="https://example.org/es.pdf" hreflang="es" lang="es" type="application/pdf">Español</a>',
    '<p slot="note">Ask us for a printed copy.</p>',
  ),
};

/** Links under a heading of the author’s are a document of their own. */
export const AnotherDocument: StoryObj = {
  render: tag(
    '<img slot="cover" src="documents/cover.svg" alt="" width="112" height="158">',
    '<h3 slot="heading">A guide for teachers</h3>',
    '<a href="https://example.org/guide-fr.pdf" hreflang="fr" lang="fr" type="application/pdf" data-pages="24">Français</a>',
    '<a href="https://example.org/guide-ru.pdf" hreflang="ru" lang="ru" type="application/pdf" data-pages="24">Русский</a>',
    '<a href="https://example.org/guide-easy.html" hreflang="en" lang="en" type="text/html" data-kind="easy-read">English</a>',
  ),
};

/** A document from an address, with everything that can be known of its files. */
export const DocumentFromAddress: StoryObj = {
  args: { src: 'documents/frameworks.json' },
  play: async (story) => void (await find(story, '[hreflang="pt"]')),
};

/** The second of the documents at that address. It covers one year, and is not there in every language. */
export const OneOfSeveral: StoryObj = {
  args: { src: 'documents/frameworks.json', 'document-id': 'example-report' },
  play: async (story) => void (await find(story, '[hreflang="de"]')),
};

/** What `src` names is no list of documents: what was known before stays. */
export const DocumentNotUsed: StoryObj = {
  args: { src: 'documents/empty.json' },
  ...untilError(),
  parameters: { expectedConsole: ['src="documents/empty.json" is not used: the document is not of the expected form'] },
};

/** An id that is not in the data, and a link whose language is none, with a warning each for the author. */
export const MistakesOfAuthor: StoryObj = {
  args: { 'document-id': 'example-nowhere' },
  render: tag('<a href="https://example.org/en.pdf" hreflang="english!">English</a>'),
  parameters: {
    expectedConsole: ['document-id="example-nowhere" is not in the data', 'hreflang="english!" is not understood'],
  },
};

export const OwnHeadingAndNote: StoryObj = {
  render: tag('<h3 slot="heading">What we have agreed on</h3>', '<p slot="note">Ask us for a printed copy.</p>'),
};

/** With the picture of its cover left out. */
export const NoCover: StoryObj = {
  args: { 'no-cover': true },
  render: tag(
    '<img slot="cover" src="documents/cover.svg" alt="" width="112" height="158">',
    '<h3 slot="heading">A guide for teachers</h3>',
    '<a href="https://example.org/guide.pdf" hreflang="en" type="application/pdf">English</a>',
  ),
};

/** Colours of the page’s own, for light and dark. */
export const OwnColours: StoryObj = { render: colouredTag() };

/** For content systems that strip unknown tags. */
export const AsDiv: StoryObj = {
  render: div('<a href="https://example.org/en.pdf" hreflang="en" type="application/pdf">English</a>'),
};
