/** Fails on any rejected term in a file's text or name. Facts keep the names that organisations gave themselves. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { report } from './report.js';
import { REJECTED_TERMS } from './terminology-list.js';

const EXEMPT = ['scripts/terminology-list.ts', 'test/scripts/terminology.test.ts'];
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'coverage', 'site', '.git']);
const TEXT = /\.(?:ts|mjs|json|xlf|md|mdx|html|css|sh)$|^[^.]*$/;

/** Each rejected term in a text. */
export function rejectedTerms(text: string): string[] {
  return REJECTED_TERMS.flatMap((term) => text.match(term)?.[0] ?? []);
}

async function* textFiles(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* textFiles(path);
    } else if (TEXT.test(entry.name) && !EXEMPT.includes(path)) {
      yield path;
    }
  }
}

if (process.argv[1]?.endsWith('check-terminology.ts')) {
  const problems: string[] = [];
  let count = 0;
  for await (const path of textFiles('.')) {
    count++;
    for (const term of rejectedTerms(`${path}\n${await readFile(path, 'utf8')}`)) problems.push(`${path}: "${term}"`);
  }
  report(`terminology: ${count} files`, problems);
}
