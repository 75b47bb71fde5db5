/**
 * What a screen reader finds in each widget, in each language, as files that can be read and reviewed: a change of them
 * is a change for those who see nothing. They are written anew by
 * `UPDATE_OUTLINES=1 node --import tsx --test test/bundle/outlines.test.ts`, and belong into the same commit.
 * Plain text is no part of them, and with it nothing that changes with the day or the hour.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { outline, type Node } from '../helpers/outline.js';
import { SCRIPT, startBrowser, type TestBrowser } from './browser.js';

/** In each, everything that there is without pressing something. */
const WIDGETS = {
  'helpline-banner': '<ecpat-helpline-banner country="KE" layout="card"></ecpat-helpline-banner>',
  'member-map': '<ecpat-member-map region="mena" country="MA"></ecpat-member-map>',
  'signup-form':
    '<ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy" name-field="optional"></ecpat-signup-form>',
  'framework-card': `<ecpat-framework-card>
    <a href="/en.pdf" hreflang="en" type="application/pdf" data-bytes="2400000" data-pages="32">English</a>
    <a href="/fr.pdf" hreflang="fr" type="application/pdf" data-bytes="2500000" data-pages="34">Français</a>
    <a href="/es.html" hreflang="es" type="text/html">Español</a>
  </ecpat-framework-card>`,
};
const LANGUAGES = ['en', 'fr', 'es', 'ru'];

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

describe('the outline of', () => {
  for (const [name, markup] of Object.entries(WIDGETS)) {
    test(`[aria-snapshots] ${name} is as reviewed in every language`, async () => {
      const { page } = await browser.open({
        head: SCRIPT,
        body: markup,
        prepare: (page) => page.setViewport({ width: 1000, height: 800 }),
      });
      for (const language of LANGUAGES) {
        await page.evaluate((lang) => {
          document.documentElement.lang = lang;
          return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        }, language);
        const snapshot = (await page.accessibility.snapshot({ interestingOnly: true })) as unknown as Node;
        const seen = `${outline(snapshot).join('\n')}\n`;
        const file = new URL(`outlines/${name}.${language}.txt`, import.meta.url);
        if (process.env.UPDATE_OUTLINES) await writeFile(file, seen);
        // A line at a time, so that the one that differs is the one that is shown.
        const expected = (await readFile(file, 'utf8')).split('\n');
        for (const [index, line] of seen.split('\n').entries())
          assert.equal(line, expected[index], `line ${index + 1}`);
        assert.equal(seen.split('\n').length, expected.length);
      }
    });
  }
});
