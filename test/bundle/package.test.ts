import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const NAMES = ['helpline-banner', 'member-map', 'signup-form', 'framework-card'];
/** Imports by the package's own name, which exists only once it is built. */
const load = async <Module>(name: string) => (await import(name)) as Module;
const readJson = async <Value>(path: string) => JSON.parse(await readFile(path, 'utf8')) as Value;

describe('dist', () => {
  test('holds what the package promises, and nothing else at the top', async () => {
    const entries = (await readdir('dist')).sort();
    assert.deepEqual(
      entries,
      [
        'custom-elements.json',
        'data',
        'ecpat-widgets.js',
        'esm',
        ...NAMES.map((name) => `${name}.js`),
        'integrity.json',
        'schema',
        'vscode.html-custom-data.json',
        'web-types.json',
      ].sort(),
    );
    assert.deepEqual((await readdir('dist/data')).sort(), ['frameworks.json', 'helplines.json', 'members.json']);
  });

  test('names the hash of every script', async () => {
    const integrity = await readJson<Record<string, string>>('dist/integrity.json');
    const scripts = (await readdir('dist', { recursive: true })).filter((path) => path.endsWith('.js'));
    assert.deepEqual(Object.keys(integrity).sort(), scripts.sort());
    for (const [path, hash] of Object.entries(integrity)) {
      const digest = createHash('sha384')
        .update(await readFile(`dist/${path}`))
        .digest('base64');
      assert.equal(hash, `sha384-${digest}`, path);
    }
  });

  test('publishes documents with their sources that fit the published schemas', async () => {
    for (const name of ['helplines', 'members', 'frameworks']) {
      const ajv = new Ajv2020({ allErrors: true });
      (formats as unknown as (ajv: Ajv2020) => void)(ajv);
      const validate = ajv.compile(await readJson<object>(`dist/schema/${name}.schema.json`));
      const document = await readJson<Record<string, Record<string, unknown>[]>>(`dist/data/${name}.json`);
      assert.ok(validate(document), JSON.stringify(validate.errors));
      for (const record of document[name]!)
        assert.ok(record['source'] ?? record['sources'], `${record['id']} has a source`);
    }
  });

  test('describes the four elements to editors and tools', async () => {
    type Manifest = {
      modules: { path: string; declarations: { tagName?: string; attributes?: { name: string }[] }[] }[];
    };
    const { modules } = await readJson<Manifest>('dist/custom-elements.json');
    const tags = modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));
    assert.deepEqual(tags.sort(), NAMES.map((name) => `ecpat-${name}`).sort());
    const known = await readJson<{ tags: { name: string }[] }>('dist/vscode.html-custom-data.json');
    assert.deepEqual(known.tags.map(({ name }) => name).sort(), tags);
    const types = await readFile('dist/esm/jsx.d.ts', 'utf8');
    for (const tag of tags) assert.ok(types.includes(`"${tag}"`), tag);
  });
});

describe('the package’s entries', () => {
  test('can be imported on a server, where they define nothing', async () => {
    const all = await load<Record<string, unknown>>('@ecpat/widgets');
    const { version } = await readJson<{ version: string }>('package.json');
    assert.equal(all['version'], version);
    for (const name of NAMES) {
      const classes = await load<Record<string, { tagName?: string }>>(`@ecpat/widgets/${name}/class`);
      assert.ok(Object.values(classes).some(({ tagName }) => tagName === `ecpat-${name}`));
      await load(`@ecpat/widgets/${name}`);
    }
    assert.equal(Object.keys(all).length, NAMES.length + 1);
  });
});
