import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { modulePathResolverPlugin } from '@wc-toolkit/module-path-resolver';
import { getTsProgram, typeParserPlugin } from '@wc-toolkit/type-parser';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const globs = ['src/*/*.element.ts', 'src/*/*.types.ts'];
const inDist = (extension) => (path) => path.replace(/^src\//, 'dist/esm/').replace(/\.ts$/, extension);

// The parser says of each library type that it leaves it out: nothing to act on, and it would bury what is.
const { warn } = console;
console.warn = (...words) => {
  if (!String(words).includes('[type-parser] - Skipped')) warn(...words);
};

/** The parser knows no index signatures, and editors would offer what it makes of one as a value of the attribute. */
const noEmptyObjects = {
  name: 'no-empty-objects',
  packageLinkPhase({ customElementsManifest }) {
    for (const { attributes = [] } of customElementsManifest.modules.flatMap(({ declarations }) => declarations)) {
      for (const { parsedType } of attributes) if (parsedType) parsedType.text = parsedType.text.replace(' | {  }', '');
    }
  },
};

export default {
  globs,
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  overrideModuleCreation({ ts, globs: paths }) {
    const program = getTsProgram(ts, paths, 'scripts/tsconfig.build.json');
    return program.getSourceFiles().filter(({ fileName }) => paths.some((path) => fileName.includes(path)));
  },
  plugins: [
    typeParserPlugin(),
    noEmptyObjects,
    modulePathResolverPlugin({
      modulePathTemplate: inDist('.js'),
      definitionPathTemplate: (path) => inDist('.js')(path).replace(/[^/]+$/, 'define.js'),
      typeDefinitionPathTemplate: inDist('.d.ts'),
    }),
    customElementVsCodePlugin({ outdir: 'dist', cssFileName: null, typesSrc: 'parsedType', hideLogs: true }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, typesSrc: 'parsedType', hideLogs: true }),
    jsxTypesPlugin({
      outdir: 'dist/esm',
      fileName: 'jsx.d.ts',
      componentTypePath: (name, tag) => `./${tag.replace('ecpat-', '')}/${tag.replace('ecpat-', '')}.element.js`,
    }),
  ],
};
