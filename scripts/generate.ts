/**
 * Writes everything that is generated and committed: geometry, compact data, translations, tables in the README.
 * `--check` writes nothing and fails where a file is not what it would write. Names of parts limit it to these.
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
  readme: async () => (await import('./readme.js')).generateReadme,
};

const check = process.argv.includes('--check');
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
let stale = 0;
for (const [name, load] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const generate = await load();
  const files = await generate();
  for (const path of await leftOvers([...files.keys()])) {
    stale++;
    if (check) console.error(`${path} is made by nothing any more: run npm run generate`);
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
else if (stale === 0) console.log('everything generated is fresh');

/** Files in the `generated/` folders of a part that it does not make: of a language that was dropped, for instance. */
async function leftOvers(made: readonly string[]): Promise<string[]> {
  const folders = new Set(made.flatMap((path) => /^.*?\/generated(?=\/)/.exec(path)?.[0] ?? []));
  const present: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile()) present.push(join(entry.parentPath, entry.name).replaceAll('\\', '/'));
  }
  return present.filter((path) => !made.includes(path));
}
