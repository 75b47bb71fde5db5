/** Last step of `npm run build`: copies schemas and data to `dist`, and writes types of the bundled files and script hashes. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DOCUMENTS = ['members', 'helplines', 'frameworks'];

await mkdir('dist/data', { recursive: true });
await mkdir('dist/schema', { recursive: true });
for (const name of DOCUMENTS) {
  await copyFile(`src/data/${name}.json`, `dist/data/${name}.json`);
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
  const hash = createHash('sha384').update(await readFile(join('dist', path)));
  integrity[path.replaceAll('\\', '/')] = `sha384-${hash.digest('base64')}`;
}
await writeFile('dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);
for (const path of scripts.filter((script) => !script.startsWith('esm'))) console.log(`${path}  ${integrity[path]}`);
