/** `npm run data:stale`: lists every line and emergency number by the age of its source, oldest first, for reviews. */
import { readFacts } from './data/facts.js';
import { rowsByAge } from './data/stale.js';

const rows = rowsByAge(readFacts().helplines, new Date());
for (const { id, date, months, what } of rows) {
  const age = months === null ? 'undated' : `${months} months`;
  console.log([age.padStart(10), (date ?? '–').padEnd(10), id.padEnd(28), what].join('  '));
}
const old = rows.filter(({ months }) => months === null || months > 12).length;
console.log(`${rows.length} rows, ${old} of them undated or older than 12 months`);
