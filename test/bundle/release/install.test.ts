/** The package as npm would publish it, installed in an empty project with only its dependencies. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'vite';
import { startBrowser } from '../browser.js';

interface Packed {
  filename: string;
  files: { path: string }[];
}
interface PackageJson {
  version: string;
  dependencies: Record<string, string>;
  exports: Record<string, string | Record<string, string>>;
}

const TAGS = ['ecpat-helpline-banner', 'ecpat-member-map', 'ecpat-signup-form', 'ecpat-framework-card'];

/** Runs a program and returns its output, even when it fails. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd }).catch((error: { stdout: string }) => error);
  return stdout;
}

let project: string;
let packed: Packed;
let manifest: PackageJson;

before(async () => {
  project = await mkdtemp(join(tmpdir(), 'consumer-'));
  const printed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], '.');
  [packed] = JSON.parse(printed) as [Packed];
  // Does the same as `npm install`, without a registry.
  const installed = join(project, 'node_modules/@ecpat/widgets');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', join(project, packed.filename), '-C', installed, '--strip-components=1'], '.');
  manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as PackageJson;
  for (const name of [...Object.keys(manifest.dependencies), '@types/react', 'csstype', 'preact']) {
    const place = join(project, 'node_modules', name);
    await mkdir(join(place, '..'), { recursive: true });
    await symlink(resolve('node_modules', name), place);
  }
  await writeFile(join(project, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
});
after(() => rm(project, { recursive: true }));

describe('the package in another project', () => {
  test('[never-people] contains the published files, and no source, test or secret', () => {
    const folders = new Set(packed.files.map(({ path }) => path.split('/').slice(0, 2).join('/')));
    const other = [...folders].filter((path) => !path.startsWith('dist/')).sort();
    assert.deepEqual(other, ['LICENSE', 'README.md', 'package.json']);
    const strange = packed.files.filter(({ path }) => !/\.(js|d\.ts|json|md|txt)$|^LICENSE$/.test(path));
    assert.deepEqual(strange, []);
  });

  test('[exports] has a file for every entry', async () => {
    const entries = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry),
    );
    assert.ok(entries.length > 15);
    for (const entry of entries) {
      const path = join(project, 'node_modules/@ecpat/widgets', entry);
      const found = entry.endsWith('*') ? await readdir(path.slice(0, -1)) : await readFile(path, 'utf8');
      assert.ok(found.length > 0, entry);
    }
  });

  test('[server] can be imported by Node through its entries, and not by internal paths', async () => {
    const script = `
      const { version, MemberMapElement } = await import('@ecpat/widgets');
      const data = await import('@ecpat/widgets/data/helplines.json', { with: { type: 'json' } });
      const inside = await import('@ecpat/widgets/dist/esm/internal/page.js').then(() => 'open', () => 'closed');
      console.log(JSON.stringify([version, MemberMapElement.tagName, data.default.helplines.length > 200, inside]));`;
    const printed = await run('node', ['--no-warnings', '--input-type=module', '-e', script], project);
    assert.deepEqual(JSON.parse(printed), [manifest.version, 'ecpat-member-map', true, 'closed']);
  });

  for (const [module, moduleResolution] of [
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ] as const) {
    test(`[types] accepts right and rejects wrong TypeScript, React and Preact with moduleResolution ${moduleResolution}`, async () => {
      await cp('test/bundle/consumer', project, { recursive: true });
      const config = JSON.parse(await readFile(join(project, 'tsconfig.json'), 'utf8')) as { compilerOptions: object };
      const compilerOptions = { ...config.compilerOptions, module, moduleResolution };
      await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ ...config, compilerOptions }));
      const tsc = resolve('node_modules/typescript/bin/tsc');
      assert.equal(await run('node', [tsc, '-p', 'tsconfig.json'], project), '');
    });
  }

  test('[unbundled] works on a page that Vite bundles', async () => {
    const page = `<!doctype html><html lang="en"><title>app</title><link rel="icon" href="data:,">
      <script type="module" src="/main.js"></script>${TAGS.map((tag) => `<${tag}><p>fallback</p></${tag}>`).join('')}`;
    await writeFile(join(project, 'index.html'), page);
    await writeFile(join(project, 'main.js'), "import '@ecpat/widgets';\n");
    await build({ root: project, configFile: false, logLevel: 'silent', base: './' });
    const browser = await startBrowser();
    try {
      const [script = ''] = (await readdir(join(project, 'dist/assets'))).filter((name) => name.endsWith('.js'));
      const code = await readFile(join(project, 'dist/assets', script), 'utf8');
      const { page: app, errors } = await browser.open({ body: page.replace(/^.*<script.*?<\/script>/s, '') });
      await app.addScriptTag({ type: 'module', content: code });
      await app.waitForFunction((tags) => tags.every((tag) => customElements.get(tag)), {}, TAGS);
      await app.waitForFunction(() => document.querySelector('ecpat-member-map')?.shadowRoot?.querySelector('h2'));
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
  });
});
