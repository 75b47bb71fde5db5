import { expect } from '@open-wc/testing';

/**
 * Words that no text of the banner may contain, by language. Each makes a promise that the exit cannot keep, and a child
 * who relies on it may be found out.
 */
const FORBIDDEN: Record<string, RegExp> = {
  en: /\b(hid(e|es|ing|den)|eras\w*|delet\w*|remov\w*|anonym\w*|unsafe|safe\w*|secur\w*|secret\w*|privat\w*|privacy|confidential\w*|invisib\w*|untrace\w*|trac(e|es|ks?)|protect\w*|incognito|unseen|nobody (can|will))\b/iu,
  fr: /cach(e|é|ée|er|ez)(?!\p{L})|masqu|effac|supprim|anonym|(?<!\p{L})sûr(e|s|es)?(?!\p{L})|sécuri|secret|(?<!\p{L})privée?s?(?!\p{L})|confidenti|invisibl|(?<!\p{L})traces?(?!\p{L})|proté|protec|incognito/iu,
  es: /ocult|escond|borr|elimin|an[óo]nim|segur[oa]|seguridad|secret|privad|confidencial|invisible|rastr|huella|proteg|protecc|incógnito/iu,
  ru: /скры[лтвй]|спря[тч]|прячь|прята|стира|стере|сотр[иеё]|удал(и|я|е|ё)|аноним|безопас|защи[тщ]|секрет|тайн|приватн|конфиденциал|невидим|незаметн|(?<!\p{L})след(а|ы|ов|у|ом)?(?!\p{L})|инкогнито/iu,
};

/** False promises that the patterns must find, by language. */
const PROMISES: Record<string, string[]> = {
  en: ['Hide this page', 'Leave safely', 'You stay anonymous', 'No trace is left', 'Erase your visit'],
  fr: ['Cacher cette page', 'Tu es en sécurité', 'Reste anonyme', 'Sans laisser de trace', 'Efface ta visite'],
  es: ['Ocultar esta página', 'Sal de forma segura', 'Es anónimo', 'Sin dejar rastro', 'Borra tu visita'],
  ru: ['Скрыть эту страницу', 'Это безопасно', 'Анонимно', 'Не оставляя следов', 'Удалить историю'],
};

const LANGUAGES = ['fr', 'es', 'ru'];

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
  for (const language of ['en', ...LANGUAGES]) {
    it(`[never-words] make no promise in ${language} that the exit cannot keep`, async () => {
      const texts = await textsIn(language);
      expect(texts.length, 'texts found').to.be.greaterThan(40);
      expect(texts.filter(([, text]) => text.trim() === '')).to.deep.equal([]);
      expect(texts.filter(([, text]) => EXIT_PROMISES[language].words.test(text))).to.deep.equal([]);
    });

    it(`[never-words] fail this check in ${language} if they make such a promise`, () => {
      for (const promise of PROMISES[language]!) expect(promise).to.match(FORBIDDEN[language]!);
    });
  }
});
