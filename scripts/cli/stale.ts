import { isStale, rowsByAge } from '../data/stale.js';
import { FOUND, OK, UsageFault, codeInData, loadCountry, type Command, type Given } from './command.js';
import { documentFrom } from './input.js';

const MONTHS = 12;

export const stale: Command = {
  summary: 'lists all numbers by age, undated ones first',
  help: `ecpat-data stale [--country KE] [--months ${MONTHS}] [--max 0] [--from FILE] [--json]

Lists every line and emergency number by the date of its last check, or else of its source. Undated rows come first, then
the oldest.

  --country  only this country, or world for services in every country
  --months   age from which a row counts as old, by default ${MONTHS}
  --max      exit code 1 if more rows than this are old or undated, for a scheduled job. Begin with the number of today,
             and lower it with each check.
  --fail     the same as --max 0
  --from     a pulled file or a document of your own; by default the numbers of this version of the package

Exit code: 0 · 1 with --max or --fail, or failed · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data stale --country KE
  npx -p @ecpat/widgets ecpat-data stale --from /srv/www/KE.json --months 6 --max 0`,
  options: {
    country: { type: 'string' },
    months: { type: 'string' },
    max: { type: 'string' },
    fail: { type: 'boolean' },
    from: { type: 'string' },
  },
  async run(given, surroundings) {
    const { print, now } = surroundings;
    const [word] = given.words;
    if (word !== undefined) throw new UsageFault(`"${word}" is too much: write --country ${word}`);
    const limit = wholeNumber(given, 'months') ?? MONTHS;
    const most = wholeNumber(given, 'max') ?? (given.has('fail') ? 0 : Infinity);
    const country = given.option('country');
    const code = country === undefined ? undefined : codeInData(country);
    const from = given.option('from');
    const document = from === undefined ? loadCountry(surroundings, 'all') : await documentFrom(from, surroundings);
    const rows = rowsByAge(document, now).filter((row) => row.country === (code ?? row.country));
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
    return old > most ? FOUND : OK;
  },
};

function wholeNumber(given: Given, name: string): number | undefined {
  const value = given.option(name);
  if (value !== undefined && !/^\d+$/.test(value)) throw new UsageFault(`--${name} is a whole number, not "${value}"`);
  return value === undefined ? undefined : Number(value);
}
