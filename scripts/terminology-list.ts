import type { Language } from '../src/locales/languages.js';

/**
 * Words that blame children or sell the harm done to them. None may appear in our strings, code, docs, file names or
 * tests. Basis: the Luxembourg terminology guidelines. This file is the one exempt place.
 */
export const REJECTED_TERMS: readonly RegExp[] = [
  /child porn/i,
  /kidd(?:ie|y) porn/i,
  /child prostitut/i,
  /child sex tour/i,
  /sex tourist/i,
  /child sex worker/i,
  /underage sex work/i,
  /pédopornograph/i,
  /pornographie enfantine/i,
  /pornographie infantile/i,
  /prostitution enfantine/i,
  /prostitution infantile/i,
  /tourisme sexuel/i,
  /pornografía infantil/i,
  /porno infantil/i,
  /prostitución infantil/i,
  /turismo sexual/i,
  /turista sexual/i,
  /детск\S+ порно/i,
  /детск\S+ проституц/i,
  /секс-туриз/i,
  /pornografia infantil/i,
  /prostituição infantil/i,
  /المواد الإباحية/,
  /دعارة الأطفال/,
];

/**
 * Phrases that readers had to read twice, each with a better one. None may appear in docs, guides, comments, test
 * titles or English strings. Add a phrase when a review stumbles over it.
 */
export const UNCLEAR_PHRASES: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/^(?:What|Whoever|Who|That which)\b(?![^.]*\?)/, 'name the subject'],
  // "What you typed" has no plainer word, and the form says it to visitors.
  [/(?<=[.:;] )(?:What(?! you typed\b)|Whoever|That which)\b(?![^.]*\?)/, 'name the subject'],
  [/\banew\b/i, 'again'],
  [/\bwhoever\b/i, 'anyone who, or name the person'],
  [/\bof which\b/i, 'a second sentence'],
  [/\bleft out of account\b/i, 'ignored'],
  [/\bso many\b/i, 'the number itself, or "N"'],
  [/\bin the midst\b/i, 'amid, while'],
  [/\bcom(?:es?|ing) to life\b/i, 'is upgraded'],
  [/\bshall\b/i, 'must or should'],
  [/\bhelp[- ]lines?\b/i, 'helpline'],
  [/\b(?:is|are|being) told\b/i, 'learns, receives, is notified'],
  [/\bknows? nothing of\b/i, 'does not know'],
  [/\b(?:stands?|lies?) (?:in|on|there|here|beside|below|above|for itself)\b/i, 'is in, appears in'],
  [/\btak(?:es?|ing) (?:\w+ ){0,2}away\b/i, 'removes'],
  [/\bby (?:itself|themselves)\b/i, 'automatically, or alone'],
  [/\bthe floor\b/i, 'minimum browsers, minimum'],
  [/\bbesides\b/i, 'as well, also'],
  [/\bjunk\b/i, 'invalid'],
  [/\bwhat it does not know\b/i, 'unknown …'],
];

/** A whole word, or one of several. */
const word = (pattern: string) => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');

/** Words of each language that show whether a text addresses a child, or an adult stranger. English has one “you”. */
export const ADDRESS: Readonly<Record<Exclude<Language, 'en'>, { child: RegExp; adult: RegExp }>> = {
  fr: {
    child: word("tu|te|toi|ton|ta|tes|t[’'](?=\\p{L})\\p{L}+"),
    adult: word('vous|vos|votre|(?!assez|chez)\\p{L}{3,}ez'),
  },
  es: {
    child: word('tú|tu|tus|ti|te|contigo'),
    adult: word('usted|ustedes|elija|pruebe|revise|mantenga|su (?:dirección|nombre|bandeja)'),
  },
  ru: {
    child: word('ты|тебя|тебе|тобой|тво(?:й|я|ё|и|его|ей|ему|их|им|ём|ю)'),
    adult: word('вы|вас|вам|вами|ваш\\p{L}{0,2}|(?!сайте)\\p{L}{2,}(?:й|и)те'),
  },
};

/**
 * Words of each language that promise more than the exit can keep. A visitor who relies on such a promise may be found
 * out, so the banner avoids them. The examples test the pattern.
 */
export const EXIT_PROMISES: Readonly<Record<Language, { words: RegExp; examples: readonly string[] }>> = {
  en: {
    words:
      /\b(hid(e|es|ing|den)|eras\w*|delet\w*|remov\w*|anonym\w*|unsafe|safe\w*|secur\w*|secret\w*|privat\w*|privacy|confidential\w*|invisib\w*|untrace\w*|trac(e|es|ks?)|protect\w*|incognito|unseen|nobody (can|will))\b/iu,
    examples: ['Hide this page', 'Leave safely', 'You stay anonymous', 'No trace is left', 'Erase your visit'],
  },
  fr: {
    words:
      /cach(e|é|ée|er|ez)(?!\p{L})|masqu|effac|supprim|anonym|(?<!\p{L})sûr(e|s|es)?(?!\p{L})|sécuri|secret|(?<!\p{L})privée?s?(?!\p{L})|confidenti|invisibl|(?<!\p{L})traces?(?!\p{L})|proté|protec|incognito/iu,
    examples: ['Cacher cette page', 'Tu es en sécurité', 'Reste anonyme', 'Sans laisser de trace', 'Efface ta visite'],
  },
  es: {
    words:
      /ocult|escond|borr|elimin|an[óo]nim|segur[oa]|seguridad|secret|privad|confidencial|invisible|rastr|huella|proteg|protecc|incógnito/iu,
    examples: ['Ocultar esta página', 'Sal de forma segura', 'Es anónimo', 'Sin dejar rastro', 'Borra tu visita'],
  },
  ru: {
    words:
      /скры[лтвй]|спря[тч]|прячь|прята|стира|стере|сотр[иеё]|удал(и|я|е|ё)|аноним|безопас|защи[тщ]|секрет|тайн|приватн|конфиденциал|невидим|незаметн|(?<!\p{L})след(а|ы|ов|у|ом)?(?!\p{L})|инкогнито/iu,
    examples: ['Скрыть эту страницу', 'Это безопасно', 'Анонимно', 'Не оставляя следов', 'Удалить историю'],
  },
};
