/** Sheets of a small country, filled in by tests. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'node:test';
import { readCsv } from '../../scripts/cli/csv.js';
import { applySheet } from '../../scripts/data/apply.js';
import { assembleHelplines, type CountryFacts, type HelplineFact } from '../../scripts/data/facts.js';
import { runCli } from './cli.driver.js';

export const AS_OF = '2026-11-23';
export const TODAY = '2026-12-01';
export const line = (id: string, more: Partial<HelplineFact> = {}): Partial<HelplineFact> => ({
  id,
  name: `Line ${id}`,
  audience: 'children',
  phone: '0800 555 111',
  tel: '0800555111',
  free: true,
  languages: ['en', 'sw'],
  sources: ['https://example.org/'],
  sourceDate: '2024',
  confidence: 'medium',
  ...more,
});
export const KENYA: CountryFacts = {
  country: 'KE',
  emergency: {
    general: ['999', '112'],
    police: [],
    confidence: 'medium',
    sources: ['https://example.org/'],
    note: 'seen on a sticker',
    conflict: true,
    alternatives: ['911'],
  },
  helplines: [
    line('ke-1', { hours: '24/7', extra: { note: '<b>its owner changed</b>' } }),
    line('ke-2', { sourceDate: null, whatsapp: '+254722116116' }),
    line('ke-3', { phone: '116', tel: '116', sourceDate: '2020' }),
    line('ke-5', {
      phone: '0800 555 444',
      tel: '0800555444',
      sourceDate: '2025',
      extra: { altPhones: ['0800 555 333'] },
    }),
    line('ke-4', { phone: '+254 20 123 4567', tel: '+254201234567', checked: { on: '2026-11-01', by: 'KAACR' } }),
  ],
};

/** Folder for sheets, without those of a test before. */
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sheet-'))));
afterEach(() => rmSync(folder, { recursive: true }));

export const sheetFolder = () => folder;

export async function makeSheet(facts: CountryFacts, ...options: string[]) {
  const document = { ...assembleHelplines([facts], AS_OF), version: '2026.12.01' };
  const ran = await runCli(['sheet', facts.country, '--to', folder, ...options], { document });
  const read = (ending: string) => readFileSync(join(folder, `${facts.country}.${ending}`));
  return { ...ran, page: read('html').toString(), csv: read('csv'), table: readCsv(read('csv')) };
}

export type Fill = Record<string, string | [verdict: string, next: string]>;
const HEAD: Fill = { 'check by': ['', 'KAACR'], 'check on': ['', '2026-12-01'], 'check how': ['', 'called'] };

/** A table with verdicts, by `<id> <field>` or `<id> *` for all known facts of an id. */
export function filled(table: string[][], fill: Fill): string[][] {
  const all = { ...HEAD, ...fill };
  return table.map((row) => {
    const [id, field, now] = row as [string, string, string];
    const said = all[`${id} ${field}`] ?? (now === '' ? undefined : all[`${id} *`]) ?? ['', ''];
    const [verdict, next] = typeof said === 'string' ? [said, ''] : said;
    return row === table[0] ? row : [id, field, now, verdict, next, ''];
  });
}

export async function applied(fill: Fill, facts = KENYA) {
  const { table } = await makeSheet(facts);
  return applySheet(filled(table, fill), facts, AS_OF, TODAY);
}
