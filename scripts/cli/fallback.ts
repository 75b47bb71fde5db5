import { attributesOf, initialState } from '../../stories/builder/builder.model.js';
import { contentOf } from '../../stories/builder/fallback.js';
import { inPageLanguage } from '../../stories/builder/page-language.js';
import { divMarkup, elementMarkup } from '../../stories/elements.js';
import { LANGUAGE_TAGS, type Language } from '../../src/locales/languages.js';
import { OK, UsageFault, codeOf, onlyWord, type Command } from './command.js';

const TAG = 'ecpat-helpline-banner';

export const fallback: Command = {
  summary: 'prints the tag of the banner with its content, for a country',
  help: `ecpat-data fallback COUNTRY [--lang ${LANGUAGE_TAGS.join('|')}] [--div] [--json]

Prints the tag of the helpline banner with the numbers of a country inside, as the embed builder does. Visitors see the
content without JavaScript, and until the script has loaded. The numbers are those of this version of the package, not of
a pulled file: update the package after a correction, and print it again.

  --lang  language of the page, by default en
  --div   the same as one line with a div, for content systems that strip unknown tags

Exit code: 0 · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data fallback KE --lang fr`,
  options: { lang: { type: 'string' }, div: { type: 'boolean' } },
  run(given, { print }) {
    const country = codeOf(onlyWord(given, 'the country'));
    const language = (given.option('lang') ?? 'en').toLowerCase() as Language;
    if (!LANGUAGE_TAGS.includes(language)) {
      throw new UsageFault(`--lang is ${LANGUAGE_TAGS.join(', ')}, not "${language}"`);
    }
    const state = { ...initialState('helpline-banner', language), attributes: { country } };
    const content = inPageLanguage(language, () => contentOf(state));
    const markup = (given.has('div') ? divMarkup : elementMarkup)(TAG, attributesOf(state), content);
    print(given.isJson ? JSON.stringify({ country, lang: language, markup }, null, 2) : markup);
    return OK;
  },
};
