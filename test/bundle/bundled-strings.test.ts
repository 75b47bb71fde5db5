import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Message } from '@lit/localize-tools/lib/messages.js';
import type { Locale } from '@lit/localize-tools/lib/types/locale.js';
import { after, before, describe, test } from 'node:test';
import { messageIds } from '../../scripts/compact-messages.mjs';
import { readMessages, ROOMS } from '../../scripts/locales.js';
import { SCRIPT, startBrowser, TAGS, type TestBrowser } from './browser.js';

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
      const { page } = await browser.open({ head: SCRIPT });
      const built = await page.evaluate(
        (tags, language) => {
          type Text = string | { strings: string[] };
          interface Translated {
            translations: Record<string, Record<number, Text>>;
          }
          return tags.map((tag) =>
            Object.values((customElements.get(tag) as unknown as Translated).translations[language]!).map((text) =>
              typeof text === 'string' ? text : text.strings.join('\u0000'),
            ),
          );
        },
        TAGS,
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
      const bundle = await readScript(`${room}.js`);
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
    const bundle = await readScript('ecpat-widgets.js');
    for (const { desc, name } of messages) assert.ok(desc && !bundle.includes(desc), name);
  });

  test('are only those of the element in a single-element file', async () => {
    for (const room of ROOMS) {
      const bundle = await readScript(`${room}.js`);
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

/** A built file, without the escapes that keep it ASCII. */
async function readScript(file: string): Promise<string> {
  const text = await readFile(`dist/${file}`, 'utf8');
  return text.replace(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** The longest part of a message without a value. */
function longestOf({ contents }: Message): string {
  const words = contents.filter((part) => typeof part === 'string');
  return words.sort((one, other) => other.length - one.length)[0]!;
}

/** A pattern that matches a text with whatever quotes the minifier chose. */
function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['"`]/g, '\\\\?$&');
}
