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
 * Phrases that readers had to read twice, each with a better one. None may appear in docs, guides, comments or test
 * titles. Add a phrase when a review stumbles over it.
 */
export const UNCLEAR_PHRASES: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/^(?:What|Whoever|Who|That which)\b(?![^.]*\?)/, 'name the subject'],
  [/(?<=[.:;] )(?:What|Whoever|That which)\b(?![^.]*\?)/, 'name the subject'],
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
  [/\btakes? away\b/i, 'removes'],
  [/\bby (?:itself|themselves)\b/i, 'automatically, or alone'],
  [/\bthe floor\b/i, 'minimum browsers, minimum'],
  [/\bbesides\b/i, 'as well, also'],
  [/\bjunk\b/i, 'invalid'],
  [/\bwhat it does not know\b/i, 'unknown …'],
];
