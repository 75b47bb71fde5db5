import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Message } from '@lit/localize-tools/lib/messages.js';
import type { Locale } from '@lit/localize-tools/lib/types/locale.js';
import { after, before, describe, test } from 'node:test';
import { messageIds } from '../../scripts/compact-messages.mjs';
import { readMessages, ROOMS } from '../../scripts/locales.js';
import { startBrowser, type TestBrowser } from './browser.js';

const CLASSES = ['HelplineBannerElement', 'MemberMapElement', 'SignupFormElement', 'FrameworkCardElement'];
const { messages, translations } = readMessages();
/** The words of a message as in the built file, with NUL for each value. One placeholder can contain several values. */
const wordsOf = (contents: Message['contents']) =>
  contents
    .map((part) =>
      typeof part === 'string' ? part : part.untranslatable.replace(/\$\{.*?\}(?=\s*(?:\$|$))/g, '\u0000'),
    )
    .join('');

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

describe('the strings of the built files', () => {
  for (const locale of translations.keys()) {
    test(`[bundle] [languages] include every string in ${locale}, word for word`, async () => {
      const { page } = await browser.open({});
      const built = await page.evaluate(
        async (classes, language) => {
          const address = '/dist/ecpat-widgets.js';
          type Text = string | { strings: string[] };
          type Bundle = Record<string, { translations: Record<string, Record<number, Text>> }>;
          const bundle = (await import(address)) as Bundle;
          return classes.map((name) =>
            Object.values(bundle[name]!.translations[language]!).map((text) =>
              typeof text === 'string' ? text : text.strings.join('\u0000'),
            ),
          );
        },
        CLASSES,
        locale,
      );
      const words = new Map(translations.get(locale)!.map(({ name, contents }) => [name, wordsOf(contents)]));
      const expected = ROOMS.map((room) => messageIds(room).map((id) => words.get(id)));
      assert.deepEqual(built, expected);
      const own = messages.filter(({ name }) => ROOMS.some((room) => name.startsWith(`${room}.`)));
      assert.equal(expected.flat().length, own.length);
    });
  }

  test('have the same index in English as in the translations', async () => {
    for (const room of ROOMS) {
      const bundle = await readFile(`dist/${room}.js`, 'utf8');
      const places = messageIds(room);
      for (const { name, contents } of messages.filter((message) => message.name.startsWith(`${room}.`))) {
        const words = contents
          // The minifier can inline a function with braces into a value.
          .map((part) => (typeof part === 'string' ? escape(part) : '(?:\\$\\{(?:[^{}]|\\{[^{}]*\\})*\\} ?)+'))
          .join('');
        const call = new RegExp(`["\`']${words}["\`'],\\{id:${places.indexOf(name)}\\}`);
        assert.ok(call.test(bundle), name);
      }
    }
  });

  test('include no translator’s notes', async () => {
    const bundle = await readFile('dist/ecpat-widgets.js', 'utf8');
    for (const { desc, name } of messages) assert.ok(desc && !bundle.includes(desc), name);
  });

  test('are only those of the element in a single-element file', async () => {
    for (const room of ROOMS) {
      const bundle = await readFile(`dist/${room}.js`, 'utf8');
      const [own, others] = [true, false].map((isOwn) =>
        translations
          .get('ru' as Locale)!
          .filter(({ name }) => name.startsWith(`${room}.`) === isOwn)
          .map(longestOf),
      );
      for (const words of own!) assert.ok(bundle.includes(words), `${words} in ${room}.js`);
      for (const words of others!) {
        // Elements can share short texts. They share a longer one only if both contain it.
        if (words.length > 20 && !own!.includes(words)) assert.ok(!bundle.includes(words), `${words} in ${room}.js`);
      }
    }
  });
});

/** The longest part of a message without a value. */
function longestOf({ contents }: Message): string {
  const words = contents.filter((part) => typeof part === 'string');
  return words.sort((one, other) => other.length - one.length)[0]!;
}

/** A pattern that matches a text with whatever quotes the minifier chose. */
function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['"`]/g, '\\\\?$&');
}
