/** The builder's page: the element, and a choice of its language. */
import { define } from '../../src/internal/define.js';
import { matchLanguage } from '../../src/internal/language.js';
import { EmbedBuilderElement } from './builder.element.js';
import { LANGUAGES } from './builder.model.js';

const root = document.documentElement;
const choice = document.querySelector<HTMLSelectElement>('#language')!;

root.lang = matchLanguage(navigator.language, LANGUAGES);
choice.value = root.lang;
choice.addEventListener('change', () => (root.lang = choice.value));
define(EmbedBuilderElement.tagName, EmbedBuilderElement);
