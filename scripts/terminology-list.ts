/**
 * Words that blame children or sell what is done to them. None may stand in our strings, code, docs, file names or
 * tests. Basis: the Luxembourg terminology guidelines. This file is the one place that is exempt.
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
