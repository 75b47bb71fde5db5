/**
 * Writes all generated files that are committed: geometry, compact data, translations, parts of the docs.
 * `--check` writes nothing and fails if a file is stale. Arguments limit it to the named parts.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A generator returns the text of each of its files, by path from the project's root. */
type Generator = () => Promise<Map<string, string>> | Map<string, string>;

const parts: Record<string, () => Promise<Generator>> = {
  geometry: async () => (await import('./geometry/index.js')).generateGeometry,
  data: async () => (await import('./data/index.js')).generateData,
  locales: async () => (await import('./locales.js')).generateLocales,
  elements: async () => (await import('./elements.js')).generateElements,
  docs: async () => (await import('./docs.js')).generateDocs,
};

const check = process.argv.includes('--check');
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
let stale = 0;
for (const [name, load] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const generate = await load();
  const files = await generate();
  for (const path of await orphans([...files.keys()])) {
    stale++;
    if (check) console.error(`${path} is no longer generated: run npm run generate`);
    else await rm(path);
  }
  for (const [path, text] of files) {
    const present = await readFile(path, 'utf8').catch(() => undefined);
    if (present === text) continue;
    stale++;
    if (check) {
      console.error(`${path} is stale: run npm run generate`);
    } else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      console.log(`wrote ${path}`);
    }
  }
}
if (check && stale > 0) process.exitCode = 1;
else if (stale === 0) console.log('all generated files are up to date');

/** Files in a part's `generated/` folders that it no longer generates, for instance of a removed language. */
async function orphans(made: readonly string[]): Promise<string[]> {
  const folders = new Set(made.flatMap((path) => /^.*?\/generated(?=\/)/.exec(path)?.[0] ?? []));
  const present: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile()) present.push(join(entry.parentPath, entry.name).replaceAll('\\', '/'));
  }
  return present.filter((path) => !made.includes(path));
}
