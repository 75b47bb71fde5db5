/** The data for editors, generated from the manifest: one file for VS Code, one for JetBrains. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LAYOUTS } from '../../src/helpline-banner/helpline-banner.types.js';
import { REGIONS, VIEWS } from '../../src/member-map/member-map.types.js';
import { SERVICE_NAMES } from '../../src/signup-form/services/services.js';
import { NAME_FIELDS } from '../../src/signup-form/signup-form.types.js';
import { readJson } from './read-json.js';

interface Named {
  name: string;
  description: string;
}
interface Typed extends Named {
  type: string;
}
interface Manifest {
  modules: {
    declarations: {
      tagName?: string;
      attributes: (Named & { type: { text: string }; parsedType?: { text: string } })[];
      slots: Named[];
      events: (Named & { type: { text: string } })[];
      cssParts: Named[];
      cssProperties: Named[];
    }[];
  }[];
}
interface CustomData {
  version: number;
  tags: (Named & { attributes: (Named & { values: { name: string }[]; valueSet?: string })[] })[];
}
interface WebTypes {
  name: string;
  version: string;
  'js-types-syntax': string;
  'description-markup': string;
  contributions: {
    html: {
      elements: (Named & {
        attributes: (Named & { value: { type: string } })[];
        slots: Named[];
        js: { properties: Typed[]; events: Typed[] };
      })[];
    };
    css: { properties: Named[]; 'pseudo-elements': Named[] };
  };
}

const manifest = await readJson<Manifest>('dist/custom-elements.json');
const customData = await readJson<CustomData>('dist/vscode.html-custom-data.json');
const webTypes = await readJson<WebTypes>('dist/web-types.json');

const TAGS = ['ecpat-framework-card', 'ecpat-helpline-banner', 'ecpat-member-map', 'ecpat-signup-form'];
const VALUES: Record<string, readonly string[]> = {
  'ecpat-helpline-banner layout': LAYOUTS,
  'ecpat-member-map region': REGIONS,
  'ecpat-member-map view': VIEWS,
  'ecpat-signup-form service': SERVICE_NAMES,
  'ecpat-signup-form name-field': NAME_FIELDS,
};
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .flatMap(({ tagName, ...rest }) => (tagName ? { tagName, ...rest } : []));
const namedIn = (list: readonly Named[]) => list.map(({ name, description }) => ({ name, description }));
/** The values that a type allows, as written in an attribute. */
const literalsOf = (type: string) => [...type.matchAll(/'([^']*)'/g)].map(([, literal]) => literal!);

test('the manifest lists the four elements and describes every public name', () => {
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), TAGS);
  for (const { tagName, attributes, slots, events, cssParts, cssProperties } of elements) {
    for (const { name, description } of [attributes, slots, events, cssParts, cssProperties].flat()) {
      assert.ok(description?.endsWith('.'), `${tagName} ${name}: ${description}`);
    }
    for (const { name, type, parsedType } of attributes) {
      assert.deepEqual(literalsOf((parsedType ?? type).text), VALUES[`${tagName} ${name}`] ?? [], `${tagName} ${name}`);
    }
  }
});

describe('the data for VS Code', () => {
  test('lists the four tags', () => {
    assert.equal(customData.version, 1.1);
    assert.deepEqual(customData.tags.map(({ name }) => name).sort(), TAGS);
  });

  for (const { tagName, attributes } of elements) {
    test(`[manifest] lists each attribute of <${tagName}>, its values, and whether it takes one`, () => {
      const tag = customData.tags.find(({ name }) => name === tagName)!;
      assert.deepEqual(namedIn(tag.attributes), namedIn(attributes));
      for (const { name, values, valueSet } of tag.attributes) {
        assert.deepEqual(
          values.map((value) => value.name),
          VALUES[`${tagName} ${name}`] ?? [],
        );
        const { type } = attributes.find((attribute) => attribute.name === name)!;
        // VS Code's name for an attribute without a value.
        assert.equal(valueSet, type.text === 'boolean' ? 'v' : undefined, name);
      }
    });
  }
});

describe('the data for JetBrains', () => {
  test('names the package and lists the four elements', async () => {
    const { name, version, 'web-types': path } = await readJson<Record<string, string>>('package.json');
    assert.deepEqual([webTypes.name, webTypes.version, path], [name, version, './dist/web-types.json']);
    assert.equal(webTypes['description-markup'], 'markdown');
    // Without it, JetBrains suggests no values from the types.
    assert.equal(webTypes['js-types-syntax'], 'typescript');
    assert.deepEqual(webTypes.contributions.html.elements.map((element) => element.name).sort(), TAGS);
  });

  for (const { tagName, attributes, slots, events, cssParts, cssProperties } of elements) {
    test(`[manifest] lists attributes, slots, events, parts and custom properties of <${tagName}>`, () => {
      const { html, css } = webTypes.contributions;
      const element = html.elements.find(({ name }) => name === tagName)!;
      assert.deepEqual(namedIn(element.attributes), namedIn(attributes));
      assert.deepEqual(namedIn(element.slots), namedIn(slots));
      assert.deepEqual(namedIn(element.js.events), namedIn(events));
      for (const { name, value } of element.attributes) {
        assert.deepEqual(literalsOf(value.type), VALUES[`${tagName} ${name}`] ?? [], name);
      }
      for (const { name, type } of element.js.events) assert.match(type, /^CustomEvent<\w+>$/, name);
      for (const { name, description } of cssParts) {
        const known = css['pseudo-elements'].filter((part) => part.name === `part(${name})`);
        assert.ok(
          known.some((part) => part.description === description),
          name,
        );
      }
      for (const property of namedIn(cssProperties)) {
        assert.ok(
          css.properties.some(
            ({ name, description }) => name === property.name && description === property.description,
          ),
          property.name,
        );
      }
    });
  }
});
