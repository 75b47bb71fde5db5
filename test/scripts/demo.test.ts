/** The demo's pages are plain HTML and cannot import the list of languages. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { LANGUAGES } from '../../src/locales/languages.js';

describe('the demo', () => {
  for (const page of ['index.html', 'services.html']) {
    test(`offers every language in ${page}, under its own name`, () => {
      const text = readFileSync(`stories/demo/${page}`, 'utf8');
      const [, select] = /<select name="language">(.*?)<\/select>/s.exec(text)!;
      const options = [...select!.matchAll(/<option value="(.+?)">(.+?)<\/option>/g)].map(([, tag, name]) => [
        tag,
        name,
      ]);
      assert.deepEqual(options, Object.entries(LANGUAGES));
    });
  }
});
