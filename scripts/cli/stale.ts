import { EVERYWHERE } from '../../src/data/helplines.js';
import { isStale, rowsByAge } from '../data/stale.js';
import { FOUND, OK, UsageFault, codeOf, loadCountry, type Command } from './command.js';

const MONTHS = 12;

export const stale: Command = {
  summary: 'lists all numbers by age, undated ones first',
  help: `ecpat-data stale [--country KE] [--months ${MONTHS}] [--fail] [--json]

Lists every line and emergency number by the date of its last check, or else of its source. Undated rows come first, then
the oldest.

  --country  only this country, or world for services in every country
  --months   age from which a row counts as old, by default ${MONTHS}
  --fail     exit code 1 if a row is old or undated, for a scheduled job

Exit code: 0 · 1 with --fail · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data stale --country KE
  npx -p @ecpat/widgets ecpat-data stale --months 6 --fail`,
  options: { country: { type: 'string' }, months: { type: 'string' }, fail: { type: 'boolean' } },
  run(given, surroundings) {
    const { print, now } = surroundings;
    const [word] = given.words;
    if (word !== undefined) throw new UsageFault(`"${word}" is too much: write --country ${word}`);
    const limit = Number(given.option('months') ?? MONTHS);
    if (!(Number.isInteger(limit) && limit >= 0)) throw new UsageFault('--months is a whole number');
    const country = given.option('country');
    const code = country === 'world' ? EVERYWHERE : country && codeOf(country);
    const rows = rowsByAge(loadCountry(surroundings, 'all'), now).filter(
      (row) => row.country === (code ?? row.country),
    );
    const old = rows.filter((row) => isStale(row, limit)).length;
    if (given.isJson) print(JSON.stringify({ months: limit, old, rows }, null, 2));
    else {
      for (const { id, date, months, checkedBy, what } of rows) {
        const age = months === null ? 'undated' : `${months} month${months === 1 ? '' : 's'}`;
        const check = checkedBy === null ? [] : [`checked by ${checkedBy}`];
        print([age.padStart(10), (date ?? '–').padEnd(10), id.padEnd(28), what, ...check].join('  '));
      }
      print(`${rows.length} rows, ${old} of them undated or older than ${limit} months`);
    }
    return given.has('fail') && old > 0 ? FOUND : OK;
  },
};
