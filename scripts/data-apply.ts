/** `npm run data:apply KE.csv`: writes a filled-in sheet into the facts of its country, all of it or nothing. */
import { readFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { Fault } from './cli/command.js';
import { readCsv } from './cli/csv.js';
import { reasonOf } from './cli/reasons.js';
import { writeWhole } from './cli/write.js';
import { applySheet, countryOfSheet } from './data/apply.js';
import { readCountryFacts } from './data/facts.js';
import { readRecord } from './data/publish.js';
import { report } from './report.js';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('The file is missing: npm run data:apply KE.csv');
  process.exitCode = 2;
} else {
  try {
    await apply(file);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    report('', [error.message]);
  }
}

async function readTable(path: string): Promise<string[][]> {
  const content = await readFile(path).catch((error: unknown) => {
    throw new Fault(`${path} cannot be read: ${reasonOf(error)}`);
  });
  try {
    return readCsv(content, true);
  } catch (error) {
    throw error instanceof Fault ? new Fault(`${path} ${error.message}`) : error;
  }
}

async function apply(path: string): Promise<void> {
  const table = await readTable(path);
  const country = countryOfSheet(table);
  const facts = readCountryFacts().get(country ?? '');
  if (!facts) return report('', [`${path} names no country that has a file: the row "check, country" must stay`]);
  const { asOf } = readRecord();
  const {
    facts: changed,
    changes,
    notes,
    problems,
  } = applySheet(table, facts, asOf, new Date().toISOString().slice(0, 10));
  for (const note of notes) console.log(`to be added by hand, with a source: ${note}`);
  if (problems.length > 0) return report('', [...problems, `nothing was changed in ${country}.json`]);
  const target = `src/data/countries/${country}.json`;
  const config = await resolveConfig(target);
  await writeWhole(target, await format(JSON.stringify(changed, null, 2), { ...config, parser: 'json' }));
  for (const change of changes) console.log(change);
  console.log(`wrote ${target}: now run npm run data:release`);
}
