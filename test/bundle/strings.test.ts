import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { readMessages, ROOMS } from '../../scripts/locales.js';
import { startBrowser, type TestBrowser } from './browser.js';

const CLASSES = ['HelplineBannerElement', 'MemberMapElement', 'SignupFormElement', 'FrameworkCardElement'];
const { messages, translations } = readMessages();
/** A message as the built file must hold it: its words, with the number of each placeholder. */
const wordsOf = (contents: readonly (string | object)[]) =>
  contents.map((part) => (typeof part === 'string' ? part : '\u0000')).join('');

let browser: TestBrowser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());

describe('the strings of the built file', () => {
  for (const locale of translations.keys()) {
    test(`${locale}: every string is there, word for word`, async () => {
      const { page } = await browser.open({});
      const built = await page.evaluate(
        async (classes, language) => {
          const address = '/dist/ecpat-widgets.js';
          const bundle = (await import(address)) as Record<
            string,
            { translations: Record<string, Record<string, string | { strings: string[] }>> }
          >;
          const all = classes.flatMap((name) => Object.entries(bundle[name]!.translations[language]!));
          return Object.fromEntries(
            all.map(([id, text]) => [id, typeof text === 'string' ? text : text.strings.join('\u0000')]),
          );
        },
        CLASSES,
        locale,
      );
      for (const { name, contents } of translations.get(locale)!) assert.equal(built[name], wordsOf(contents), name);
      assert.equal(Object.keys(built).length, messages.length);
    });
  }

  test('each id is asked for somewhere, beside standing in every language', async () => {
    const bundle = await readFile('dist/ecpat-widgets.js', 'utf8');
    for (const { name } of messages) {
      const found = bundle.split(new RegExp(`["'\`]${name.replaceAll('.', '\\.')}["'\`]`)).length - 1;
      assert.ok(found > translations.size, `${name} stands ${found} times`);
    }
  });

  test('no translator’s note goes to visitors', async () => {
    const bundle = await readFile('dist/ecpat-widgets.js', 'utf8');
    for (const { desc, name } of messages) assert.ok(desc && !bundle.includes(desc), name);
  });

  test('a file with one element carries its strings and no other’s', async () => {
    for (const room of ROOMS) {
      const bundle = await readFile(`dist/${room}.js`, 'utf8');
      for (const { name } of messages) {
        const belongs = name.startsWith(`${room}.`) || name.startsWith('internal.');
        assert.equal(bundle.includes(`"${name}"`), belongs, `${name} in ${room}.js`);
      }
    }
  });
});
