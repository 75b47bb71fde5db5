import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parseHTML } from 'linkedom';
import ts from 'typescript';
import { TRANSLATED_TAGS } from '../../src/locales/languages.js';
import { readJson } from './read-json.js';

const NAMES = ['helpline-banner', 'member-map', 'signup-form', 'framework-card'];
/** Imports by the package's own name at run time, because that resolves only after a build. */
const require = createRequire(import.meta.url);
/** Files that tools and people read. */
const DOCUMENTS = [
  'integrity.json',
  'custom-elements.json',
  'vscode.html-custom-data.json',
  'web-types.json',
  'sbom.cdx.json',
  'THIRD-PARTY.txt',
  'LICENSE',
];
const load = async <Module>(name: string) => (await import(name)) as Module;

describe('dist', () => {
  test('has exactly the documented files at its top level', async () => {
    const entries = (await readdir('dist')).sort();
    assert.deepEqual(
      entries,
      [
        'THIRD-PARTY.txt',
        'cli.js',
        'custom-elements.json',
        'data',
        'esm',
        ...['ecpat-widgets', ...NAMES].flatMap((name) => [`${name}.d.ts`, `${name}.js`]),
        'integrity.json',
        'sbom.cdx.json',
        'schema',
        'vscode.html-custom-data.json',
        'web-types.json',
      ].sort(),
    );
    assert.deepEqual((await readdir('dist/data')).sort(), ['frameworks.json', 'helplines.json', 'members.json', 'v1']);
  });

  test('[data-v1] contains each file that the index of the data names, with its hash', async () => {
    const { version, files } = await readJson<{ version: string; files: Record<string, { sha384: string }> }>(
      'dist/data/v1/index.json',
    );
    assert.deepEqual((await readdir('dist/data/v1')).sort(), [...Object.keys(files), 'index.json'].sort());
    for (const [name, { sha384 }] of Object.entries(files)) {
      const digest = createHash('sha384')
        .update(await readFile(`dist/data/v1/${name}`))
        .digest('base64');
      assert.equal(sha384, `sha384-${digest}`, name);
    }
    assert.match(version, /^\d{4}\.\d\d\.\d\d(\.\d+)?$/);
    assert.equal(await readFile('dist/data/helplines.json', 'utf8'), await readFile('dist/data/v1/all.json', 'utf8'));
  });

  test('[integrity] lists the hash of every script', async () => {
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

  test('[schemas] [always-source] contains data documents that name their sources and conform to the published schemas', async () => {
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

  test('[manifest] describes the four elements to editors and tools', async () => {
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

describe('the bundled files', () => {
  const FILES = ['ecpat-widgets', ...NAMES].map((name) => `dist/${name}.js`);

  test('[bundle] are minified, without exports and without static or dynamic imports', async () => {
    for (const path of FILES) {
      const file = ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.Latest);
      const imports: string[] = [];
      const visit = (node: ts.Node): void => {
        if (node.kind === ts.SyntaxKind.ImportKeyword || ts.isImportDeclaration(node))
          imports.push(ts.SyntaxKind[node.kind]);
        if (ts.isExportDeclaration(node) && node.moduleSpecifier) imports.push(node.moduleSpecifier.getText(file));
        ts.forEachChild(node, visit);
      };
      visit(file);
      assert.deepEqual(imports, [], path);
      assert.ok(!file.statements.some(ts.isExportDeclaration), `${path} exports nothing`);
      // Licence comments keep their line breaks.
      const code = file.text.replace(/\/\*[^]*?\*\//g, '');
      assert.ok(code.trim().split('\n').length < 100 && !/^ {2}/m.test(code), `${path} is minified`);
    }
  });

  test('[languages] contain every language of the list, and no pseudo-locale', async () => {
    const classes = Object.values(await load<Record<string, { translations?: object }>>('@ecpat/widgets'));
    const spoken = classes.flatMap(({ translations }) => (translations ? [Object.keys(translations).sort()] : []));
    assert.deepEqual(
      spoken,
      NAMES.map(() => [...TRANSLATED_TAGS].sort()),
    );
    for (const path of FILES) assert.doesNotMatch(await readFile(path, 'utf8'), /en-XA|ar-XB/, path);
  });
});

describe('the bundled files without a browser', () => {
  const FILES = ['ecpat-widgets', ...NAMES].map((name) => `${name}.js`);
  const MARKUP = `<!doctype html><html lang="en"><body><ecpat-member-map><p>Members</p></ecpat-member-map>
    <div data-ecpat="helpline-banner"><p>Call 116</p></div></body></html>`;
  /** Names that the code reads before it defines anything. */
  const NEEDED = ['document', 'HTMLElement', 'customElements', 'CSSStyleSheet', 'MutationObserver'];

  test('[server] are imported in Node without throwing, and define nothing', async () => {
    const before = Reflect.ownKeys(globalThis);
    for (const file of FILES) assert.deepEqual(Object.keys(await load<object>(`@ecpat/widgets/${file}`)), [], file);
    assert.deepEqual(Reflect.ownKeys(globalThis), before);
  });

  test('[server] [minimum-browsers] leave a page as it is in a DOM of a test tool, and wherever a needed part is missing', async () => {
    for (const file of FILES) {
      const code = await readFile(`dist/${file}`, 'utf8');
      for (const missing of [...NEEDED, undefined]) {
        const dom = parseHTML(MARKUP) as unknown as Record<string, unknown> & {
          document: Document;
          customElements: CustomElementRegistry;
        };
        const before = dom.document.toString();
        // linkedom has no CSSStyleSheet; with an empty one, the code reads further.
        const window: Record<string, unknown> = { ...dom, CSSStyleSheet: Object };
        const read = [...NEEDED, 'Element', 'Document', 'Node', 'Event', 'CustomEvent', 'ShadowRoot'];
        const given = read.filter((name) => name !== missing).map((name) => [name, window[name] ?? dom[name]]);
        const globals = Object.fromEntries([['console', console], ...given]) as Record<string, unknown>;
        vm.runInNewContext(code, globals);
        assert.equal(dom.document.toString(), before, `${file} without ${missing}`);
        for (const name of NAMES) assert.equal(dom.customElements.get(`ecpat-${name}`), undefined);
      }
    }
  });
});

describe('the unbundled modules', () => {
  test('[unbundled] import exactly the packages that are listed as dependencies', async () => {
    const { dependencies } = await readJson<{ dependencies: Record<string, string> }>('package.json');
    const modules = (await readdir('dist/esm', { recursive: true })).filter((path) => path.endsWith('.js'));
    const needed = new Set<string>();
    for (const path of modules) {
      const { importedFiles } = ts.preProcessFile(await readFile(`dist/esm/${path}`, 'utf8'));
      for (const { fileName } of importedFiles) if (!fileName.startsWith('.')) needed.add(fileName);
    }
    const packages = [...needed].map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
    assert.deepEqual([...new Set(packages)].sort(), Object.keys(dependencies).sort());
    assert.ok(packages.includes('lit'));
  });
});

describe('the package', () => {
  test('[package-name] [exports] has the guaranteed name, licence and entries', async () => {
    const { name, license, type, unpkg, jsdelivr, exports } = await readJson<{
      [field: string]: unknown;
      exports: Record<string, string | Record<string, string>>;
    }>('package.json');
    assert.deepEqual([name, license, type], ['@ecpat/widgets', 'MIT', 'module']);
    assert.match(await readFile('LICENSE', 'utf8'), /^MIT License/);
    assert.deepEqual([unpkg, jsdelivr], ['./dist/ecpat-widgets.js', './dist/ecpat-widgets.js']);
    const expected = [
      '.',
      ...NAMES.flatMap((element) => [`./${element}`, `./${element}/class`]),
      './ecpat-widgets.js',
      ...NAMES.map((element) => `./${element}.js`),
      './data/*',
      './schema/*',
      ...DOCUMENTS.map((file) => `./${file}`),
    ];
    assert.deepEqual(
      expected.filter((entry) => !(entry in exports)),
      [],
    );
    for (const [entry, target] of Object.entries(exports)) {
      // Each entry has one module format.
      if (typeof target === 'object')
        assert.deepEqual(
          Object.keys(target).filter((kind) => kind !== 'default'),
          ['types'],
        );
      else assert.ok(target.startsWith('./dist/') || target === entry, entry);
    }
    for (const element of NAMES) {
      for (const [entry, file] of [
        [`./${element}`, 'define'],
        [`./${element}/class`, `${element}.element`],
      ] as const) {
        assert.equal((exports[entry] as { default: string }).default, `./dist/esm/${element}/${file}.js`);
      }
    }
  });

  test('[exports] resolves each entry to a file that is there, for `import` and `require`', async () => {
    const { exports } = await readJson<{ exports: Record<string, string | Record<string, string>> }>('package.json');
    const entries = Object.keys(exports).flatMap((entry) =>
      entry === './data/*'
        ? ['members', 'helplines', 'frameworks', 'v1/index', 'v1/all', 'v1/KE'].map((name) => `./data/${name}.json`)
        : entry === './schema/*'
          ? ['./schema/members.schema.json']
          : entry === './jsx'
            ? []
            : [entry],
    );
    for (const entry of entries) {
      const name = `@ecpat/widgets${entry.slice(1)}`;
      const path = require.resolve(name);
      assert.ok((await stat(path)).size > 0, name);
      assert.equal(import.meta.resolve(name), pathToFileURL(path).href, name);
    }
    for (const [entry, target] of Object.entries(exports)) {
      if (typeof target === 'object') assert.ok((await stat(target['types']!)).size > 0, `${entry} has types`);
    }
    assert.throws(
      () => require.resolve('@ecpat/widgets/dist/ecpat-widgets.js'),
      /ERR_PACKAGE_PATH_NOT_EXPORTED|exports/,
    );
  });

  test('[exports] gives the JSON files as modules', async () => {
    for (const file of ['data/members.json', 'schema/members.schema.json', ...DOCUMENTS]) {
      if (!file.endsWith('.json')) continue;
      const name = `@ecpat/widgets/${file}`;
      // @ts-expect-error -- Node takes import attributes; our `module` setting does not know them
      const { default: value } = (await import(name, { with: { type: 'json' } })) as { default: object };
      assert.ok(Object.keys(value).length > 0, file);
    }
  });

  test('[server] can be imported on a server, where it defines nothing', async () => {
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
