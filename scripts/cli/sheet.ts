import { join } from 'node:path';
import { rowsByAge } from '../data/stale.js';
import { OK, UsageFault, fileOf, loadCountry, onlyWord, type Command } from './command.js';
import { writeCsv } from './csv.js';
import { tableOf } from './sheet-facts.js';
import { pageOf } from './sheet-page.js';
import { writeWhole } from './write.js';

export const sheet: Command = {
  summary: 'writes a page and a table for checking the numbers of a country',
  help: `ecpat-data sheet COUNTRY [--to FOLDER] [--semicolons] [--json]

Writes KE.html, a page to print, and KE.csv, a table for a spreadsheet. Both list each line and emergency number with
its facts, oldest first; the page also has sources, notes and age. In the table, write under "verdict": right, wrong or
gone; under "new value" the right value of a wrong one. Fill in who, when and how in the first rows. Do not remove the
apostrophes: without them, spreadsheets drop the first 0 of a number.

  --to          folder, by default the current one
  --semicolons  for spreadsheets that expect semicolons, as in French, Russian and Spanish

Exit code: 0 · 1 failed · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data sheet KE
  npx -p @ecpat/widgets ecpat-data sheet world --to checks`,
  options: { to: { type: 'string' }, semicolons: { type: 'boolean' } },
  async run(given, surroundings) {
    const country = onlyWord(given, 'the country');
    const code = fileOf(country).replace('.json', '');
    if (code === 'all') throw new UsageFault('a sheet is for one country, or world');
    const document = loadCountry(surroundings, country);
    const rows = rowsByAge(document, surroundings.now);
    const lines = rows.flatMap(({ id }) => document.helplines.find((line) => line.id === id) ?? []);
    const title = code === 'world' ? 'Services for every country' : nameOf(code);
    const folder = given.option('to') ?? '.';
    const [page, table] = [join(folder, `${code}.html`), join(folder, `${code}.csv`)];
    await writeWhole(page, pageOf(title, document, rows));
    await writeWhole(table, writeCsv(tableOf(code, document, lines), given.has('semicolons') ? ';' : ','));
    surroundings.print(
      given.isJson
        ? JSON.stringify({ page, table, rows: rows.length }, null, 2)
        : `wrote ${page} and ${table}: ${rows.length} rows`,
    );
    return OK;
  },
};

function nameOf(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code)!;
}
