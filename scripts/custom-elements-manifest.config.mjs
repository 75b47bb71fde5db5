import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { modulePathResolverPlugin } from '@wc-toolkit/module-path-resolver';
import { getTsProgram, typeParserPlugin } from '@wc-toolkit/type-parser';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';

const globs = ['src/*/*.element.ts', 'src/*/*.types.ts'];
const inDist = (extension) => (path) => path.replace(/^src\//, 'dist/esm/').replace(/\.ts$/, extension);

// The parser warns about each library type that it skips. These warnings need no action and would bury others.
const { warn } = console;
console.warn = (...words) => {
  if (!String(words).includes('[type-parser] - Skipped')) warn(...words);
};

/** The parser turns index signatures into `{  }`, which editors would offer as a value of the attribute. */
const noEmptyObjects = {
  name: 'no-empty-objects',
  packageLinkPhase({ customElementsManifest }) {
    for (const { attributes = [] } of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
      for (const { parsedType } of attributes) if (parsedType) parsedType.text = parsedType.text.replace(' | {  }', '');
    }
  },
};

/** Each constant list of the sources, as its values or keys in quotes. */
let lists = [];

function listsIn(ts, program) {
  const declarations = program
    .getSourceFiles()
    .filter(({ isDeclarationFile }) => !isDeclarationFile)
    .flatMap(({ statements }) => statements.filter(ts.isVariableStatement))
    .flatMap(({ declarationList }) => declarationList.declarations);
  return declarations.map(({ initializer: list }) => {
    while (list && (ts.isAsExpression(list) || ts.isSatisfiesExpression(list))) list = list.expression;
    const items = list?.elements ?? list?.properties?.map(({ name }) => name) ?? [];
    return items.map((item) => `'${item?.text}'`);
  });
}

/** TypeScript orders a union by where it meets each value first. Restores the order of the list in the sources. */
const orderedValues = {
  name: 'ordered-values',
  packageLinkPhase({ customElementsManifest }) {
    const declarations = customElementsManifest.modules.flatMap((module) => module.declarations);
    for (const { parsedType } of declarations.flatMap(({ attributes = [], members = [] }) => [
      ...attributes,
      ...members,
    ])) {
      const values = parsedType?.text.split(' | ') ?? [];
      const others = values.filter((value) => !value.startsWith("'"));
      const list = lists.find(
        (one) =>
          one.length > 1 && one.length + others.length === values.length && one.every((item) => values.includes(item)),
      );
      if (list) parsedType.text = [...others, ...list].join(' | ');
    }
  },
};

/** Writes the lists for editors, and adds data that their generators leave out. */
const editorLists = {
  name: 'editor-lists',
  packageLinkPhase({ customElementsManifest }) {
    const attributes = customElementsManifest.modules.flatMap(({ declarations }) =>
      declarations.flatMap((declaration) => declaration.attributes ?? []),
    );
    const flags = new Set(attributes.filter(({ type }) => type.text === 'boolean').map(({ name }) => name));
    const options = { typesSrc: 'parsedType' };

    const vsCode = JSON.parse(getVsCodeHtmlCustomData(customElementsManifest, options));
    for (const attribute of vsCode.tags.flatMap((tag) => tag.attributes)) {
      // VS Code's marker for an attribute without a value: it completes all others with `=""`.
      if (flags.has(attribute.name)) attribute.valueSet = 'v';
    }
    // JetBrains reads values from the types only if the syntax is named.
    const webTypes = {
      'js-types-syntax': 'typescript',
      ...JSON.parse(getWebTypesData(customElementsManifest, options)),
    };
    mkdirSync('dist', { recursive: true });
    for (const [name, list] of Object.entries({ 'vscode.html-custom-data': vsCode, 'web-types': webTypes })) {
      writeFileSync(`dist/${name}.json`, `${JSON.stringify(list, null, 2)}\n`);
    }
  },
};

const JSX = 'dist/esm/jsx.d.ts';
const REF = 'ref?: (T | ((e: T) => void)) | undefined;';
const jsxTypes = jsxTypesPlugin({
  outdir: 'dist/esm',
  fileName: 'jsx.d.ts',
  componentTypePath: (name, tag) => `./${tag.replace('ecpat-', '')}/${tag.replace('ecpat-', '')}.element.js`,
});
/**
 * Types for JSX with two fixes. The generator imports event details from the element's module, which does not export
 * them, so they are read from `HTMLElementEventMap`. It also does not accept the result of `useRef()`.
 */
const fixedJsxTypes = {
  name: 'fixed-jsx-types',
  packageLinkPhase({ customElementsManifest }) {
    const manifest = structuredClone(customElementsManifest);
    for (const { events = [] } of manifest.modules.flatMap(({ declarations }) => declarations)) {
      for (const event of events) event.type.text = `HTMLElementEventMap['${event.name}']`;
    }
    jsxTypes.packageLinkPhase({ customElementsManifest: manifest });
    const types = readFileSync(JSX, 'utf8');
    if (!types.includes(REF)) throw new Error(`${JSX} no longer contains "${REF}"`);
    writeFileSync(JSX, types.replace(REF, REF.replace('(T |', '(T | { current: T | null } |')));
  },
};

export default {
  globs,
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  overrideModuleCreation({ ts, globs: paths }) {
    const program = getTsProgram(ts, paths, 'scripts/tsconfig.build.json');
    lists = listsIn(ts, program);
    return program.getSourceFiles().filter(({ fileName }) => paths.some((path) => fileName.includes(path)));
  },
  plugins: [
    typeParserPlugin(),
    noEmptyObjects,
    orderedValues,
    modulePathResolverPlugin({
      modulePathTemplate: inDist('.js'),
      definitionPathTemplate: (path) => inDist('.js')(path).replace(/[^/]+$/, 'define.js'),
      typeDefinitionPathTemplate: inDist('.d.ts'),
    }),
    editorLists,
    fixedJsxTypes,
  ],
};
