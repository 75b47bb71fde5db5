import js from '@eslint/js';
import globals from 'globals';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const STORAGE = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'XMLHttpRequest'];
/** Globals that pure functions must not use. */
const PAGE = ['document', 'window', 'navigator', 'location', 'fetch'];
const WIDGETS = ['helpline-banner', 'member-map', 'signup-form', 'framework-card'];

/** Forbids imports by path pattern. A later block for the same file replaces an earlier one, so each block is complete. */
const forbidImports = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }],
});
const LIT = [['lit', 'lit/*', '@lit/*'], 'Models and data are plain functions: no Lit.'];
const DEFINE = [
  ['**/define.js', '**/mount.js', '**/index.js'],
  'Classes define nothing; only the entries import these.',
];
const ELEMENT = [
  ['**/*.element.js', '**/element.js', '**/styles.js', '**/*.styles.js'],
  'Imports run from the element, not to it.',
];

/** Requires an id and a description in every message for translators. */
const MESSAGES = [
  { selector: 'CallExpression[callee.name="msg"][arguments.length<2]', message: 'msg() needs an id and a desc.' },
  ...['id', 'desc'].map((option) => ({
    selector: `CallExpression[callee.name="msg"] > ObjectExpression.arguments:not(:has(> Property[key.name="${option}"]))`,
    message: `msg() needs an explicit ${option}: the minifier changes the text that an automatic id is made from, and translators see only the desc.`,
  })),
];

/** Built-ins that pre-2010 libraries replace with functions of the same name. */
const REPLACED = [
  { selector: 'ForInStatement', message: 'Old libraries add names to every object: use Object.keys().' },
  { selector: 'CallExpression[callee.property.name="reduce"]', message: 'Prototype.js replaces reduce().' },
  {
    selector: 'CallExpression[callee.object.name="Array"][callee.property.name="from"][arguments.length>1]',
    message: 'Array.from() of Prototype.js and MooTools takes no function.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'site/', '**/generated/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/**/*.ts', 'test/**/*.ts'], ...lit.configs['flat/recommended'] },
  { files: ['src/**/*.ts'], ...wc.configs['flat/recommended'] },
  { files: ['src/**/*.ts'], plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': [
        'error',
        ...MESSAGES,
        ...REPLACED,
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Text only, never markup.',
        },
        {
          selector: 'CallExpression[callee.property.name="open"][callee.object.name="window"]',
          message: 'One tab only.',
        },
      ],
      'no-restricted-globals': ['error', ...STORAGE],
      'no-restricted-properties': [
        'error',
        { object: 'document', property: 'cookie' },
        { object: 'navigator', property: 'sendBeacon' },
        { object: 'navigator', property: 'geolocation' },
      ],
    },
  },
  { files: ['stories/builder/*.ts'], rules: { 'no-restricted-syntax': ['error', ...MESSAGES] } },
  // The import direction: define → element → model, types, styles → internal; element → data.
  ...WIDGETS.map((widget) => {
    const others = [
      WIDGETS.filter((other) => other !== widget).map((other) => `**/${other}/*`),
      'No widget imports another.',
    ];
    return [
      { files: [`src/${widget}/**/*.ts`], ignores: ['**/define.ts'], rules: forbidImports(others, DEFINE) },
      {
        files: [
          `src/${widget}/*.model.ts`,
          `src/${widget}/*.types.ts`,
          `src/${widget}/geometry/*.ts`,
          `src/${widget}/services/*.ts`,
        ],
        rules: {
          ...forbidImports(others, DEFINE, LIT, ELEMENT),
          'no-restricted-globals': ['error', ...STORAGE, ...PAGE],
        },
      },
    ];
  }).flat(),
  {
    files: ['src/internal/**/*.ts'],
    rules: forbidImports(
      [WIDGETS.map((widget) => `**/${widget}/*`).concat('**/data/*'), 'internal/ imports no widget and no data.'],
      DEFINE,
    ),
  },
  {
    files: ['src/data/**/*.ts'],
    rules: {
      ...forbidImports(LIT, DEFINE, ELEMENT, [WIDGETS.map((widget) => `**/${widget}/*`), 'Data imports no widget.']),
      'no-restricted-globals': ['error', ...STORAGE, ...PAGE],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
  {
    files: ['test/{bundle,frameworks,scripts,storybook}/**', 'scripts/**', 'bench/**', '*.mjs', 'stories/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|describe|test)$/][property.name=/^(only|skip)$/]',
          message: 'Every test runs.',
        },
      ],
    },
  },
);
