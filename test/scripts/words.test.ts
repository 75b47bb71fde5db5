/** Checks how the elements address people. Only people can judge how it sounds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { readMessages } from '../../scripts/locales.js';
import { ADDRESS } from '../../scripts/terminology-list.js';
import { LANGUAGE_TAGS, TRANSLATED_TAGS } from '../../src/locales/languages.js';

const { messages, translations } = readMessages();

/** Texts of elements in a language, with a word in place of each placeholder. */
function textsOf(folders: readonly string[], language: string): string[] {
  const all = language === 'en' ? messages : translations.get(language as never)!;
  return all
    .filter(({ name }) => folders.some((folder) => name.startsWith(`${folder}.`)))
    .map(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : 'X')).join(''));
}
const BANNER = ['helpline-banner'];
const OTHERS = ['member-map', 'signup-form', 'framework-card'];

describe('the form of address', () => {
  for (const language of TRANSLATED_TAGS) {
    test(`[tu-vous] is for a child in the banner and for an adult elsewhere, in ${language}`, () => {
      const { child, adult } = ADDRESS[language];
      const [banner, others] = [textsOf(BANNER, language), textsOf(OTHERS, language)];
      assert.ok(banner.length > 40 && others.length > 60);
      assert.deepEqual(
        banner.filter((text) => adult.test(text)),
        [],
      );
      assert.deepEqual(
        others.filter((text) => child.test(text)),
        [],
      );
      assert.ok(
        banner.some((text) => child.test(text)),
        'words to a child are found',
      );
      assert.ok(
        others.some((text) => adult.test(text)),
        'words to an adult are found',
      );
    });
  }
});

test('[always-plain] the guide lists every sentence that awaits a practitioner, as it is', () => {
  const guide = readFileSync(new URL('../../docs/languages.md', import.meta.url), 'utf8');
  const waiting = messages.filter(({ desc }) => desc?.includes('Awaits review by a child-protection practitioner'));
  assert.ok(waiting.length > 5);
  assert.deepEqual(
    [...guide.matchAll(/^- `(helpline-banner\.[\w-]+)`: (.+)$/gm)].map(([, id, text]) => `${id}: ${text}`).sort(),
    waiting.map(({ name, contents }) => `${name}: ${contents.join('')}`).sort(),
  );
});

describe('typography', () => {
  for (const language of LANGUAGE_TAGS) {
    test(`has no straight apostrophes outside code, in ${language}`, () => {
      const texts = textsOf([...BANNER, ...OTHERS, 'builder'], language);
      assert.ok(texts.length > 250);
      assert.deepEqual(
        texts.filter((text) => text.replace(/`[^`]*`/g, '').includes("'")),
        [],
      );
    });
  }
});

describe('plain words', () => {
  /** Number of words in each sentence; text after a colon is a sentence of its own. */
  const lengths = (texts: readonly string[]) =>
    texts
      .flatMap((text) => text.split(/[.?!:…]+(?:\s|$)/))
      .map((sentence) => sentence.match(/[\p{L}\p{N}’'-]+/gu)?.length ?? 0)
      .filter((length) => length > 0);

  for (const language of LANGUAGE_TAGS) {
    test(`[always-plain] keep the banner’s sentences short, in ${language}`, () => {
      const found = lengths(textsOf(BANNER, language));
      assert.ok(found.length > 50);
      assert.ok(Math.max(...found) <= 15, `the longest has ${Math.max(...found)} words`);
    });

    test(`[always-plain] keep the banner free of abbreviations, in ${language}`, () => {
      // People only know these names in their short form.
      const names = /(?<!\p{L})(?:SMS|СМС|ECPAT|INHOPE|X)(?!\p{L})/gu;
      const shortened = /(?<!\p{L})(?:\p{Lu}{2,}|\p{L}{1,3}\.(?=\s*\p{Ll})|p\. ej|т\. ?[ек])/u;
      assert.deepEqual(
        textsOf(BANNER, language).filter((text) => shortened.test(text.replace(names, ''))),
        [],
      );
      for (const text of ['Call the CHI', 'e.g. a chat', 'tel. number']) assert.match(text, shortened);
    });
  }
});
