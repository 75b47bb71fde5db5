import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rowsByAge } from '../data/stale.js';
import {
  Fault,
  OK,
  UsageFault,
  codeInData,
  fileOf,
  loadCountry,
  onlyWord,
  type Command,
  type Surroundings,
} from './command.js';
import { readCsv, writeCsv } from './csv.js';
import { documentFrom, partOf } from './input.js';
import { reasonOf } from './reasons.js';
import { tableOf } from './sheet-facts.js';
import { pageOf } from './sheet-page.js';
import { writeWhole } from './write.js';

export const sheet: Command = {
  summary: 'writes a page and a table for checking the numbers of a country',
  help: `ecpat-data sheet COUNTRY [--to FOLDER] [--from FILE] [--semicolons] [--force] [--json]

Writes KE.html, a page to print, and KE.csv, a table for a spreadsheet. Both list each line and emergency number with
its facts, undated ones first, then the oldest; the page also has sources, notes and age. In the table, write under
"verdict": right, wrong or gone; under "new value" the right value of a wrong one. "gone" beside the name means that the
whole line has ended. The last rows are for lines that are missing. Fill in who, when and how in the first rows. Do not
remove the apostrophes: without them, spreadsheets drop the first 0 of a number. Save the table as "CSV UTF-8".

  --to          folder, by default the current one; it is made if it is not there
  --from        a pulled file or a document of your own; by default the numbers of this version of the package
  --semicolons  for spreadsheets that expect semicolons, as in French, Russian and Spanish
  --force       replaces a table that somebody has filled in

Exit code: 0 · 1 failed · 2 wrong usage

  npx -p @ecpat/widgets ecpat-data sheet KE
  npx -p @ecpat/widgets ecpat-data sheet world --to checks`,
  options: {
    to: { type: 'string' },
    from: { type: 'string' },
    semicolons: { type: 'boolean' },
    force: { type: 'boolean' },
  },
  async run(given, surroundings) {
    const country = onlyWord(given, 'the country');
    const code = fileOf(country).replace('.json', '');
    if (code === 'all') throw new UsageFault('a sheet is for one country, or world');
    const document = await documentOf(country, given.option('from'), surroundings);
    const rows = rowsByAge(document, surroundings.now);
    const title = code === 'world' ? 'Services for every country' : nameOf(code);
    const folder = given.option('to') ?? '.';
    const [page, table] = [join(folder, `${code}.html`), join(folder, `${code}.csv`)];
    if (!given.has('force')) await requireEmpty(table);
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw new Fault(`the folder ${folder} cannot be made: ${reasonOf(error)}`);
    });
    await writeWhole(page, pageOf(title, document, rows));
    await writeWhole(table, writeCsv(tableOf(code, document, rows), given.has('semicolons') ? ';' : ','));
    surroundings.print(
      given.isJson
        ? JSON.stringify({ page, table, rows: rows.length }, null, 2)
        : `wrote ${page} and ${table}: ${rows.length} rows`,
    );
    return OK;
  },
};

async function documentOf(country: string, from: string | undefined, surroundings: Surroundings) {
  if (from === undefined) return loadCountry(surroundings, country);
  const document = partOf(await documentFrom(from, surroundings), codeInData(country));
  const isEmpty = document.helplines.length === 0 && Object.keys(document.emergency).length === 0;
  if (isEmpty) throw new Fault(`${from} has no numbers of "${country}"`);
  return document;
}

/** A check takes hours, and the table is its only record. */
async function requireEmpty(table: string): Promise<void> {
  const fault = new Fault(`${table} is filled in: move it away, or use --force to replace it`);
  try {
    const [, ...rows] = readCsv(await readFile(table));
    if (rows.some(([, , , verdict = '', next = '']) => verdict !== '' || next !== '')) throw fault;
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return;
    if (error === fault) throw fault;
    const reason = error instanceof Fault ? error.message : reasonOf(error);
    throw new Fault(`${table} could be filled in, and cannot be read: ${reason}. Move it away, or use --force`);
  }
}

function nameOf(code: string): string {
  return new Intl.DisplayNames('en', { type: 'region' }).of(code)!;
}
