import { expect } from '@open-wc/testing';
import { EXIT_PROMISES } from '../../scripts/terminology-list.js';
import { LANGUAGE_TAGS } from '../../src/locales/languages.js';

/** The banner's texts in a language: the translations or their English source. */
async function textsIn(language: string): Promise<[id: string, text: string][]> {
  const isSource = language === 'en';
  const answer = await fetch(`/src/locales/xliff/${isSource ? 'fr' : language}.xlf`);
  const file = new DOMParser().parseFromString(await answer.text(), 'text/xml');
  return [...file.querySelectorAll('trans-unit')]
    .filter(({ id }) => id.startsWith('helpline-banner.'))
    .map((unit) => [unit.id, unit.querySelector(isSource ? 'source' : 'target')?.textContent ?? '']);
}

describe('the banner’s words', () => {
  for (const language of LANGUAGE_TAGS) {
    it(`[never-words] make no promise in ${language} that the exit cannot keep`, async () => {
      const texts = await textsIn(language);
      expect(texts.length, 'texts found').to.be.greaterThan(40);
      expect(texts.filter(([, text]) => text.trim() === '')).to.deep.equal([]);
      expect(texts.filter(([, text]) => EXIT_PROMISES[language].words.test(text))).to.deep.equal([]);
    });

    it(`[never-words] fail this check in ${language} when they contain an example of such a promise`, () => {
      const { words, examples } = EXIT_PROMISES[language];
      for (const promise of examples) expect(promise).to.match(words);
    });
  }
});
