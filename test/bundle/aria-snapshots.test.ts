/**
 * The ARIA snapshot of each widget as a file that people can review. After an intended change, update the files with
 * `UPDATE_ARIA_SNAPSHOTS=1 node --import tsx --test test/bundle/aria-snapshots.test.ts`, in the same commit.
 * The files hold no plain text, so nothing in them changes with the day or the hour.
 *
 * Structure, roles and states do not depend on the language. English shows them with the words that people review; the
 * right-to-left pseudo-locale shows that every name comes from a translation and keeps its order among names and numbers.
 * `bundled-strings.test.ts` compares the words of every other language with their translations.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { messageIds } from '../../scripts/compact-messages.mjs';
import { translations as pseudo } from '../../stories/pseudo-locales/generated/all.js';
import { ariaSnapshot, type Node } from '../helpers/aria-snapshot.js';
import { SCRIPT, startBrowser, type TestBrowser } from './browser.js';

/** Each widget with everything that it shows before the first click. */
const WIDGETS = {
  'helpline-banner': '<ecpat-helpline-banner country="KE" layout="card"></ecpat-helpline-banner>',
  'member-map': '<ecpat-member-map region="mena" country="MA"></ecpat-member-map>',
  'signup-form':
    '<ecpat-signup-form action="/signup" controller="ECPAT Example" privacy-url="/privacy" name-field="optional"></ecpat-signup-form>',
  'framework-card': `<ecpat-framework-card document-id="ecpat-strategic-framework-2021-2025">
    <a href="/en.pdf" hreflang="en" type="application/pdf" data-bytes="2400000" data-pages="32">English</a>
    <a href="/fr.pdf" hreflang="fr" type="application/pdf" data-bytes="2500000" data-pages="34">Français</a>
    <a href="/es.html" hreflang="es" type="text/html">Español</a>
  </ecpat-framework-card>`,
};
const RIGHT_TO_LEFT = 'ar-XB';
type Name = keyof typeof WIDGETS;

/** The right-to-left strings of a widget, in the order of the built file. */
function placedStrings(name: Name): unknown[] {
  const strings: Readonly<Record<string, unknown>> = pseudo[name][RIGHT_TO_LEFT];
  return messageIds(name).map((id) => strings[id]);
}

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

describe('the ARIA snapshot', () => {
  for (const [name, markup] of Object.entries(WIDGETS) as [Name, string][]) {
    test(`[aria-snapshots] of ${name} matches the reviewed file in English and from right to left`, async () => {
      const { page } = await browser.open({
        head: SCRIPT,
        body: markup,
        prepare: (page) => page.setViewport({ width: 1000, height: 800 }),
      });
      await page.evaluate(
        (tag, language, strings) => {
          const { translations } = customElements.get(tag) as unknown as { translations: Record<string, object> };
          translations[language] = strings;
        },
        `ecpat-${name}`,
        RIGHT_TO_LEFT,
        placedStrings(name),
      );
      for (const language of ['en', RIGHT_TO_LEFT]) {
        await page.evaluate((lang) => {
          document.documentElement.lang = lang;
          document.documentElement.dir = lang === 'en' ? 'ltr' : 'rtl';
          return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        }, language);
        const snapshot = (await page.accessibility.snapshot({ interestingOnly: true })) as unknown as Node;
        const seen = `${ariaSnapshot(snapshot).join('\n')}\n`;
        const file = new URL(`aria-snapshots/${name}.${language}.txt`, import.meta.url);
        if (process.env['UPDATE_ARIA_SNAPSHOTS']) await writeFile(file, seen);
        // Line by line, so that a failure shows the line that differs.
        const expected = (await readFile(file, 'utf8')).split('\n');
        for (const [index, line] of seen.split('\n').entries())
          assert.equal(line, expected[index], `line ${index + 1}`);
        assert.equal(seen.split('\n').length, expected.length);
      }
    });
  }
});
