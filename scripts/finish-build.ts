/** Last step of `npm run build`: writes schemas and data to `dist`, types of the bundled files, and script hashes. */
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ALL, hashOf, publishedFiles } from './data/publish.js';

const DOCUMENTS = ['members', 'helplines', 'frameworks'];

await mkdir('dist/data/v1', { recursive: true });
await mkdir('dist/schema', { recursive: true });
const published = publishedFiles();
for (const [name, text] of published) await writeFile(`dist/data/v1/${name}`, text);
for (const name of DOCUMENTS) {
  if (name === 'helplines') await writeFile(`dist/data/${name}.json`, published.get(ALL)!);
  else await copyFile(`src/data/${name}.json`, `dist/data/${name}.json`);
  await copyFile(`src/data/schema/${name}.schema.json`, `dist/schema/${name}.schema.json`);
}

// An import of a bundled file adds the types of its tags, and has nothing to name.
const TYPED = ['ecpat-widgets', 'helpline-banner', 'member-map', 'signup-form', 'framework-card'];
for (const name of TYPED) {
  const module = name === 'ecpat-widgets' ? 'index' : `${name}/define`;
  await writeFile(`dist/${name}.d.ts`, `import './esm/${module}.js';\nexport {};\n`);
}

const scripts = (await readdir('dist', { recursive: true })).filter((path) => path.endsWith('.js')).sort();
const integrity: Record<string, string> = {};
for (const path of scripts) {
  integrity[path.replaceAll('\\', '/')] = hashOf(await readFile(join('dist', path)));
}
await writeFile('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
for (const path of scripts.filter((script) => !script.startsWith('esm'))) console.log(`${path}  ${integrity[path]}`);
