/** Every state of the card, by the name of its story. */
import { OWN_COLOURS, type ElementState } from './support/state.js';

const COVER = '<img slot="cover" src="documents/cover.svg" alt="" width="112" height="158">';

export const STATES = {
  BundledFramework: {
    attributes: { 'document-id': 'ecpat-strategic-framework-2021-2025' },
    content: ['<p><a href="https://ecpat.org/about-us/">Our strategic framework</a></p>'],
  },
  OwnLinks: {
    attributes: { 'document-id': 'ecpat-strategic-framework-2021-2025' },
    content: [
      '<a href="https://example.org/en.pdf" hreflang="en" type="application/pdf" data-bytes="2400000" data-pages="32">English</a>',
      '<a href="https://example.org/es.pdf" hreflang="es" lang="es" type="application/pdf">Español</a>',
      '<p slot="note">Ask us for a printed copy.</p>',
    ],
  },
  AnotherDocument: {
    content: [
      COVER,
      '<h3 slot="heading">A guide for teachers</h3>',
      '<a href="https://example.org/guide-fr.pdf" hreflang="fr" lang="fr" type="application/pdf" data-pages="24">Français</a>',
      '<a href="https://example.org/guide-ru.pdf" hreflang="ru" lang="ru" type="application/pdf" data-pages="24">Русский</a>',
      '<a href="https://example.org/guide-easy.html" hreflang="en" type="text/html" data-kind="easy-read">English</a>',
    ],
  },
  LongHeading: {
    content: [
      COVER,
      '<h3 slot="heading">A guide for teachers in a language with a rather long heading</h3>',
      '<a href="https://example.org/guide-de.html" hreflang="de" lang="de" type="text/html">Deutsch</a>',
    ],
  },
  DocumentFromAddress: {
    attributes: { src: 'documents/frameworks.json' },
    until: '[hreflang="pt"]',
  },
  OneOfSeveral: {
    attributes: { src: 'documents/frameworks.json', 'document-id': 'example-report' },
    until: '[hreflang="de"]',
  },
  DocumentNotUsed: {
    attributes: { src: 'documents/empty.json' },
    endsWithError: true,
    warnings: ['src="documents/empty.json" is not used: the document is not of the expected form'],
  },
  MistakesOfAuthor: {
    attributes: { 'document-id': 'example-nowhere' },
    content: ['<a href="https://example.org/en.pdf" hreflang="english!">English</a>'],
    warnings: ['document-id="example-nowhere" is not in the data', 'because hreflang="english!" is no tag such as fr'],
  },
  OwnHeadingAndNote: {
    content: ['<h3 slot="heading">What we have agreed on</h3>', '<p slot="note">Ask us for a printed copy.</p>'],
  },
  NoCover: {
    attributes: { 'no-cover': true },
    content: [
      COVER,
      '<h3 slot="heading">A guide for teachers</h3>',
      '<a href="https://example.org/guide.pdf" hreflang="en" type="application/pdf">English</a>',
    ],
  },
  WithoutMarks: {
    content: [
      '<h3>A guide for teachers</h3>',
      '<p><a href="https://example.org/guide-fr.pdf">Français</a> (PDF, 2,4 Mo)</p>',
      '<p><a href="https://example.org/guide-en.pdf">English version</a></p>',
      '<p>Written with teachers of four countries.</p>',
    ],
    warnings: ['reads unmarked content: "A guide for teachers" is the heading'],
  },
  OwnColours: { fixedAttributes: OWN_COLOURS },
  AsDiv: {
    isDiv: true,
    content: ['<a href="https://example.org/en.pdf" hreflang="en" type="application/pdf">English</a>'],
  },
} satisfies Record<string, ElementState>;
