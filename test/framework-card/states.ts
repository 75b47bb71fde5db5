/** Every state that the card can be in, for the checks that must hold in each of them. */
import { html } from 'lit';
import type { NamedState } from '../suites/states.js';

const json = (framework: object) =>
  `/faulty/json?body=${encodeURIComponent(JSON.stringify({ schemaVersion: 1, frameworks: [framework] }))}`;

export interface State extends NamedState {
  /** What is there once a document of the author's has come, as a selector. */
  ready?: string;
}

/** A picture that asks no server. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

const REPORT = {
  id: 'report',
  title: { en: 'Annual report on everything that we have done', fr: 'Rapport annuel', ar: 'التقرير السنوي' },
  period: { from: 2025, to: 2025 },
  languages: ['en', 'fr', 'ar', 'pt-BR'],
  landingPage: 'https://reports.example.org/2025',
  files: [
    { lang: 'en', url: 'https://example.org/en.pdf', format: 'pdf', bytes: 2_400_000, pages: 32 },
    { lang: 'en', url: 'https://example.org/easy.pdf', format: 'pdf', kind: 'easy-read', bytes: 900_000, pages: 1 },
    { lang: 'en', url: 'https://example.org/en.html', format: 'html' },
    { lang: 'ar', url: 'https://example.org/ar.pdf', format: 'pdf', bytes: 2_600_000 },
    { lang: 'ru', url: 'https://example.org/ru.docx', format: 'docx', pages: 5 },
  ],
};

export const STATES: State[] = [
  { name: 'the bundled framework', markup: html`<ecpat-framework-card></ecpat-framework-card>` },
  {
    name: 'links of the author’s',
    markup: html`
      <ecpat-framework-card>
        <a href="/en.pdf" hreflang="en" type="application/pdf" data-bytes="2400000" data-pages="32" download>English</a>
        <a href="/es.pdf" hreflang="es" type="application/pdf">Español</a>
        <p slot="note">Ask us for a printed copy.</p>
      </ecpat-framework-card>
    `,
  },
  {
    name: 'a document of the author’s, with a cover',
    markup: html`
      <ecpat-framework-card>
        <img slot="cover" alt="" width="112" height="158" src=${PIXEL} />
        <h3 slot="heading">A guide for teachers in a language with a rather long heading</h3>
        <a href="/de.html" hreflang="de" type="text/html">Deutsch</a>
      </ecpat-framework-card>
    `,
  },
  {
    name: 'a document from an address, with everything that can be known',
    markup: html`<ecpat-framework-card src=${json(REPORT)}></ecpat-framework-card>`,
    ready: '[hreflang="ar"]',
  },
];
