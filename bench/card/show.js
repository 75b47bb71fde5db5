import { FRAMEWORK, TEXTS, filesIn } from './framework.js';
import { followLanguage } from './language.js';

/** Updates a card whenever the page's language changes. */
export function showInLanguage(card) {
  const find = (name) => card.querySelector(`.${name}`);
  followLanguage((language) => {
    const { own, others } = filesIn(language);
    const texts = TEXTS[language];
    card.lang = language;
    find('read').setAttribute('href', own.url);
    find('read').textContent = texts.read;
    find('others').textContent = texts.others;
    find('about').textContent = texts.about;
    for (const [index, place] of [...card.querySelectorAll('.other')].entries()) {
      const { lang, name, url } = others[index];
      const attributes = { href: url, lang, 'aria-label': `${FRAMEWORK.title}: ${name}` };
      for (const [attribute, value] of Object.entries(attributes)) place.setAttribute(attribute, value);
      place.querySelector('.name').textContent = name;
    }
  });
}
