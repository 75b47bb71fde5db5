/** The page of the builder, with a select for its language. */
import { define } from '../../src/internal/define.js';
import { matchLanguage } from '../../src/internal/language.js';
import { LANGUAGES, LANGUAGE_TAGS } from '../../src/locales/languages.js';
import { EmbedBuilderElement } from './builder.element.js';

const root = document.documentElement;
const choice = document.querySelector<HTMLSelectElement>('#language')!;

for (const [tag, name] of Object.entries(LANGUAGES)) {
  const option = new Option(name, tag);
  option.lang = tag;
  choice.append(option);
}
root.lang = matchLanguage(navigator.language, LANGUAGE_TAGS);
choice.value = root.lang;
choice.addEventListener('change', () => (root.lang = choice.value));
define(EmbedBuilderElement.tagName, EmbedBuilderElement);
